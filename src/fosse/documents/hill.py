"""How many schools have each value, as the outline of a hill. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .scale import Scale
from .svg import Point

BINS = 96

Values = Sequence[float] | NDArray[np.float64]
"""All schools' values, in any order."""


def quartiles(values: Values) -> tuple[float, float, float]:
    """The values that a quarter, half and three quarters do not pass, between neighbours in
    proportion."""
    lower, middle, upper = np.quantile(np.asarray(values, dtype=float), (0.25, 0.5, 0.75))
    return float(lower), float(middle), float(upper)


def extremes(values: Values) -> tuple[float, float]:
    """The least and the greatest value."""
    held = np.asarray(values, dtype=float)
    return float(held.min()), float(held.max())


def outline(values: Values, scale: Scale, base: float, top: float) -> list[Point]:
    """The outline of how many schools have each value, smoothed over neighbouring bins."""
    inside = np.clip(np.asarray(values, dtype=float), scale.low, scale.high)
    counts, _ = np.histogram(inside, bins=BINS, range=(scale.low, scale.high))
    smooth = np.convolve(counts, np.array([1, 4, 6, 4, 1]) / 16, mode="same")
    heights = base - smooth / smooth.max() * (base - top - 4)
    step = (scale.end - scale.start) / BINS
    points = [(scale.start + (i + 0.5) * step, float(y)) for i, y in enumerate(heights)]
    return [(scale.start, base), *points, (scale.end, base)]


def between(slope: Sequence[Point], left: float, right: float, base: float) -> list[Point]:
    """The part of a hill between two places."""
    inside = [(x, y) for x, y in slope if left < x < right]
    ends = (left, _height(slope, left)), (right, _height(slope, right))
    return [(left, base), ends[0], *inside, ends[1], (right, base)]


def _height(slope: Sequence[Point], at: float) -> float:
    """The hill's outline at a place, between its points in proportion."""
    for (x0, y0), (x1, y1) in pairwise(slope):
        if x0 <= at <= x1 and x1 > x0:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return slope[-1][1]
