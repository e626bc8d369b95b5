"""The fewest and smallest cells to hide so that some tables stay possible. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .bounds import System, system_of
from .rule import Rule
from .solving import smallest
from .table import Earlier, Key, Table, published

Numbers: TypeAlias = NDArray[np.float64]

FAR = 2
"""How many thresholds a hidden cell may be above its count in the tables that are looked for: a
way round a table moves none of its cells further than the cell that is meant to move."""
NODES = 20_000
"""Branches that a programme may take before the best found so far must do."""


@dataclass(frozen=True, slots=True)
class Need:
    """There must be a table in which the cell is `at_least` or `at_most` that."""

    cell: Key
    at_least: int | None = None
    at_most: int | None = None


def cheapest(
    table: Table,
    hidden: frozenset[Key],
    needs: Sequence[Need],
    rule: Rule,
    known: Sequence[Earlier],
    *,
    no_more: bool = False,
    whole: bool = False,
) -> frozenset[Key] | None:
    """`hidden` and as few more cells, counting as little, as every need wants; None where no
    cells are enough, or, with `no_more`, where those hidden are not.

    The programme has a switch for each cell (is it hidden?) and, for each need, a number for
    each cell: the table in which the need is met. A number may leave what is published of its
    cell only where the switch is on; `whole`: it is a whole number.
    """
    system = system_of([published(table, (), rule), *known], {})
    free = _free(table, system, hidden, rule, known)
    cells = len(system.cells)
    low, high = _ranges(system, free, needs)
    if no_more:
        high[:cells] = free.already
    found = smallest(
        np.concatenate([_costs(table, system, hidden), np.zeros(cells * len(needs))]),
        whole=np.concatenate([np.ones(cells), np.full(cells * len(needs), float(whole))]),
        ranges=(low, high),
        rows=_rows(system, free, len(needs)),
        options={"node_limit": NODES},
    )
    if found is None:
        return None
    return hidden | {cell for at, cell in enumerate(system.cells) if found[at] > 0.5}


@dataclass(frozen=True, slots=True)
class _Free:
    """How far a cell may leave what is published of it when it is hidden (0 and 0: it can't be
    hidden), and whether it is already."""

    down: Numbers
    up: Numbers
    already: Numbers


def _free(
    table: Table, system: System, hidden: frozenset[Key], rule: Rule, known: Sequence[Earlier]
) -> _Free:
    """Nought is not hidden where the rule shows it: everybody knows that a hidden cell is more."""
    down, up, already = (np.zeros(len(system.cells)) for _ in range(3))
    for at, cell in enumerate(system.cells):
        if table.counts.get(cell, -1) < rule.least or cell in table.known:
            continue
        told = [one.shown[cell] for one in known if cell in one.shown]
        least = max([rule.least, *(low for low, _ in told)])
        most = min([system.high[at] + FAR * rule.threshold, *(high for _, high in told)])
        down[at], up[at] = max(system.low[at] - least, 0), most - system.high[at]
        already[at] = cell in hidden
    return _Free(down, up, already)


def _costs(table: Table, system: System, hidden: frozenset[Key]) -> Numbers:
    costs = [0 if cell in hidden else 1 + table.counts.get(cell, 0) for cell in system.cells]
    return np.array(costs, dtype=float)


def _ranges(system: System, free: _Free, needs: Sequence[Need]) -> tuple[Numbers, Numbers]:
    """The range of every switch, then of every number of every copy, narrowed by its need."""
    lows, highs = [free.already], [((free.up > 0) | (free.down > 0)).astype(float)]
    for need in needs:
        low, high = system.low - free.down, system.high + free.up
        at = system.place(need.cell)
        if need.at_least is not None:
            low[at] = max(low[at], need.at_least)
        if need.at_most is not None:
            high[at] = min(high[at], need.at_most)
        lows.append(low)
        highs.append(np.maximum(high, low))
    return np.concatenate(lows), np.concatenate(highs)


def _rows(system: System, free: _Free, copies: int) -> tuple[Any, Numbers, Numbers]:
    """For each copy: its sums hold, and a number stays where its switch lets it."""
    from scipy import sparse

    cells, sums = len(system.cells), len(system.sums)
    bound = np.flatnonzero(np.isfinite(system.high))
    one, each = np.ones((copies, 1)), sparse.eye_array(copies)
    numbers = sparse.kron(each, sparse.eye_array(cells).tocsr()[bound])
    above = sparse.kron(one, sparse.diags_array(-free.up).tocsr()[bound])
    below = sparse.kron(one, sparse.diags_array(free.down).tocsr()[bound])
    rows = sparse.vstack(
        [
            sparse.hstack(
                [sparse.csr_array((sums * copies, cells)), sparse.kron(each, system.sums)]
            ),
            sparse.hstack([above, numbers]),
            sparse.hstack([below, numbers]),
        ]
    )
    none, nought = np.full(len(bound) * copies, np.inf), np.zeros(sums * copies)
    low = np.concatenate([nought, -none, np.tile(system.low[bound], copies)])
    high = np.concatenate([nought, np.tile(system.high[bound], copies), none])
    return rows.tocsr(), low, high
