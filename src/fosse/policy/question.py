"""A criterion made ready to be put to many schools as at one day. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from fosse.evidence.indicator import Indicator
from fosse.evidence.measure import Measure

from .terms import Criterion


@dataclass(frozen=True, eq=False, slots=True)
class Question:
    """`measures` are those that the criterion looks at, `measure` the first; evidence of
    before `oldest` is not used."""

    criterion: Criterion
    measure: Measure
    measures: tuple[Measure, ...]
    as_at: date
    oldest: date


def question(criterion: Criterion, measures: Mapping[str, Measure], as_at: date) -> Question:
    """The criterion as it is asked on a day."""
    return Question(
        criterion=criterion,
        measure=measures[criterion.measure],
        measures=tuple(measures[name] for name in criterion.measures),
        as_at=as_at,
        oldest=years_before(as_at, criterion.oldest_years),
    )


def day_of(measure: Measure, indicator: Indicator) -> date:
    """The day that a figure speaks of: an inspection's, or the last day of its year."""
    if indicator.on is not None:
        return indicator.on
    if not indicator.year:
        return indicator.source.published_on
    return end_of(indicator.year, measure.year_kind)


@lru_cache(maxsize=1000)
def end_of(year: str, kind: str) -> date:
    """The last day of an academic year, 31 August, or of a financial year, 31 March."""
    ends = int(year[:4]) + 1
    return date(ends, 3, 31) if kind == "financial" else date(ends, 8, 31)


def years_before(day: date, years: int) -> date:
    """The same day, years before; 28 February for the 29th."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year - years)


@lru_cache(maxsize=1000)
def year_before(label: str, years: int) -> str:
    """ "2018/19", 3 → "2015/16"; "" for what is no year."""
    if not label[:4].isdigit():
        return ""
    start = int(label[:4]) - years
    return f"{start}/{(start + 1) % 100:02d}"
