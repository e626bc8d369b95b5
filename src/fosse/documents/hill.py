"""How many schools have each value, as the outline of a hill. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .scale import Scale
from .svg import Point

BINS = 96


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value at a share of the way through ordered values, between neighbours in proportion."""
    place = (len(ordered) - 1) * share
    before = int(place)
    after = min(before + 1, len(ordered) - 1)
    return ordered[before] + (ordered[after] - ordered[before]) * (place - before)


def outline(values: Sequence[float], scale: Scale, base: float, top: float) -> list[Point]:
    """The outline of how many schools have each value, smoothed over neighbouring BINS."""
    counts = [0.0] * BINS
    for value in values:
        share = (value - scale.low) / (scale.high - scale.low)
        counts[min(int(share * BINS), BINS - 1)] += 1
    padded = [0.0, 0.0, *counts, 0.0, 0.0]
    weights = (1, 4, 6, 4, 1)
    smooth = [sum(w * padded[i + j] for j, w in enumerate(weights)) / 16 for i in range(BINS)]
    most = max(smooth)
    step = (scale.end - scale.start) / BINS
    heights = [
        (scale.start + (i + 0.5) * step, base - count / most * (base - top - 4))
        for i, count in enumerate(smooth)
    ]
    return [(scale.start, base), *heights, (scale.end, base)]


def between(slope: Sequence[Point], left: float, right: float, base: float) -> list[Point]:
    """The part of a hill between two places."""
    inside = [(x, y) for x, y in slope if left < x < right]
    return [
        (left, base),
        (left, _height(slope, left)),
        *inside,
        (right, _height(slope, right)),
        (right, base),
    ]


def _height(slope: Sequence[Point], at: float) -> float:
    """The hill's outline at a place, between its points in proportion."""
    for (x0, y0), (x1, y1) in pairwise(slope):
        if x0 <= at <= x1 and x1 > x0:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return slope[-1][1]
