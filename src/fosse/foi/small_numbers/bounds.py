"""The attack: what can be worked out about each hidden cell from all that was published. PURE.

For each hidden cell the smallest and the largest whole number are found that agree with every
published cell, every total, and every earlier disclosure: integer programming (HiGHS), exact for
tables of any shape. Compare Fischetti and Salazar, “Models and algorithms for the 2-dimensional
cell suppression problem in statistical disclosure control”, Mathematical Programming 84 (1999).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .rule import Rule
from .solving import smallest
from .table import Earlier, Equation, Key, Table, cells_of, hidden_in, published


class Bounds(NamedTuple):
    """The smallest and the largest number that a cell can be; `high` None: there is no limit."""

    low: int
    high: int | None

    @property
    def tells(self) -> bool:
        """Whether the cell is given away."""
        return self.low == self.high

    def cover(self, low: int, high: int) -> bool:
        """Whether every number from `low` to `high` lies between the bounds."""
        return self.low <= low and (self.high is None or high <= self.high)


@dataclass(frozen=True, slots=True)
class System:
    """Cells in an order, the range of each, and the sums that hold between them."""

    cells: tuple[Key, ...]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    sums: NDArray[np.float64]  # a row for each equation: 1 at the total, −1 at its parts

    def place(self, cell: Key) -> int:
        return self.cells.index(cell)


def bounds_of(
    table: Table, hidden: Iterable[Key], rule: Rule, earlier: Sequence[Earlier] = ()
) -> Mapping[Key, Bounds]:
    """What a reader can work out of each hidden cell, who knows this table without them, the
    rule, and what was published earlier of the same; of those hidden earlier as well."""
    gone = set(hidden) - table.known
    knowledge = [published(table, gone, rule), *(one for one in earlier if one.speaks_of(table))]
    hidden_now = hidden_in(knowledge)
    system = system_of(knowledge, hidden_now)
    return {cell: solved(system, cell) for cell in hidden_now}


def system_of(knowledge: Sequence[Earlier], least: Mapping[Key, int]) -> System:
    """All that is known at once. `least` holds the smallest number of cells that are hidden."""
    equations = list(dict.fromkeys(one for known in knowledge for one in known.equations))
    cells = dict.fromkeys(
        [*(cell for known in knowledge for cell in known.shown), *cells_of(equations), *least]
    )
    place = {cell: number for number, cell in enumerate(cells)}
    low, high = np.zeros(len(place)), np.full(len(place), np.inf)
    for cell, number in least.items():
        low[place[cell]] = number
    for known in knowledge:
        for cell, (at_least, at_most) in known.shown.items():
            at = place[cell]
            low[at], high[at] = max(low[at], at_least), min(high[at], at_most)
    return System(tuple(place), low, high, _sums(equations, place))


def solved(system: System, cell: Key) -> Bounds:
    """The bounds of one cell. Raises `ValueError` where what is known contradicts itself."""
    at = system.place(cell)
    low = _extreme(system, at, 1)
    if low is None:
        raise ValueError("What was published contradicts itself: no numbers agree with all of it.")
    high = _extreme(system, at, -1)
    return Bounds(low, high)


def _extreme(system: System, at: int, sign: int) -> int | None:
    """The smallest (sign 1) or largest (−1) number in a place; None: without limit, or none."""
    aim = np.zeros(len(system.cells))
    aim[at] = sign
    found = smallest(
        aim,
        whole=np.ones(len(aim)),
        ranges=(system.low, system.high),
        rows=(system.sums, 0, 0) if len(system.sums) else None,
    )
    return None if found is None else round(float(found[at]))


def _sums(equations: Sequence[Equation], place: Mapping[Key, int]) -> NDArray[np.float64]:
    found = np.zeros((len(equations), len(place)))
    for number, one in enumerate(equations):
        found[number, place[one.total]] = 1
        for part in one.parts:
            found[number, place[part]] -= 1
    return found
