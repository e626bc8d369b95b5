"""Destinations after key stage 4: did those who left stay in education, work or training?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..calendar import YEARS, folder
from ..draw import stream
from ..land import Land
from ..layout import Row, columns
from ..layout import write as write_table
from ..results import ks4
from ..results.ks4 import Ks4
from ..school import School
from .figures import FEW, percent

WRITTEN = (0, 1, 2)  # pupils are followed for two terms, so these come late
WAYS = {"APPREN": 0.03, "EMPLOYMENT": 0.025, "FE": 0.37, "SCH_6TH": 0.39, "SIXTH_COL": 0.15}


def write(land: Land, into: Path) -> None:
    """`performance-tables/<years>/england_ks4-pupdest.csv`."""
    for t in WRITTEN:
        write_table(
            into / "performance-tables" / folder(YEARS[t]) / "england_ks4-pupdest.csv",
            _columns(t),
            _rows(land, t),
            encoding="utf-8-sig",
        )


def _columns(t: int) -> tuple[str, ...]:
    """The layout of 2018/19; its columns of earlier years carry those years' numbers."""
    last = int(YEARS[t][:4]) % 100
    back = {"_18": f"_{last}", "_17": f"_{last - 1}"}
    return tuple(
        name[:-3] + back[name[-3:]] if name[-3:] in back else name
        for name in columns("destinations_2018-19")
    )


def _rows(land: Land, t: int) -> Iterator[Row]:
    results, draw = ks4.results(land), stream(f"destinations {t}")
    schools = ks4.entered(land, t, independent=False)
    for school in schools:
        yield _school(school, results, t, draw)
    for authority in land.authorities:
        own = [s for s in schools if s.authority == authority]
        yield {**_total(own, results, t), "RECTYPE": "LA", "LEA": authority.code}
    yield {**_total(schools, results, t), "RECTYPE": "NAT"}


def _school(school: School, results: Ks4, t: int, draw: np.random.Generator) -> Row:
    pupils = int(results.cohort[school.site, t])
    stayed = int(results.sustained[school.site, t])
    row: dict[str, object] = {
        "RECTYPE": 2 if school.phase_id == "special" else 1,
        "LEA": school.authority.code,
        "ESTAB": school.estab,
        "URN": school.urn,
        "ICLOSE": 0,
        "SCHNAME": school.name,
        "NFTYPE": school.type_id,
        "COHORT": pupils,
    }
    shares = np.array([*WAYS.values(), 1 - sum(WAYS.values())])
    ways = draw.multinomial(stayed, shares)
    lost = int(draw.binomial(pupils - stayed, 0.8))
    counts = dict(zip((*WAYS, "OTHER_EDU"), (int(n) for n in ways), strict=True))
    counts["OVERALL_DEST"] = stayed
    counts["EDUCATION"] = sum(counts[way] for way in ("FE", "SCH_6TH", "SIXTH_COL", "OTHER_EDU"))
    counts |= {"NOT_SUSTAINED": lost, "UNKNOWN": pupils - stayed - lost}
    for name, count in counts.items():
        per = f"{name}PER"
        row[name] = "SUPP" if pupils < FEW else count
        row[per] = "SUPP" if pupils < FEW else _small(count, pupils)
    return row


def _small(count: int, pupils: int) -> str:
    """A percentage; SP where it is above nought and below half a per cent."""
    return "SP" if 0 < count / pupils < 0.005 else percent(count, pupils)


def _total(schools: list[School], results: Ks4, t: int) -> dict[str, object]:
    sites = np.array([s.site for s in schools])
    pupils = int(results.cohort[sites, t].sum())
    stayed = int(results.sustained[sites, t].sum())
    return {
        "COHORT": pupils,
        "OVERALL_DEST": stayed,
        "OVERALL_DESTPER": percent(stayed, pupils),
    }
