"""How far a school's figure could be out by the chance of who is in the year group."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

Z95 = 1.959963984540054  # the normal quantile of 0.975


def wilson(share: Floats, pupils: Floats, z: float = Z95) -> tuple[Floats, Floats]:
    """The Wilson score interval of a share (0 to 1) of `pupils`: low and high.

    Stays within 0 and 1 and is not empty at either end, which p ± z·s is not.
    Wilson 1927 (10.1080/01621459.1927.10502953). NaN without pupils.
    """
    n = np.where(pupils > 0, pupils, np.nan)
    squared = z * z
    middle = (share + squared / (2 * n)) / (1 + squared / n)
    half = z * np.sqrt(share * (1 - share) / n + squared / (4 * n * n)) / (1 + squared / n)
    return np.clip(middle - half, 0.0, 1.0), np.clip(middle + half, 0.0, 1.0)


def share_variance(share: Floats, pupils: Floats) -> Floats:
    """The sampling variance of a share of `pupils`: p̃(1−p̃)/n with p̃ = (k+2)/(n+4).

    The added two in four keep a school at 0% or 100% from looking certain (Agresti & Coull
    1998, 10.1080/00031305.1998.10480550). NaN without pupils.
    """
    n = np.where(pupils > 0, pupils, np.nan)
    towards_half = (share * n + 2) / (n + 4)
    variance: Floats = towards_half * (1 - towards_half) / n
    return variance


def score_variance(sigma: float, pupils: Floats) -> Floats:
    """The sampling variance of a mean score of `pupils` whose own spread is `sigma`: σ²/n."""
    return sigma * sigma / np.where(pupils > 0, pupils, np.nan)


def limits_variance(low: Floats, high: Floats, z: float = Z95) -> Floats:
    """The sampling variance that a published interval low to high stands for.

    NaN where a limit is not known or the interval has no width.
    """
    half = (high - low) / (2 * z)
    return np.where(half > 0, half * half, np.nan)


def around(value: Floats, variance: Floats, z: float = Z95) -> tuple[Floats, Floats]:
    """value ± z·s: low and high."""
    half = z * np.sqrt(variance)
    return value - half, value + half
