"""A criterion put to a school's evidence: YES, NO or NOT_KNOWN, and why. PURE."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    slots = years[: criterion.window]
    unknown = [(Answer.NOT_KNOWN, 1.0)] * (criterion.window - len(slots))
    found = at_least(criterion.needed, [(year.answer, 1.0) for year in slots] + unknown)
    shown_year = next((year for year in slots if year.answer is found), None)
    if found is Answer.NOT_KNOWN or shown_year is None:
        return _not_known(criterion, measure, series, slots, school)
    yes = tuple(year.label for year in slots if year.answer is Answer.YES)
    chosen = next(look for look in shown_year.looks if look.answer is found)
    because = reason(criterion, measure, chosen, yes) + _notes(series, slots, chosen, school)
    return _finding(criterion, found, because, chosen, school, _probability(criterion, slots))


def _years(criterion: Criterion, measure: Measure, series: Series, as_at: date) -> list[_Year]:
    """The years that may be used, newest first: not too old and, where the policy looks back,
    known."""
    by_year: dict[str, list[Point]] = {}
    for point in series.points:
        by_year.setdefault(point.indicator.year, []).append(point)
    oldest = _years_before(as_at, criterion.oldest_years)
    years = []
    for label in sorted(by_year, reverse=True):
        if _day_of(measure, by_year[label][0].indicator) < oldest:
            break
        before = by_year.get(_year_before(label, criterion.over_years), [])
        year = _year(criterion, measure, label, by_year[label], before)
        if (
            year.answer is not Answer.NOT_KNOWN
            or criterion.if_not_known is not IfNotKnown.LOOK_BACK
        ):
            years.append(year)
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
        return _no_judgement(criterion, measures, school, newest)
    looks = [(m, look(criterion, m, point, None)) for day, m, point in dated if day == newest]
    named = criterion.operator.value == "one of"
    decisive = Answer.YES if named else Answer.NO
    measure, chosen = next((pair for pair in looks if pair[1].answer is decisive), looks[0])
    because = reason(criterion, measure, chosen, (str(newest),)) + _whose(chosen, school)
    return _finding(criterion, chosen.answer, because, chosen, school, None)


def _no_judgement(
    criterion: Criterion,
    measures: Mapping[str, Measure],
    school: SchoolEvidence,
    newest: date | None,
) -> Finding:
    titles = listed([f"“{measures[name].title}”" for name in criterion.measures], "or")
    if newest is None:
        why = f"no judgement of {titles} is published for this school"
    else:
        limit = f"{criterion.oldest_years} years"
        why = f"the last judgement of {titles}, {newest:%-d %B %Y}, is more than {limit} old"
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
    if unknown is not None:
        why = _why_not(unknown)
    elif slots:
        known = listed([year.label for year in reversed(slots)])
        years = f"{criterion.needed} of the last {criterion.window} years"
        why = f"the policy looks at {years}, and only {known} can be used"
    elif series.points:
        last = series.points[-1].indicator
        why = (
            f"the newest figure, for {when(last)}, is more than {criterion.oldest_years} years old"
        )
    else:
        why = "no figure is published for this school"
    because = f"We don't know {measure.title}: {why}.{_missing(series, slots)}{_ask(criterion)}"
    if unknown is None:
        return Finding(criterion.id, Answer.NOT_KNOWN, because, criterion.measure)
    return _finding(criterion, Answer.NOT_KNOWN, because, unknown.looks[0], school, None)


def _why_not(year: _Year) -> str:
    reasons = tuple(dict.fromkeys(one.why_not for one in year.looks if one.why_not))
    if reasons:
        return listed(reasons)
    return f"the predecessors' results for {year.label} point different ways"


def _notes(series: Series, slots: list[_Year], chosen: Look, school: SchoolEvidence) -> str:
    return _whose(chosen, school) + _missing(series, slots)


def _whose(chosen: Look, school: SchoolEvidence) -> str:
    indicator = chosen.point.indicator
    return "" if indicator.own else f" This is the result of a predecessor, URN {indicator.urn}."


def _missing(series: Series, slots: list[_Year]) -> str:
    """The years after the newest one used for which nothing is out, and why."""
    newest = slots[0].label if slots else ""
    later = [(year, why) for year, why in sorted(series.missing.items()) if year > newest]
    return "".join(f" Not known yet for {year}: {why.rstrip('.')}." for year, why in later[-2:])


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
    school: SchoolEvidence,
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
    if not indicator.year:
        return indicator.source.published_on
    ends = int(indicator.year[:4]) + 1
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


def known(findings: Iterable[Finding]) -> int:
    """How many of the findings are YES or NO."""
    return sum(finding.answer is not Answer.NOT_KNOWN for finding in findings)
