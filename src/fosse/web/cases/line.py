"""The clock of a request drawn as a line of days. PURE."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from fosse.documents.day_line import DayLine, Moment, NotCounted
from fosse.documents.figure import Figure
from fosse.foi.case_fact import CaseFact
from fosse.foi.clocks import Clock
from fosse.foi.history import Happening, History, put_right
from fosse.foi.kinds import EventKind as E

from .due import what as owed

ONE = timedelta(1)
SHORT = {
    E.RECEIVED: "Received",
    E.ACKNOWLEDGED: "Acknowledged",
    E.CLARIFICATION_ASKED: "Clarification asked",
    E.CLARIFIED: "Clarified",
    E.FEE_NOTICE: "Fee asked",
    E.FEE_PAID: "Fee paid",
    E.EXTENDED: "Extended",
    E.ISSUED_IN_PART: "Part answered",
    E.ISSUED: "Answered",
    E.WITHDRAWN: "Withdrawn",
    E.LAPSED: "Lapsed",
    E.TRANSFERRED: "Transferred",
    E.REOPENED: "Opened again",
    E.REVIEW_ASKED: "Review asked",
    E.REVIEW_ACKNOWLEDGED: "Acknowledged",
    E.REVIEW_EXTENDED: "Extended",
    E.REVIEW_ANSWERED: "Review answered",
    E.COMPLAINT_OPENED: "Complaint",
    E.COMPLAINT_ANSWERED: "Answered",
    E.COMPLAINT_CLOSED: "Closed",
    E.DECISION_NOTICE: "Notice served",
    E.NOTICE_COMPLIED: "Complied",
    E.APPEALED: "Appealed",
    E.TRIBUNAL_DECIDED: "Decided",
}
"""What stands on the line; other events are in the history below it."""


def figure_of(clock: Clock, case: CaseFact) -> Figure:
    """A clock of a case as a drawing, for wide and for narrow pages, with its table."""
    return Figure(
        drawing=_line(clock, case, "large"), caption="", narrow=_line(clock, case, "small")
    )


def _line(clock: Clock, case: CaseFact, size: str) -> DayLine:
    told = tuple(_moments(clock, case.history))
    since = min((one.day for one in told), default=clock.started_on)
    first = clock.reckoning.first if clock.reckoning else clock.started_on + ONE
    return DayLine(
        key=f"clock {clock.rule} {clock.proceeding or ''} {size}",
        title=f"{owed(clock).rstrip(',')}: {clock.rule}",
        since=min(since, clock.started_on),
        first=first,
        due_on=clock.due_on,
        today=case.as_at,
        moments=told,
        not_counted=tuple(_not_counted(clock, case)),
        ended_on=clock.ended_on,
        size="small" if size == "small" else "large",
    )


def _moments(clock: Clock, history: History) -> Iterable[Moment]:
    """What happened to the case, or in the proceeding that the clock belongs to."""
    until = clock.ended_on
    for one in put_right(history):
        told = one.proceeding == clock.proceeding and one.kind in SHORT
        if told and (until is None or one.on <= until):
            yield Moment(one.on, SHORT[one.kind])


def _not_counted(clock: Clock, case: CaseFact) -> Iterable[NotCounted]:
    """The days that the reckoning left out, and those on which clarification was waited for:
    before the days began afresh, or while nothing is due."""
    days = {one.day: one for one in _before(clock, case)}
    for one in clock.skipped():
        days[one.day] = NotCounted(one.day, one.why, one.why.startswith("waiting"))
    last = case.as_at if clock.due_on is None else clock.due_on
    return (days[day] for day in sorted(days) if day <= last)


def _before(clock: Clock, case: CaseFact) -> Iterable[NotCounted]:
    asked: Happening | None = None
    for one in case.history if clock.proceeding is None else ():
        if one.kind in (E.CLARIFICATION_ASKED, E.FEE_NOTICE):
            asked = one
        elif one.kind in (E.CLARIFIED, E.FEE_PAID) and asked:
            if one.kind is E.CLARIFIED:
                yield from _waited(asked.on, one.on, "waiting for clarification (FOIA-1-3)")
            asked = None
    if asked and clock.due_on is None:
        for_fee = asked.kind is E.FEE_NOTICE
        what = "the fee (FOIA-10-2)" if for_fee else "clarification (FOIA-1-3)"
        yield from _waited(asked.on, clock.ended_on or case.as_at, f"waiting for {what}")


def _waited(first: date, last: date, why: str) -> Iterable[NotCounted]:
    days = range(first.toordinal(), last.toordinal() + 1)
    return (NotCounted(date.fromordinal(day), why, still=True) for day in days)
