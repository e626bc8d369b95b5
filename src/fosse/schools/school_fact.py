"""A school as it was on a day, as far as the register tells. PURE."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from .gias_codes import state_funded
from .time import Observation, Presence, Word, in_words, presence_on, state_on
from .timeline import Extracts


class SchoolFact(NamedTuple):
    """What is known of a school on a day. A named tuple, because all England's are read at once
    and a frozen dataclass of so many fields takes six times as long to make.

    `presence` says whether it was open, `doubts` why that or a detail is uncertain. Details are
    as in the register's extract dated `seen_on`. `closed_on` is the last day open; easting and
    northing are metres of the British National Grid.
    """

    urn: int
    laestab: str  # "856/1234", or "" where the number is not published
    name: str
    authority_code: int
    authority_name: str
    phase: str
    type_code: str
    type_name: str
    type_group: str
    state_funded: bool
    presence: Word
    opened_on: date | None
    closed_on: date | None
    low_age: int | None
    high_age: int | None
    gender: str
    religious_character: str
    diocese: str
    admissions: str
    trust: str
    federation: str
    ward: str
    ward_code: str
    district: str
    postcode: str
    town: str
    address: str
    website: str
    easting: int | None
    northing: int | None
    pupils: int | None
    capacity: int | None
    seen_on: date
    doubts: tuple[str, ...]


class Details(NamedTuple):
    """The rest of a stored state; the fields are columns of `models.SchoolState`."""

    name: str
    estab: int | None
    type_code: str
    type_name: str
    type_group: str
    phase: str
    low_age: int | None
    high_age: int | None
    gender: str
    religious_character: str
    diocese: str
    admissions: str
    trust: str
    federation: str
    ward: str
    ward_code: str
    district: str
    postcode: str
    town: str
    street: str
    locality: str
    address3: str
    county: str
    website: str
    easting: int | None
    northing: int | None
    pupils: int | None
    capacity: int | None


def known_by(extracts: Extracts, published_by: date) -> Extracts:
    """Only the extracts of `published_by` and before; where there is none that speaks of an
    authority, its earliest one."""
    dates = {
        authority: days[: max(1, bisect_right(days, published_by))]
        for authority, days in extracts.dates.items()
    }
    return Extracts(dates, extracts.silent)


def as_told_by(seen: Iterable[Observation], extracts: Extracts) -> list[Observation]:
    """The observations as these extracts tell them: what they did not see is left out."""
    told: list[Observation] = []
    for state in seen:
        days = extracts.speaking(state.authority_code, state.urn)
        first, last = bisect_left(days, state.seen_from), bisect_right(days, state.seen_to)
        if first < last:
            told.append(state._replace(seen_from=days[first], seen_to=days[last - 1]))
    return told


class Sighting(NamedTuple):
    """A school on a day, before its details: whether it was open, which state describes it,
    from which extract, and the doubt about that."""

    state: Observation
    presence: Presence
    seen_on: date
    doubt: str


def sighting(seen: Sequence[Observation], day: date, extracts: Extracts) -> Sighting:
    """What the observations of a school, in order and not empty, say of it on `day`."""
    first, last = seen[0], seen[-1]
    days = extracts.speaking(last.authority_code, last.urn)
    after_last = bisect_right(days, last.seen_to)
    missing_after = days[after_last] if after_last < len(days) else None
    days = extracts.speaking(first.authority_code, first.urn)
    at_first = bisect_left(days, first.seen_from)
    missing_before = days[at_first - 1] if at_first > 0 else None
    found = presence_on(day, seen, missing_before=missing_before, missing_after=missing_after)
    state = state_on(day, seen)
    days = extracts.speaking(state.authority_code, state.urn)
    latest = days[max(0, bisect_right(days, day) - 1)]
    seen_on = max(state.seen_from, min(state.seen_to, latest))
    sure = state.seen_from <= day and (day <= state.seen_to or state is last)
    doubt = "" if sure else f"details as recorded on {in_words(seen_on)}"
    return Sighting(state, found, seen_on, doubt)


def fact(seen: Sighting, details: Details, authorities: Mapping[int, str]) -> SchoolFact:
    """The school as it was seen, with its details; `authorities` are names by code."""
    state, found = seen.state, seen.presence
    return SchoolFact(
        urn=state.urn,
        laestab=laestab(state.authority_code, details.estab),
        name=details.name,
        authority_code=state.authority_code,
        authority_name=authorities[state.authority_code],
        phase=details.phase,
        type_code=details.type_code,
        type_name=details.type_name,
        type_group=details.type_group,
        state_funded=state_funded(details.type_code),
        presence=found.word,
        opened_on=found.opened_on,
        closed_on=found.closed_on,
        low_age=details.low_age,
        high_age=details.high_age,
        gender=details.gender,
        religious_character=details.religious_character,
        diocese=details.diocese,
        admissions=details.admissions,
        trust=details.trust,
        federation=details.federation,
        ward=details.ward,
        ward_code=details.ward_code,
        district=details.district,
        postcode=details.postcode,
        town=details.town,
        address=address(details),
        website=details.website,
        easting=details.easting,
        northing=details.northing,
        pupils=details.pupils,
        capacity=details.capacity,
        seen_on=seen.seen_on,
        doubts=(*found.doubts, seen.doubt) if seen.doubt else found.doubts,
    )


def laestab(authority_code: int, estab: int | None) -> str:
    """The seven-digit number of a school as people write it: 856/1234; "" when not known."""
    return "" if estab is None else f"{authority_code:03d}/{estab:04d}"


def address(details: Details) -> str:
    """The address on one line, without blank parts."""
    parts = (
        details.street,
        details.locality,
        details.address3,
        details.town,
        details.county,
        details.postcode,
    )
    return ", ".join([part for part in parts if part])
