"""Where a school stands among others, from 0 to 100 with 100 the best."""

from __future__ import annotations

import numpy as np

from fosse.evidence.statistics.intervals import Floats


def percentiles(value: Floats, *, decimals: int, high_is_good: bool) -> Floats:
    """Each school's percentile among those that are known: 0 the worst, 100 the best.

    Values are rounded first, so that two engines that differ in the last bit agree; equal
    values share the middle of the places that they take up. A school alone stands at 50.
    """
    known = np.isfinite(value)
    found = np.full(value.shape, np.nan)
    count = int(known.sum())
    if count == 1:
        found[known] = 50.0
    elif count:
        rounded = np.round(value[known], decimals)
        places = _middle_places(rounded if high_is_good else -rounded)
        found[known] = places / (count - 1) * 100
    return found


def quartiles(value: Floats) -> tuple[float, float]:
    """The lower and upper quartile of those that are known; NaN twice when none is."""
    known = value[np.isfinite(value)]
    if not known.size:
        return np.nan, np.nan
    low, high = np.quantile(known, [0.25, 0.75])
    return float(low), float(high)


def _middle_places(value: Floats) -> Floats:
    """The place of each value from the lowest, 0; of equal values the middle of theirs."""
    # Not scipy.stats.rankdata: importing scipy.stats takes longer than ranking all England.
    _, which, count = np.unique(value, return_inverse=True, return_counts=True)
    first = np.cumsum(count) - count
    middle: Floats = first + (count - 1) / 2
    return middle[which]
