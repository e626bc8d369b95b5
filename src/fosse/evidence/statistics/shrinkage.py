"""What a school's true value probably is: its own figure, drawn towards its universe's mean
by as much as its figure is chance.

Empirical Bayes with unequal variances: Morris 1983 (10.1080/01621459.1983.10477920), whose
posterior variance also allows for the mean and the spread being estimated.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fosse.evidence.statistics.intervals import Floats

_ENOUGH = 1e-12
_ROUNDS = 200
_FEWEST = 4  # Morris's formulas divide by k − 3


@dataclass(frozen=True, slots=True)
class Shrunk:
    """The posterior of each school's true value, and what it was drawn towards."""

    mean: Floats
    sd: Floats
    centre: float  # μ, the mean of the universe's true values
    spread2: float  # A, their variance


def shrink(value: Floats, variance: Floats) -> Shrunk:
    """The posterior mean and standard deviation of each school's true value.

    Schools whose value or variance is not known stay NaN. With fewer than four known schools
    there is nothing to learn from, and all are NaN.
    """
    known = np.isfinite(value) & np.isfinite(variance) & (variance > 0)
    mean, sd = np.full(value.shape, np.nan), np.full(value.shape, np.nan)
    if int(known.sum()) < _FEWEST:
        return Shrunk(mean, sd, np.nan, np.nan)
    y, v = value[known], variance[known]
    centre, spread2 = _centre_and_spread(y, v)
    mean[known], sd[known] = _posterior(y, v, centre, spread2)
    return Shrunk(mean, sd, centre, spread2)


def _centre_and_spread(y: Floats, v: Floats) -> tuple[float, float]:
    """μ and A: each the weighted estimate that the other implies (Morris 1983, section 5)."""
    k = y.size
    centre, spread2 = float(y.mean()), max(0.0, float(y.var(ddof=1) - v.mean()))
    for _ in range(_ROUNDS):
        weight = 1 / (spread2 + v)
        centre = float((weight * y).sum() / weight.sum())
        excess = k / (k - 1) * (y - centre) ** 2 - v
        found = max(0.0, float((weight * excess).sum() / weight.sum()))
        if abs(found - spread2) <= _ENOUGH * (1 + spread2):
            return centre, found
        spread2 = found
    return centre, spread2


def _posterior(y: Floats, v: Floats, centre: float, spread2: float) -> tuple[Floats, Floats]:
    k = y.size
    weight = 1 / (spread2 + v)
    typical = float((weight * v).sum() / weight.sum())
    shrinkage = (k - 3) / (k - 1) * v * weight
    unsure = 2 / (k - 3) * shrinkage**2 * (typical + spread2) * weight
    mean = (1 - shrinkage) * y + shrinkage * centre
    posterior = v * (1 - (k - 1) / k * shrinkage) + unsure * (y - centre) ** 2
    return mean, np.sqrt(posterior)
