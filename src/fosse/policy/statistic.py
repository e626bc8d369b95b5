"""One criterion and one year's figure: which number it looks at, and what that answers. PURE."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fosse.evidence.indicator import Comparison, Indicator, Point
from fosse.evidence.measure import Measure

from .logic import Answer, answer
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


@dataclass(frozen=True, slots=True)
class Look:
    """What one year says: the answer, the number it rests on, or why there is none.

    `earlier` is the figure that a change starts from; `limit` what a probability speaks of.
    """

    point: Point
    answer: Answer
    number: float | None = None
    why_not: str = ""
    earlier: Indicator | None = None
    limit: float | None = None


def look(criterion: Criterion, measure: Measure, point: Point, earlier: Point | None) -> Look:
    """Put the criterion to one figure. `earlier` is the figure `over_years` before, if any."""
    indicator = point.indicator
    if criterion.statistic is Statistic.JUDGEMENT:
        return _judged(criterion, measure, point)
    if indicator.value is None:
        return Look(point, Answer.NOT_KNOWN, why_not=why_not(indicator))
    if indicator.cohort is not None and indicator.cohort < criterion.minimum_cohort:
        few = (
            f"in {when(indicator)} only {indicator.cohort:g} pupils are counted, and the policy "
            f"asks for {criterion.minimum_cohort:g}"
        )
        return Look(point, Answer.NOT_KNOWN, why_not=few)
    limit = _limit(criterion, point.comparison)
    before = earlier.indicator if earlier else None
    number = _number(criterion, measure, point, before, limit)
    if number is None:
        return Look(point, Answer.NOT_KNOWN, why_not=_lacking(criterion, indicator, before))
    number = round(number, DECIMALS)
    threshold = criterion.threshold if criterion.threshold is not None else 0.0
    found = answer(_COMPARE[criterion.operator](number, threshold))
    return Look(point, found, number, earlier=before, limit=limit)


def _judged(criterion: Criterion, measure: Measure, point: Point) -> Look:
    word = point.indicator.word
    if word is None:
        return Look(point, Answer.NOT_KNOWN, why_not=why_not(point.indicator))
    named = word in criterion.judgements.get(measure.id, ())
    return Look(point, answer(named == (criterion.operator is Operator.ONE_OF)))


def _limit(criterion: Criterion, comparison: Comparison | None) -> float | None:
    if not criterion.statistic.is_probability or criterion.limit is not None:
        return criterion.limit
    return comparison.national if comparison else None


def _number(
    criterion: Criterion,
    measure: Measure,
    point: Point,
    before: Indicator | None,
    limit: float | None,
) -> float | None:
    """The number that the criterion's statistic names; None where it can't be had."""
    indicator, comparison = point.indicator, point.comparison
    value = indicator.value
    match criterion.statistic:
        case Statistic.VALUE:
            return value
        case Statistic.INTERVAL_LOW:
            return indicator.low
        case Statistic.INTERVAL_HIGH:
            return indicator.high
        case Statistic.CHANGE | Statistic.CHANGE_PERCENT:
            return _change(criterion.statistic, measure, indicator, before)
    if comparison is None or value is None:
        return None
    match criterion.statistic:
        case Statistic.PERCENTILE:
            return comparison.percentile
        case Statistic.Z_ADJUSTED:
            return comparison.z_adjusted
        case Statistic.DIFFERENCE_FROM_NATIONAL if comparison.national is not None:
            return value - comparison.national
        case Statistic.PROBABILITY_BELOW if limit is not None:
            return comparison.probability_below(limit)
        case Statistic.PROBABILITY_ABOVE if limit is not None:
            below = comparison.probability_below(limit)
            return None if below is None else 1 - below
    return None


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
