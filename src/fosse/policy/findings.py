"""A criterion put to a school's evidence: YES, NO or NOT_KNOWN, and why. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fosse.evidence.indicator import Comparison, Indicator, Point, Series, Source
from fosse.evidence.measure import Measure

from .logic import Answer, at_least
from .reasons import reason
from .statistic import Look, look
from .terms import Criterion, IfNotKnown, Phase, Statistic
from .wording import listed, when

NO_SERIES = Series("", (), {})


@dataclass(frozen=True, slots=True)
class SchoolEvidence:
    """What is known of a school as at a day.

    `kind` is one of `terms.Phase`, or "" where the register does not tell; `series` by measure.
    """

    urn: int
    name: str
    kind: str
    as_at: date
    series: Mapping[str, Series]
    low_age: int | None = None
    high_age: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one criterion for one school, with all that it rests on.

    `published_for` is the predecessor whose result it is; None for the school's own.
    `probability` is how likely a YES is to be true of the school itself; None where the
    criterion does not speak of probability.
    """

    criterion: str
    answer: Answer
    because: str
    measure: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    word: str | None = None
    year: str = ""
    comparison: Comparison | None = None
    source: Source | None = None
    published_for: int | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class _Year:
    """What one year says: one look, or one for each predecessor."""

    label: str
    answer: Answer
    looks: tuple[Look, ...]


def is_asked(criterion: Criterion, school: SchoolEvidence) -> bool:
    """Whether the criterion is asked of this kind of school, with pupils of its age. A school
    whose kind is not known is asked only what is asked of every kind."""
    if school.kind not in criterion.phases and (school.kind or criterion.phases < set(Phase)):
        return False
    if not criterion.age or school.low_age is None or school.high_age is None:
        return True
    return school.low_age < criterion.age <= school.high_age


def find(criterion: Criterion, measures: Mapping[str, Measure], school: SchoolEvidence) -> Finding:
    """Put the criterion to the school. Never raises for want of evidence: that is NOT_KNOWN."""
    if criterion.statistic is Statistic.JUDGEMENT:
        return _newest_judgement(criterion, measures, school)
    measure = measures[criterion.measure]
    series = school.series.get(criterion.measure, NO_SERIES)
    years = _years(criterion, measure, series, school.as_at)
    slots = _slots(criterion, years)
    unknown = [(Answer.NOT_KNOWN, 1.0)] * (criterion.window - len(slots))
    found = at_least(criterion.needed, [(year.answer, 1.0) for year in slots] + unknown)
    shown_year = next((year for year in slots if year.answer is found), None)
    if found is Answer.NOT_KNOWN or shown_year is None:
        return _not_known(criterion, measure, series, slots, school)
    yes = tuple(year.label for year in slots if year.answer is Answer.YES)
    chosen = next(look for look in shown_year.looks if look.answer is found)
    because = reason(criterion, measure, chosen, yes) + _whose(chosen)
    because += _missing(criterion, measure, series, slots, school)
    return _finding(criterion, found, because, chosen, _probability(criterion, slots))


def _slots(criterion: Criterion, years: list[_Year]) -> list[_Year]:
    """The years of the window. A policy that looks back passes over those that are not known,
    unless there are no others."""
    known = [year for year in years if year.answer is not Answer.NOT_KNOWN]
    back = criterion.if_not_known is IfNotKnown.LOOK_BACK and known
    return (known if back else years)[: criterion.window]


def _years(criterion: Criterion, measure: Measure, series: Series, as_at: date) -> list[_Year]:
    """The years that are not too old, newest first."""
    by_year: dict[str, list[Point]] = {}
    for point in series.points:
        by_year.setdefault(point.indicator.year, []).append(point)
    oldest = _years_before(as_at, criterion.oldest_years)
    years = []
    for label in sorted(by_year, reverse=True):
        if _day_of(measure, by_year[label][0].indicator) < oldest:
            break
        before = by_year.get(_year_before(label, criterion.over_years), [])
        years.append(_year(criterion, measure, label, by_year[label], before))
    return years


def _year(
    criterion: Criterion, measure: Measure, label: str, points: list[Point], before: list[Point]
) -> _Year:
    """The school's own figure counts; without one, those of its predecessors, when they agree."""
    own = [point for point in points if point.indicator.own]
    if any(point.indicator.value is not None for point in own) or len(own) == len(points):
        points = own
    looks = tuple(look(criterion, measure, point, _partner(point, before)) for point in points)
    answers = {one.answer for one in looks}
    return _Year(label, answers.pop() if len(answers) == 1 else Answer.NOT_KNOWN, looks)


def _partner(point: Point, before: list[Point]) -> Point | None:
    """The earlier figure of the same school; for a school's own, its only predecessor's too."""
    same = [other for other in before if other.indicator.urn == point.indicator.urn]
    if not same and point.indicator.own and len(before) == 1:
        return before[0]
    return same[0] if same else None


def _newest_judgement(
    criterion: Criterion, measures: Mapping[str, Measure], school: SchoolEvidence
) -> Finding:
    """The newest inspection counts, under whichever of the criterion's frameworks it was."""
    oldest = _years_before(school.as_at, criterion.oldest_years)
    dated: list[tuple[date, Measure, Point]] = []
    for measure_id in criterion.measures:
        measure = measures[measure_id]
        for point in school.series.get(measure_id, NO_SERIES).points:
            if point.indicator.word is not None:
                dated.append((_day_of(measure, point.indicator), measure, point))
    newest = max((day for day, _, _ in dated), default=None)
    if newest is None or newest < oldest:
        return _no_judgement(criterion, newest)
    looks = [(m, look(criterion, m, point, None)) for day, m, point in dated if day == newest]
    named = criterion.operator.value == "one of"
    decisive = Answer.YES if named else Answer.NO
    measure, chosen = next((pair for pair in looks if pair[1].answer is decisive), looks[0])
    because = reason(criterion, measure, chosen, (str(newest),)) + _whose(chosen)
    return _finding(criterion, chosen.answer, because, chosen, None)


def _no_judgement(criterion: Criterion, newest: date | None) -> Finding:
    if newest is None:
        why = "no inspection of this school that answers it is published"
    else:
        limit = f"{criterion.oldest_years} years"
        why = f"the last inspection that answers it, {newest:%-d %B %Y}, is more than {limit} old"
    because = f"We don't know: {why}.{_ask(criterion)}"
    return Finding(criterion.id, Answer.NOT_KNOWN, because, criterion.measure)


def _not_known(
    criterion: Criterion,
    measure: Measure,
    series: Series,
    slots: list[_Year],
    school: SchoolEvidence,
) -> Finding:
    """Say what is not known, and show the newest figure where there is one."""
    unknown = next((year for year in slots if year.answer is Answer.NOT_KNOWN), None)
    why = _why_not(unknown) if unknown else _why_too_few(criterion, series, slots)
    because = f"We don't know: {why}.{_missing(criterion, measure, series, slots, school)}"
    because += _ask(criterion)
    if unknown is None:
        return Finding(criterion.id, Answer.NOT_KNOWN, because, criterion.measure)
    return _finding(criterion, Answer.NOT_KNOWN, because, unknown.looks[0], None)


def _why_too_few(criterion: Criterion, series: Series, slots: list[_Year]) -> str:
    """Why there are fewer years than the policy looks at, each of them known."""
    if slots:
        known = listed([year.label for year in reversed(slots)])
        years = f"{criterion.needed} of the last {criterion.window} years"
        return f"the policy looks at {years}, and only {known} can be used"
    known_ones = [p.indicator for p in series.points if p.indicator.value is not None]
    if known_ones:
        limit = f"{criterion.oldest_years} years"
        return f"the newest figure, for {when(known_ones[-1])}, is more than {limit} old"
    return "no figure is published for this school"


def _why_not(year: _Year) -> str:
    reasons = tuple(dict.fromkeys(one.why_not for one in year.looks if one.why_not))
    if reasons:
        return listed(reasons)
    return f"the predecessors' results for {year.label} point different ways"


def _whose(chosen: Look) -> str:
    indicator = chosen.point.indicator
    return "" if indicator.own else f" This is the result of a predecessor, URN {indicator.urn}."


def _missing(
    criterion: Criterion,
    measure: Measure,
    series: Series,
    slots: list[_Year],
    school: SchoolEvidence,
) -> str:
    """The years after the newest one used for which nothing is out, and why."""
    newest = slots[0].label if slots else ""
    oldest = _years_before(school.as_at, criterion.oldest_years)
    why: dict[tuple[str, str], list[str]] = {}
    for year, said in sorted(series.missing.items()):
        if year > newest and _end_of(measure, year) >= oldest:
            yet = "" if measure.why_no_data(year) else " yet"
            why.setdefault((yet, said.rstrip(".")), []).append(year)
    return "".join(
        f" Not known{yet} for {listed(years)}: {said}." for (yet, said), years in why.items()
    )


def _ask(criterion: Criterion) -> str:
    return " Ask the school." if criterion.if_not_known is IfNotKnown.ASK else ""


def _probability(criterion: Criterion, slots: list[_Year]) -> float | None:
    """How likely a YES is to be true: that of the weakest of the years that it needs."""
    if not criterion.statistic.is_probability:
        return None
    numbers = sorted(
        (
            one.number
            for year in slots
            if year.answer is Answer.YES
            for one in year.looks[:1]
            if one.number is not None
        ),
        reverse=True,
    )
    return numbers[criterion.needed - 1] if len(numbers) >= criterion.needed else None


def _finding(
    criterion: Criterion,
    found: Answer,
    because: str,
    chosen: Look,
    probability: float | None,
) -> Finding:
    indicator = chosen.point.indicator
    return Finding(
        criterion=criterion.id,
        answer=found,
        because=because,
        measure=indicator.measure,
        value=indicator.value,
        low=indicator.low,
        high=indicator.high,
        word=indicator.word,
        year=when(indicator),
        comparison=chosen.point.comparison,
        source=indicator.source,
        published_for=None if indicator.own else indicator.urn,
        probability=probability,
    )


def _day_of(measure: Measure, indicator: Indicator) -> date:
    """The day that a figure speaks of: an inspection's, or the last day of its year."""
    if indicator.on is not None:
        return indicator.on
    return _end_of(measure, indicator.year) if indicator.year else indicator.source.published_on


def _end_of(measure: Measure, year: str) -> date:
    """The last day of an academic year, 31 August, or of a financial year, 31 March."""
    ends = int(year[:4]) + 1
    return date(ends, 3, 31) if measure.year_kind == "financial" else date(ends, 8, 31)


def _years_before(day: date, years: int) -> date:
    """The same day, years before; 28 February for the 29th."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year - years)


def _year_before(label: str, years: int) -> str:
    """ "2018/19", 3 → "2015/16"; "" for what is no year."""
    if not label[:4].isdigit():
        return ""
    start = int(label[:4]) - years
    return f"{start}/{(start + 1) % 100:02d}"
