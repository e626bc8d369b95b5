"""The statistics as a table: for the page, its downloads and the command alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from .exemptions import EXEMPTIONS
from .kinds import Verdict
from .outcomes import Outcome
from .statistics import Figures, Statistics

FIGURES: Mapping[str, str] = {
    "received": "Requests received",
    "eir": "For environmental information",
    "open": "Open",
    "open_late": "Open and late",
    "open_waiting": "Open, waiting for the requester",
    "answered": "Answered",
    "in_time": "Answered in time",
    "in_extended_time": "Answered in extended time",
    "late": "Answered late",
    "extended": "Extended",
}
"""Each figure by its name, in the order in which they are read, with its words."""

SHARES = ("eir_share", "in_time_share")


@dataclass(frozen=True, slots=True)
class Line:
    """A figure through the quarters, and in all."""

    name: str
    words: str
    counts: tuple[int, ...]
    whole: int


def lines(found: Statistics) -> tuple[Line, ...]:
    """Every figure, outcome, exemption and review as a line, the quarters as its columns."""
    quarters = [row(figures) for figures in found.quarters]
    names = row(found.whole)
    return tuple(
        Line(name, words_of(name), tuple(each.get(name, 0) for each in quarters), whole)
        for name, whole in names.items()
    )


def row(figures: Figures) -> Mapping[str, int]:
    """The figures of a quarter by name: those of `FIGURES`, then `outcome_…`, `exemption_…` and
    `review_…`."""
    outcomes = {f"outcome_{o.value}": figures.outcomes[o] for o in Outcome if o is not Outcome.OPEN}
    return {
        **{name: getattr(figures, name) for name in FIGURES},
        **outcomes,
        **{f"exemption_{provision}": count for provision, count in figures.exemptions.items()},
        **{f"review_{outcome}": count for outcome, count in figures.reviews.items()},
    }


def rows(found: Statistics) -> tuple[Sequence[str], Sequence[Mapping[str, object]]]:
    """The columns and, for each quarter, a row: for programs. The last row is of the whole time.
    Shares are of 1, and empty where there is nothing to share."""
    columns = ("quarter", "from", "to", *row(found.whole), *SHARES)
    made = [_row(figures, columns) for figures in found.quarters]
    return columns, [*made, {**_row(found.whole, columns), "quarter": "all"}]


def words_of(name: str) -> str:
    """What a figure is, in words."""
    kind, _, rest = name.partition("_")
    if name in FIGURES:
        return FIGURES[name]
    if kind == "outcome":
        return Outcome(rest).words
    if kind == "exemption":
        return f"Claimed: {EXEMPTIONS[rest].section}" if rest in EXEMPTIONS else f"Claimed: {rest}"
    words = "still open" if rest == "open" else Verdict(rest).words
    return f"Reviews: {words[:1].lower()}{words[1:]}"


def _row(figures: Figures, columns: Sequence[str]) -> Mapping[str, object]:
    found: Mapping[str, object] = {
        "quarter": figures.words,
        "from": figures.starts_on.isoformat(),
        "to": (figures.ends_on - timedelta(days=1)).isoformat(),
        **row(figures),
        **{name: _share(getattr(figures, name)) for name in SHARES},
    }
    return {column: found.get(column, 0) for column in columns}


def _share(share: float | None) -> float | str:
    return "" if share is None else round(share, 4)
