"""Reads of the register. Every one takes `as_at`, the day that is asked about.

`known_at` asks with only what was recorded by then. `published_by` uses only extracts of the
register dated on or before that day (the earliest one where there is none), so that an answer
stays the same after newer extracts are loaded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q

from .gias_codes import state_funded
from .models import Authority, SchoolState
from .school_fact import Details, SchoolFact, Sighting, fact
from .sightings import details_of, observations, sightings
from .time import Word, open_date, state_on

OPEN_OR_UNCERTAIN: tuple[Word, ...] = ("open", "uncertain")
EVERY_PRESENCE: tuple[Word, ...] = ("open", "uncertain", "closed", "not yet open")


@dataclass(frozen=True, slots=True)
class AuthorityFact:
    """A local authority of England: its code, name, ONS code and region."""

    code: int
    name: str
    gss_code: str
    region: str


class UniverseRow(NamedTuple):
    """As much of a school as comparisons need, for all England quickly. As in `SchoolFact`."""

    urn: int
    authority_code: int
    opened_on: date | None
    state_funded: bool
    type_code: str
    phase: str
    low_age: int | None
    high_age: int | None


def authorities() -> tuple[AuthorityFact, ...]:
    """The authorities of the register, by name."""
    rows = Authority.objects.values_list("code", "name", "gss_code", "region")
    return tuple(AuthorityFact(*row) for row in rows)


def is_named(name: str) -> bool:
    """Whether a school, a trust, a federation or an authority ever stood on the register by a
    name, in whatever case and spacing."""
    if not (name := " ".join(name.split())):
        return False
    named = Q(name__iexact=name) | Q(trust__iexact=name) | Q(federation__iexact=name)
    return (
        Authority.objects.filter(name__iexact=name).exists()
        or SchoolState.objects.filter(named).exists()
    )


def school(
    urn: int,
    *,
    as_at: date,
    known_at: datetime | None = None,
    published_by: date | None = None,
) -> SchoolFact | None:
    """The school on that day, whatever its presence; None when the register has no such URN."""
    found = schools([urn], as_at=as_at, known_at=known_at, published_by=published_by)
    return found[0] if found else None


def schools(
    urns: Collection[int],
    *,
    as_at: date,
    known_at: datetime | None = None,
    published_by: date | None = None,
) -> tuple[SchoolFact, ...]:
    """Those of the schools that the register knows, by name, whatever their presence."""
    scope = SchoolState.objects.filter(school_id__in=sorted(urns))
    seen = sightings(scope, as_at=as_at, known_at=known_at, published_by=published_by)
    return _facts(seen)


def schools_of(
    authority_code: int | None,
    *,
    as_at: date,
    known_at: datetime | None = None,
    published_by: date | None = None,
    presence: Collection[str] = OPEN_OR_UNCERTAIN,
) -> tuple[SchoolFact, ...]:
    """The schools of an authority (None: of all England) on that day, by name.

    A school is the authority's when the register says so in the details that hold that day.
    """
    scope = None
    if authority_code is not None:
        ever = SchoolState.objects.filter(authority_id=authority_code)
        scope = SchoolState.objects.filter(school_id__in=ever.values("school_id"))
    seen = sightings(scope, as_at=as_at, known_at=known_at, published_by=published_by)
    return _facts(
        [
            sighting
            for sighting in seen
            if sighting.presence.word in presence
            and authority_code in (None, sighting.state.authority_code)
        ]
    )


def latest_names(urns: Collection[int]) -> Mapping[int, str]:
    """What the schools are called in the latest extract that has them, by number."""
    rows = SchoolState.objects.filter(school_id__in=urns).order_by("seen_from")
    return dict(rows.values_list("school_id", "name"))


def universe_rows(
    *,
    as_at: date,
    known_at: datetime | None = None,
    published_by: date | None = None,
) -> tuple[UniverseRow, ...]:
    """Light rows of all England's schools, those not open too, as on that day, by URN."""
    told, _ = observations(None, known_at=known_at, published_by=published_by)
    found = [(state_on(as_at, seen), open_date(seen)) for seen in told]
    columns = ("type_code", "phase", "low_age", "high_age")
    rest = details_of([state.key for state, _ in found], columns)
    return tuple(
        UniverseRow(state.urn, state.authority_code, opened_on, state_funded(row[0]), *row)
        for (state, opened_on), row in zip(found, rest, strict=True)
    )


def _facts(seen: Collection[Sighting]) -> tuple[SchoolFact, ...]:
    keys = [one.state.key for one in seen]
    rest = details_of(keys, [*Details._fields, "authority__name"])
    made = (
        fact(one, Details._make(row[:-1]), {one.state.authority_code: row[-1]})
        for one, row in zip(seen, rest, strict=True)
    )
    return tuple(sorted(made, key=lambda school: (school.name, school.urn)))
