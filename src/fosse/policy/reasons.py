"""Why a criterion is answered as it is, in words. PURE."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from fosse.evidence.measure import Measure

from .logic import Answer
from .statistic import Look
from .terms import Criterion, Operator, Statistic
from .window import Year
from .wording import NOT_SAID, apart, chance, fields_of, listed, shown, when

_NOT: Mapping[Operator, str] = {
    Operator.BELOW: "not below",
    Operator.AT_MOST: "above",
    Operator.ABOVE: "not above",
    Operator.AT_LEAST: "below",
}


def reason(
    criterion: Criterion, measure: Measure, look: Look, found: Answer, window: Sequence[Year]
) -> str:
    """The sentence for a YES or a NO: the policy's own wording, or Fosse's where it has none.

    `look` is the year that is shown, `window` all years that were looked at, newest first.
    """
    template = criterion.because if found is Answer.YES else criterion.because_not
    if not template:
        return _in_years(criterion, window) + _WORDED[criterion.statistic](criterion, measure, look)
    years = tuple(year.label for year in window if year.answer is Answer.YES)
    used = fields_of(template)
    return template.format_map(
        {name: _FIELDS[name](criterion, measure, look, years) for name in used}
    )


def _in_years(criterion: Criterion, window: Sequence[Year]) -> str:
    """In how many of the years it holds and, where some are not known, in which."""
    if criterion.window == 1:
        return ""
    yes, no, unknown = (
        [year.label for year in reversed(window) if year.answer is given]
        for given in (Answer.YES, Answer.NO, Answer.NOT_KNOWN)
    )
    others = criterion.window - len(window)
    if not unknown and not others:
        found = f" ({listed(yes)})" if yes else ""
        return f"In {len(yes) or 'none'} of the last {criterion.window} years{found}. "
    known = [f"it holds in {listed(yes)}"] if yes else []
    known += [f"it does not hold in {listed(no)}"] if no else []
    lacking = [f"{listed(unknown)} {'is' if len(unknown) == 1 else 'are'} not known"] * bool(
        unknown
    )
    if others:
        lacking.append(f"{others} other year{'' if others == 1 else 's'} can't be used")
    return f"Of the last {criterion.window} years {listed(known)}; {listed(lacking)}. "


def _fact(measure: Measure, look: Look) -> str:
    """ "Progress 8 was −0.82 (−1.05 to −0.59) in 2018/19; England −0.03" """
    indicator, comparison = look.point.indicator, look.point.comparison
    said = f"{measure.title} was {shown(measure, indicator.value)}"
    if indicator.low is not None and indicator.high is not None:
        said += f" ({measure.in_words(indicator.low)} to {measure.in_words(indicator.high)})"
    said += f" in {when(indicator)}"
    if comparison and comparison.national is not None:
        said += f"; England {measure.in_words(comparison.national)}"
    return said


def _relation(criterion: Criterion, look: Look, threshold: str) -> str:
    words = criterion.operator.value if look.answer is Answer.YES else _NOT[criterion.operator]
    return f"{words} {threshold}"


def _threshold(criterion: Criterion, measure: Measure) -> str:
    threshold = criterion.threshold or 0.0
    match criterion.statistic:
        case Statistic.VALUE | Statistic.INTERVAL_LOW | Statistic.INTERVAL_HIGH:
            return measure.in_words(threshold)
        case Statistic.PROBABILITY_BELOW | Statistic.PROBABILITY_ABOVE:
            return chance(threshold)[1]
        case Statistic.CHANGE_PERCENT:
            return f"{threshold:+g}%".replace("-", "−")
        case Statistic.DIFFERENCE_FROM_NATIONAL | Statistic.CHANGE:
            sign = "−" if threshold < 0 else "+" if threshold > 0 else ""
            return f"{sign}{apart(measure, threshold)}"
        case _:
            return f"{threshold:g}".replace("-", "−")


def _value(criterion: Criterion, measure: Measure, look: Look) -> str:
    return f"{_fact(measure, look)}: {_relation(criterion, look, _threshold(criterion, measure))}."


def _interval(criterion: Criterion, measure: Measure, look: Look) -> str:
    end = "lower" if criterion.statistic is Statistic.INTERVAL_LOW else "upper"
    relation = _relation(criterion, look, _threshold(criterion, measure))
    return f"{_fact(measure, look)}: the {end} end of its interval is {relation}."


def _percentile(criterion: Criterion, measure: Measure, look: Look) -> str:
    universe = look.point.comparison.universe if look.point.comparison else ""
    relation = _relation(criterion, look, _threshold(criterion, measure))
    place = f"place {look.number:.0f} of 100 among {universe}, 100 the best"
    return f"{_fact(measure, look)}: {place}; {relation}."


def _z_adjusted(criterion: Criterion, measure: Measure, look: Look) -> str:
    steps = f"{look.number:.1f}".replace("-", "−")
    relation = _relation(criterion, look, _threshold(criterion, measure))
    return (
        f"{_fact(measure, look)}: {steps} standard deviations from the national figure, after "
        f"allowing for how widely schools differ; {relation}."
    )


def _probability(criterion: Criterion, measure: Measure, look: Look) -> str:
    words, fraction = chance(look.number or 0.0)
    side = "below" if criterion.statistic is Statistic.PROBABILITY_BELOW else "above"
    limit = shown(measure, look.limit)
    limit = limit if criterion.limit is not None else f"the national figure, {limit}"
    return f"{words.capitalize()} ({fraction}) to be {side} {limit}. {_fact(measure, look)}."


def _judgement(criterion: Criterion, measure: Measure, look: Look) -> str:
    indicator = look.point.indicator
    return f"Inspectors judged {measure.title} “{indicator.word}” on {when(indicator)}."


def _difference(criterion: Criterion, measure: Measure, look: Look) -> str:
    return f"{_fact(measure, look)}: {_from_national(measure, look)}."


def _from_national(measure: Measure, look: Look) -> str:
    comparison, value = look.point.comparison, look.point.indicator.value
    if comparison is None or comparison.national is None or value is None:
        return NOT_SAID
    gap = value - comparison.national
    if not gap:
        return "the same as England"
    return f"{apart(measure, gap)} {'below' if gap < 0 else 'above'} England"


def _change(criterion: Criterion, measure: Measure, look: Look) -> str:
    now, before = look.point.indicator, look.earlier
    was = f"{shown(measure, before.value)} in {when(before)}" if before else NOT_SAID
    return (
        f"{measure.title} went from {was} to {shown(measure, now.value)} in {when(now)}: "
        f"{_moved(measure, look, criterion)}."
    )


def _moved(measure: Measure, look: Look, criterion: Criterion) -> str:
    number = look.number or 0.0
    if not number:
        return "no change"
    if criterion.statistic is Statistic.CHANGE_PERCENT:
        return f"{'up' if number > 0 else 'down'} by {abs(number):.0f}%"
    return f"{'up' if number > 0 else 'down'} by {apart(measure, number)}"


Worded = Callable[[Criterion, Measure, Look], str]
_WORDED: Mapping[Statistic, Worded] = {
    Statistic.VALUE: _value,
    Statistic.INTERVAL_LOW: _interval,
    Statistic.INTERVAL_HIGH: _interval,
    Statistic.PERCENTILE: _percentile,
    Statistic.Z_ADJUSTED: _z_adjusted,
    Statistic.PROBABILITY_BELOW: _probability,
    Statistic.PROBABILITY_ABOVE: _probability,
    Statistic.JUDGEMENT: _judgement,
    Statistic.DIFFERENCE_FROM_NATIONAL: _difference,
    Statistic.CHANGE: _change,
    Statistic.CHANGE_PERCENT: _change,
}


def _compared(name: str) -> Callable[[Criterion, Measure, Look, tuple[str, ...]], str]:
    def field(c: Criterion, measure: Measure, look: Look, years: tuple[str, ...]) -> str:
        return shown(measure, getattr(look.point.comparison, name, None))

    return field


def _percentile_field(c: Criterion, measure: Measure, look: Look, years: tuple[str, ...]) -> str:
    percentile = look.point.comparison.percentile if look.point.comparison else None
    return NOT_SAID if percentile is None else f"{percentile:.0f}"


Field = Callable[[Criterion, Measure, Look, tuple[str, ...]], str]
_FIELDS: Mapping[str, Field] = {
    "measure": lambda c, m, look, years: m.title,
    "value": lambda c, m, look, years: (
        look.point.indicator.word or shown(m, look.point.indicator.value)
    ),
    "low": lambda c, m, look, years: shown(m, look.point.indicator.low),
    "high": lambda c, m, look, years: shown(m, look.point.indicator.high),
    "cohort": lambda c, m, look, years: (
        NOT_SAID if look.point.indicator.cohort is None else f"{look.point.indicator.cohort:g}"
    ),
    "year": lambda c, m, look, years: when(look.point.indicator),
    "years": lambda c, m, look, years: listed(tuple(reversed(years))) or "no year",
    "national": _compared("national"),
    "authority": _compared("authority"),
    "neighbours": _compared("neighbours"),
    "percentile": _percentile_field,
    "difference": lambda c, m, look, years: _from_national(m, look),
    "change": lambda c, m, look, years: _moved(m, look, c),
    "earlier": lambda c, m, look, years: shown(m, look.earlier.value if look.earlier else None),
    "earlier_year": lambda c, m, look, years: when(look.earlier) if look.earlier else NOT_SAID,
    "probability": lambda c, m, look, years: chance(look.number or 0.0)[1],
    "limit": lambda c, m, look, years: shown(m, look.limit),
    "threshold": lambda c, m, look, years: _threshold(c, m),
}
