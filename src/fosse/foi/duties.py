"""The duty to answer under each law, as clocks: FOIA s.10, EIR reg. 5 and 7, re-use reg. 8. PURE.

`DUTIES` says by which rules each law's time starts, starts afresh, pauses and is extended; the
counting is the same for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from fosse.dates.calendar import Calendar
from fosse.dates.spans import Span
from fosse.dates.working_days import LeftOut, Reckoning

from .clock import ONE, Clock, ClockState, Party, Step, count, outcome
from .course import Course, Pause
from .history import Happening
from .kinds import EventKind, Regime
from .law import period, rule
from .rule import Period


@dataclass(frozen=True, slots=True)
class Duty:
    """The rules of one law's duty to answer, by their ids.

    `pause` and `unpaid` are "" where a fee does not stop the time. `keeps_first`: an extension
    leaves the first date standing for all that it does not concern.
    """

    regime: Regime
    answer: str
    afresh: str
    longer: str
    pause: str = ""
    unpaid: str = ""
    keeps_first: bool = False


DUTIES: Mapping[Regime, Duty] = {
    Regime.FOI: Duty(
        regime=Regime.FOI,
        answer="FOIA-10-1",
        afresh="FOIA-1-3",
        longer="FOIA-10-3",
        pause="FOIA-10-2",
        unpaid="FOIA-9-2",
        keeps_first=True,
    ),
    Regime.EIR: Duty(
        regime=Regime.EIR,
        answer="EIR-5-2",
        afresh="EIR-9-4",
        longer="EIR-7-1",
        pause="EIR-8-6",
        unpaid="EIR-8-5",
    ),
    Regime.REUSE: Duty(
        regime=Regime.REUSE,
        answer="RPSI-8",
        afresh="RPSI-6",
        longer="RPSI-8-2",
    ),
}

SILENCE = "FOIA-1-3-LAPSE"


def duty_clocks(duty: Duty, course: Course, calendar: Calendar, today: date) -> Iterator[Clock]:
    """The clock of a duty and, where it was extended, that of the extension.

    An extension that came after the first date gives no time under EIR and re-use; under FOIA
    the notice was late, and the balance still has to be struck.
    """
    first = _reckon(duty, course, period(duty.answer, course.starts_on), calendar)
    extension = course.extension(duty.regime)
    in_time = extension is not None and (first is None or extension.on <= first.on)
    if extension is None or not (in_time or duty.keeps_first):
        yield _clock(duty, duty.answer, course, first, course.answered_on, calendar, today)
        return
    if duty.keeps_first:
        done = _first_part_on(course, extension, in_time)
        yield _clock(duty, duty.answer, course, first, done, calendar, today)
    longer = _extended(duty, course, extension, calendar)
    yield _clock(duty, duty.longer, course, longer, course.answered_on, calendar, today)


def requester_clocks(
    duties: tuple[Duty, ...], course: Course, calendar: Calendar, today: date
) -> Iterator[Clock]:
    """Until when the requester may send what was asked for before the request lapses."""
    if course.stopped or course.answered_on:
        return
    if course.asked_on:
        yield _waiting(SILENCE, course.asked_on, calendar, today)
    for duty in duties:
        if course.open_pause and duty.unpaid:
            yield _waiting(duty.unpaid, course.open_pause.first, calendar, today)


def last_day_of_extension(duty: Duty, course: Course, calendar: Calendar) -> Reckoning | None:
    """The last day to which a duty can be extended; None while it is paused, or where the law
    sets none (re-use)."""
    more = rule(duty.longer, course.starts_on).period
    if more is None:
        return None
    first = period(duty.answer, course.starts_on)
    return _reckon(duty, course, Period(first.count + more.count, more.unit), calendar)


def _extended(
    duty: Duty, course: Course, extension: Happening, calendar: Calendar
) -> Reckoning | None:
    if rule(duty.longer, course.starts_on).period:
        return last_day_of_extension(duty, course, calendar)
    told = extension.day("estimated_on")  # as is reasonable: the day that the requester was told
    if told:
        return Reckoning(told, course.starts_on + ONE, told, None)
    return _reckon(duty, course, period(duty.answer, course.starts_on), calendar)


def _first_part_on(course: Course, extension: Happening, in_time: bool) -> date | None:
    """When all that was due first had been done: the notice in time, unless other parts were
    due with it; those parts, which are none that had gone out before it; or everything."""
    notice = extension.on if in_time and not extension.detail.get("rest") else None
    rest = next((day for day in course.parts_on if day >= extension.on), None)
    done = [day for day in (notice, rest, course.answered_on) if day]
    return min(done, default=None)


def _reckon(duty: Duty, course: Course, period: Period, calendar: Calendar) -> Reckoning | None:
    """The last day of a period, without the days that were paused; None while a pause goes on
    that began in time."""
    found = count(period, course.starts_on, calendar, _left_out(duty, course.pauses))
    pause = course.open_pause
    return None if pause and duty.pause and pause.first <= found.on else found


def _left_out(duty: Duty, pauses: tuple[Pause, ...], until: date | None = None) -> list[LeftOut]:
    if not duty.pause:
        return []
    return [
        LeftOut(Span(pause.first, last + ONE), f"waiting for the fee ({duty.pause})")
        for pause in pauses
        if (last := pause.last or until) and last >= pause.first
    ]


def _clock(
    duty: Duty,
    id_: str,
    course: Course,
    reckoning: Reckoning | None,
    ended_on: date | None,
    calendar: Calendar,
    today: date,
) -> Clock:
    due_on, state = reckoning.on if reckoning else None, ClockState.PAUSED
    if course.stopped:
        lapsed = course.stopped.kind is EventKind.LAPSED
        due_on, state = None, ClockState.LAPSED if lapsed else ClockState.STOPPED
        ended_on = course.stopped.on
    elif course.asked_on and not course.answered_on:
        due_on, state = None, ClockState.STOPPED
    elif due_on:
        state = outcome(due_on, ended_on, today)
    return Clock(
        rule=id_,
        words=rule(id_, course.starts_on).words,
        started_on=course.starts_on,
        due_on=due_on,
        state=state,
        ended_on=ended_on,
        reckoning=reckoning if due_on else _so_far(duty, course, state, calendar, today),
        telling=partial(_steps, duty, id_, course, due_on, calendar),
    )


def _so_far(
    duty: Duty, course: Course, state: ClockState, calendar: Calendar, today: date
) -> Reckoning | None:
    """While it is paused: the days up to today, to show which counted."""
    if state is not ClockState.PAUSED or today <= course.starts_on:
        return None
    left_out = _left_out(duty, course.pauses, until=today)
    return Reckoning(today, course.starts_on + ONE, today, calendar, left_out)


def _waiting(id_: str, since: date, calendar: Calendar, today: date) -> Clock:
    reckoning = count(period(id_, since), since, calendar)
    over = today > reckoning.on
    return Clock(
        rule=id_,
        words=rule(id_, since).words,
        started_on=since,
        due_on=reckoning.on,
        state=ClockState.LAPSED if over else ClockState.RUNNING,
        owed_by=Party.REQUESTER,
        reckoning=reckoning,
        telling=lambda: (
            Step(since, "Asked for.", id_),
            Step(reckoning.on, "The last day on which it can come.", id_),
        ),
    )


_SAID: Mapping[EventKind, tuple[str, str]] = {
    EventKind.RECEIVED: ("Received. The next working day is day 1.", "answer"),
    EventKind.CLARIFICATION_ASKED: ("More was asked for: nothing is due until it comes.", "afresh"),
    EventKind.CLARIFIED: (
        "What was asked for came: the time starts afresh. The next working day is day 1.",
        "afresh",
    ),
    EventKind.FEE_NOTICE: ("Fee asked for: from this day on, no day counts.", "pause"),
    EventKind.FEE_PAID: ("Fee received: the next working day counts again.", "pause"),
    EventKind.EXTENDED: ("Time extended.", "longer"),
}


def _asked_late(duty: Duty, course: Course, calendar: Calendar) -> Iterator[Step]:
    """The Act lets the time start afresh even where more was asked for after it was over. That
    it was over stays on the record."""
    while (before := course.before) is not None:
        was_due = _reckon(duty, before, period(duty.answer, before.starts_on), calendar)
        if before.asked_on and was_due and before.asked_on > was_due.on:
            yield Step(was_due.on, "It was due, before more was asked for.", duty.answer)
        course = before


def _steps(
    duty: Duty, id_: str, course: Course, due_on: date | None, calendar: Calendar
) -> Iterator[Step]:
    """What happened, and the due day."""
    for one in course.happenings:
        words, which = _SAID.get(one.kind, (f"{one.kind.words}.", "answer"))
        if (recorded := one.day("recorded_on")) and recorded != one.on:
            words = f"{words} {recorded:%-d %B %Y} had been recorded, which was corrected."
        if told := one.day("estimated_on"):
            words = f"{words} The requester was told: by {told:%-d %B %Y}."
        yield Step(one.on, words, getattr(duty, which) or duty.answer)
    if due_on:
        promptly = " It is due promptly, not only by then." if id_ == duty.answer else ""
        yield Step(due_on, f"The last day.{promptly}", id_)
    yield from _asked_late(duty, course, calendar)
