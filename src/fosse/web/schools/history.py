"""What a school belongs to, what it was before and what became of it, in lines with links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from django.urls import reverse

from fosse.schools.facts import Belonging, Link, SchoolFact, StateFact

from ..asked import Asked
from ..words import in_words
from .particulars import Line, dated

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


def belongs(groups: Iterable[Belonging], day: Asked) -> tuple[Line, ...]:
    """A line for each group of schools that it was in that day: since when, in what role."""
    start = "It belonged to the " if day.as_at < day.today else "It belongs to the "
    return tuple(
        Line(
            f"{start}{group.kind_in_words.lower()} ",
            group.name,
            reverse("cluster", args=[group.authority_code, group.slug]) + day.query,
            f"{_as_what(group)}{_since(group)}.",
        )
        for group in groups
    )


def _as_what(group: Belonging) -> str:
    return "" if group.role == "member" else f", as {group.role_in_words.lower()}"


def _since(group: Belonging) -> str:
    return f", since {in_words(group.starts_on)}" if group.starts_on else ""


def no_cluster(day: Asked) -> str:
    if day.as_at < day.today:
        return "It belonged to no cluster that is on record."
    return "It belongs to no cluster that is on record."


def next_of_kin(school: SchoolFact, links: Iterable[Link], day: Asked) -> tuple[Line, ...]:
    """What was directly before it and what came directly after, for the first screen."""
    near = [link for link in links if link.steps == 1 and link.relation != "other"]
    return tuple(_kin(link, day, still_open=school.presence == "open") for link in near)


def lines(
    school: SchoolFact, links: Sequence[Link], states: Sequence[StateFact], day: Asked
) -> tuple[Line, ...]:
    """All that happened, in order; what has no date comes first."""
    seen = f"{REGISTER}, extract of {in_words(school.seen_on)}"
    events: list[tuple[date | None, Line]] = [(link.on, _linked(link, day)) for link in links]
    events += _changes(states, day)
    if school.opened_on:
        events.append((school.opened_on, Line("It opened.", source=seen)))
    else:
        events.append((None, Line("It opened.", source=seen)))
    if school.closed_on:
        events.append((school.closed_on, Line("Its last day open.", source=seen)))
    events.sort(key=lambda event: event[0] or date.min)
    return tuple(replace(line, when=line.when or dated(on)) for on, line in events)


def _changes(states: Sequence[StateFact], day: Asked) -> Iterable[tuple[date | None, Line]]:
    """What an extract says otherwise than the one before it: the change came in between."""
    for before, after in pairwise(states):
        said = [
            f"{name}: {getattr(before, field) or 'none'} → {getattr(after, field) or 'none'}."
            for name, field in CHANGING
            if getattr(before, field) != getattr(after, field)
        ]
        if said and after.seen_from <= day.as_at:
            when = f"between {in_words(before.seen_to)} and {in_words(after.seen_from)}"
            source = f"{REGISTER}, extracts of these days"
            yield after.seen_from, Line(" ".join(said), when=when, source=source)


def _kin(link: Link, day: Asked, *, still_open: bool) -> Line:
    """A school that goes on is not followed by another, whatever the register links it to."""
    on = f" on {in_words(link.on)}" if link.on else ""
    page = _page(link.other_urn, day)
    if link.relation == "predecessor":
        return Line("It followed ", link.other_name, page, f"{on}{_manner(link.kind)}.")
    if still_open:
        after = f" as its successor{on}{_manner(link.kind)}, though it is still open."
        return Line("The register names ", link.other_name, page, after)
    return Line("It was followed by ", link.other_name, page, f"{on}{_manner(link.kind)}.")


def _linked(link: Link, day: Asked) -> Line:
    """A link of the lineage; those farther away say whose predecessor they are."""
    own = link.steps == 1
    before = {
        "predecessor": "It followed " if own else "Before that there was ",
        "successor": "It was followed by " if own else "After that came ",
        "other": f"{link.kind}: ",
    }[link.relation]
    after = "" if link.relation == "other" else _manner(link.kind)
    source = f"{REGISTER}, links"
    return Line(before, link.other_name, _page(link.other_urn, day), f"{after}.", source=source)


def _manner(kind: str) -> str:
    """How GIAS says that it came about, where it says more than who was first."""
    _, _, manner = kind.partition(" - ")
    return f" ({manner.lower()})" if manner else ""


def _page(urn: int, day: Asked) -> str:
    return reverse("school", args=[urn]) + day.query
