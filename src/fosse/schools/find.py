"""Finding a school: the search of the register, with each school as it was on the day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from .gias_codes import CLOSED
from .models import Authority, SchoolState
from .school_fact import SchoolFact, laestab
from .school_facts import schools
from .search import Entry, Index, Match
from .sightings import presences, register_version
from .time import Word

LIMIT = 20
LOOKED_AT = 500  # matches whose presence is looked at, for the count
ANY_PRESENCE: tuple[Word, ...] = ("open", "uncertain", "closed", "not yet open")


@dataclass(frozen=True, slots=True)
class Hit:
    """A school that was found, as it was on the day, and by what: "URN", "LAESTAB", "postcode",
    "name", "former name", "place", "spelling"; "" where nothing was typed."""

    school: SchoolFact
    by: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found, best first: hits `offset` to `offset + limit` of `total`; `more` when the
    total was not counted to its end."""

    hits: tuple[Hit, ...]
    total: int
    more: bool


def search(
    text: str,
    *,
    as_at: date,
    limit: int = LIMIT,
    offset: int = 0,
    authority_code: int | None = None,
    phases: Collection[str] = (),
    presence: Collection[str] = ANY_PRESENCE,
) -> SearchResult:
    """Find schools by name, URN, LAESTAB, postcode, ward, town or authority, spelt more or less
    right; of all England, or of one authority, of these phases, and present so on the day."""
    version = register_version()
    matches = _index(version).search(text, authority_code=authority_code, phases=phases)
    looked_at = matches[: max(LOOKED_AT, offset + limit)]
    words = presences([match.urn for match in looked_at], as_at=as_at, version=version)
    fitting = [match for match in looked_at if words[match.urn] in presence]
    return SearchResult(
        hits=_hits(fitting[offset : offset + limit], as_at),
        total=len(fitting),
        more=len(matches) > len(looked_at),
    )


def warm() -> None:
    """Build the index now, so that the first search of a process is as quick as the others."""
    version = register_version()
    _index(version)
    presences([], as_at=date.min, version=version)


def _hits(matches: Collection[Match], as_at: date) -> tuple[Hit, ...]:
    known = {school.urn: school for school in schools([m.urn for m in matches], as_at=as_at)}
    return tuple(Hit(known[match.urn], match.by) for match in matches)


@lru_cache(maxsize=1)
def _index(version: tuple[object, ...]) -> Index:
    """The index of what the register holds; a process keeps it until another extract comes."""
    authorities = dict(Authority.objects.values_list("code", "name"))
    states = SchoolState.objects.order_by("school_id", "-seen_from").values_list(
        "school_id", "name", "estab", "postcode", "ward", "town", "authority_id", "phase",
        "status_code",
    )  # fmt: skip
    return Index(
        _entry(list(of_school), authorities)
        for _, of_school in groupby(states.iterator(chunk_size=5_000), key=itemgetter(0))
    )


def _entry(states: Sequence[tuple[Any, ...]], authorities: Mapping[int, str]) -> Entry:
    """A school by its states, latest first."""
    urn, _, estab, postcode, ward, town, authority, phase, status = states[0]
    return Entry(
        urn=urn,
        names=tuple(dict.fromkeys([state[1] for state in states])),
        laestab=laestab(authority, estab),
        postcode=postcode,
        ward=ward,
        town=town,
        authority_code=authority,
        authority_name=authorities[authority],
        phase=phase,
        open_now=status != CLOSED,
    )
