"""The January census school by school: year groups, free meals, languages (268 columns)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..calendar import YEARS, census, period
from ..country import COUNTRY
from ..land import Land
from ..layout import Row, columns
from ..layout import write as write_table
from ..results import ks2, ks4
from ..school import School
from .figures import plain

FEMALE = 2  # the year from which the table says "female" and "male" for girls and boys
ZIPPED = 1  # the year that came as a zip
ENGLISH = "whose first language is known or believed to be English"
OTHER = "whose first language is known or believed to be other than English"
GROUPS = {
    "primary": range(7),
    "infant": range(3),
    "junior": range(3, 7),
    "secondary": range(7, 12),
    "all-through": range(12),
    "special": range(1, 12),
    "pupil referral unit": range(5, 12),
    "alternative provision": range(7, 12),
    "nursery": range(0),
}


def write(land: Land, into: Path) -> None:
    """`school-census/spc_school_level_underlying_data_<years>.csv`, one of them as a zip."""
    for t, year in enumerate(YEARS):
        name = f"spc_school_level_underlying_data_{year.replace('/', '-')}"
        path = into / "school-census" / f"{name}.csv"
        write_table(path, _columns(t), _rows(land, t))
        if t == ZIPPED:
            _zip(path)


def _columns(t: int) -> tuple[str, ...]:
    return tuple(_worded(name, t) for name in columns("spc_2022-23"))


@cache
def _worded(name: str, t: int) -> str:
    if t < FEMALE:
        return name
    return name.replace("girl", "female").replace("boy", "male").replace("les ", "le ")


def _rows(land: Land, t: int) -> Iterator[Row]:
    for school in land.open_on(census(YEARS[t])):
        row = _place(school, t) | _counts(school, land, t)
        yield {_worded(name, t): value for name, value in row.items()}


def _place(school: School, t: int) -> dict[str, object]:
    authority = school.authority
    return {
        "time_period": period(YEARS[t]),
        "time_identifier": "Academic year",
        "geographic_level": "School",
        "country_code": COUNTRY[0],
        "country_name": COUNTRY[1],
        "region_name": authority.region,
        "region_code": "z",
        "urn": school.urn,
        "old_la_code": authority.code,
        "la_name": authority.name,
        "new_la_code": authority.gss_code,
        "estab": school.estab,
        "school_name": school.name,
        "laestab": school.laestab,
        "phase_type_grouping": "State-funded AP school"
        if school.phase.census == "Pupil referral unit"
        else school.phase.census,
        "trust": school.trust,
        "opendate": f"{school.opened_on:%d/%m/%Y}" if school.opened_on else "",
        "sex_of_school_description": school.gender,
        "typeofestablishment_name": school.kind.name,
        "denomination": school.faith or "No religious character",
        "admissions_policy": "Not applicable",
        "district_administrative_code": authority.gss_code,
        "district_administrative_name": authority.name,
        "ward_code": school.ward_code,
        "ward_name": school.ward,
        "school_postcode": school.postcode,
        "academy_flag": "Academy" if school.kind.academy else "LA Maintained",
    }


def _counts(school: School, land: Land, t: int) -> dict[str, object]:
    traits, at = land.traits, (school.site, t)
    pupils = int(traits.pupils[at])
    language = round(pupils * float(traits.other_language[at]))
    meals = round(pupils * float(traits.free_meals[at]))
    girls = _girls(school, pupils)
    return _by_year_group(school, land, t) | {
        "headcount total girls": girls,
        "headcount total boys": pupils - girls,
        "full time pupils": pupils,
        "part time pupils": 0,
        "headcount of pupils": pupils,
        "fte pupils": pupils,
        "number of pupils known to be eligible for free school meals": meals,
        "% of pupils known to be eligible for free school meals": plain(100 * meals / pupils),
        f"number of pupils {ENGLISH}": pupils - language,
        f"% of pupils {ENGLISH}": plain(100 * (pupils - language) / pupils),
        f"number of pupils {OTHER}": language,
        f"% of pupils {OTHER}": plain(100 * language / pupils),
    }


def _by_year_group(school: School, land: Land, t: int) -> dict[str, object]:
    """The years that sit tests as results count them, the others alike."""
    groups, at = GROUPS[school.phase_id], (school.site, t)
    sizes = {6: int(ks2.results(land).cohort[at]), 11: int(ks4.results(land).cohort[at])}
    fixed = {year: size for year, size in sizes.items() if year in groups and size}
    rest = [year for year in groups if year not in fixed]
    left = max(0, int(land.traits.pupils[at]) - sum(fixed.values()))
    for number, year in enumerate(rest):
        fixed[year] = left // len(rest) + (number < left % len(rest))
    row: dict[str, object] = {}
    for year in groups:
        name = "Reception" if year == 0 else f"Year group {year}"
        girls = _girls(school, fixed[year])
        row |= {f"Full time girls {name}": girls, f"Full time boys {name}": fixed[year] - girls}
        row |= {f"Part time girls {name}": 0, f"Part time boys {name}": 0}
    return row


def _girls(school: School, pupils: int) -> int:
    return round(pupils * {"Girls": 1.0, "Boys": 0.0}.get(school.gender, 0.49))


def _zip(path: Path) -> None:
    """Put a file into a zip of the same bytes each time: no clock, no compression."""
    with zipfile.ZipFile(path.with_suffix(".zip"), "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(path.name, (1980, 1, 1, 0, 0, 0)), path.read_bytes())
    path.unlink()
