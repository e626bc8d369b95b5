"""Key stage 4: Attainment 8, Progress 8, English and maths, the English Baccalaureate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..calendar import YEARS, exams
from ..draw import Floats, Ints, logistic, logit, stream
from ..land import Land
from ..school import School

SPREAD = 1.28
"""σ of one pupil's Progress 8: what the published limits of 2018/19 imply."""
PROGRESS_YEARS = (0, 1, 2)  # none in 2024/25 and 2025/26: those pupils sat no key stage 2 tests
GAP = -0.55  # disadvantaged pupils' Progress 8 within a school


@dataclass(frozen=True, slots=True)
class Ks4:
    """Arrays by (site, year). Percentages are of 100."""

    cohort: Ints
    girls: Ints
    disadvantaged: Ints
    other_language: Ints
    support: Ints
    plan: Ints
    in_progress: Ints  # pupils whose progress is known
    progress: Floats
    progress_disadvantaged: Floats
    progress_others: Floats
    attainment: Floats
    attainment_disadvantaged: Floats
    attainment_others: Floats
    basics_94: Ints
    basics_95: Ints
    ebacc_entered: Ints
    ebacc_94: Ints
    ebacc_95: Ints
    ebacc_points: Floats
    sustained: Ints  # of the pupils who left, those who stayed in education, work or training


@cache
def results(land: Land) -> Ks4:
    draw, traits = stream("ks4"), land.traits
    shape, special = traits.ability.shape, _special(land)[:, None]
    cohort = _cohorts(land, draw)
    root = np.sqrt(np.maximum(cohort, 1))
    dis = draw.binomial(cohort, traits.disadvantaged)
    known = draw.binomial(cohort, 0.955 - 0.25 * special)
    share = dis / np.maximum(cohort, 1)
    truth = 0.145 + 0.375 * traits.ability - 0.9 * (traits.disadvantaged - 0.28) - 1.15 * special
    others = truth + draw.normal(size=shape) * SPREAD / np.sqrt(np.maximum(cohort - dis, 1))
    poorer = truth + GAP + draw.normal(size=shape) * SPREAD / np.sqrt(np.maximum(dis, 1))
    progress = share * poorer + (1 - share) * others
    level = 47.5 + 13 * progress - 26 * (traits.disadvantaged - 0.28) - 24 * special
    attainment = np.maximum(0.5, level + draw.normal(size=shape) * 12 / root)
    basics_94 = draw.binomial(cohort, logistic(logit(0.655) + 0.088 * (attainment - 46.5)))
    entered = draw.binomial(
        cohort, logistic(-0.4 + _lasting(land, draw) + 0.03 * (attainment - 46.5))
    )
    ebacc_94 = draw.binomial(entered, logistic(0.5 + 0.07 * (attainment - 46.5)))
    return Ks4(
        cohort=cohort,
        girls=_girls(land, cohort, draw),
        disadvantaged=dis,
        other_language=draw.binomial(cohort, traits.other_language),
        support=draw.binomial(cohort, traits.sen_support),
        plan=draw.binomial(cohort, traits.sen_plan),
        in_progress=known,
        progress=progress,
        progress_disadvantaged=poorer,
        progress_others=others,
        attainment=attainment,
        attainment_disadvantaged=np.maximum(0.5, attainment - (1 - share) * 11.5),
        attainment_others=attainment + share * 11.5,
        basics_94=basics_94,
        basics_95=draw.binomial(basics_94, logistic(0.85 + 0.05 * (attainment - 46.5))),
        ebacc_entered=entered,
        ebacc_94=ebacc_94,
        ebacc_95=draw.binomial(ebacc_94, 0.7),
        ebacc_points=attainment / 11.4 + draw.normal(size=shape) * 0.08,
        sustained=draw.binomial(cohort, logistic(2.75 + 0.035 * (attainment - 46.5))),
    )


def _lasting(land: Land, draw: np.random.Generator) -> Floats:
    """Whether a school enters many for the EBacc is a lasting choice of its own."""
    return np.asarray(0.8 * draw.normal(size=len(land.traits.pupils)))[:, None]


def _girls(land: Land, cohort: Ints, draw: np.random.Generator) -> Ints:
    share = np.full(len(cohort), 0.49)
    for school in land.schools:
        share[school.site] = {"Girls": 1.0, "Boys": 0.0}.get(school.gender, 0.49)
    return draw.binomial(cohort, share[:, None])


def _cohorts(land: Land, draw: np.random.Generator) -> Ints:
    """Pupils at the end of Year 11: a fifth of a secondary school's roll, give or take."""
    divisor = {"secondary": 5.1, "all-through": 12.0, "special": 9.0, "independent": 12.0}
    shares = np.zeros(len(land.traits.pupils))
    for school in land.schools:
        shares[school.site] = 1 / divisor.get(school.phase_id, np.inf)
    mean = land.traits.pupils * shares[:, None]
    wobble = draw.normal(size=mean.shape) * np.sqrt(np.maximum(mean, 0)) * 0.6
    return np.maximum(0, np.rint(mean + wobble)).astype(np.int64)


def _special(land: Land) -> Floats:
    flags = np.zeros(len(land.traits.pupils))
    for school in land.schools:
        flags[school.site] = school.phase_id == "special"
    return flags


def entered(land: Land, t: int, *, independent: bool = True) -> list[School]:
    """The schools with pupils at the end of key stage 4 in the summer of year `t`."""
    cohort = results(land).cohort
    teaches = {"secondary", "all-through", "special", "independent"}
    schools = land.open_on(exams(YEARS[t]), state_funded=not independent)
    return [s for s in schools if s.phase_id in teaches and cohort[s.site, t] > 0]


def limits(progress: float, pupils: int) -> tuple[float, float]:
    """The published 95% limits of Progress 8."""
    half = 1.96 * SPREAD / float(np.sqrt(max(pupils, 1)))
    return progress - half, progress + half
