"""Key stage 2: each cohort's pupils meet the standard or don't, with the school's own chance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..calendar import YEARS
from ..draw import Floats, Ints, logistic, logit, stream
from ..land import Land
from ..school import School

NATIONAL = (0.59, 0.60, 0.61, 0.62, 0.62)  # reading, writing and maths, expected standard, by year
SUBJECTS = {"READ": 0.745, "WRIT": 0.715, "MAT": 0.73, "GPS": 0.72}
PROGRESS_SPREAD = {"READ": 6.1, "WRIT": 5.6, "MAT": 5.3}
"""σ of one pupil's progress score; the published limits are ±1.96 σ/√n."""
BETWEEN = 0.46  # what one standard deviation of ability adds to the log odds
GAP = -0.85  # disadvantaged pupils, log odds, within a school
AROUND = -1.4  # what a wholly disadvantaged school adds to that


@dataclass(frozen=True, slots=True)
class Ks2:
    """Arrays by (site, year); counts of pupils."""

    cohort: Ints
    girls: Ints
    disadvantaged: Ints
    other_language: Ints
    moved: Ints
    support: Ints
    plan: Ints
    expected: Ints
    expected_disadvantaged: Ints
    higher: Ints
    expected_girls: Ints
    subject: dict[str, Ints]  # met the expected standard
    subject_higher: dict[str, Ints]
    scaled: dict[str, Floats]  # average scaled score
    progress: dict[str, Floats]


@cache
def results(land: Land) -> Ks2:
    """The results of every site that has a Year 6, as if it were open every year."""
    draw, traits = stream("ks2"), land.traits
    cohort = _cohorts(land, draw)
    dis = draw.binomial(cohort, traits.disadvantaged)
    special = _special(land)[:, None]
    chance = logit(np.asarray(NATIONAL)) + 0.36 + BETWEEN * traits.ability - 4.5 * special
    chance = chance + AROUND * (traits.disadvantaged - 0.28)
    k_dis = draw.binomial(dis, logistic(chance + GAP))
    k_not = draw.binomial(cohort - dis, logistic(chance))
    expected = k_dis + k_not
    girls = draw.binomial(cohort, 0.49)
    return Ks2(
        cohort=cohort,
        girls=girls,
        disadvantaged=dis,
        other_language=draw.binomial(cohort, traits.other_language),
        moved=draw.binomial(cohort, 0.07),
        support=draw.binomial(cohort, np.minimum(0.9, traits.sen_support * 1.25)),
        plan=draw.binomial(cohort, traits.sen_plan),
        expected=expected,
        expected_disadvantaged=k_dis,
        higher=draw.binomial(expected, logistic(-1.95 + 0.7 * BETWEEN * traits.ability)),
        expected_girls=draw.hypergeometric(expected, cohort - expected, girls),
        subject=(subject := _subject(land, cohort, expected, draw)),
        subject_higher={name: _higher(land, met, draw) for name, met in subject.items()},
        scaled={name: _scaled(land, cohort, met, draw) for name, met in subject.items()},
        progress={name: _progress(land, cohort, name, draw) for name in PROGRESS_SPREAD},
    )


def _subject(
    land: Land, cohort: Ints, expected: Ints, draw: np.random.Generator
) -> dict[str, Ints]:
    """A pupil who met all three met each; of the others some met this one."""
    found = {}
    for name, national in SUBJECTS.items():
        extra = (national - NATIONAL[2]) / (1 - NATIONAL[2])
        chance = logistic(logit(extra) + 0.25 * land.traits.ability)
        found[name] = expected + draw.binomial(cohort - expected, chance)
    return found


def _higher(land: Land, met: Ints, draw: np.random.Generator) -> Ints:
    return draw.binomial(met, logistic(-0.95 + 0.3 * land.traits.ability))


def _scaled(land: Land, cohort: Ints, met: Ints, draw: np.random.Generator) -> Floats:
    """Average scaled scores: 100 is the standard, 80 the least and 120 the most."""
    noise = draw.normal(size=cohort.shape) * 3 / _root(cohort)
    return 97.2 + 10.6 * met / np.maximum(cohort, 1) + 0.8 * land.traits.ability + noise


def _progress(land: Land, cohort: Ints, name: str, draw: np.random.Generator) -> Floats:
    noise = draw.normal(size=cohort.shape) * PROGRESS_SPREAD[name] / _root(cohort)
    return 1.35 * land.traits.ability - 1.5 * _special(land)[:, None] + noise


def _root(cohort: Ints) -> Floats:
    return np.asarray(np.sqrt(np.maximum(cohort, 1)))


def _cohorts(land: Land, draw: np.random.Generator) -> Ints:
    """Pupils of Year 6: a share of the roll, give or take a few."""
    divisor = {"primary": 7.2, "junior": 4.0, "all-through": 12.0, "special": 11.0}
    shares = np.zeros(len(land.traits.pupils))
    for school in land.schools:
        shares[school.site] = 1 / divisor.get(school.phase_id, np.inf)
    mean = land.traits.pupils * shares[:, None]
    wobble = draw.normal(size=mean.shape) * np.sqrt(np.maximum(mean, 0)) * 0.45
    return np.maximum(0, np.rint(mean + wobble)).astype(np.int64)


def _special(land: Land) -> Floats:
    flags = np.zeros(len(land.traits.pupils))
    for school in land.schools:
        flags[school.site] = school.phase_id == "special"
    return flags


def entered(land: Land, t: int) -> list[School]:
    """The schools with a Year 6 in the summer of year `t`, new ones included."""
    cohort = results(land).cohort
    teaches = {"primary", "junior", "all-through", "special"}
    return [s for s in land.examined(t) if s.phase_id in teaches and cohort[s.site, t] > 0]


def limits(progress: float, subject: str, cohort: int) -> tuple[float, float]:
    """The published 95% limits of a progress score."""
    half = 1.96 * PROGRESS_SPREAD[subject] / float(np.sqrt(cohort))
    return progress - half, progress + half


def years() -> range:
    """The years whose results are out by the end of the sample: not those of 2025/26."""
    return range(len(YEARS) - 1)
