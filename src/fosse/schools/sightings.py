"""Where and when the register saw schools: read in two steps, so that all England is quick.

First, of every school in scope, only what decides whether it was open that day; then the
details of those that were asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from .models import SchoolState
from .school_fact import Sighting, as_told_by, known_by, sighting
from .state_store import extracts_known
from .time import Observation

LOT = 30_000  # keys in one statement: below SQLite's limit of parameters


def sightings(
    scope: QuerySet[SchoolState],
    *,
    as_at: date,
    known_at: datetime | None,
    published_by: date | None,
) -> list[Sighting]:
    """The schools in `scope` (which holds all states of each) as seen on the day, by URN."""
    extracts = extracts_known(known_at)
    if published_by is not None:
        extracts = known_by(extracts, published_by)
    restricted = known_at is not None or published_by is not None
    found: list[Sighting] = []
    for _, group in groupby(_observations(scope), key=itemgetter(0)):
        seen = list(group)
        if restricted:
            seen = as_told_by(seen, extracts)
        if seen:
            found.append(sighting(seen, as_at, extracts))
    return found


def details_of(seen: Collection[Sighting], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """Those columns of the state that describes each of the schools, in the same order."""
    keys = [one.state.key for one in seen]
    rows: dict[int, tuple[Any, ...]] = {}
    for start in range(0, len(keys), LOT):
        states = SchoolState.objects.filter(pk__in=keys[start : start + LOT])
        for key, *row in states.values_list("pk", *columns).iterator(chunk_size=5_000):
            rows[key] = tuple(row)
    return [rows[key] for key in keys]


class _Days(dict[str, date]):
    """Days by their ISO text. A register holds few different days, so each is made once."""

    def __missing__(self, text: str) -> date:
        self[text] = day = date.fromisoformat(text)
        return day


def _observations(scope: QuerySet[SchoolState]) -> Iterator[Observation]:
    """In order of URN and time. Days come as text: Django's own conversion takes longer than
    the query."""
    days = _Days()
    columns = {f"{name}_text": Cast(name, TextField()) for name in _DAYS}
    rows = scope.order_by("school_id", "seen_from").annotate(**columns)
    for urn, authority, status, key, seen_from, seen_to, opened, closed in rows.values_list(
        "school_id", "authority_id", "status_code", "pk", *columns
    ).iterator(chunk_size=5_000):
        yield Observation(
            urn,
            authority,
            days[seen_from],
            days[seen_to],
            status,
            days[opened] if opened else None,
            days[closed] if closed else None,
            key,
        )


_DAYS = ("seen_from", "seen_to", "opened_on", "closed_on")
