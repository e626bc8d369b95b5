"""Finding a group on record, and the days of its life."""

from __future__ import annotations

from datetime import date

from django.utils.text import slugify

from .models import Authority, Group, GroupSpan
from .records import Refused, recorded
from .time import in_words


def find(authority_code: int, slug: str) -> Group:
    """The group of that slug. Raises `Refused` when there is none."""
    found = Group.objects.filter(authority_id=authority_code, slug=slug).first()
    if found is None:
        raise Refused(f"Authority {authority_code} has no cluster “{slug}”.")
    return found


def spans_of(group: Group) -> list[GroupSpan]:
    """The group's spans on record, in order: its names through time."""
    spans = GroupSpan.objects.filter(recorded(None), group=group)
    return sorted(spans, key=lambda span: span.starts_on or date.min)


def name_of(group: Group) -> str:
    """Its latest name."""
    spans = spans_of(group)
    return spans[-1].name if spans else group.slug


def check_within_life(group: Group, starts_on: date | None, ends_on: date | None) -> None:
    """Raise `Refused` unless the group existed on all days of the span."""
    spans = spans_of(group)
    if not spans:
        raise Refused(f"“{group.slug}” is not on record any more.")
    founded, closed, name = spans[0].starts_on, spans[-1].ends_on, spans[-1].name
    if founded and starts_on is None:
        raise Refused(f"{name} was founded on {in_words(founded)}: give a first day from then on.")
    if founded and starts_on and starts_on < founded:
        raise Refused(f"{name} was founded on {in_words(founded)}, after {in_words(starts_on)}.")
    if closed and (ends_on is None or ends_on > closed):
        raise Refused(f"{name} is no more from {in_words(closed)} on. Give an end by that day.")


def authority_of(code: int) -> Authority:
    """Raises `Refused` when the register has no such authority."""
    found = Authority.objects.filter(code=code).first()
    if found is None:
        raise Refused(f"The register has no authority with the code {code}.")
    return found


def named(authority_code: int, name: str, kind: str | None = None) -> list[GroupSpan]:
    """The spans on record in which a group of the authority has this name, whatever its case."""
    spans = GroupSpan.objects.filter(recorded(None), group__authority_id=authority_code)
    if kind is not None:
        spans = spans.filter(group__kind=kind)
    wanted = tidy(name).casefold()
    return [span for span in spans.select_related("group") if span.name.casefold() == wanted]


def new_slug(authority_code: int, name: str) -> str:
    """A slug for a new group: its name, numbered where the authority has that slug already."""
    stem = slugify(name)[:70] or "cluster"
    groups = Group.objects.filter(authority_id=authority_code)
    there = set(groups.values_list("slug", flat=True))
    slug, number = stem, 1
    while slug in there:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def tidy(name: str) -> str:
    """A name without blanks at its ends or doubled within."""
    return " ".join(name.split())


def check_name(name: str) -> str:
    """The name, tidied. Raises `Refused` when it is blank or too long."""
    tidied = tidy(name)
    if not tidied:
        raise Refused("Give the cluster a name.")
    if len(tidied) > 200:
        raise Refused(f"The name has {len(tidied)} characters; at most 200 are kept.")
    return tidied
