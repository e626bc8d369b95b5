"""What happened to a school, event by event: opened, followed, renamed, became an academy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from .history import StateFact
from .lineage import Link
from .particulars import dated
from .school_fact import SchoolFact
from .time import in_words

REGISTER = "Get Information about Schools"
CHANGING = (
    ("Name", "name"),
    ("Status", "status"),
    ("Authority", "authority_name"),
    ("Kind", "type_name"),
    ("Phase", "phase"),
    ("Trust", "trust"),
    ("Federation", "federation"),
    ("Ward", "ward"),
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: words before the name of another school, that name (with its
    URN) where there is one, words after; when, in words, and where that stands."""

    before: str
    name: str = ""
    urn: int | None = None
    after: str = ""
    when: str = ""
    source: str = ""

    @property
    def words(self) -> str:
        return f"{self.before}{self.name}{self.after}"


def story(
    school: SchoolFact, links: Sequence[Link], states: Sequence[StateFact], *, as_at: date
) -> tuple[Event, ...]:
    """All that happened up to the day, in order; what has no date comes first."""
    seen = f"{REGISTER}, extract of {in_words(school.seen_on)}"
    events: list[tuple[date | None, Event]] = [(link.on, _linked(link)) for link in links]
    events += _changes(states, as_at)
    events.append((school.opened_on, Event("It opened.", source=seen)))
    if school.closed_on:
        events.append((school.closed_on, Event("Its last day open.", source=seen)))
    events.sort(key=lambda event: event[0] or date.min)
    return tuple(replace(event, when=event.when or dated(on)) for on, event in events)


def _changes(states: Sequence[StateFact], as_at: date) -> Iterable[tuple[date | None, Event]]:
    """What an extract says otherwise than the one before it: the change came in between."""
    for before, after in pairwise(states):
        said = [
            f"{name}: {getattr(before, field) or 'none'} → {getattr(after, field) or 'none'}."
            for name, field in CHANGING
            if getattr(before, field) != getattr(after, field)
        ]
        if said and after.seen_from <= as_at:
            when = f"between {in_words(before.seen_to)} and {in_words(after.seen_from)}"
            source = f"{REGISTER}, extracts of these days"
            yield after.seen_from, Event(" ".join(said), when=when, source=source)


def _linked(link: Link) -> Event:
    """A link of the lineage; those farther away say whose predecessor they are."""
    own = link.steps == 1
    before = {
        "predecessor": "It followed " if own else "Before that there was ",
        "successor": "It was followed by " if own else "After that came ",
        "other": f"{link.kind}: ",
    }[link.relation]
    after = "" if link.relation == "other" else manner(link.kind)
    source = f"{REGISTER}, links"
    return Event(before, link.other_name, link.other_urn, f"{after}.", source=source)


def manner(kind: str) -> str:
    """How GIAS says that it came about, where it says more than who was first."""
    _, _, manner = kind.partition(" - ")
    return f" ({manner.lower()})" if manner else ""
