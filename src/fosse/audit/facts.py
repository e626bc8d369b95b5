"""What was done: the events, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from .models import Event


@dataclass(frozen=True, slots=True)
class EventFact:
    """Somebody did something to something, with a reason."""

    at: datetime
    by_id: int | None
    by_name: str
    verb: str
    noun: str
    noun_id: str
    authority_code: int | None
    reason: str
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reach:
    """Which events somebody may read: those of these authorities and, with `installation`,
    those that speak of none: accounts, extracts, releases."""

    authorities: frozenset[int]
    installation: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are asked for: empty parts ask for all. From `since`, included, to
    `before`, excluded; within `reach`, of all authorities where it is None."""

    by_name: str = ""
    verb: str = ""
    noun: str = ""
    noun_id: str = ""
    since: datetime | None = None
    before: datetime | None = None
    reach: Reach | None = None


def events(
    wanted: Wanted, *, known_at: datetime, limit: int, offset: int = 0
) -> tuple[EventFact, ...]:
    """The events that were recorded up to `known_at`, newest first."""
    found = _found(wanted, known_at)[offset : offset + limit]
    return tuple(
        EventFact(
            at=event.at,
            by_id=event.by_id,
            by_name=event.by_name,
            verb=event.verb,
            noun=event.noun,
            noun_id=event.noun_id,
            authority_code=event.authority_code,
            reason=event.reason,
            detail=event.detail,
        )
        for event in found
    )


def count(wanted: Wanted, *, known_at: datetime) -> int:
    """How many events there are."""
    return _found(wanted, known_at).count()


def verbs(reach: Reach | None = None) -> tuple[str, ...]:
    """The verbs that were ever recorded within the reach, in the order of the alphabet."""
    found = _within(reach).order_by("verb")
    return tuple(found.values_list("verb", flat=True).distinct())


def _found(wanted: Wanted, known_at: datetime) -> QuerySet[Event]:
    found = _within(wanted.reach).filter(at__lte=known_at)
    if wanted.by_name:
        found = found.filter(by_name__icontains=wanted.by_name)
    for name in ("verb", "noun", "noun_id"):
        if asked := getattr(wanted, name):
            found = found.filter(**{name: asked})
    if wanted.since:
        found = found.filter(at__gte=wanted.since)
    if wanted.before:
        found = found.filter(at__lt=wanted.before)
    return found


def _within(reach: Reach | None) -> QuerySet[Event]:
    if reach is None:
        return Event.objects.all()
    of_authorities = Q(authority_code__in=reach.authorities)
    of_none = Q(authority_code=None)
    return Event.objects.filter(of_authorities | of_none if reach.installation else of_authorities)
