"""Deadlines as an iCalendar file (RFC 5545), which calendar programs subscribe to. PURE.

It says which request and what is due, and nothing of what was asked or by whom: feeds rest on
the machines of whoever makes the calendar program.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

MADE_BY = "-//Fosse//Requests for information//EN"
REFRESH = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is due of a request. `key` tells it from the request's other
    deadlines, and stays when the day moves; `version` grows with every change of the request."""

    reference: str
    key: str
    words: str
    due_on: date
    version: int
    changed_at: datetime
    provisional: bool = False
    address: str = ""  # of its page; "" where the installation's own address is not known


def as_icalendar(deadlines: Iterable[Deadline], *, name: str) -> bytes:
    """The feed: an entry for each deadline, all day, that makes nobody busy. The same deadlines
    give the same bytes."""
    made = Calendar()
    made.add("prodid", MADE_BY)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)  # what programs older than RFC 7986 read
    made.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for deadline in sorted(deadlines, key=lambda one: (one.due_on, one.reference, one.key)):
        made.add_component(_entry(deadline))
    return bytes(made.to_ical())


def uid_of(deadline: Deadline) -> str:
    """What the entry is known by: the same for as long as it is the same deadline."""
    return f"{deadline.reference}-{deadline.key}@fosse".lower()


def _entry(deadline: Deadline) -> Event:
    entry = Event()
    entry.add("uid", uid_of(deadline))
    entry.add("sequence", deadline.version)
    entry.add("dtstamp", deadline.changed_at)
    entry.add("summary", f"{deadline.reference}: {deadline.words}")
    entry.add("dtstart", deadline.due_on)
    entry.add("dtend", deadline.due_on + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    if deadline.provisional:
        entry.add("status", "TENTATIVE")
        entry.add("description", "Provisional: not all bank holidays until then are known.")
    if deadline.address:
        entry.add("url", deadline.address)
    return entry
