"""Histories of cases for tests: days and what happened on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from fosse.dates.calendar import Calendar, united_kingdom
from fosse.foi.history import Happening, History
from fosse.foi.kinds import EventKind

CALENDAR: Calendar = united_kingdom(())
"""The standing law with the proclamations that are known: the real days of 2012 to 2028."""

E = EventKind


def day(text: str) -> date:
    """“20 Nov 2026” as a day."""
    return datetime.strptime(text, "%d %b %Y").replace(tzinfo=UTC).date()


def happened(
    number: int,
    kind: EventKind,
    on: date,
    detail: Mapping[str, Any] | None = None,
    proceeding: int | None = None,
) -> Happening:
    return Happening(
        number, kind, on, datetime.combine(on, time(12), UTC), dict(detail or {}), proceeding
    )


Event = tuple[EventKind, str] | tuple[EventKind, str, Mapping[str, Any]]


def history(*events: Event) -> History:
    """What happened to a case, in the order given: `(E.RECEIVED, "20 Nov 2026")`."""
    return tuple(_of(number, event) for number, event in enumerate(events, 1))


def proceeding(before: History, *events: Event) -> History:
    """The history with a further proceeding in it."""
    which = 1 + max((one.proceeding or 0 for one in before), default=0)
    return before + tuple(
        _of(number, event, which) for number, event in enumerate(events, len(before) + 1)
    )


def _of(number: int, event: Event, proceeding: int | None = None) -> Happening:
    kind, on, *detail = event
    return happened(number, kind, day(on), detail[0] if detail else None, proceeding)
