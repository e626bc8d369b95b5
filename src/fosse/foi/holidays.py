"""A change of the calendar, with what it does to open cases: one transaction for both.

Clocks are reckoned anew whenever they are read, so nothing has to be changed; but an officer who
had another day in the diary must be told, and whoever looks later must find both dates.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from fosse.audit.actions import Doer
from fosse.calendar import actions as calendar_verbs
from fosse.calendar import facts as calendars
from fosse.calendar.changes import Learnt
from fosse.dates.bank_holidays import BankHoliday
from fosse.dates.calendar import Calendar

from .clock_facts import histories_of, laws_of
from .clocks import Moved, moved_by
from .kinds import EventKind, Regime
from .models import Case
from .recording import happen


@dataclass(frozen=True, slots=True)
class MovedClock:
    """A clock of a case that came to another day."""

    reference: str
    rule: str
    before_on: date
    after_on: date


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of the bank holidays on record, and of the deadlines of open cases."""

    learnt: Learnt
    moved: tuple[MovedClock, ...]

    @property
    def unconfirmed(self) -> tuple[BankHoliday, ...]:
        """Bank holidays entered by hand that a file of their time does not list."""
        return self.learnt.unconfirmed

    @property
    def in_words(self) -> str:
        """“bank holidays: 3 added; deadlines of 2 open requests moved”."""
        cases = len({one.reference for one in self.moved})
        requests = "request" if cases == 1 else "requests"
        said = f"deadlines of {cases:,} open {requests} moved" if cases else "no deadline moved"
        return f"{self.learnt.in_words}; {said}"


@transaction.atomic
def learn(
    data: bytes, *, source: str, by: Doer, at: datetime, announced_on: date | None = None
) -> Followed:
    """Take a file of bank holidays in, as `calendar.actions.learn`, and follow it."""
    before = calendars.united_kingdom()
    learnt = calendar_verbs.learn(data, source=source, by=by, at=at, announced_on=announced_on)
    return _followed(learnt, before, by=by, at=at)


@transaction.atomic
def proclaim(
    *,
    nations: Collection[str],
    day: date,
    title: str,
    source: str,
    announced_on: date,
    by: Doer,
    at: datetime,
    instead_of: date | None = None,
) -> Followed:
    """Put down a bank holiday as it was proclaimed, as `calendar.actions.proclaim`, and follow."""
    before = calendars.united_kingdom()
    learnt = calendar_verbs.proclaim(
        nations=nations,
        day=day,
        title=title,
        source=source,
        announced_on=announced_on,
        by=by,
        at=at,
        instead_of=instead_of,
    )
    return _followed(learnt, before, by=by, at=at)


@transaction.atomic
def withdraw(*, nation: str, day: date, reason: str, by: Doer, at: datetime) -> Followed:
    """Take off a bank holiday that was put down by mistake, as `calendar.actions.withdraw`, and
    follow."""
    before = calendars.united_kingdom()
    learnt = calendar_verbs.withdraw(nation=nation, day=day, reason=reason, by=by, at=at)
    return _followed(learnt, before, by=by, at=at)


@transaction.atomic
def follow_calendar(
    before: Calendar, after: Calendar, *, by: Doer, at: datetime
) -> tuple[MovedClock, ...]:
    """For each clock that runs and comes to another day by the calendar after than by that
    before, an event with both days on its case."""
    today = timezone.localdate(at)
    cases = Case.objects.all()
    held = {case.pk: case for case in cases.select_for_update().order_by("pk")}
    histories, laws = histories_of(cases), laws_of(cases)
    moved = [
        (case, one)
        for pk, case in held.items()
        for one in moved_by(
            before, after, histories[pk], regimes=laws.get(pk, (Regime.FOI,)), today=today
        )
    ]
    return tuple(_note(case, one, by=by, at=at) for case, one in moved)


def _followed(learnt: Learnt, before: Calendar, *, by: Doer, at: datetime) -> Followed:
    if not learnt.moves_dates:
        return Followed(learnt, ())
    return Followed(learnt, follow_calendar(before, calendars.united_kingdom(), by=by, at=at))


def _note(case: Case, moved: Moved, *, by: Doer, at: datetime) -> MovedClock:
    before, after = moved.before_on, moved.after_on
    happen(
        case,
        EventKind.HOLIDAY_PROCLAIMED,
        on=max(timezone.localdate(at), case.received_on),
        at=at,
        by=by,
        detail={
            "rule": moved.rule,
            "before_on": before.isoformat(),
            "after_on": after.isoformat(),
            "proceeding": moved.proceeding,
        },
        note=f"{moved.rule}: was due on {before:%-d %B %Y}, is due on {after:%-d %B %Y}.",
    )
    return MovedClock(case.reference, moved.rule, before, after)
