"""Key stage 4, the wide file: final to 2024/25, provisional for 2025/26."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..calendar import YEARS, folder
from ..land import Land
from ..layout import Row, columns
from ..layout import write as write_table
from ..results import ks4
from ..results.ks4 import PROGRESS_YEARS, Ks4
from ..school import School
from .figures import FEW, fixed, percent, plain, sign

LAYOUTS = ("ks4_2022-23", "ks4_2022-23", "ks4_2023-24", "ks4_2024-25", "ks4_2023-24")
PROVISIONAL = 4  # the year
EDGES = (-0.5, 0.5)
BEFORE = {"_PREV": 1, "_PREV2": 2}
KEPT = ("ATT8SCR", "P8PUP", "P8MEA", "P8CILOW", "P8CIUPP", "PTL2BASICS_94", "PTL2BASICS_95")


def write(land: Land, into: Path) -> None:
    """`performance-tables/<years>/england_ks4final.csv`, the newest `…provisional.csv`."""
    for t, year in enumerate(YEARS):
        stage = "provisional" if t == PROVISIONAL else "final"
        write_table(
            into / "performance-tables" / folder(year) / f"england_ks4{stage}.csv",
            columns(LAYOUTS[t]),
            _rows(land, t),
            encoding="utf-8-sig",
        )


def _rows(land: Land, t: int) -> Iterator[Row]:
    results = ks4.results(land)
    schools = ks4.entered(land, t)
    names = frozenset(columns(LAYOUTS[t]))
    for school in schools:
        row = _school(school, land, results, t)
        yield {name: text for name, text in row.items() if name in names}
    counted = [s for s in schools if s.state_funded]
    for authority in land.authorities:
        own = [s for s in counted if s.authority == authority]
        yield {**_total(own, results, t), "RECTYPE": 4, "LEA": authority.code}
    yield {**_total(schools, results, t), "RECTYPE": 5}
    yield {**_total(counted, results, t), "RECTYPE": 7}


def _school(school: School, land: Land, results: Ks4, t: int) -> dict[str, object]:
    pupils = _counted(results, school.site, t)
    row: dict[str, object] = {
        "RECTYPE": 2 if school.phase_id == "special" else 1,
        "LEA": school.authority.code,
        "ESTAB": school.estab,
        "URN": school.urn,
        "SCHNAME": school.name,
        "ADDRESS1": school.street,
        "TOWN": school.authority.name,
        "PCODE": school.postcode,
        "CONTFLAG": 0,
        "ICLOSE": 0,
        "NFTYPE": school.type_id,
        "RELDENOM": school.faith or "Does not apply",
        "ADMPOL": "NSE",
        "EGENDER": school.gender.upper(),
        "AGERANGE": f"{school.phase.low_age}-{school.phase.high_age}",
        "TOTPUPS": int(land.traits.pupils[school.site, t]),
        "TPUP": pupils,
    }
    figures = _figures(results, school.site, t)
    if not school.state_funded:
        return row | dict.fromkeys(figures, "NA") | {"ATT8SCR": "NA", "P8MEA": "NP"}
    if pupils < FEW:
        return row | dict.fromkeys(figures, "SUPP")
    if school.phase_id == "special" and school.site % 4 == 1:
        return row | dict.fromkeys(figures, "NE")  # nobody was entered for a GCSE
    return row | figures | _history(results, school.site, t)


def _counted(results: Ks4, site: int, t: int) -> int:
    """Provisional counts miss a pupil or two who join the count later."""
    pupils = int(results.cohort[site, t])
    return max(1, pupils - site % 3) if t == PROVISIONAL else pupils


def _figures(results: Ks4, site: int, t: int) -> dict[str, object]:
    at, decimals = (site, t), 0 if t < 2 else 2
    pupils = int(results.cohort[at])
    dis, girls = int(results.disadvantaged[at]), int(results.girls[at])

    def share(part: int) -> str:
        return percent(part, pupils, decimals)

    return {
        "BPUP": pupils - girls,
        "GPUP": girls,
        "PBPUP": share(pupils - girls),
        "PGPUP": share(girls),
        "TFSM6CLA1A": dis,
        "PTFSM6CLA1A": share(dis),
        "TNOTFSM6CLA1A": pupils - dis,
        "PTNOTFSM6CLA1A": share(pupils - dis),
        "TEALGRP2": int(results.other_language[at]),
        "PTEALGRP2": share(int(results.other_language[at])),
        "SENK4": int(results.support[at]),
        "PSENK4": share(int(results.support[at])),
        "SENE4": int(results.plan[at]),
        "PSENE4": share(int(results.plan[at])),
        "ATT8SCR": plain(float(results.attainment[at])),
        "ATT8SCR_FSM6CLA1A": _score(float(results.attainment_disadvantaged[at]), dis),
        "ATT8SCR_NFSM6CLA1A": _score(float(results.attainment_others[at]), pupils - dis),
        "PTL2BASICS_94": share(int(results.basics_94[at])),
        "PTL2BASICS_95": share(int(results.basics_95[at])),
        "EBACCAPS": plain(float(results.ebacc_points[at]), 2),
        "TEBACC_E_PTQ_EE": int(results.ebacc_entered[at]),
        "PTEBACC_E_PTQ_EE": share(int(results.ebacc_entered[at])),
        "PTEBACC_94": share(int(results.ebacc_94[at])),
        "PTEBACC_95": share(int(results.ebacc_95[at])),
        **_progress(results, site, t),
    }


def _progress(results: Ks4, site: int, t: int) -> dict[str, object]:
    """Progress 8 with its limits; NA in the years whose pupils have no prior attainment."""
    names = ("P8PUP", "TP8ADJ", "P8MEACOV", "P8MEA", "P8CILOW", "P8CIUPP")
    groups = ("P8MEA_FSM6CLA1A", "P8MEA_NFSM6CLA1A", "P8_BANDING")
    if t not in PROGRESS_YEARS:
        return dict.fromkeys((*names, *groups), "NA")
    pupils, known = int(results.cohort[site, t]), int(results.in_progress[site, t])
    if known < 0.5 * pupils:
        return dict.fromkeys((*names, *groups), "LOWCOV")
    score = float(results.progress[site, t])
    low, high = ks4.limits(score, known)
    dis = int(results.disadvantaged[site, t])
    parts = float(results.progress_disadvantaged[site, t]), float(results.progress_others[site, t])
    return {
        "P8PUP": known,
        "TP8ADJ": known // 90,
        "P8MEACOV": percent(known, pupils),
        "P8MEA": fixed(score, 2),
        "P8CILOW": fixed(low, 2),
        "P8CIUPP": fixed(high, 2),
        "P8MEA_FSM6CLA1A": _score(parts[0], dis, 2),
        "P8MEA_NFSM6CLA1A": _score(parts[1], pupils - dis, 2),
        "P8_BANDING": sign(score, low, high, EDGES),
    }


def _history(results: Ks4, site: int, t: int) -> dict[str, object]:
    """The two years before, which the table of 2024/25 repeats."""
    if t != 3:
        return {}
    row: dict[str, object] = {}
    for suffix, back in BEFORE.items():
        before = _figures(results, site, t - back)
        row |= {name + suffix: before[name] for name in KEPT}
    return row


def _score(value: float, pupils: int, decimals: int = 1) -> str:
    if pupils < FEW:
        return "SUPP"
    return fixed(value, 2) if decimals == 2 else plain(value, decimals)


def _total(schools: list[School], results: Ks4, t: int) -> dict[str, object]:
    """Pupils' average over schools: weighted by pupils."""
    sites = np.array([s.site for s in schools])
    weights = results.cohort[sites, t]
    pupils, decimals = int(weights.sum()), 0 if t < 2 else 2
    row: dict[str, object] = {
        "TPUP": pupils,
        "ATT8SCR": plain(float(np.average(results.attainment[sites, t], weights=weights))),
        "PTL2BASICS_94": percent(int(results.basics_94[sites, t].sum()), pupils, decimals),
        "PTL2BASICS_95": percent(int(results.basics_95[sites, t].sum()), pupils, decimals),
        "PTEBACC_E_PTQ_EE": percent(int(results.ebacc_entered[sites, t].sum()), pupils, decimals),
        "EBACCAPS": plain(float(np.average(results.ebacc_points[sites, t], weights=weights)), 2),
    }
    if t in PROGRESS_YEARS:
        known = results.in_progress[sites, t]
        row |= {
            "P8PUP": int(known.sum()),
            "P8MEA": fixed(float(np.average(results.progress[sites, t], weights=known)), 2),
        }
    return row
