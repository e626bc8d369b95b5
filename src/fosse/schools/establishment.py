"""What one extract of the register says of one school. PURE."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from hashlib import blake2b
from operator import attrgetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Establishment:
    """What one row says of one school. Fields are as in `models.SchoolState`."""

    urn: int
    authority_code: int
    authority_name: str
    name: str
    estab: int | None
    type_code: str
    type_name: str
    type_group: str
    status_code: int
    opened_on: date | None
    closed_on: date | None
    phase: str
    low_age: int | None
    high_age: int | None
    gender: str
    religious_character: str
    diocese: str
    admissions: str
    capacity: int | None
    pupils: int | None
    trust: str
    federation: str
    street: str
    locality: str
    address3: str
    town: str
    county: str
    postcode: str
    website: str
    district_code: str
    district: str
    ward_code: str
    ward: str
    easting: int | None
    northing: int | None

    def digest(self) -> str:
        """Equal for two rows that say the same of a school, whatever layout they came in."""
        said = repr(_what_is_said(self))
        return blake2b(said.encode(), digest_size=16).hexdigest()


# The authority's name is the authority's, not the school's.
_what_is_said = attrgetter(
    *(f.name for f in fields(Establishment) if f.name not in {"urn", "authority_name"})
)
