"""A question about what inspectors found: the newest inspection answers it. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fosse.evidence.indicator import Indicator, Point, Series, Status
from fosse.evidence.measure import Measure

from .logic import Answer
from .question import Question, day_of
from .statistic import Look, look
from .terms import Operator
from .wording import day_in_words, loaded_by, when

Judged = tuple[Measure, Look]


def newest_judgement(
    question: Question, series: Mapping[str, Series]
) -> tuple[Judged | None, date | None]:
    """What decides it of the newest inspection, under whichever of the question's frameworks
    that was, and its day: a judgement that alone is enough, or else one that was not given,
    or else the first. None where there is no inspection, or only one that is too old."""
    newest, points = _newest(question, series)
    if newest is None or newest < question.oldest:
        return None, newest
    enough = Answer.YES if question.criterion.operator is Operator.ONE_OF else Answer.NO
    looks = _counted([(m, look(question, point, None, m)) for m, point in points])
    for decisive in (enough, Answer.NOT_KNOWN):
        if found := next((pair for pair in looks if pair[1].answer is decisive), None):
            return found, newest
    return looks[0], newest


def _counted(looks: list[Judged]) -> list[Judged]:
    """Without the gaps of a framework under which the inspection gave nothing, where it gave
    something under another: since September 2024 no overall grade is given to any school."""
    given = {measure.framework for measure, one in looks if one.answer is not Answer.NOT_KNOWN}
    return [pair for pair in looks if not given or pair[0].framework in given]


def _newest(
    question: Question, series: Mapping[str, Series]
) -> tuple[date | None, list[tuple[Measure, Point]]]:
    """The day of the newest inspection, and its judgements, those not given among them."""
    newest: date | None = None
    found: list[tuple[Measure, Point]] = []
    for measure in question.measures:
        of_measure = series.get(measure.id)
        for point in of_measure.points if of_measure else ():
            if not _says_something(point.indicator):
                continue
            day = day_of(measure, point.indicator)
            if newest is None or day > newest:
                newest, found = day, []
            if day == newest:
                found.append((measure, point))
    return newest, found


def _says_something(indicator: Indicator) -> bool:
    """Whether it is a judgement, or a gap in an inspection: what does not apply to the school
    is neither, nor is a gap without the day of an inspection."""
    if indicator.word is not None:
        return True
    return indicator.on is not None and indicator.status is not Status.NOT_APPLICABLE


def why_not_judged(measure: Measure, indicator: Indicator) -> str:
    """Why an inspection does not answer it, as the end of "We don't know: …"."""
    return (
        f"at the inspection on {when(indicator)}, {measure.title} was {indicator.status.in_words}"
    )


def why_no_judgement(question: Question, newest: date | None) -> str:
    """Why there is no judgement to go by, as the end of "We don't know: …"."""
    if newest is None:
        return f"no inspection of this school that answers it {loaded_by(question.as_at)}"
    limit = f"{question.criterion.oldest_years} years"
    return f"the last inspection that answers it, {day_in_words(newest)}, is more than {limit} old"
