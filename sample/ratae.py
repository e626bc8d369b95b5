"""Ratae's schools: from `ratae_schools.csv`, with what happened to some of them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from . import names
from .city import Ward
from .country import Authority
from .draw import stream
from .numbers import EstablishmentNumbers
from .postcodes import Postcode
from .school import School

TABLE = Path(__file__).resolve().parent / "ratae_schools.csv"
FIRST_URN = 990_001

Line = Mapping[str, str]


def _line(cluster: str, phase: str, type_id: str, intake: int, name: str) -> Line:
    return {
        "cluster": cluster,
        "phase": phase,
        "type": type_id,
        "faith": "",
        "intake": str(intake),
        "ability": "",
        "trend": "",
        "pace": "",
        "name": name,
    }


# Schools that are no more, or not yet, beside those of the table.
OTHERS = (
    _line("Castlegarth", "infant", "CY", 60, "Old Mint Lane Infant School"),
    _line("Castlegarth", "junior", "CY", 60, "Old Mint Lane Junior School"),
    _line("Tollgate Hill", "primary", "CY", 30, "Drovers’ Bank Primary School"),
    _line("Tollgate Hill", "primary", "CY", 30, "Tollgate Bar Primary School"),
    _line("Fen Lode", "primary", "CY", 60, "Fen Lode Primary School"),
    _line("Harbour Fold", "primary", "CY", 30, "Quay Hard Primary School"),
    _line("Harbour Fold", "infant", "CY", 30, "Saltpan Yard Infant School"),
    _line("Harbour Fold", "primary", "F", 60, "Samphire Walk Primary School"),
)
# What the register says of some of them: when they opened and closed, and their status.
DATED: Mapping[str, tuple[date | None, date | None, int]] = {
    "Old Mint Lane Infant School": (None, date(2024, 8, 31), 2),
    "Old Mint Lane Junior School": (None, date(2024, 8, 31), 2),
    "Old Mint Lane Primary School": (date(2024, 9, 1), None, 1),
    "Drovers’ Bank Primary School": (None, date(2019, 8, 31), 2),
    "Tollgate Bar Primary School": (None, date(2019, 8, 31), 2),
    "Drovers’ Bank and Tollgate Primary School": (date(2019, 9, 1), None, 1),
    "Fen Lode Primary School": (None, date(2024, 12, 31), 2),
    "Fen Lode Primary Academy": (date(2025, 1, 1), None, 1),
    "Quay Hard Primary School": (None, date(2023, 8, 31), 2),
    "Saltpan Yard Infant School": (None, None, 2),  # closed on a day that nobody published
    "Samphire Walk Primary School": (date(2027, 9, 1), None, 4),
    "Harbour Light Primary School": (date(2023, 9, 1), None, 1),
    "Windfall Lane Primary School": (None, date(2027, 8, 31), 3),
    "The Halcyon Mere School": (date(2013, 9, 1), None, 1),
    "Thornless Rose Academy": (date(2016, 9, 1), None, 1),
}
GENDERS = {"Drapers’ Meadow School for Boys": "Boys", "Saint Elfleda’s School for Girls": "Girls"}
MERGERS: Mapping[str, tuple[str, str]] = {
    "Old Mint Lane Primary School": ("Old Mint Lane Infant School", "Old Mint Lane Junior School"),
    "Drovers’ Bank and Tollgate Primary School": (
        "Drovers’ Bank Primary School",
        "Tollgate Bar Primary School",
    ),
}
CONVERSION = ("Fen Lode Primary School", "Fen Lode Primary Academy")


def schools(
    ratae: Authority, wards: tuple[Ward, ...], postcodes: tuple[Postcode, ...]
) -> list[School]:
    """Every school of Ratae that is, was or will be, by URN."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        lines: list[Line] = [*OTHERS, *csv.DictReader(file)]
    draw = stream("ratae")
    places = _places(lines, wards, postcodes, draw)
    estab = EstablishmentNumbers()
    found = [
        _school(i, line, ratae, wards, place, estab, draw)
        for i, (line, place) in enumerate(zip(lines, places, strict=True))
    ]
    by_name = {school.name: school for school in found}
    before, after = (by_name[name] for name in CONVERSION)
    keeps = replace(
        after, site=before.site, estab=before.estab, postcode=before.postcode, ward=before.ward,
        ward_code=before.ward_code, easting=before.easting, northing=before.northing,
        street=before.street,
    )  # fmt: skip
    return [keeps if school is after else school for school in found]


def _school(
    number: int,
    line: Line,
    ratae: Authority,
    wards: tuple[Ward, ...],
    place: Postcode,
    estab: EstablishmentNumbers,
    draw: np.random.Generator,
) -> School:
    opened_on, closed_on, status = DATED.get(line["name"], (None, None, 1))
    academy = line["type"] in {"ACC", "AC", "F", "ACCS", "AP"}
    if academy and opened_on is None:
        opened_on = date(int(draw.integers(2011, 2021)), 9, 1)
    return School(
        urn=FIRST_URN + number,
        estab=estab.next(line["phase"], line["faith"]),
        name=line["name"],
        authority=ratae,
        phase_id=line["phase"],
        type_id=line["type"],
        faith=line["faith"],
        site=number,
        intake=int(line["intake"]),
        ability=_number(line["ability"]),
        trend=_number(line["trend"]),
        pace=_number(line["pace"]),
        cluster=line["cluster"],
        ward=next(ward.name for ward in wards if ward.code == place.ward_code),
        ward_code=place.ward_code,
        easting=place.easting,
        northing=place.northing,
        postcode=place.code,
        street=names.street(draw),
        trust=names.TRUSTS[int(draw.integers(0, 5))] if academy else "",
        opened_on=opened_on,
        closed_on=closed_on,
        status=status,
        gender=GENDERS.get(line["name"], "Mixed"),
    )


def _number(text: str) -> float | None:
    return float(text) if text else None


def _places(
    lines: list[Line],
    wards: tuple[Ward, ...],
    postcodes: tuple[Postcode, ...],
    draw: np.random.Generator,
) -> Iterator[Postcode]:
    """A postcode for each school in a ward of its cluster, as far from the others as chance
    allows: a city's schools lie apart."""
    taken: list[tuple[int, int]] = [(0, 0)]
    for line in lines:
        homes = {ward.code for ward in wards if line["cluster"] in {"", ward.cluster}}
        near = [p for p in postcodes if p.ward_code in homes]
        free = [p for p in near if (p.easting, p.northing) not in taken]
        candidates = [free[int(i)] for i in draw.integers(0, len(free), size=7)]
        best = max(
            candidates,
            key=lambda p: min((p.easting - e) ** 2 + (p.northing - n) ** 2 for e, n in taken),
        )
        taken.append((best.easting, best.northing))
        yield best
