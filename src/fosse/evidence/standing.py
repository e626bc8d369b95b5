"""Where every school of a panel stands among those that it can fairly be compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fosse.evidence.indicator import Comparison, Indicator, Point, Source
from fosse.evidence.measure import Direction, Measure, Unit
from fosse.evidence.panel import Panel
from fosse.evidence.similar import Likeness
from fosse.evidence.statistics import funnel, shrinkage
from fosse.evidence.statistics.intervals import Floats
from fosse.evidence.statistics.percentiles import percentiles, quartiles
from fosse.evidence.table import STATUSES

FIGURES = (
    *("value", "low", "high", "cohort", "lower_quartile", "upper_quartile"),
    *("percentile", "z", "z_adjusted", "mean", "sd"),
)
CODES = ("status", "text", "cohort_from", "universe", "authority")

_WEIGHTED = (Unit.SCORE, Unit.POINTS, Unit.PERCENT)
_MOSTLY = 0.9  # of the schools must have a cohort before a mean is weighted by it
_FEWEST_NEIGHBOURS = 5  # of ten authorities, before their mean is a comparison


@dataclass(frozen=True, slots=True)
class Universe:
    """One universe of a measure in one release, in figures.

    `authorities` are the figures of authorities by code, `neighbours` for each authority the
    mean of the figures of its statistical neighbours, each counted once.
    """

    name: str
    schools: int
    national: float | None
    national_is: str
    dispersion: funnel.Dispersion
    authorities: Mapping[int, float]
    neighbours: Mapping[int, float]
    quartiles_are: str = ""


@dataclass(frozen=True, eq=False)
class Standing:
    """A panel with its comparisons, row by row.

    `figures` has a column for each of `FIGURES`, NaN where not known; `codes` one for each of
    `CODES`: the status, which of the raw texts, whence the cohort, the universe (its place in
    `universes`, −1 outside) and the authority.
    """

    panel: Panel
    source: Source
    year: str
    figures: Floats
    codes: NDArray[np.int32]
    universes: tuple[Universe, ...]

    def figure(self, name: str) -> Floats:
        """One of `FIGURES`, for all rows."""
        return self.figures[:, FIGURES.index(name)]

    def point(self, row: int, *, own: bool) -> Point:
        """The indicator and comparison of one row. Fields are given by place, not by name,
        because this is done some hundred thousand times for all England."""
        measure = self.panel.measure
        figures = [None if f != f else f for f in self.figures[row].tolist()]
        value, low, high, cohort, lower, upper, percentile, z, z_adjusted, mean, sd = figures
        status, text, whence, place, authority = self.codes[row].tolist()
        indicator = Indicator(
            measure.id,
            int(self.panel.urns[row]),
            own,
            self.year,
            STATUSES[status],
            self.panel.raw.texts[text] if text >= 0 else "",
            self.source,
            value,
            low,
            high,
            cohort,
            None,
            None,
            measure.proxies[whence - 1].says if whence and cohort else "",
        )
        if place < 0:
            return Point(indicator, None)
        universe = self.universes[place]
        comparison = Comparison(
            universe.name,
            universe.schools,
            universe.national,
            universe.authorities.get(authority),
            universe.neighbours.get(authority),
            lower,
            upper,
            percentile,
            z,
            z_adjusted,
            mean,
            sd,
            universe.national_is,
            universe.quartiles_are,
        )
        return Point(indicator, comparison)


@dataclass(frozen=True, eq=False)
class Seen:
    """What is known of the schools of a panel beside their values."""

    cohort: Floats
    cohort_from: NDArray[np.int8]
    variance: Floats
    low: Floats
    high: Floats
    universe: NDArray[np.int8]
    authority: NDArray[np.int16]


def stand(
    panel: Panel,
    seen: Seen,
    *,
    source: Source,
    neighbours: Mapping[int, tuple[int, ...]],
    likeness: Likeness | None,
) -> Standing:
    """Compare every school of a panel with those of its universe."""
    found = _Found(panel.value.size)
    universes = []
    for place, name in enumerate(panel.measure.universes):
        rows = np.flatnonzero((seen.universe == place) & np.isfinite(panel.value))
        universe = _universe(panel, seen, name, rows, neighbours, first=place == 0)
        says = _compare(panel, seen, universe, rows, likeness, found)
        universes.append(replace(universe, quartiles_are=says))
    figures = [panel.value, seen.low, seen.high, seen.cohort, found.lower, found.upper]
    figures += [found.percentile, found.z, found.z_adjusted, found.mean, found.sd]
    return Standing(
        panel=panel,
        source=source,
        year=source.year,
        figures=np.column_stack(figures),
        codes=np.column_stack(
            (panel.status, panel.raw.places, seen.cohort_from, seen.universe, seen.authority)
        ).astype(np.int32),
        universes=tuple(universes),
    )


class _Found:
    """Comparisons as they are found, universe by universe."""

    def __init__(self, size: int) -> None:
        self.percentile, self.z, self.z_adjusted, self.mean, self.sd, self.lower, self.upper = (
            np.full(size, np.nan) for _ in range(7)
        )


def _compare(
    panel: Panel,
    seen: Seen,
    universe: Universe,
    rows: NDArray[np.int64],
    likeness: Likeness | None,
    found: _Found,
) -> str:
    """Fill in the comparisons of a universe's schools; whose middle half the quartiles are."""
    measure = panel.measure
    # A school that is too small is compared, but nobody is compared with it.
    ranked = rows[~(seen.cohort[rows] < measure.minimum_cohort)]
    if measure.direction is not Direction.NEITHER:
        found.percentile[ranked] = percentiles(
            panel.value[ranked], decimals=6, high_is_good=measure.direction is Direction.HIGH
        )
    y, s2 = panel.value[rows], seen.variance[rows]
    if universe.national is not None:
        found.z[rows] = funnel.z_scores(y, s2, universe.national)
        tau2 = universe.dispersion.tau2
        found.z_adjusted[rows] = funnel.z_adjusted(y, s2, universe.national, tau2)
    shrunk = shrinkage.shrink(y, s2)
    found.mean[rows], found.sd[rows] = shrunk.mean, shrunk.sd
    low, high, says = _middle_half(panel, universe.name, rows, ranked, likeness)
    found.lower[rows], found.upper[rows] = np.round(low, 6), np.round(high, 6)
    return says


def _universe(
    panel: Panel,
    seen: Seen,
    name: str,
    rows: NDArray[np.int64],
    neighbours: Mapping[int, tuple[int, ...]],
    *,
    first: bool,
) -> Universe:
    value = panel.value[rows]
    weight, weighted = _weights(panel.measure, seen.cohort[rows])
    published = panel.national.get(name)
    national, national_is = published or _mean(name, value, weight, weighted)
    authorities = _means(value, weight, seen.authority[rows])
    if published or (first and not panel.national):
        authorities |= panel.authority
    return Universe(
        name=name,
        schools=int(rows.size),
        national=national,
        national_is=national_is,
        dispersion=funnel.dispersion(value, seen.variance[rows], national or 0.0),
        authorities=authorities,
        neighbours=_of_neighbours(authorities, neighbours),
    )


def _mean(name: str, value: Floats, weight: Floats, weighted: bool) -> tuple[float | None, str]:
    if not value.size:
        return None, ""
    how = "weighted by pupils" if weighted else "each counted once"
    mean = float((value * weight).sum() / weight.sum())
    return mean, f"mean of {value.size:,} {name}, {how}"


def _weights(measure: Measure, cohort: Floats) -> tuple[Floats, bool]:
    known = np.isfinite(cohort)
    if measure.unit not in _WEIGHTED or not known.size or known.mean() < _MOSTLY:
        return np.ones(cohort.shape), False
    return np.where(known, cohort, 0.0), True


def _means(value: Floats, weight: Floats, authority: NDArray[np.int16]) -> dict[int, float]:
    """The weighted mean of each authority's schools."""
    if not value.size:
        return {}
    known = (authority > 0) & (weight > 0)
    total = np.bincount(authority[known], weights=weight[known])
    summed = np.bincount(authority[known], weights=(weight * value)[known])
    return {int(code): float(summed[code] / total[code]) for code in np.flatnonzero(total)}


def _of_neighbours(
    figures: Mapping[int, float], neighbours: Mapping[int, tuple[int, ...]]
) -> dict[int, float]:
    found = {}
    for authority, near in neighbours.items():
        known = [figures[one] for one in near if one in figures]
        if len(known) >= _FEWEST_NEIGHBOURS:
            found[authority] = sum(known) / len(known)
    return found


def _middle_half(
    panel: Panel,
    name: str,
    rows: NDArray[np.int64],
    ranked: NDArray[np.int64],
    likeness: Likeness | None,
) -> tuple[Floats, Floats, str]:
    """The quartiles of each school's like; of the whole universe where there is no likeness."""
    if likeness is not None:
        low, high = likeness.quartiles(panel.urns[rows], panel.urns[ranked], panel.value[ranked])
        if np.isfinite(low).any():
            return low, high, likeness.says
    lower, upper = quartiles(panel.value[ranked])
    return np.full(rows.shape, lower), np.full(rows.shape, upper), f"the middle half of all {name}"
