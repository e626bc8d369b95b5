"""Absence of the full year, in the layout of Explore education statistics."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..calendar import YEARS, exams, period
from ..country import COUNTRY
from ..draw import Floats, Ints, logistic, logit, stream
from ..land import Land
from ..layout import Row, words
from ..layout import write as write_table
from ..school import School
from .ks2_long import place

WRITTEN = range(len(YEARS) - 1)  # the year 2025/26 comes in spring 2027
LEVELS = {"secondary": 0.086, "all-through": 0.083, "special": 0.11} | dict.fromkeys(
    ("pupil referral unit", "alternative provision"), 0.31
)
PRIMARY = 0.056
BY_YEAR = (0.10, 0.05, 0.0, -0.05, -0.05)  # log odds: absence comes down slowly after the pandemic
COLUMNS = words(
    """
    time_period time_identifier geographic_level country_code country_name region_code
    region_name old_la_code new_la_code la_name school_laestab school_urn school_name
    education_phase num_schools enrolments sess_possible sess_overall sess_authorised
    sess_unauthorised sess_overall_percent sess_authorised_percent sess_unauthorised_percent
    enrolments_pa_10_exact enrolments_pa_10_exact_percent sess_possible_pa_10_exact
    sess_overall_pa_10_exact enrolments_pa_50_exact enrolments_pa_50_exact_percent
    """
)
SESSIONS = 360  # half-days in a year for one pupil


def write(land: Land, into: Path) -> None:
    """`absence/1a_absence_3term_school_<years>.csv`: each as it came out, a year at a time."""
    drawn = rates(land)
    for t in WRITTEN:
        name = f"1a_absence_3term_school_{period(YEARS[t])}.csv"
        write_table(into / "absence" / name, COLUMNS, _rows(land, *drawn, t))


def _rows(land: Land, enrolments: Ints, share: Floats, often: Ints, t: int) -> Iterator[Row]:
    schools = land.open_on(exams(YEARS[t]))
    for school in schools:
        if school.phase_id == "nursery":
            continue  # nobody must come before the age of five
        at = school.site, t
        row = _figures(int(enrolments[at]), float(share[at]), int(often[at]))
        yield place(school, t) | row | {"education_phase": _phase(school), "num_schools": 1}
    yield _nation(schools, enrolments, share, often, t)


def rates(land: Land) -> tuple[Ints, Floats, Ints]:
    """Pupils enrolled, the share of sessions that they missed, and how many missed a tenth."""
    draw, traits = stream("absence"), land.traits
    level = np.full(len(traits.pupils), PRIMARY)
    for school in land.schools:
        level[school.site] = LEVELS.get(school.phase_id, PRIMARY)
    odds = logit(level)[:, None] + np.asarray(BY_YEAR) + 1.25 * (traits.disadvantaged - 0.28)
    share = logistic(odds - 0.13 * traits.attendance)
    enrolments = np.rint(traits.pupils * 1.02).astype(np.int64)
    root = np.sqrt(enrolments)
    share = np.clip(share * (1 + draw.normal(size=share.shape) * 0.9 / root), 0.01, 0.8)
    often = draw.binomial(enrolments, logistic(-1.23 + 1.55 * (logit(share) - logit(0.07))))
    return enrolments, share, often


def _figures(pupils: int, share: float, often: int) -> dict[str, object]:
    """Suppressed where one or two pupils could be told from the number."""
    possible = pupils * SESSIONS
    missed = round(possible * share)
    authorised = round(missed * 0.71)
    severely = round(pupils * share * 0.25)
    hidden = pupils < 11 or 0 < often < 3
    return {
        "enrolments": pupils,
        "sess_possible": possible,
        "sess_overall": missed,
        "sess_authorised": authorised,
        "sess_unauthorised": missed - authorised,
        "sess_overall_percent": f"{100 * missed / possible:.5f}",
        "sess_authorised_percent": f"{100 * authorised / possible:.5f}",
        "sess_unauthorised_percent": f"{100 * (missed - authorised) / possible:.5f}",
        "enrolments_pa_10_exact": "c" if hidden else often,
        "enrolments_pa_10_exact_percent": "c" if hidden else f"{100 * often / pupils:.5f}",
        "sess_possible_pa_10_exact": "c" if hidden else often * SESSIONS,
        "sess_overall_pa_10_exact": "c" if hidden else round(missed * 0.55),
        "enrolments_pa_50_exact": "low" if 0 < severely / pupils < 0.005 else severely,
        "enrolments_pa_50_exact_percent": f"{100 * severely / pupils:.5f}",
    }


def _nation(schools: list[School], enrolments: Ints, share: Floats, often: Ints, t: int) -> Row:
    sites = np.array([s.site for s in schools if s.phase_id != "nursery"])
    pupils = int(enrolments[sites, t].sum())
    missed = float((enrolments[sites, t] * share[sites, t]).sum()) / pupils
    return _figures(pupils, missed, int(often[sites, t].sum())) | {
        "time_period": period(YEARS[t]),
        "time_identifier": "Academic year",
        "geographic_level": "National",
        "country_code": COUNTRY[0],
        "country_name": COUNTRY[1],
        "education_phase": "Total",
        "num_schools": len(sites),
    }


def _phase(school: School) -> str:
    return {"special": "Special", "secondary": "State-funded secondary"}.get(
        "secondary" if school.phase_id == "all-through" else school.phase_id,
        "State-funded primary"
        if school.phase_id in {"primary", "infant", "junior"}
        else "Pupil referral unit",
    )
