"""All schools of a universe in one year of a measure, as arrays for strips and funnels. PURE."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from fosse.evidence.indicator import Source
from fosse.evidence.measure import Measure, Unit
from fosse.evidence.standing import CODES, Standing
from fosse.evidence.statistics.intervals import Floats


@dataclass(frozen=True, eq=False)
class Distribution:
    """Every school of a universe with a known value of one measure in one year.

    Arrays go together by place, ascending by URN; `cohort` is NaN where not known. `sigma` is
    the spread of single pupils and `tau` that of schools beyond chance, both in the measure's
    unit and None where no sampling variance is known: the funnel's limits at n pupils are
    national ± z·√(sigma²/n + tau²).
    """

    measure: str
    year: str
    universe: str
    source: Source
    urns: NDArray[np.int32]
    values: Floats
    cohorts: Floats
    percentiles: Floats
    national: float | None
    national_is: str
    sigma: float | None
    tau: float | None


def of_universe(standing: Standing, universe: str) -> Distribution | None:
    """The schools of a universe in a standing; None where the measure has no such universe."""
    measure = standing.panel.measure
    names = list(measure.universes)
    if universe not in names:
        return None
    place = names.index(universe)
    mine = standing.codes[:, CODES.index("universe")] == place
    rows = np.flatnonzero(mine & np.isfinite(standing.panel.value))
    summary = standing.universes[place]
    sigma = _sigma(measure, summary.national)
    return Distribution(
        measure=measure.id,
        year=standing.year,
        universe=universe,
        source=standing.source,
        urns=standing.panel.urns[rows],
        values=standing.panel.value[rows],
        cohorts=standing.figure("cohort")[rows],
        percentiles=standing.figure("percentile")[rows],
        national=summary.national,
        national_is=summary.national_is,
        sigma=sigma,
        tau=sqrt(summary.dispersion.tau2) if sigma is not None else None,
    )


def _sigma(measure: Measure, national: float | None) -> float | None:
    if measure.unit is Unit.PERCENT and measure.variance.kind == "binomial":
        return sqrt(national * (100 - national)) if national is not None else None
    return measure.variance.sigma
