"""What a school belongs to, what it was before and what became of it, in lines with links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from fosse.schools.facts import Belonging, Link, SchoolFact, StateFact
from fosse.schools.story import manner, story

from ..asked import Asked
from ..words import in_words
from .particulars import Line


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
    return tuple(
        Line(
            event.before,
            event.name,
            _page(event.urn, day) if event.urn else "",
            event.after,
            event.when,
            event.source,
        )
        for event in story(school, links, states, as_at=day.as_at)
    )


def _kin(link: Link, day: Asked, *, still_open: bool) -> Line:
    """A school that goes on is not followed by another, whatever the register links it to."""
    on = f" on {in_words(link.on)}" if link.on else ""
    page = _page(link.other_urn, day)
    if link.relation == "predecessor":
        return Line("It followed ", link.other_name, page, f"{on}{manner(link.kind)}.")
    if still_open:
        after = f" as its successor{on}{manner(link.kind)}, though it is still open."
        return Line("The register names ", link.other_name, page, after)
    return Line("It was followed by ", link.other_name, page, f"{on}{manner(link.kind)}.")


def _page(urn: int, day: Asked) -> str:
    return reverse("school", args=[urn]) + day.query
