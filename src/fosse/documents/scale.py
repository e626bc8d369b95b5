"""From a value to a place in the frame, and the round values that mark the way. PURE."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from values `low … high` to pixels `start … end` (either way round).

    Raises `ValueError` when the values make no range.
    """

    low: float
    high: float
    start: float
    end: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high):
            raise ValueError(
                f"A scale must run from a lower to a higher value, not {self.low} to {self.high}."
            )

    def __call__(self, value: float) -> float:
        """The place of a value; one outside the scale is placed at its nearer end."""
        inside = min(max(value, self.low), self.high)
        return self.start + (inside - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self, about: int) -> tuple[float, ...]:
        """Round values in the scale, about as many as asked for."""
        return ticks(self.low, self.high, about)


def ticks(low: float, high: float, about: int) -> tuple[float, ...]:
    """Multiples of 1, 2 or 5 times a power of ten from `low` to `high`, about `about` of them."""
    step = round_step((high - low) / max(about, 1))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(round(multiple * step, 12) + 0.0 for multiple in range(first, last + 1))


def round_step(rough: float) -> float:
    """The length nearest to a rough one that is 1, 2 or 5 times a power of ten."""
    power: float = 10.0 ** math.floor(math.log10(rough))
    return min(
        (power, 2 * power, 5 * power, 10 * power), key=lambda step: abs(math.log(step / rough))
    )


def frame(
    values: Iterable[float], *, floor: float | None = None, ceiling: float | None = None
) -> tuple[float, float]:
    """A range that holds all values with some air, inside the limits that a measure cannot
    pass (a percentage: 0 and 100). Without values: 0 to 1, or the limits."""
    seen = [value for value in values if math.isfinite(value)]
    if not seen:
        return (floor or 0.0, ceiling if ceiling is not None else (floor or 0.0) + 1.0)
    low, high = min(seen), max(seen)
    flat = high - low <= max(abs(low), abs(high)) * 1e-6 + 1e-9
    air = max(abs(high) * 0.1, 0.5) if flat else (high - low) * 0.08
    wide_low, wide_high = low - air, high + air
    if floor is not None and low >= floor:
        wide_low = max(wide_low, floor)
    if ceiling is not None and high <= ceiling:
        wide_high = min(wide_high, ceiling)
    return wide_low, wide_high
