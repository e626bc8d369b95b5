"""What a criterion asks and what a rule takes, in words for everybody. PURE."""

from __future__ import annotations

from collections.abc import Mapping

from fosse.evidence.measure import Measure, Unit
from fosse.policy.terms import Condition, ConditionKind, Criterion, Operator, Policy, Statistic
from fosse.policy.wording import chance, listed
from fosse.web.words import count

Measures = Mapping[str, Measure]

_COMPARED: Mapping[Operator, str] = {
    Operator.BELOW: "below {}",
    Operator.AT_MOST: "{} or less",
    Operator.ABOVE: "above {}",
    Operator.AT_LEAST: "{} or more",
}
_OF_THE_VALUE = {
    Statistic.VALUE: "",
    Statistic.INTERVAL_LOW: "the lower end of its 95% interval ",
    Statistic.INTERVAL_HIGH: "the upper end of its 95% interval ",
}


def question(criterion: Criterion, measures: Measures) -> str:
    """What is asked of a school's evidence, as a sentence.

    “Reading, writing and maths, expected standard: is it likely (4 in 5 or more) that the
    school's own figure is below 50%?”
    """
    if criterion.statistic is Statistic.JUDGEMENT:
        return f"{_judged(criterion, measures)}{_conditions(criterion)}"
    measure = measures[criterion.measure]
    return f"{measure.title}: {_asked(criterion, measure)}{_conditions(criterion)}"


def condition(of: Condition, policy: Policy) -> str:
    """What one condition of a rule takes, as the start of a sentence without its full stop."""
    titles = _named(of, policy)
    number = f"{of.number:g}"
    match of.kind:
        case ConditionKind.ANY_OF:
            return (
                f"Any of these holds: {listed(titles)}" if len(titles) > 1 else f"{titles[0]} holds"
            )
        case ConditionKind.ALL_OF:
            return f"All of these hold: {listed(titles)}"
        case ConditionKind.AT_LEAST:
            return f"At least {number} of these hold: {listed(titles)}"
        case ConditionKind.POINTS:
            return f"{number} points or more, from {listed(titles)}"
        case ConditionKind.NONE_OF:
            return (
                f"Of {listed(titles)}, none is known to hold and at least {number} are known not to"
            )


def _named(of: Condition, policy: Policy) -> list[str]:
    """The criteria of a condition; all the policy's concerns, or all that give no level at once,
    by those words rather than one by one."""
    asked = set(of.criteria)
    concerns = {criterion.id for criterion in policy.criteria if criterion.concern}
    at_once = {criterion.id for criterion in policy.criteria if criterion.trigger}
    if len(asked) > 3 and asked == concerns:
        return ["all the concerns"]
    if len(asked) > 3 and asked == concerns - at_once:
        return ["all the concerns but those that give a level at once"]
    return [f"“{policy.criterion(name).title}”" for name in of.criteria]


def _asked(criterion: Criterion, measure: Measure) -> str:
    statistic, compared = criterion.statistic, _compared(criterion, measure)
    if statistic in _OF_THE_VALUE:
        return f"is {_OF_THE_VALUE[statistic]}{compared}"
    if statistic is Statistic.PERCENTILE:
        return f"is the school's place among schools of its kind {compared}, where 100 is the best"
    if statistic is Statistic.Z_ADJUSTED:
        return (
            f"is it {compared} standard deviations from the national figure, after allowing for "
            "how widely schools differ"
        )
    if statistic.is_probability:
        return _likely(criterion, measure)
    if statistic is Statistic.DIFFERENCE_FROM_NATIONAL:
        return f"is its difference from the national figure {compared}"
    return f"is its change over {count(criterion.over_years, 'year')} {compared}"


def _likely(criterion: Criterion, measure: Measure) -> str:
    side = "below" if criterion.statistic is Statistic.PROBABILITY_BELOW else "above"
    limit = "the national figure" if criterion.limit is None else measure.in_words(criterion.limit)
    words, fraction = chance(criterion.threshold or 0)
    least = "or more" if criterion.operator in {Operator.AT_LEAST, Operator.ABOVE} else "or less"
    return f"is it {words} ({fraction} {least}) that the school's own figure is {side} {limit}"


def _compared(criterion: Criterion, measure: Measure) -> str:
    return _COMPARED[criterion.operator].format(_threshold(criterion, measure))


def _threshold(criterion: Criterion, measure: Measure) -> str:
    number = criterion.threshold or 0
    if criterion.statistic is Statistic.CHANGE_PERCENT:
        return f"{number:g}%"
    if criterion.statistic in {Statistic.PERCENTILE, Statistic.Z_ADJUSTED}:
        return f"{number:g}"
    if criterion.statistic in {Statistic.DIFFERENCE_FROM_NATIONAL, Statistic.CHANGE}:
        return f"{number:g}{' percentage points' if measure.unit is Unit.PERCENT else ''}"
    return measure.in_words(number)


def _judged(criterion: Criterion, measures: Measures) -> str:
    """The judgements by framework: “Leadership: Needs attention or Urgent improvement; …”."""
    told = [
        f"{measures[measure].title}: {listed(words, 'or')}"
        for measure, words in criterion.judgements.items()
    ]
    negated = criterion.operator is Operator.NONE_OF
    return f"Did the newest inspection find {'none' if negated else 'any'} of: {'; '.join(told)}"


def _conditions(criterion: Criterion) -> str:
    """The years, the fewest pupils; and the mark of a question."""
    told = ""
    if criterion.window > 1:
        told = f", in {criterion.needed} of the last {criterion.window} years"
    if criterion.minimum_cohort:
        told += f", where at least {criterion.minimum_cohort:g} pupils are counted"
    return f"{told}?"
