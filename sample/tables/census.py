"""The January census in the performance tables: pupils, free meals, languages, special needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..calendar import YEARS, census, folder
from ..draw import Floats, Ints
from ..land import Land
from ..layout import Row, columns, words
from ..layout import write as write_table
from ..school import School
from .figures import plain

PHASES = {
    "PRI": "State-funded primary",
    "SEC": "State-funded secondary",
    "SPE": "State-funded special school",
}
NOT_ASKED = words(
    """
    NUMEAL NUMENGFL NUMUNCFL PNUMEAL PNUMENGFL PNUMUNCFL NUMFSM NUMFSMEVER PNUMFSMEVER
    """
)


def write(land: Land, into: Path) -> None:
    """`performance-tables/<years>/england_census.csv`."""
    for t, year in enumerate(YEARS):
        write_table(
            into / "performance-tables" / folder(year) / "england_census.csv",
            columns("census_2018-19"),
            _rows(land, t),
            encoding="utf-8-sig",
        )


def _rows(land: Land, t: int) -> Iterator[Row]:
    schools = land.open_on(census(YEARS[t]), state_funded=False)
    counts = _counts(schools, land, t)
    for place, school in enumerate(schools):
        row = _figures({name: int(column[place]) for name, column in counts.items()})
        if not school.state_funded:
            row |= dict.fromkeys(NOT_ASKED, "NA")
        yield row | {
            "URN": school.urn,
            "LA": school.authority.code,
            "ESTAB": school.estab,
            "SCHOOLTYPE": school.phase.census,
        }
    for code, phase in PHASES.items():
        own = np.array([school.phase.census == phase for school in schools])
        row = _figures({name: int(column[own].sum()) for name, column in counts.items()})
        yield row | {"URN": "NAT", "ESTAB": code, "SCHOOLTYPE": phase}


def _counts(schools: list[School], land: Land, t: int) -> dict[str, Ints]:
    """Pupils of every kind, school by school."""
    sites = np.array([school.site for school in schools])
    traits, pupils = land.traits, land.traits.pupils[sites, t]
    girls = np.array([_girls(school) for school in schools])

    def count(shares: Floats) -> Ints:
        return np.asarray(np.rint(pupils * shares), dtype=np.int64)

    language, unknown = count(traits.other_language[sites, t]), pupils // 240
    return {
        "NOR": pupils,
        "NORG": count(girls),
        "NORB": pupils - count(girls),
        "NUMEAL": language,
        "NUMENGFL": pupils - language - unknown,
        "NUMUNCFL": unknown,
        "TSENELSE": count(traits.sen_plan[sites, t]),
        "TSENELK": count(traits.sen_support[sites, t]),
        "NUMFSM": count(traits.free_meals[sites, t]),
        "NUMFSMEVER": count(traits.disadvantaged[sites, t]),
    }


def _figures(counts: dict[str, int]) -> dict[str, object]:
    """The counts, and each as a percentage of all pupils where the table has one."""
    shares = {
        f"P{name.removeprefix('T')}": _share(part, counts["NOR"])
        for name, part in counts.items()
        if name not in {"NOR", "NORG", "NORB", "NUMFSM"}
    }
    return {
        **counts,
        **shares,
        "PNORG": _share(counts["NORG"], counts["NOR"]),
        "PNORB": _share(counts["NORB"], counts["NOR"]),
    }


def _girls(school: School) -> float:
    return {"Girls": 1.0, "Boys": 0.0}.get(school.gender, 0.475 + 0.0008 * (school.site % 60))


def _share(part: int, total: int) -> str:
    return plain(100 * part / total)
