"""One measure of one school through time, beside the country and similar schools. PURE.

What is drawn and what is said; `chart_marks.py` places the marks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .amount import Amount
from .table import Table

Better = Literal["higher", "lower", ""]
Size = Literal["small", "large"]


@dataclass(frozen=True, slots=True)
class Result:
    """A value of one year with its 95% interval, where one is known.

    `whose` names the predecessor that it was published for; empty for the school's own.
    """

    year: str
    value: float
    low: float | None = None
    high: float | None = None
    cohort: float | None = None
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What a year is compared with: the national value and similar schools' quartiles."""

    year: str
    national: float | None = None
    similar_low: float | None = None
    similar_high: float | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A year in which the school's value is not known, and why, in words."""

    year: str
    because: str


@dataclass(frozen=True, slots=True)
class Break:
    """From `year` on, values cannot be compared with those before it, and why."""

    year: str
    because: str


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Years across, the school's value as a dot with its 95% interval, the national value as
    a thin line, the middle half of similar schools as a band.

    `years` are all years from left to right; a year without a result needs no gap of its
    own, and is then said to hold none. Raises `ValueError` for a result, a backdrop or a gap
    of a year that is not among them, and for a gap without a reason.
    """

    key: str
    title: str
    subject: str
    amount: Amount
    better: Better
    years: tuple[str, ...]
    results: tuple[Result, ...] = ()
    backdrop: tuple[Backdrop, ...] = ()
    gaps: tuple[Gap, ...] = ()
    breaks: tuple[Break, ...] = ()
    size: Size = "small"
    national_name: str = "England"
    similar_name: str = "similar schools"

    def __post_init__(self) -> None:
        if any(not gap.because.strip() for gap in self.gaps):
            raise ValueError(f"“{self.title}” has a gap without a reason: say why it is not known.")
        dated: tuple[Result | Backdrop | Gap, ...] = (*self.results, *self.backdrop, *self.gaps)
        for each in dated:
            if each.year not in self.years:
                raise ValueError(
                    f"“{self.title}” has no place for {each.year}: its years are {self.years}."
                )

    @property
    def own(self) -> tuple[Result, ...]:
        return tuple(result for result in self.results if not result.whose)

    @property
    def predecessors(self) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.whose)

    @property
    def latest(self) -> Result | None:
        """The newest result, the school's own before a predecessor's of the same year."""
        place = {year: number for number, year in enumerate(self.years)}
        return max(
            self.results, key=lambda result: (place[result.year], not result.whose), default=None
        )

    @property
    def shown(self) -> tuple[str, ...]:
        """The years that are drawn: from the first of which anything is known. The table has
        them all."""
        seen = {result.year for result in self.results} | {each.year for each in self.backdrop}
        first = next((place for place, year in enumerate(self.years) if year in seen), 0)
        return self.years[first:]

    @property
    def unknown(self) -> tuple[Gap, ...]:
        """Every year without the school's own result, oldest first, with the reason."""
        reasons = {gap.year: gap for gap in self.gaps}
        own = {result.year for result in self.own}
        theirs = {result.year for result in self.predecessors}
        return tuple(
            reasons.get(year) or Gap(year, "no result is held")
            for year in self.years
            if year not in own and (year in reasons or year not in theirs)
        )

    @property
    def description(self) -> str:
        """What the picture shows, for somebody who does not see it."""
        latest = self.latest
        if latest is None:
            return f"{self.subject}: no year is known. {self._direction()}".strip()
        known = len({result.year for result in self.results})
        theirs = f", a result of {latest.whose}" if latest.whose else ""
        return (
            f"{self.subject}, {latest.year}{theirs}: {self._said(latest)}. "
            f"Known for {known} of {len(self.years)} years. {self._direction()}"
        ).strip()

    def svg(self) -> str:
        """The chart as a drawing that stands alone."""
        from .chart_marks import draw

        return draw(self)

    def table(self) -> Table:
        """The chart as a table, a row for each year and result."""
        return Table(
            caption=self.title,
            headers=(
                "Year",
                "Value",
                "95% interval",
                "Pupils",
                self.national_name,
                f"Middle half of {self.similar_name}",
                "Note",
            ),
            rows=tuple(row for year in self.years for row in self._rows(year)),
            numeric=frozenset({1, 2, 3, 4, 5}),
        )

    def _rows(self, year: str) -> Iterable[tuple[str, ...]]:
        behind = next((each for each in self.backdrop if each.year == year), Backdrop(year))
        compared = (
            "" if behind.national is None else self.amount.say(behind.national),
            self.amount.interval(behind.similar_low, behind.similar_high),
        )
        because = next((gap.because for gap in self.unknown if gap.year == year), "")
        broken = next(
            (
                f"Not comparable with earlier years: {b.because}"
                for b in self.breaks
                if b.year == year
            ),
            "",
        )
        if because:
            yield (year, "Not known", "", "", *compared, "; ".join(filter(None, (because, broken))))
        for result in (each for each in self.results if each.year == year):
            theirs = f"Result of {result.whose}" if result.whose else ""
            yield (
                year,
                self.amount.say(result.value),
                self.amount.interval(result.low, result.high),
                "" if result.cohort is None else f"{result.cohort:,.0f}",
                *compared,
                "; ".join(filter(None, (theirs, broken))),
            )

    def _said(self, result: Result) -> str:
        interval = self.amount.interval(result.low, result.high)
        behind = next(
            (each for each in self.backdrop if each.year == result.year), Backdrop(result.year)
        )
        parts = [
            self.amount.say(result.value) + (f" (95% interval {interval})" if interval else "")
        ]
        if behind.national is not None:
            parts.append(f"{self.national_name} {self.amount.say(behind.national)}")
        if similar := self.amount.interval(behind.similar_low, behind.similar_high):
            parts.append(f"middle half of {self.similar_name} {similar}")
        return "; ".join(parts)

    def _direction(self) -> str:
        return f"{self.better.capitalize()} is better." if self.better else ""
