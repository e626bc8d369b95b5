"""One criterion and one year's figure: which number it looks at, and what that answers. PURE."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from fosse.evidence.indicator import Comparison, Indicator, Point
from fosse.evidence.measure import Measure

from .logic import Answer, answer
from .question import Question
from .terms import Criterion, Operator, Statistic
from .wording import when, why_not

# Figures are compared as they are shown to ten decimals, so that 0.3 − 0.1 is 0.2.
DECIMALS = 10

_COMPARE: Mapping[Operator, Callable[[float, float], bool]] = {
    Operator.BELOW: lambda number, threshold: number < threshold,
    Operator.AT_MOST: lambda number, threshold: number <= threshold,
    Operator.ABOVE: lambda number, threshold: number > threshold,
    Operator.AT_LEAST: lambda number, threshold: number >= threshold,
}


class Look(NamedTuple):
    """What one year says: the answer, the number it rests on, or why there is none.

    `earlier` is the figure that a change starts from; `limit` what a probability speaks of.
    """

    point: Point
    answer: Answer
    number: float | None = None
    why_not: str = ""
    earlier: Indicator | None = None
    limit: float | None = None


def look(
    question: Question, point: Point, earlier: Point | None, measure: Measure | None = None
) -> Look:
    """Put the question to one figure. `earlier` is the figure `over_years` before, if any;
    `measure` that of the figure, where the question has several."""
    criterion, indicator = question.criterion, point.indicator
    if criterion.statistic is Statistic.JUDGEMENT:
        return _judged(criterion, measure or question.measure, point)
    if indicator.value is None:
        return Look(point, Answer.NOT_KNOWN, why_not=why_not(indicator))
    if indicator.cohort is not None and indicator.cohort < criterion.minimum_cohort:
        return Look(point, Answer.NOT_KNOWN, why_not=_too_few(criterion, indicator))
    limit = _limit(criterion, point.comparison)
    before = earlier.indicator if earlier else None
    number = _NUMBERS[criterion.statistic](question, point, before, limit)
    if number is None:
        return Look(point, Answer.NOT_KNOWN, why_not=_lacking(criterion, indicator, before))
    number = round(number, DECIMALS)
    threshold = criterion.threshold if criterion.threshold is not None else 0.0
    found = answer(_COMPARE[criterion.operator](number, threshold))
    return Look(point, found, number, "", before, limit)


def _judged(criterion: Criterion, measure: Measure, point: Point) -> Look:
    word = point.indicator.word
    if word is None:
        return Look(point, Answer.NOT_KNOWN, why_not=why_not(point.indicator))
    named = word in criterion.judgements.get(measure.id, ())
    return Look(point, answer(named == (criterion.operator is Operator.ONE_OF)))


def _too_few(criterion: Criterion, indicator: Indicator) -> str:
    return (
        f"in {when(indicator)} only {indicator.cohort:g} pupils are counted, and the policy "
        f"asks for {criterion.minimum_cohort:g}"
    )


def _limit(criterion: Criterion, comparison: Comparison | None) -> float | None:
    if not criterion.statistic.is_probability or criterion.limit is not None:
        return criterion.limit
    return comparison.national if comparison else None


Number = Callable[[Question, Point, Indicator | None, float | None], float | None]


def _own(name: str) -> Number:
    """A field of the indicator itself."""

    def number(
        q: Question, point: Point, before: Indicator | None, limit: float | None
    ) -> float | None:
        found: float | None = getattr(point.indicator, name)
        return found

    return number


def _compared(name: str) -> Number:
    """A field of its comparison."""

    def number(
        q: Question, point: Point, before: Indicator | None, limit: float | None
    ) -> float | None:
        found: float | None = getattr(point.comparison, name, None)
        return found

    return number


def _difference(
    question: Question, point: Point, before: Indicator | None, limit: float | None
) -> float | None:
    value, comparison = point.indicator.value, point.comparison
    if value is None or comparison is None or comparison.national is None:
        return None
    return value - comparison.national


def _below(
    question: Question, point: Point, before: Indicator | None, limit: float | None
) -> float | None:
    if point.comparison is None or limit is None:
        return None
    return point.comparison.probability_below(limit)


def _above(
    question: Question, point: Point, before: Indicator | None, limit: float | None
) -> float | None:
    below = _below(question, point, before, limit)
    return None if below is None else 1 - below


def _changed(
    question: Question, point: Point, before: Indicator | None, limit: float | None
) -> float | None:
    return _change(question.criterion.statistic, question.measure, point.indicator, before)


_NUMBERS: Mapping[Statistic, Number] = {
    Statistic.VALUE: _own("value"),
    Statistic.INTERVAL_LOW: _own("low"),
    Statistic.INTERVAL_HIGH: _own("high"),
    Statistic.PERCENTILE: _compared("percentile"),
    Statistic.Z_ADJUSTED: _compared("z_adjusted"),
    Statistic.PROBABILITY_BELOW: _below,
    Statistic.PROBABILITY_ABOVE: _above,
    Statistic.DIFFERENCE_FROM_NATIONAL: _difference,
    Statistic.CHANGE: _changed,
    Statistic.CHANGE_PERCENT: _changed,
}


def _change(
    statistic: Statistic, measure: Measure, now: Indicator, before: Indicator | None
) -> float | None:
    if before is None or before.value is None or now.value is None:
        return None
    if any(before.year < broken.year <= now.year for broken in measure.breaks):
        return None
    if statistic is Statistic.CHANGE:
        return now.value - before.value
    return 100 * (now.value / before.value - 1) if before.value > 0 else None


def _lacking(criterion: Criterion, indicator: Indicator, before: Indicator | None) -> str:
    """Why a statistic can't be had although the value is known."""
    year = when(indicator)
    if criterion.statistic.is_change:
        span = f"{criterion.over_years} year{'s' if criterion.over_years > 1 else ''}"
        if before is None or before.value is None:
            return f"there is no figure {span} before {year} to compare with"
        return f"the figure for {year} can't be compared with that for {when(before)}"
    if criterion.statistic is Statistic.DIFFERENCE_FROM_NATIONAL:
        return f"there is no national figure for {year}"
    return f"how far the figure for {year} can be trusted, or compared, is not known"
