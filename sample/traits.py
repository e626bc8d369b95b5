"""What each school is like, year by year: pupils, their circumstances, and how well it does.

Everything is by site and year: arrays of (sites, years). Abilities are on a scale whose standard
deviation between schools is 1 before circumstances; they last (u), drift (b) and wobble (v).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .calendar import YEARS
from .draw import Floats, Ints, logistic, logit, stream
from .school import School

PUPIL_YEARS = {  # year groups that a school teaches
    "primary": 7,
    "infant": 3,
    "junior": 4,
    "secondary": 5,
    "all-through": 12,
    "special": 11,
    "pupil referral unit": 5,
    "alternative provision": 5,
    "nursery": 2,
    "independent": 12,
}


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """Arrays by (site, year). Shares run 0 to 1."""

    pupils: Ints
    disadvantaged: Floats  # eligible for free meals at any time in six years
    free_meals: Floats  # eligible now
    other_language: Floats
    sen_support: Floats
    sen_plan: Floats
    ability: Floats  # attainment and progress
    attendance: Floats  # of the same kind, partly shared with ability
    leadership: Floats  # what an inspector sees, (site,)


def draw(schools: list[School]) -> Traits:
    """The traits of every site; the first school of a site says what kind it is."""
    first = _first_of_sites(schools)
    random = stream("traits")
    context = _context(first, random)
    ability = _effects(first, random)
    own = random.normal(size=len(first))
    absence = _column(own) * 0.8 + 0.45 * ability + random.normal(size=ability.shape) * 0.25
    leadership = 0.75 * ability[:, -2] + 0.65 * random.normal(size=len(first))
    return Traits(
        pupils=_pupils(first, random),
        disadvantaged=context["disadvantaged"],
        free_meals=context["disadvantaged"] * (0.84 + 0.03 * np.arange(len(YEARS))),
        other_language=context["other_language"],
        sen_support=context["sen_support"],
        sen_plan=context["sen_plan"],
        ability=ability,
        attendance=absence,
        leadership=leadership,
    )


def _first_of_sites(schools: list[School]) -> list[School]:
    by_site: dict[int, School] = {}
    for school in schools:
        by_site.setdefault(school.site, school)
    return [by_site[site] for site in range(len(by_site))]


def _column(values: Floats | list[float]) -> Floats:
    return np.asarray(values, dtype=np.float64)[:, None]


def _context(schools: list[School], random: np.random.Generator) -> dict[str, Floats]:
    """Circumstances differ between authorities, more between schools, little between years."""
    years = np.arange(len(YEARS))
    special = np.array([s.phase_id in _APART for s in schools], dtype=np.float64)
    wobble = 0.06 * random.normal(size=(4, len(schools), len(YEARS)))
    poor = _column([float(logit(s.authority.disadvantage)) for s in schools])
    poor = poor + _column(0.55 * random.normal(size=len(schools)) + 0.8 * special) + 0.02 * years
    language = _column([float(logit(s.authority.other_language)) for s in schools])
    language = language + _column(0.95 * random.normal(size=len(schools))) + 0.03 * years
    support = -1.9 + _column(0.3 * random.normal(size=len(schools))) + 0.03 * years + 0.2 * poor
    plan = -3.5 + _column(0.4 * random.normal(size=len(schools)) + 7.5 * special) + 0.07 * years
    return {
        "disadvantaged": logistic(poor + wobble[0]),
        "other_language": logistic(language + wobble[1]),
        "sen_support": logistic(support + wobble[2]) * (1 - 0.95 * _column(special)),
        "sen_plan": np.minimum(0.99, logistic(plan + wobble[3])),
    }


_APART = {"special", "pupil referral unit", "alternative provision"}


def _effects(schools: list[School], random: np.random.Generator) -> Floats:
    """Authority + lasting effect + drift + wobble; where a story sets one, that."""
    n = len(schools)
    lasting, drift = random.normal(size=n), 0.07 * random.normal(size=n)
    wobble = 0.28 * random.normal(size=(n, len(YEARS)))
    for i, school in enumerate(schools):
        lasting[i] = lasting[i] if school.ability is None else school.ability
        drift[i] = drift[i] if school.trend is None else school.trend
    authority = np.array([s.authority.effect for s in schools])
    years = np.arange(len(YEARS)) - 2.0
    return _column(lasting + authority) + _column(drift) * years + wobble


def _pupils(schools: list[School], random: np.random.Generator) -> Ints:
    """Pupils in January: primary rolls fall by 1.3% a year, secondary rolls rise by 0.8%."""
    capacity = np.array([s.intake * PUPIL_YEARS[s.phase_id] for s in schools], dtype=np.float64)
    younger = np.array([s.phase_id in {"primary", "infant", "junior", "nursery"} for s in schools])
    pace = np.where(younger, -0.013, 0.008) + 0.022 * random.normal(size=len(schools))
    told = np.array([np.nan if s.pace is None else s.pace for s in schools])
    pace = np.where(np.isnan(told), pace, told)
    fill = np.clip(0.93 + 0.09 * random.normal(size=len(schools)), 0.55, 1.06)
    years = np.arange(len(YEARS))
    wobble = 1 + 0.012 * random.normal(size=(len(schools), len(YEARS)))
    pupils = _column(capacity * fill) * np.exp(_column(pace) * years) * wobble
    full = np.maximum(np.minimum(pupils, _column(capacity) * 1.08), 6.0)
    return np.rint(full).astype(np.int64)
