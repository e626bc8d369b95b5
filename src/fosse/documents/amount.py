"""How a measure's numbers are said: decimals, unit, sign. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Amount:
    """The way to say a number: 52%, +0.31, £1,204.

    `floor` and `ceiling` are the values that the measure cannot pass.
    """

    decimals: int = 0
    suffix: str = ""
    prefix: str = ""
    signed: bool = False
    floor: float | None = None
    ceiling: float | None = None

    def say(self, value: float) -> str:
        """A number in the measure's own form, with a proper minus sign; never "−0"."""
        rounded = round(value, self.decimals) + 0.0
        sign = MINUS if rounded < 0 else "+" if self.signed and rounded > 0 else ""
        return f"{sign}{self.prefix}{abs(rounded):,.{self.decimals}f}{self.suffix}"

    def ticks(self, values: Sequence[float]) -> tuple[str, ...]:
        """Round numbers along an axis, with no more decimals than tell them apart."""
        enough = next(
            (
                few
                for few in range(self.decimals + 2)
                if all(abs(round(value, few) - value) < 1e-9 for value in values)
            ),
            self.decimals + 2,
        )
        return tuple(replace(self, decimals=enough).say(value) for value in values)

    def interval(self, low: float | None, high: float | None) -> str:
        """An interval: "−0.2 to 1.0"; empty where it is not known."""
        if low is None or high is None:
            return ""
        return f"{self.say(low)} to {self.say(high)}"


PERCENT = Amount(decimals=0, suffix="%", floor=0, ceiling=100)
