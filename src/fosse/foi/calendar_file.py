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
class Entry:
    """Something due on a day. `key` is what the entry is known by, and stays when the day moves;
    `version` and `changed_at` grow with every change of the request."""

    key: str
    words: str
    due_on: date
    version: int
    changed_at: datetime
    provisional: bool = False
    address: str = ""  # of the request's page; "" where the installation's own is not known


def as_icalendar(entries: Iterable[Entry], *, name: str) -> bytes:
    """The feed: each entry for the whole day, making nobody busy. The same entries give the same
    bytes."""
    made = Calendar()
    made.add("prodid", MADE_BY)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)  # what programs older than RFC 7986 read
    made.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for entry in sorted(entries, key=lambda one: (one.due_on, one.key)):
        made.add_component(_event(entry))
    return bytes(made.to_ical())


def uid_of(entry: Entry) -> str:
    """What calendar programs know it by: the same for as long as it is the same entry."""
    return f"{entry.key.replace('/', '-')}@fosse".lower()


def _event(entry: Entry) -> Event:
    made = Event()
    made.add("uid", uid_of(entry))
    made.add("sequence", entry.version)
    made.add("dtstamp", entry.changed_at)
    made.add("summary", entry.words)
    made.add("dtstart", entry.due_on)
    made.add("dtend", entry.due_on + timedelta(days=1))
    made.add("transp", "TRANSPARENT")
    if entry.provisional:
        made.add("status", "TENTATIVE")
        made.add("description", "Provisional: not all bank holidays until then are known.")
    if entry.address:
        made.add("url", entry.address)
    return made
