"""How all schools' values are spread: their quartiles, and how many have each value. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import comb

import numpy as np
from numpy.typing import NDArray

from .scale import Scale
from .svg import Point

BINS = 96
TICKS_UP_TO = 250
"""As many schools are kept one by one; of more, how many have each value."""

FARTHEST = 0.001
KERNEL = np.array([comb(16, place) for place in range(17)]) / 2**16
"""Binomial weights: wide enough to hide that published values are rounded."""

Values = Sequence[float] | NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spread:
    """Many values in few numbers. `heights` say how many lie in each of as many equal parts of
    the way from `low` to `high`, smoothed; `each` holds the values where they are few. Of many,
    `low` and `high` leave out the farthest one in a thousand at either end, which are counted
    at that end: one odd school would squash all others."""

    count: int
    low: float
    high: float
    quartiles: tuple[float, float, float]
    heights: tuple[float, ...]
    each: tuple[float, ...]

    @classmethod
    def of(cls, values: Values) -> Spread:
        """The spread of values in any order. Raises `ValueError` when there is none."""
        held = np.sort(np.asarray(values, dtype=float))
        if not held.size:
            raise ValueError("There is no school to be compared with.")
        low, *quartiles, high = np.quantile(
            held, (FARTHEST, 0.25, 0.5, 0.75, 1 - FARTHEST)
        ).tolist()
        few = held.size <= TICKS_UP_TO or low == high
        if few:
            low, high = float(held[0]), float(held[-1])
        return cls(
            count=int(held.size),
            low=low,
            high=high,
            quartiles=(quartiles[0], quartiles[1], quartiles[2]),
            heights=() if few else _heights(held, low, high),
            each=tuple(held[:TICKS_UP_TO].tolist()) if few else (),
        )


def _heights(held: NDArray[np.float64], low: float, high: float) -> tuple[float, ...]:
    counts, _ = np.histogram(np.clip(held, low, high), bins=BINS, range=(low, high))
    smooth = np.convolve(counts, KERNEL, mode="same")
    return tuple(float(height) for height in smooth)


def outline(spread: Spread, scale: Scale, base: float, top: float) -> list[Point]:
    """The hill's outline from left to right, standing on `base` and reaching up to `top`."""
    step = (spread.high - spread.low) / len(spread.heights)
    most = max(spread.heights)
    points = [
        (scale(spread.low + (place + 0.5) * step), base - height / most * (base - top - 4))
        for place, height in enumerate(spread.heights)
    ]
    return [(scale(spread.low), base), *points, (scale(spread.high), base)]


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
