"""The register: three extracts of GIAS's "all establishment data", and its links."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from .. import names, ratae
from ..calendar import FIRST_EXTRACT, LAST_EXTRACT, MIDDLE_EXTRACT, YEARS
from ..country import COUNTRY
from ..draw import stream
from ..land import Land
from ..layout import Row, columns
from ..layout import write as write_table
from ..school import School
from .figures import dashed, plain

STATUSES = {1: "Open", 2: "Closed", 3: "Open, but proposed to close", 4: "Proposed to open"}
EXTRACTS = {
    FIRST_EXTRACT: "gias_2023",
    MIDDLE_EXTRACT: "gias_2025",
    LAST_EXTRACT: "gias_2025",
}
FORMER_NAMES = {"Sallowbeck Academy": "Sallowbeck Technology Academy"}  # in the first extract
WITHOUT_PLACE = {"Stepping Weir Centre"}  # the register doesn't say where everything is


def write(land: Land, folder: Path) -> None:
    """`register/edubasealldata<day>.csv`, thrice, and `links_edubasealldata<day>.csv`."""
    heads = _heads(land)
    for day, layout in EXTRACTS.items():
        write_table(
            folder / "register" / f"edubasealldata{day:%Y%m%d}.csv",
            columns(layout),
            (_row(school, day, land, heads) for school in land.schools if _listed(school, day)),
            encoding="cp1252",
        )
    write_table(
        folder / "register" / f"links_edubasealldata{LAST_EXTRACT:%Y%m%d}.csv",
        columns("gias_links"),
        _links(land),
        encoding="cp1252",
        quoted=True,
    )


def _listed(school: School, day: date) -> bool:
    """A school is in the register once it is open; one that is planned, in the last extract."""
    return (
        school.opened_on is None
        or school.opened_on <= day
        or (school.status == 4 and day == LAST_EXTRACT)
    )


def _status(school: School, day: date) -> int:
    if school.status == 2:
        return 2 if school.closed_on is None or school.closed_on <= day else 1
    return school.status if day == LAST_EXTRACT else 1


def _row(school: School, day: date, land: Land, heads: list[tuple[str, str]]) -> Row:
    status, authority = _status(school, day), school.authority
    known = status != 4
    row: dict[str, object] = {
        "URN": school.urn,
        "LA (code)": authority.code,
        "LA (name)": authority.name,
        "EstablishmentNumber": school.estab,
        "EstablishmentName": FORMER_NAMES.get(school.name, school.name)
        if day == FIRST_EXTRACT
        else school.name,
        "TypeOfEstablishment (code)": school.kind.code,
        "TypeOfEstablishment (name)": school.kind.name,
        "EstablishmentTypeGroup (code)": school.kind.group_code,
        "EstablishmentTypeGroup (name)": school.kind.group,
        "EstablishmentStatus (code)": status,
        "EstablishmentStatus (name)": STATUSES[status],
        "OpenDate": dashed(school.opened_on),
        "CloseDate": dashed(school.closed_on) if status in {2, 3} else "",
        "PhaseOfEducation (code)": school.phase.code,
        "PhaseOfEducation (name)": school.phase.name,
        "StatutoryLowAge": school.phase.low_age,
        "StatutoryHighAge": school.phase.high_age,
        "Gender (name)": school.gender,
        "ReligiousCharacter (name)": school.faith or "Does not apply",
        "AdmissionsPolicy (name)": "Non-selective"
        if school.phase_id == "secondary"
        else "Not applicable",
        "Trusts (name)": school.trust,
        "Street": school.street,
        "Town": authority.name,
        "Postcode": school.postcode,
        "DistrictAdministrative (code)": authority.gss_code,
        "DistrictAdministrative (name)": authority.name,
        "AdministrativeWard (code)": school.ward_code,
        "AdministrativeWard (name)": school.ward,
        "GOR (name)": authority.region,
        "GSSLACode (name)": authority.gss_code,
        "Country (name)": COUNTRY[1],
        "LastChangedDate": dashed(day),
    }
    if school.name not in WITHOUT_PLACE:
        row |= {"Easting": school.easting, "Northing": school.northing}
    if known:
        row |= _people_and_pupils(school, day, land, heads)
    return row


def _people_and_pupils(
    school: School, day: date, land: Land, heads: list[tuple[str, str]]
) -> dict[str, object]:
    year = {FIRST_EXTRACT: 1, MIDDLE_EXTRACT: 3}.get(day, len(YEARS) - 1)
    pupils = int(land.traits.pupils[school.site, year])
    given, family = heads[school.site]
    host = school.name.lower().encode("ascii", "ignore").decode().replace(" ", "")[:24]
    row: dict[str, object] = {
        "SchoolCapacity": _capacity(school),
        "SchoolWebsite": f"https://www.{''.join(c for c in host if c.isalnum())}.example",
        "HeadFirstName": given,
        "HeadLastName": family,
        "HeadPreferredJobTitle": "Headteacher",
    }
    if school.is_open(day):
        share = 100 * float(land.traits.free_meals[school.site, year])
        row |= {"NumberOfPupils": pupils, "PercentageFSM": plain(share)}
    return row


def _capacity(school: School) -> int:
    years = max(1, min(school.phase.high_age, 16) - school.phase.low_age)
    return school.intake * years


def _heads(land: Land) -> list[tuple[str, str]]:
    draw = stream("heads")
    return [names.person(draw) for _ in range(len(land.traits.pupils))]


def _links(land: Land) -> Iterator[Row]:
    """Predecessors and successors: conversions keep a site, mergers are Ratae's own story."""
    by_site: dict[int, list[School]] = {}
    for school in land.schools:
        by_site.setdefault(school.site, []).append(school)
    for pair in by_site.values():
        if len(pair) == 2:
            before, after = sorted(pair, key=lambda s: s.opened_on or date.min)
            yield from _both_ways(before, after, "")
    by_name = {school.name: school for school in land.schools if school.authority == land.ratae}
    for merged, parts in ratae.MERGERS.items():
        for part in parts:
            yield from _both_ways(by_name[part], by_name[merged], " - merged")


def _both_ways(before: School, after: School, how: str) -> Iterator[Row]:
    on = dashed(after.opened_on)
    for one, other, word in ((before, after, "Successor"), (after, before, "Predecessor")):
        yield {
            "URN": one.urn,
            "LinkURN": other.urn,
            "LinkName": other.name,
            "LinkType": word + how,
            "LinkEstablishedDate": on,
        }
