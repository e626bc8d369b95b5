"""The course of a case as its clock sees it: when the time starts, stands still and ends. PURE.

Each kind of event that touches the time has its effect here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from .history import Happening, History, in_order, of_case, put_right
from .kinds import EventKind, Regime


class Pause(NamedTuple):
    """Days that do not count, both included; `last` is None while it goes on."""

    first: date
    last: date | None = None


class Course(NamedTuple):
    """What happened up to the first answer, as far as it moves a clock.

    `starts_on` is the day of receipt that the law counts from. `asked_on`: clarification was
    asked for and has not come. `before` is the course that a clarification put an end to.
    `parts_on`: parts of the answer went out. `stopped`: what ended it without an answer.
    """

    starts_on: date
    happenings: History = ()
    asked_on: date | None = None
    pauses: tuple[Pause, ...] = ()
    extensions: History = ()
    before: Course | None = None
    parts_on: tuple[date, ...] = ()
    answered_on: date | None = None
    stopped: Happening | None = None

    @property
    def open_pause(self) -> Pause | None:
        """The pause that goes on, if one does."""
        return next((pause for pause in self.pauses if pause.last is None), None)

    def extension(self, regime: Regime) -> Happening | None:
        """The first extension under a law: a second one gives no more time."""
        return next((one for one in self.extensions if _is_under(one, regime)), None)


def _is_under(extension: Happening, regime: Regime) -> bool:
    return bool(extension.detail.get("regime", regime) == regime)


def _asked(course: Course, one: Happening) -> Course:
    """FOIA-1-3, EIR-9-4: nothing is due until it comes."""
    return course._replace(asked_on=one.on)


def _clarified(course: Course, one: Happening) -> Course:
    """FOIA-1-3, EIR-9-4: the time starts afresh, without what paused or extended it."""
    return Course(starts_on=one.on, before=course)


def _fee_asked(course: Course, one: Happening) -> Course:
    """FOIA-10-2, EIR-8-6: from this day on, included, no day counts."""
    return course._replace(pauses=(*course.pauses, Pause(one.on)))


def _fee_paid(course: Course, one: Happening) -> Course:
    """FOIA-10-2, EIR-8-6: up to this day, included."""
    pauses = (pause if pause.last else pause._replace(last=one.on) for pause in course.pauses)
    return course._replace(pauses=tuple(pauses))


def _extended(course: Course, one: Happening) -> Course:
    """FOIA-10-3, EIR-7-1, RPSI-8-2."""
    return course._replace(extensions=(*course.extensions, one))


def _issued_in_part(course: Course, one: Happening) -> Course:
    """FOIA-10-3: what the public interest does not touch has gone out."""
    return course._replace(parts_on=(*course.parts_on, one.on))


def _issued(course: Course, one: Happening) -> Course:
    return course._replace(answered_on=one.on)


def _stopped(course: Course, one: Happening) -> Course:
    return course._replace(stopped=one)


def _reopened(course: Course, one: Happening) -> Course:
    """It was never to be stopped: the time runs on from the day of receipt. A fee that was not
    paid pauses nothing (FOIA-10-2: “and the fee is paid”)."""
    pauses = tuple(pause for pause in course.pauses if pause.last)
    return course._replace(stopped=None, asked_on=None, pauses=pauses)


_EFFECTS: Mapping[EventKind, Callable[[Course, Happening], Course]] = {
    EventKind.CLARIFICATION_ASKED: _asked,
    EventKind.CLARIFIED: _clarified,
    EventKind.FEE_NOTICE: _fee_asked,
    EventKind.FEE_PAID: _fee_paid,
    EventKind.EXTENDED: _extended,
    EventKind.ISSUED_IN_PART: _issued_in_part,
    EventKind.ISSUED: _issued,
    EventKind.LAPSED: _stopped,
    EventKind.WITHDRAWN: _stopped,
    EventKind.TRANSFERRED: _stopped,
    EventKind.FOUND_NOT_VALID: _stopped,
    EventKind.FOUND_BUSINESS_AS_USUAL: _stopped,
    EventKind.FOUND_SUBJECT_ACCESS: _stopped,
    EventKind.REOPENED: _reopened,
}


def course_of(history: History) -> Course:
    """The course of a case, up to its first answer: what is done to it afterwards undoes
    neither that it was in time nor that it was late. The day of receipt is the true one, though,
    whenever it was corrected.

    Raises `ValueError` for a history that does not begin with a receipt.
    """
    course: Course | None = None
    happenings: list[Happening] = []
    for one in in_order(put_right(of_case(history))):
        if one.kind is EventKind.RECEIVED:
            course, happenings = Course(starts_on=one.on), [one]
        elif course and course.answered_on is None and one.kind in _EFFECTS:
            course = _EFFECTS[one.kind](course, one)
            happenings.append(one)
    if course is None:
        raise ValueError("A case begins with the request being received.")
    return course._replace(happenings=tuple(happenings))
