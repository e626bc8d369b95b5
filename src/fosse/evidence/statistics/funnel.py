"""Where a school stands in the funnel, with the spread that all schools share taken into account.

Spiegelhalter 2005: 10.1002/sim.1970 (funnel plots) and 10.1136/qshc.2005.013755 (over-dispersion).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fosse.evidence.statistics.intervals import Floats

WINSORISED = 0.1  # of the schools, at each end


@dataclass(frozen=True, slots=True)
class Dispersion:
    """How much more schools differ than chance alone makes them.

    `phi` is the mean of the squared winsorised z (1 when chance is all there is); `tau2` the
    variance between schools, in the measure's unit squared, that is added to each school's own.
    """

    schools: int
    phi: float
    tau2: float


def z_scores(value: Floats, variance: Floats, target: float) -> Floats:
    """(y − θ₀)/s for each school."""
    return (value - target) / np.sqrt(variance)


def winsorise(z: Floats, share: float = WINSORISED) -> Floats:
    """`z` with its lowest and highest `share` moved in to the values that bound them."""
    if not z.size:
        return z
    low, high = np.quantile(z, [share, 1 - share])
    return np.clip(z, low, high)


def dispersion(value: Floats, variance: Floats, target: float) -> Dispersion:
    """The over-dispersion of schools around `target`; schools that are not known are left out.

    τ² = max(0, (I·φ − (I−1)) / (Σw − Σw²/Σw)) with w = 1/s² and φ = mean z² winsorised.
    Nought with fewer than two schools.
    """
    known = np.isfinite(value) & np.isfinite(variance) & (variance > 0)
    schools = int(known.sum())
    if schools < 2:
        return Dispersion(schools, 1.0, 0.0)
    phi = float(np.mean(winsorise(z_scores(value[known], variance[known], target)) ** 2))
    weight = 1 / variance[known]
    total = float(weight.sum())
    spread = total - float((weight**2).sum()) / total
    excess = schools * phi - (schools - 1)
    return Dispersion(schools, phi, max(0.0, excess / spread) if spread > 0 else 0.0)


def z_adjusted(value: Floats, variance: Floats, target: float, tau2: float) -> Floats:
    """(y − θ₀)/√(s²+τ²) for each school."""
    return (value - target) / np.sqrt(variance + tau2)
