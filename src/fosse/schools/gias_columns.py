"""Which columns of GIAS are read, under which of their names. PURE."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SMALL, LARGE = 32_767, 2_147_483_647


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a row, the published column that holds it, and the most it may hold:
    characters of text, or the value of a number."""

    field: str
    published: str
    most: int = 255


NEEDED = (
    "URN",
    "LA (code)",
    "LA (name)",
    "EstablishmentNumber",
    "EstablishmentName",
    "TypeOfEstablishment (name)",
    "EstablishmentTypeGroup (name)",
    "EstablishmentStatus (code)|EstablishmentStatus (name)",  # one of the two will do
    "OpenDate",
    "CloseDate",
    "PhaseOfEducation (name)",
    "Postcode",
)

LINKS_NEEDED = ("URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate")

TEXTS = (
    Column("name", "EstablishmentName"),
    Column("type_code", "TypeOfEstablishment (code)", 4),
    Column("type_name", "TypeOfEstablishment (name)"),
    Column("type_group", "EstablishmentTypeGroup (name)"),
    Column("phase", "PhaseOfEducation (name)"),
    Column("gender", "Gender (name)"),
    Column("religious_character", "ReligiousCharacter (name)"),
    Column("diocese", "Diocese (name)"),
    Column("admissions", "AdmissionsPolicy (name)"),
    Column("trust", "Trusts (name)"),
    Column("federation", "Federations (name)"),
    Column("street", "Street"),
    Column("locality", "Locality"),
    Column("address3", "Address3"),
    Column("town", "Town"),
    Column("county", "County (name)"),
    Column("postcode", "Postcode", 10),
    Column("website", "SchoolWebsite"),
    Column("district_code", "DistrictAdministrative (code)", 9),
    Column("district", "DistrictAdministrative (name)"),
    Column("ward_code", "AdministrativeWard (code)", 9),
    Column("ward", "AdministrativeWard (name)"),
)

NUMBERS = (
    Column("estab", "EstablishmentNumber", SMALL),
    Column("low_age", "StatutoryLowAge", SMALL),
    Column("high_age", "StatutoryHighAge", SMALL),
    Column("capacity", "SchoolCapacity", LARGE),
    Column("pupils", "NumberOfPupils", LARGE),
    Column("easting", "Easting", LARGE),
    Column("northing", "Northing", LARGE),
)

DAYS = (Column("opened_on", "OpenDate"), Column("closed_on", "CloseDate"))

# Numbers that name a school: if a spreadsheet has shortened one, the row is not taken.
NAMING = frozenset({"estab"})


def positions(header: Sequence[str]) -> Mapping[str, int]:
    """Where each column stands, by its name in lower case; the first of two equal names wins."""
    found: dict[str, int] = {}
    for position, name in enumerate(header):
        found.setdefault(name.strip().casefold(), position)
    return found


def missing(header: Sequence[str], needed: Sequence[str]) -> tuple[str, ...]:
    """The needed columns that the header lacks, each as it is published."""
    there = positions(header)
    return tuple(
        " or ".join(column.split("|"))
        for column in needed
        if not any(name.casefold() in there for name in column.split("|"))
    )
