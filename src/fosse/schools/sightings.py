"""Where and when the register saw schools: read in two steps, so that all England is quick.

First, of every school in scope, only what decides whether it was open that day; then the
details of those that were asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Max, QuerySet

from .models import Extract, SchoolState
from .school_fact import Sighting, as_told_by, known_by, sighting
from .state_store import extracts_known
from .stored_days import Days, as_text
from .time import Observation, Word
from .timeline import Extracts

LOT = 5_000  # for more schools than this, reading all of them is quicker than asking for each


def sightings(
    scope: QuerySet[SchoolState] | None,
    *,
    as_at: date,
    known_at: datetime | None,
    published_by: date | None,
) -> list[Sighting]:
    """The schools in `scope` (which holds all states of each; None: all England) as seen on the
    day, by URN."""
    told, extracts = observations(scope, known_at=known_at, published_by=published_by)
    return [sighting(seen, as_at, extracts) for seen in told]


def observations(
    scope: QuerySet[SchoolState] | None,
    *,
    known_at: datetime | None,
    published_by: date | None,
) -> tuple[Iterable[Sequence[Observation]], Extracts]:
    """What the extracts that were known then tell of each school in `scope`, by URN, in order
    and never nothing; and those extracts."""
    seen = _everything(register_version()).values() if scope is None else _by_school(scope)
    every = extracts_known()
    known = every if known_at is None else extracts_known(known_at)
    if published_by is not None:
        known = known_by(known, published_by)
    if known == every:  # as for most days asked about, and then there is nothing to leave out
        return seen, every
    return filter(None, (as_told_by(one, known) for one in seen)), known


def presences(
    urns: Collection[int], *, as_at: date, version: tuple[object, ...]
) -> dict[int, Word]:
    """Whether each of the schools was open on the day, quickly; `version` as the register's."""
    extracts = extracts_known()
    everything = _everything(version)
    return {urn: sighting(everything[urn], as_at, extracts).presence.word for urn in urns}


def register_version() -> tuple[object, ...]:
    """What the register holds, as a key: equal keys, the same states of all schools."""
    loaded = Extract.objects.filter(kind=Extract.Kind.ESTABLISHMENTS).order_by("pk")
    newest = SchoolState.objects.aggregate(newest=Max("pk"))["newest"]
    return (newest, *loaded.values_list("pk", "sha256", "loaded_at"))


@lru_cache(maxsize=1)
def _everything(version: tuple[object, ...]) -> dict[int, list[Observation]]:
    """The observations of all schools by URN; a process keeps them until another extract is
    loaded."""
    return {seen[0].urn: seen for seen in _by_school(SchoolState.objects.all())}


def _by_school(scope: QuerySet[SchoolState]) -> Iterator[list[Observation]]:
    return (list(group) for _, group in groupby(_observations(scope), key=itemgetter(0)))


def details_of(keys: Collection[int], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """Those columns of the states with these keys, in the same order."""
    states = SchoolState.objects.all()
    if len(keys) <= LOT:
        states = states.filter(pk__in=keys)
    found = states.values_list(*columns, "pk").iterator(chunk_size=5_000)
    rows = {row[-1]: row[:-1] for row in found}
    return [rows[key] for key in keys]


def _observations(scope: QuerySet[SchoolState]) -> Iterator[Observation]:
    """In order of URN and time."""
    days = Days()
    on = as_text("seen_from", "seen_to", "opened_on", "closed_on")
    rows = scope.order_by("school_id", "seen_from").annotate(**on)
    for urn, authority, status, key, seen_from, seen_to, opened, closed in rows.values_list(
        "school_id", "authority_id", "status_code", "pk", *on
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
