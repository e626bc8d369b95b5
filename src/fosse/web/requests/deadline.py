"""When an answer is due, and how that day was come to: what the pages show of a deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import urlencode

from django.urls import reverse

from fosse.calendar.facts import united_kingdom
from fosse.dates.working_days import Skipped
from fosse.foi.clock import Clock
from fosse.foi.clocks import clocks
from fosse.foi.history import Happening
from fosse.foi.kinds import EventKind
from fosse.foi.rule import Rule

RULE = "FOIA-10-1"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day by which a request received on a day is answered, by the clock of a case to which
    nothing else has happened."""

    received_on: date
    due_on: date
    clock: Clock

    @property
    def rule(self) -> Rule:
        return self.clock.law

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        return self.clock.skipped()

    @property
    def why_provisional(self) -> str:
        """Why the day may still move, in words; "" when it may not."""
        return self.clock.why_provisional

    @property
    def address(self) -> str:
        """The page that lists each day skipped."""
        return f"{reverse('requests-due')}?{urlencode({'received': self.received_on.isoformat()})}"


def deadline(received_on: date) -> Deadline:
    """The deadline of a request received on a day. Raises `NoSuchRule` in words for a day before
    the Act, `OutOfReach` for one beyond the calendar."""
    received = Happening(
        1, EventKind.RECEIVED, received_on, datetime.combine(received_on, time(12), tzinfo=UTC)
    )
    found = clocks((received,), united_kingdom(), today=received_on)
    return next(
        Deadline(received_on, clock.due_on, clock)
        for clock in found
        if clock.rule == RULE and clock.due_on
    )
