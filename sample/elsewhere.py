"""The schools of the other nineteen authorities: drawn, so that Ratae has a country around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

import numpy as np

from . import names
from .country import Authority
from .draw import stream
from .numbers import EstablishmentNumbers
from .postcodes import unit
from .school import School

T = TypeVar("T")
FIRST_URN = 900_001
LATER_URN = 960_001  # academies that schools became, and schools that opened, since 2021
WINDS = ("Central", "North", "East", "South", "West")
# phase, share of an authority's schools
PHASES = (
    ("primary", 0.735),
    ("infant", 0.02),
    ("junior", 0.02),
    ("secondary", 0.17),
    ("special", 0.035),
    ("all-through", 0.008),
    ("nursery", 0.012),
)
TYPES = {
    "primary": (("CY", 0.40), ("VC", 0.12), ("VA", 0.17), ("ACC", 0.21), ("AC", 0.08), ("F", 0.02)),
    "infant": (("CY", 0.75), ("ACC", 0.25)),
    "junior": (("CY", 0.75), ("ACC", 0.25)),
    "secondary": (
        ("CY", 0.14),
        ("FD", 0.06),
        ("VA", 0.08),
        ("ACC", 0.44),
        ("AC", 0.24),
        ("F", 0.04),
    ),
    "all-through": (("ACC", 0.6), ("F", 0.4)),
    "special": (("CYS", 0.6), ("ACCS", 0.4)),
    "nursery": (("LAN", 1.0),),
    "pupil referral unit": (("PRU", 1.0),),
    "independent": (("IND", 1.0),),
}
INTAKES = {
    "primary": ((7, 0.04), (15, 0.13), (30, 0.34), (45, 0.12), (60, 0.3), (90, 0.07)),
    "infant": ((45, 0.3), (60, 0.4), (90, 0.3)),
    "junior": ((45, 0.3), (60, 0.4), (90, 0.3)),
    "secondary": ((120, 0.15), (150, 0.2), (180, 0.25), (210, 0.2), (240, 0.15), (300, 0.05)),
    "all-through": ((60, 0.5), (90, 0.5)),
    "special": ((9, 0.3), (12, 0.4), (16, 0.3)),
    "nursery": ((30, 0.5), (45, 0.5)),
    "pupil referral unit": ((10, 1.0),),
    "independent": ((18, 0.5), (40, 0.5)),
}


def schools(authorities: tuple[Authority, ...], first_site: int) -> list[School]:
    """Every school of the authorities, with the URNs of those that changed; ordered by URN."""
    draw = stream("elsewhere")
    stems = iter(names.stems(draw)), iter(names.stems(draw))  # younger schools, all others
    found = [school for authority in authorities for school in _of(authority, stems, draw)]
    numbered = [
        replace(school, urn=FIRST_URN + i, site=first_site + i) for i, school in enumerate(found)
    ]
    return [later for school in _changed(numbered, draw) for later in school]


def _of(
    authority: Authority, stems: tuple[Iterator[str], Iterator[str]], draw: np.random.Generator
) -> Iterator[School]:
    estab = EstablishmentNumbers()
    phases = [phase for phase, share in PHASES for _ in range(round(share * authority.schools))]
    for number, phase in enumerate([*phases, "pupil referral unit", "independent"]):
        stem = next(stems[phase not in {"primary", "infant", "junior"}])
        yield _school(authority, phase, stem, number, estab, draw)


def _school(
    authority: Authority,
    phase: str,
    stem: str,
    number: int,
    estab: EstablishmentNumbers,
    draw: np.random.Generator,
) -> School:
    type_id = str(_pick(TYPES[phase], draw))
    faith = _faith(type_id, draw.random())
    away = draw.normal(size=2) * 3800
    east, north = int(authority.easting + away[0]), int(authority.northing + away[1])
    wind = _wind(float(away[0]), float(away[1]))
    trusts = authority.code % 4, int(draw.integers(0, 5))
    return School(
        urn=0,
        estab=estab.next(phase, faith),
        name=names.of_school(phase, type_id, faith, stem, int(draw.integers(0, 60))),
        authority=authority,
        phase_id=phase,
        type_id=type_id,
        faith=faith,
        site=0,
        intake=int(_pick(INTAKES[phase], draw)),
        ability=None,
        trend=None,
        pace=None,
        cluster="",
        ward=f"{authority.name} {WINDS[wind]}",
        ward_code=f"E98{authority.code:03}{wind + 1:03}",
        easting=east,
        northing=north,
        postcode=unit(authority.outward[number % 2], number),
        street=names.street(draw),
        trust=names.TRUSTS[sum(trusts)] if type_id in {"ACC", "AC", "F", "ACCS"} else "",
        opened_on=date(2012 + number % 9, 9, 1) if type_id in {"ACC", "AC", "F", "ACCS"} else None,
    )


def _changed(schools: list[School], draw: np.random.Generator) -> Iterator[tuple[School, ...]]:
    """Some became academies, some closed, some opened lately; the others as they are."""
    urn = LATER_URN
    for school, chance in zip(schools, draw.random(len(schools)), strict=True):
        year = 2021 + int(chance * 1e6) % 5
        maintained = school.phase_id == "primary" and school.type_id == "CY"
        if maintained and chance < 0.10:
            yield _converted(school, urn, date(year, 9, 1))
            urn += 1
        elif maintained and chance < 0.13:
            yield (replace(school, status=2, closed_on=date(year, 8, 31)),)
        elif school.type_id == "F" and chance < 0.35:
            yield (replace(school, urn=urn, opened_on=date(year, 9, 1)),)
            urn += 1
        else:
            yield (school,)


def _converted(school: School, urn: int, on: date) -> tuple[School, School]:
    """The maintained school that closed and the academy that opened the day after."""
    last_day = date.fromordinal(on.toordinal() - 1)
    academy = replace(
        school,
        urn=urn,
        type_id="ACC",
        opened_on=on,
        trust=names.TRUSTS[urn % len(names.TRUSTS)],
    )
    return replace(school, status=2, closed_on=last_day), academy


def _pick(choices: tuple[tuple[T, float], ...], draw: np.random.Generator) -> T:
    share = draw.random()
    for choice, part in choices:
        share -= part
        if share < 0:
            return choice
    return choices[-1][0]


def _faith(type_id: str, chance: float) -> str:
    if type_id == "VC":
        return "Church of England"
    if type_id == "VA":
        return "Roman Catholic" if chance < 0.5 else "Church of England"
    return ""


def _wind(east: float, north: float) -> int:
    """0 for the middle, then north, east, south, west."""
    if np.hypot(east, north) < 2000:
        return 0
    return 1 + int(((np.arctan2(east, north) / (2 * np.pi) + 0.125) % 1.0) * 4)
