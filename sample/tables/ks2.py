"""Key stage 2, the wide file, to 2023/24: a row for each school, authority and the nation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..calendar import YEARS, exams, folder
from ..land import Land
from ..layout import Row, columns
from ..layout import write as write_table
from ..results import ks2
from ..results.ks2 import Ks2
from ..school import School
from .figures import FEW, percent, plain, sign

WIDE = (0, 1, 2)  # the long file of Explore education statistics follows, from 2024/25
PROGRESS = (0, 1)  # no progress in 2023/24: those pupils sat no key stage 1 tests
EDGES = {"READ": (-2.9, 2.9), "WRIT": (-2.9, 2.9), "MAT": (-2.9, 2.9)}
LOW_COVERAGE = 0.5  # below this share of pupils with a prior result there is no progress score


def write(land: Land, into: Path) -> None:
    """`performance-tables/<years>/england_ks2final.csv`."""
    for t in WIDE:
        write_table(
            into / "performance-tables" / folder(YEARS[t]) / "england_ks2final.csv",
            _columns(t),
            _rows(land, t),
            encoding="utf-8-sig",
            ragged=True,
        )


def _columns(t: int) -> tuple[str, ...]:
    """The layout of the year; columns of earlier years carry those years' numbers."""
    if t == 2:
        return columns("ks2_2023-24")
    last = int(YEARS[t][2:4])
    back = {"_18": f"_{last}", "_17": f"_{last - 1}"}
    return tuple(
        name[:-3] + back[name[-3:]] if name[-3:] in back else name
        for name in columns("ks2_2018-19")
    )


def _rows(land: Land, t: int) -> Iterator[Row]:
    results = ks2.results(land)
    schools = ks2.entered(land, t)
    names = frozenset(_columns(t))
    spelled = {name.upper(): name for name in names}  # TNotFSM6CLA1A, later TNOTFSM6CLA1A
    for school in schools:
        row = _school(school, land, results, t)
        yield {spelled[name]: text for name, text in row.items() if name in spelled}
    for authority in land.authorities:
        own = [s for s in schools if s.authority == authority]
        yield {**_total(own, results, t), "RECTYPE": 3, "LEA": authority.code}
    for rectype in (4, 5):
        yield {**_total(schools, results, t), "RECTYPE": rectype}


def _identity(school: School, land: Land, t: int) -> dict[str, object]:
    return {
        "RECTYPE": 2 if school.phase_id == "special" else 1,
        "ALPHAIND": school.urn % 100_000,
        "LEA": school.authority.code,
        "ESTAB": school.estab,
        "URN": school.urn,
        "SCHNAME": school.name,
        "ADDRESS1": school.street,
        "TOWN": school.authority.name,
        "PCODE": school.postcode,
        "URN_AC": 0,
        "NFTYPE": school.type_id,
        "ICLOSE": 0,
        "RELDENOM": school.faith or "Does not apply",
        "AGERANGE": f"{school.phase.low_age}-{school.phase.high_age}",
        "TAB15": int(school.phase_id == "all-through"),
        "TAB1618": 0,
        "TOTPUPS": int(land.traits.pupils[school.site, t]),
    }


def _school(school: School, land: Land, results: Ks2, t: int) -> dict[str, object]:
    row = _identity(school, land, t)
    if school.is_new(exams(YEARS[t])):
        return row | {"TOTPUPS": "NEW"}
    site = school.site, t
    pupils = int(results.cohort[site])
    row |= {"TPUPYEAR": pupils, "TELIG": pupils}
    figures = _figures(results, site, pupils)
    if t in PROGRESS:
        figures |= _progress(results, site, pupils)
    if pupils < FEW:
        figures = dict.fromkeys(figures, "SUPP")
    return row | figures


def _figures(results: Ks2, site: tuple[int, int], pupils: int) -> dict[str, object]:
    girls, dis = int(results.girls[site]), int(results.disadvantaged[site])
    k_dis, expected = int(results.expected_disadvantaged[site]), int(results.expected[site])
    k_girls = int(results.expected_girls[site])
    figures: dict[str, object] = {
        "PTRWM_EXP": percent(expected, pupils),
        "PTRWM_HIGH": percent(int(results.higher[site]), pupils),
        **_parts("BELIG", "PBELIG", pupils - girls, pupils),
        **_parts("GELIG", "PGELIG", girls, pupils),
        **_parts("TFSM6CLA1A", "PTFSM6CLA1A", dis, pupils),
        **_parts("TNOTFSM6CLA1A", "PTNOTFSM6CLA1A", pupils - dis, pupils),
        **_parts("TEALGRP2", "PTEALGRP2", int(results.other_language[site]), pupils),
        **_parts("TMOBN", "PTMOBN", pupils - int(results.moved[site]), pupils),
        **_parts("TSENELK", "PSENELK", int(results.support[site]), pupils),
        **_parts("TSENELE", "PSENELE", int(results.plan[site]), pupils),
        "PTRWM_EXP_FSM6CLA1A": _few(k_dis, dis),
        "PTRWM_EXP_NOTFSM6CLA1A": _few(expected - k_dis, pupils - dis),
        "PTRWM_EXP_G": _few(k_girls, girls),
        "PTRWM_EXP_B": _few(expected - k_girls, pupils - girls),
    }
    for name, column in (("READ", "READ"), ("MAT", "MAT"), ("GPS", "GPS"), ("WRIT", "WRITTA")):
        figures[f"PT{column}_EXP"] = percent(int(results.subject[name][site]), pupils)
        figures[f"PT{column}_HIGH"] = percent(int(results.subject_higher[name][site]), pupils)
        if name != "WRIT":
            figures[f"{name}_AVERAGE"] = f"{results.scaled[name][site]:.0f}"
    return figures


def _progress(results: Ks2, site: tuple[int, int], pupils: int) -> dict[str, object]:
    """Scores with their limits; of one school in sixty, too few pupils have a prior result."""
    row: dict[str, object] = {}
    for name in ks2.PROGRESS_SPREAD:
        score = float(results.progress[name][site])
        low, high = ks2.limits(score, name, pupils)
        coverage = 0.44 if site[0] % 61 == 7 else 0.97
        covered = coverage >= LOW_COVERAGE
        row |= {
            f"{name}COV": percent(coverage, 1),
            f"{name}PROG": plain(score) if covered else "LOWCOV",
            f"{name}PROG_LOWER": plain(low) if covered else "LOWCOV",
            f"{name}PROG_UPPER": plain(high) if covered else "LOWCOV",
            f"{name}PROG_DESCR": sign(score, low, high, EDGES[name]) if covered else "LOWCOV",
        }
    return row


def _parts(count: str, share: str, part: int, whole: int) -> dict[str, object]:
    return {count: part, share: percent(part, whole)}


def _few(part: int, whole: int) -> str:
    return "SUPP" if whole < FEW else percent(part, whole)


def _total(schools: list[School], results: Ks2, t: int) -> dict[str, object]:
    sites = np.array([s.site for s in schools if not s.is_new(exams(YEARS[t]))])
    pupils = int(results.cohort[sites, t].sum())
    row: dict[str, object] = {
        "TELIG": pupils,
        "PTRWM_EXP": percent(int(results.expected[sites, t].sum()), pupils),
        "PTRWM_HIGH": percent(int(results.higher[sites, t].sum()), pupils),
    }
    if t in PROGRESS:
        weights = results.cohort[sites, t]
        for name in ks2.PROGRESS_SPREAD:
            row[f"{name}PROG"] = plain(
                float(np.average(results.progress[name][sites, t], weights=weights))
            )
    return row
