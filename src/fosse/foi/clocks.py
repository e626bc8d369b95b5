"""Every clock of a case, the one that the desk shows, and what a new bank holiday moves. PURE.

Computed from the history whenever it is asked for: nothing counts days in between.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fosse.dates.calendar import Calendar

from .aftermath import aftermath_clocks
from .clock import Clock, ClockState, Party, Step
from .course import course_of
from .duties import DUTIES, duty_clocks, last_day_of_extension, requester_clocks
from .history import History
from .kinds import Regime

__all__ = [
    "Clock",
    "ClockState",
    "Moved",
    "Party",
    "Step",
    "clocks",
    "extendable_to",
    "main_clock",
    "moved_by",
    "why_not_lapsed",
]


def clocks(
    history: History,
    calendar: Calendar,
    *,
    regimes: tuple[Regime, ...] = (Regime.FOI,),
    today: date,
) -> tuple[Clock, ...]:
    """The clocks of a case: of the duty to answer under each law, of what the requester was
    asked for, and of what followed. `regimes` are those of its questions.

    Raises `ValueError` for a history that does not begin with a receipt.
    """
    course = course_of(history)
    duties = tuple(DUTIES[regime] for regime in regimes)
    found = [clock for duty in duties for clock in duty_clocks(duty, course, calendar, today)]
    found += requester_clocks(duties, course, calendar, today)
    found += aftermath_clocks(history, regimes, calendar, today)
    return tuple(found)


def main_clock(found: Iterable[Clock]) -> Clock | None:
    """The clock that the desk shows: what the authority owes first; else what stands still;
    else what ended last. None only where there is no clock at all."""
    ours = [clock for clock in found if clock.owed_by is Party.AUTHORITY]
    due = [clock for clock in ours if clock.is_open]
    if due:
        return min(due, key=lambda clock: clock.due_on or date.max)
    waiting = [clock for clock in ours if clock.ended_on is None]
    return next(iter(waiting), None) or max(
        ours, key=lambda clock: clock.ended_on or date.min, default=None
    )


def extendable_to(history: History, calendar: Calendar, regime: Regime = Regime.FOI) -> date | None:
    """The last day to which the time can be extended (FOIA-10-3, EIR-7-1); None while it
    stands still, or where the law sets none (RPSI-8-2)."""
    found = last_day_of_extension(DUTIES[regime], course_of(history), calendar)
    return found.on if found else None


def why_not_lapsed(
    history: History,
    calendar: Calendar,
    *,
    regimes: tuple[Regime, ...] = (Regime.FOI,),
    today: date,
) -> str:
    """Why a case can't be closed as lapsed, in words; "" when it can: the requester was asked
    for something, and the last day on which it could come is over under each law."""
    waiting = [
        clock
        for clock in clocks(history, calendar, regimes=regimes, today=today)
        if clock.owed_by is Party.REQUESTER and clock.proceeding is None and clock.is_open
    ]
    running = [clock for clock in waiting if clock.state is not ClockState.LAPSED]
    if not waiting:
        return "Nothing was asked of the requester that has not come."
    if not running:
        return ""
    last = max(running, key=lambda clock: clock.due_on or date.max)
    return f"It can still come until {last.due_on:%-d %B %Y} ({last.rule}, {last.law.cites})."


@dataclass(frozen=True, slots=True)
class Moved:
    """A due day that another calendar moves."""

    rule: str
    before_on: date
    after_on: date
    proceeding: int | None = None


def moved_by(
    before: Calendar,
    after: Calendar,
    history: History,
    *,
    regimes: tuple[Regime, ...] = (Regime.FOI,),
    today: date,
) -> tuple[Moved, ...]:
    """Which open clocks of the authority a change of the calendar moves, from day to day."""
    then = clocks(history, before, regimes=regimes, today=today)
    now = clocks(history, after, regimes=regimes, today=today)
    by_key = {(clock.rule, clock.proceeding): clock.due_on for clock in then}
    return tuple(
        Moved(clock.rule, was, clock.due_on, clock.proceeding)
        for clock in now
        if clock.owed_by is Party.AUTHORITY and clock.is_open and clock.due_on
        if (was := by_key.get((clock.rule, clock.proceeding))) and was != clock.due_on
    )
