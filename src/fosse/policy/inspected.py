"""A question about what inspectors found: the newest inspection answers it. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fosse.evidence.indicator import Point, Series
from fosse.evidence.measure import Measure

from .logic import Answer
from .question import Question, day_of
from .statistic import Look, look
from .terms import Operator
from .wording import day_in_words

Judged = tuple[Measure, Look]


def newest_judgement(
    question: Question, series: Mapping[str, Series]
) -> tuple[Judged | None, date | None]:
    """What decides it of the newest inspection, under whichever of the question's frameworks
    that was, and its day. No judgement where there is none, or only one that is too old."""
    newest, points = _newest(question, series)
    if newest is None or newest < question.oldest:
        return None, newest
    decisive = Answer.YES if question.criterion.operator is Operator.ONE_OF else Answer.NO
    looks = [(measure, look(question, point, None, measure)) for measure, point in points]
    return next((pair for pair in looks if pair[1].answer is decisive), looks[0]), newest


def _newest(
    question: Question, series: Mapping[str, Series]
) -> tuple[date | None, list[tuple[Measure, Point]]]:
    """The day of the newest inspection that is known, and its judgements."""
    newest: date | None = None
    found: list[tuple[Measure, Point]] = []
    for measure in question.measures:
        of_measure = series.get(measure.id)
        for point in of_measure.points if of_measure else ():
            if point.indicator.word is None:
                continue
            day = day_of(measure, point.indicator)
            if newest is None or day > newest:
                newest, found = day, []
            if day == newest:
                found.append((measure, point))
    return newest, found


def why_no_judgement(question: Question, newest: date | None) -> str:
    """Why there is no judgement to go by, as the end of "We don't know: …"."""
    if newest is None:
        return "no inspection of this school that answers it is published"
    limit = f"{question.criterion.oldest_years} years"
    return f"the last inspection that answers it, {day_in_words(newest)}, is more than {limit} old"
