"""The years that a question looks at, and what each of them says. PURE."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from fosse.evidence.indicator import Point, Series
from fosse.evidence.measure import Measure

from .logic import Answer, at_least
from .question import Question, end_of, year_before
from .statistic import Look, look
from .terms import IfNotKnown
from .wording import listed


class Year(NamedTuple):
    """What one year says: one look, or one for each predecessor; none where the year is
    missing, and then `why_not` says why."""

    label: str
    answer: Answer
    looks: tuple[Look, ...]
    why_not: str = ""


def window_of(question: Question, series: Series) -> list[Year]:
    """The years of the window, newest first: from the newest that is out, year by year, to the
    oldest that may be used. A policy that looks back passes over those that are not known,
    unless there are no others."""
    criterion = question.criterion
    years: list[Year] = []
    known: list[Year] = []
    back = criterion.if_not_known is IfNotKnown.LOOK_BACK
    for label, points in _by_year(question, series.points):
        year = _year(question, points, series.points) if points else _gap(label, series)
        years.append(year)
        if year.answer is not Answer.NOT_KNOWN:
            known.append(year)
        if len(known if back else years) == criterion.window:
            break
    return (known if back and known else years)[: criterion.window]


def answer_of(question: Question, years: Sequence[Year]) -> Answer:
    """Whether it holds in as many years as it must; a year that is missing is not known."""
    criterion = question.criterion
    if criterion.window == 1:
        return years[0].answer if years else Answer.NOT_KNOWN
    missing = [(Answer.NOT_KNOWN, 1.0)] * (criterion.window - len(years))
    return at_least(criterion.needed, [(year.answer, 1.0) for year in years] + missing)


def _by_year(question: Question, points: Sequence[Point]) -> Iterator[tuple[str, Sequence[Point]]]:
    """Each year and its points, which come with the oldest year first, the newest year first.

    A year without any is there too, but for those that the measure never had.
    """
    measure, end = question.measure, len(points)
    label = points[-1].indicator.year if points else ""
    while label and end_of(label, measure.year_kind) >= question.oldest:
        start = end
        while start and points[start - 1].indicator.year == label:
            start -= 1
        if start < end or measure.why_no_data(label) is None:
            yield label, points[start:end]
        label, end = year_before(label, 1), start


def _gap(label: str, series: Series) -> Year:
    """A year for which there is nothing: it may have been good or bad."""
    said = series.missing.get(label, "").rstrip(".")
    why_not = (
        f"there is no figure for {label}: {said}" if said else f"no figure for {label} is loaded"
    )
    return Year(label, Answer.NOT_KNOWN, (), why_not)


def _year(question: Question, points: Sequence[Point], others: Sequence[Point]) -> Year:
    """The school's own figure counts; without one, those of its predecessors, when they agree."""
    label = points[0].indicator.year
    before: Sequence[Point] = ()
    if question.criterion.statistic.is_change:
        then = year_before(label, question.criterion.over_years)
        before = [point for point in others if point.indicator.year == then]
    if len(points) == 1:
        only = look(question, points[0], _partner(points[0], before))
        return Year(label, only.answer, (only,))
    own = [point for point in points if point.indicator.own]
    if any(point.indicator.value is not None for point in own):
        points = own
    looks = tuple(look(question, point, _partner(point, before)) for point in points)
    answers = {one.answer for one in looks}
    return Year(label, answers.pop() if len(answers) == 1 else Answer.NOT_KNOWN, looks)


def _partner(point: Point, before: Sequence[Point]) -> Point | None:
    """The earlier figure of the same school; for a school's own, its only predecessor's too."""
    for other in before:
        if other.indicator.urn == point.indicator.urn:
            return other
    return before[0] if point.indicator.own and len(before) == 1 else None


def not_out_yet(question: Question, missing: Mapping[str, str], years: Sequence[Year]) -> str:
    """The years after the newest one used for which nothing is out, and why, as sentences."""
    if not missing:
        return ""
    newest = years[0].label if years else ""
    later = tuple((year, said) for year, said in missing.items() if year > newest)
    return _not_out(question, later) if later else ""


@lru_cache(maxsize=5000)
def _not_out(question: Question, later: tuple[tuple[str, str], ...]) -> str:
    measure: Measure = question.measure
    why: dict[tuple[str, str], list[str]] = {}
    for year, said in sorted(later):
        if end_of(year, measure.year_kind) >= question.oldest:
            yet = "" if measure.why_no_data(year) else " yet"
            why.setdefault((yet, said.rstrip(".")), []).append(year)
    return "".join(
        f" Not known{yet} for {listed(years)}: {said}." for (yet, said), years in why.items()
    )
