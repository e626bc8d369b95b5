"""A clock: what is due by when under which rule, and how the day was come to. PURE."""

from __future__ import annotations

import calendar as months
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from fosse.dates.calendar import Calendar
from fosse.dates.working_days import LeftOut, Reckoning, Skipped, nth_after

from .law import rule
from .rule import Period, Rule, Unit

ONE = timedelta(1)


class ClockState(StrEnum):
    """Where a clock is. `missed` is late, answered since or not: see `ended_on`."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    MET = "met"
    MISSED = "missed"
    LAPSED = "lapsed"


class Party(StrEnum):
    """Whose time it is that runs."""

    AUTHORITY = "authority"
    REQUESTER = "requester"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which something happened to a clock, what, and by which rule."""

    day: date
    what: str
    rule: str


@dataclass(frozen=True, slots=True)
class Clock:
    """What is due by `due_on`, the last day included, counted from `started_on`.

    `due_on` is None while nothing is due: paused, stopped or lapsed. `ended_on` is the day on
    which it was done, or came to nothing. `proceeding` names the review, complaint or notice
    that it belongs to (None: the request itself). `telling` gives the steps when asked: a desk
    shows a thousand clocks and the steps of none.
    """

    rule: str
    words: str
    started_on: date
    due_on: date | None
    state: ClockState
    ended_on: date | None = None
    owed_by: Party = Party.AUTHORITY
    proceeding: int | None = None
    reckoning: Reckoning | None = field(default=None, repr=False, compare=False)
    telling: Callable[[], Iterable[Step]] = field(default=tuple, repr=False, compare=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What happened to it, day by day, the due day included."""
        return tuple(sorted(self.telling(), key=lambda step: step.day))

    @property
    def law(self) -> Rule:
        """The rule, with its citation, as it stood when the clock started."""
        return rule(self.rule, self.started_on)

    @property
    def is_open(self) -> bool:
        """Whether something is still due, late or not."""
        return self.due_on is not None and self.ended_on is None

    @property
    def provisional(self) -> bool:
        """Whether the day rests on bank holidays that are not on record yet."""
        return self.reckoning is not None and self.reckoning.provisional

    @property
    def why_provisional(self) -> str:
        """Why it is provisional, in words; "" when it is not."""
        return self.reckoning.why_provisional if self.reckoning else ""

    def skipped(self) -> tuple[Skipped, ...]:
        """Each day that was looked at and not counted, up to the due day, with its reason:
        weekends, bank holidays, days on which the clock was paused."""
        return self.reckoning.skipped if self.reckoning else ()


def count(
    period: Period, after: date, calendar: Calendar, leaving_out: Iterable[LeftOut] = ()
) -> Reckoning:
    """The last day of a period after a day, or beginning with it where the rule says so.

    Raises `OutOfReach` when that leads out of the years that can be counted in.
    """
    if period.unit is Unit.WORKING_DAYS:
        start = after - ONE if period.with_first_day else after
        return nth_after(start, period.count, calendar, leaving_out=leaving_out)
    first = after if period.with_first_day else after + ONE
    if period.unit is Unit.DAYS:
        last = first + ONE * (period.count - 1)
    else:
        last = _months_after(after, period.count, whole=period.with_first_day)
    return Reckoning(last, first, last, None)


def outcome(due_on: date, ended_on: date | None, today: date) -> ClockState:
    """Met or missed once it ended; until then running, and missed after the day is over."""
    if ended_on is not None:
        return ClockState.MET if ended_on <= due_on else ClockState.MISSED
    return ClockState.RUNNING if today <= due_on else ClockState.MISSED


def _months_after(day: date, count: int, *, whole: bool) -> date:
    """The corresponding day so many months later, or the month's last day where there is none.

    `whole`: of a period that begins with `day` the last day is the one before.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = months.monthrange(year, month + 1)[1]
    if day.day > last:
        return date(year, month + 1, last)
    corresponding = date(year, month + 1, day.day)
    return corresponding - ONE if whole else corresponding
