"""A criterion put to a school's evidence: YES, NO or NOT_KNOWN, and why. PURE."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from fosse.evidence.indicator import Comparison, Series, Source
from fosse.evidence.measure import Measure

from .inspected import newest_judgement, why_no_judgement, why_not_judged
from .logic import Answer
from .question import Question, question
from .reasons import reason
from .statistic import Look
from .terms import Criterion, IfNotKnown, Operator, Phase, Statistic
from .window import Year, answer_of, not_out_yet, window_of
from .wording import listed, loaded_by, when

NO_SERIES = Series("", (), {})
EVERY_KIND = frozenset(Phase)


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


class Finding(NamedTuple):
    """The answer to one criterion for one school, with all that it rests on.

    `published_for` is the predecessor whose result it is, nought where it is not told which;
    None for the school's own.
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


def is_asked(
    criterion: Criterion, kind: str, low_age: int | None = None, high_age: int | None = None
) -> bool:
    """Whether the criterion is asked of this kind of school, with pupils of its age. A school
    whose kind is not known is asked only what is asked of every kind."""
    if kind not in criterion.phases and (kind or criterion.phases < EVERY_KIND):
        return False
    if not criterion.age or low_age is None or high_age is None:
        return True
    return low_age < criterion.age <= high_age


def find(criterion: Criterion, measures: Mapping[str, Measure], school: SchoolEvidence) -> Finding:
    """Put one criterion to one school. For many, make the question once and `put` it."""
    return put(question(criterion, measures, school.as_at), school)


def put(asked: Question, school: SchoolEvidence) -> Finding:
    """Put the question to the school. Never raises for want of evidence: that is NOT_KNOWN."""
    if asked.criterion.statistic is Statistic.JUDGEMENT:
        return _judgement(asked, school)
    series = school.series.get(asked.criterion.measure, NO_SERIES)
    if not series.points:
        return _nothing_out(asked, tuple(series.missing.items()))
    years = window_of(asked, series)
    found = answer_of(asked, years)
    if found is Answer.NOT_KNOWN:
        return _not_known(asked, series, years)
    shown = next((year for year in years if year.answer is found), years[0])
    chosen = shown.looks[0]
    because = reason(asked.criterion, asked.measure, chosen, found, years)
    because += _whose(chosen) + not_out_yet(asked, series.missing, years)
    return _finding(asked, found, because, chosen, _probability(asked, years))


def _judgement(asked: Question, school: SchoolEvidence) -> Finding:
    judged, newest = newest_judgement(asked, school.series)
    if judged is None:
        because = f"We don't know: {why_no_judgement(asked, newest)}.{_ask(asked)}"
        return Finding(asked.criterion.id, Answer.NOT_KNOWN, because, asked.measure.id)
    measure, chosen = judged
    if chosen.answer is Answer.NOT_KNOWN:
        why = why_not_judged(measure, chosen.point.indicator)
        return _finding(
            asked, Answer.NOT_KNOWN, f"We don't know: {why}.{_ask(asked)}", chosen, None
        )
    because = reason(asked.criterion, measure, chosen, chosen.answer, ()) + _whose(chosen)
    return _finding(asked, chosen.answer, because, chosen, None)


@lru_cache(maxsize=5_000)
def _nothing_out(asked: Question, missing: tuple[tuple[str, str], ...]) -> Finding:
    """The answer where no figure of a school is out: the same for all of whom nothing is known
    for the same reasons, so it is worded once for them."""
    return _not_known(asked, Series(asked.measure.id, (), dict(missing)), ())


def _not_known(asked: Question, series: Series, years: Sequence[Year]) -> Finding:
    """Say what is not known, and show what was published of it, where anything was."""
    unknown = next((year for year in years if year.answer is Answer.NOT_KNOWN), None)
    why = _why_not(unknown) if unknown else _why_too_few(asked, series, years)
    because = f"We don't know: {why}.{not_out_yet(asked, series.missing, years)}{_ask(asked)}"
    if unknown is None or not unknown.looks:
        return Finding(asked.criterion.id, Answer.NOT_KNOWN, because, asked.measure.id)
    return _finding(asked, Answer.NOT_KNOWN, because, unknown.looks[0], None)


def _why_not(year: Year) -> str:
    if not year.looks:
        return year.why_not
    reasons = tuple(dict.fromkeys(one.why_not for one in year.looks if one.why_not))
    if reasons:
        return listed(reasons)
    return f"the predecessors' results for {year.label} point different ways"


def _why_too_few(asked: Question, series: Series, years: Sequence[Year]) -> str:
    """Why there are fewer years than the policy looks at, each of them known."""
    criterion = asked.criterion
    if years:
        known = listed([year.label for year in reversed(years)])
        of = f"{criterion.needed} of the last {criterion.window} years"
        return f"the policy looks at {of}, and only {known} can be used"
    known_ones = [p.indicator for p in series.points if p.indicator.value is not None]
    if known_ones:
        limit = f"{criterion.oldest_years} years"
        return f"the newest figure, for {when(known_ones[-1])}, is more than {limit} old"
    return f"no figure for this school {loaded_by(asked.as_at)}"


def _whose(chosen: Look) -> str:
    indicator = chosen.point.indicator
    if indicator.own:
        return ""
    which = f", URN {indicator.urn}" if indicator.urn else ""
    return f" This is the result of a predecessor{which}."


def _ask(asked: Question) -> str:
    return " Ask the school." if asked.criterion.if_not_known is IfNotKnown.ASK else ""


def _probability(asked: Question, years: Sequence[Year]) -> float | None:
    """How likely a YES is to be true: that of the weakest of the years that it needs."""
    criterion = asked.criterion
    if not criterion.statistic.is_probability:
        return None
    yes = (year.looks[0].number for year in years if year.answer is Answer.YES)
    likely = sorted((_of_a_yes(criterion, n) for n in yes if n is not None), reverse=True)
    return likely[criterion.needed - 1] if len(likely) >= criterion.needed else None


def _of_a_yes(criterion: Criterion, probability: float) -> float:
    """A YES to “at most 0.2” is true where what the probability speaks of is not."""
    unlikely = criterion.operator in {Operator.BELOW, Operator.AT_MOST}
    return 1 - probability if unlikely else probability


def _finding(
    asked: Question, found: Answer, because: str, chosen: Look, probability: float | None
) -> Finding:
    indicator = chosen.point.indicator
    return Finding(
        asked.criterion.id,
        found,
        because,
        indicator.measure,
        indicator.value,
        indicator.low,
        indicator.high,
        indicator.word,
        when(indicator),
        chosen.point.comparison,
        indicator.source,
        None if indicator.own else indicator.urn,
        probability,
    )
