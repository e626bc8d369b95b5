"""A school's published results, gathered under headings: charts, judgements, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fosse.documents.figure import Figure
from fosse.evidence.indicator import Series
from fosse.evidence.measure import Measure

from .. import series as drawn
from ..words import count

FIRST = ("Key stage 2", "Key stage 4", "Inspection", "Attendance", "Pupils", "Staff and money")


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that belong together, such as those of key stage 2."""

    name: str
    figures: tuple[Figure, ...]
    judgements: tuple[drawn.Judgement, ...]


def groups(
    profile: Mapping[str, Series],
    measures: Mapping[str, Measure],
    *,
    school: str,
    names: Mapping[int, str],
) -> tuple[Group, ...]:
    """The groups in the measures' own order; measures without any value are left to `unknown`."""
    shown = [(measures[id_], series) for id_, series in profile.items() if _has_value(series)]
    headings = sorted(dict.fromkeys(measure.group for measure, _ in shown), key=_place)
    return tuple(
        Group(
            name=heading,
            figures=tuple(
                drawn.figure(series, measure, school=school, names=names)
                for measure, series in shown
                if measure.group == heading and not measure.graded
            ),
            judgements=_newest_first(
                judgement
                for measure, series in shown
                if measure.group == heading and measure.graded
                for judgement in drawn.judgements(series, measure, names)
            ),
        )
        for heading in headings
    )


def _newest_first(judgements: Iterable[drawn.Judgement]) -> tuple[drawn.Judgement, ...]:
    """Inspection by inspection, each under the framework that made it."""
    by_name = sorted(judgements, key=lambda each: (each.framework, each.measure))
    return tuple(sorted(by_name, key=lambda each: each.day or date.min, reverse=True))


def unknown(profile: Mapping[str, Series], measures: Mapping[str, Measure]) -> tuple[str, ...]:
    """A sentence for each measure without any value: which, and why."""
    return tuple(
        f"{measures[id_].title}: {_reasons(series)}."
        for id_, series in profile.items()
        if not _has_value(series)
    )


def rows(
    profile: Mapping[str, Series], measures: Mapping[str, Measure], names: Mapping[int, str]
) -> list[dict[str, object]]:
    """Every indicator as a row of a download, with its source."""
    return [
        {
            "measure": id_,
            "title": measures[id_].title,
            "year": found.year,
            "value": found.value,
            "low": found.low,
            "high": found.high,
            "pupils": found.cohort,
            "in_words": found.word or "",
            "status": found.status.value,
            "published_as": found.raw,
            "published_for": found.urn or "",
            "published_for_name": names.get(found.urn, "" if found.urn else "a predecessor"),
            "national": against.national if against else None,
            "release": str(found.source),
        }
        for id_, series in profile.items()
        for found, against in ((point.indicator, point.comparison) for point in series.points)
    ]


RESULT_COLUMNS = (
    "measure", "title", "year", "value", "low", "high", "pupils", "in_words", "status",
    "published_as", "published_for", "published_for_name", "national", "release",
)  # fmt: skip


def _place(heading: str) -> int:
    """Results come first, then what explains them; headings of later measures come last."""
    return FIRST.index(heading) if heading in FIRST else len(FIRST)


def _has_value(series: Series) -> bool:
    return any(point.indicator.value is not None or point.indicator.word for point in series.points)


def _reasons(series: Series) -> str:
    """Why nothing is known, each reason with its years."""
    told: dict[str, list[str]] = {}
    for point in series.points:
        told.setdefault(point.indicator.status.in_words, []).append(point.indicator.year)
    for year, why in series.missing.items():
        told.setdefault(why, []).append(year)
    if not told:
        return "no release that holds it is loaded"
    return "; ".join(f"{_years(years)}{why}" for why, years in told.items())


def _years(years: Iterable[str]) -> str:
    named = sorted({year for year in years if year})
    if not named:
        return ""
    return f"{', '.join(named)}: " if len(named) <= 3 else f"{count(len(named), 'year')}: "
