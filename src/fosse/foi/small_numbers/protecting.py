"""Which cells of a table to hide, so that no small number can be worked out. PURE.

Every number that the rule hides must stay possible for a small cell, whatever is known of the
rest. For each small cell and each end of that range there must be a table that agrees with all
that is published and has the cell there: one integer programme holds all those tables at once
and hides as little as makes them possible, a cell costing what it counts. Large tables are
protected cell after cell, and what turns out not to be needed is shown again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .bounds import Bounds, bounds_of, solved, system_of
from .cheapest import Need, cheapest
from .rule import CONFIDENTIAL, Rule
from .table import Earlier, Key, Table, hidden_in, one_for_all, published, words_of

AT_ONCE = 4000
"""Cells times needs that one programme takes."""

_NOT_ENOUGH = (
    "{}: the totals that are known give a small number away, whatever else is hidden. Publish no "
    "table, or one with fewer and larger groups."
)

_ONE_FOR_ALL = (
    "{}: all that everybody can count are in one cell ({}), which says of each of them where it "
    "is. Publish no table, or one with fewer and larger groups."
)


class CannotProtect(ValueError):
    """No part of the table can be published safely; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Protected:
    """A table that may be published. Which hidden cells are the small ones is for nobody."""

    table: Table
    rule: Rule
    hidden: frozenset[Key]

    def shown(self, cell: Key) -> int | str:
        """What stands in the cell."""
        if cell in self.hidden:
            return CONFIDENTIAL
        return self.rule.rounded(self.table.counts[cell])

    @property
    def disclosure(self) -> Earlier:
        """What readers know from now on: for the next table of the same."""
        return published(self.table, self.hidden, self.rule)


def protect(table: Table, rule: Rule, earlier: Sequence[Earlier] = ()) -> Protected:
    """The table with its small numbers hidden, and others so that they can't be worked out.

    What was shown earlier of the same subject and day is out, and is not hidden again. Raises
    `CannotProtect` where hiding everything that can be hidden would not be enough, and where the
    whole of a group that everybody can count is in one cell.
    """
    if cell := one_for_all(table):
        raise CannotProtect(_ONE_FOR_ALL.format(table.subject, words_of(cell)))
    known = [one for one in earlier if one.speaks_of(table)]
    out = {cell for one in known for cell, (low, high) in one.shown.items() if low == high}
    table = replace(table, known=table.known | (out & table.counts.keys()))
    wanted = _wanted(table, rule, known)
    for whole in (False, True):
        hidden = _hidden(table, wanted, rule, known, whole=whole)
        faults = _faults(Protected(table, rule, hidden), wanted, known)
        if not faults.keys() & wanted.keys():
            # A cell that can be worked out anyway, and need not be protected, is as well shown.
            return Protected(table, rule, hidden - faults.keys())
    raise CannotProtect(_NOT_ENOUGH.format(table.subject))


def _hidden(
    table: Table,
    wanted: Mapping[Key, tuple[int, int]],
    rule: Rule,
    known: Sequence[Earlier],
    *,
    whole: bool,
) -> frozenset[Key]:
    """The cells to hide. Fractions do in almost every table, and are found much sooner than
    `whole` numbers, with which it is tried again where they did not."""
    hidden = frozenset(wanted) & table.counts.keys()
    batches = list(_batches(list(_needs(wanted)), len(table.counts)))
    for batch in batches:
        enough = cheapest(table, hidden, batch, rule, known, whole=whole)
        if enough is None:
            raise CannotProtect(_NOT_ENOUGH.format(table.subject))
        hidden = enough
    if len(batches) > 1 and not whole:
        hidden = _without_needless(table, hidden, wanted, rule, known)
    return hidden


def faults_of(found: Protected, earlier: Sequence[Earlier] = ()) -> Mapping[Key, Bounds]:
    """Hidden cells that can be worked out after all, and those to protect whose range is narrower
    than the rule wants: none of what `protect` gives."""
    known = [one for one in earlier if one.speaks_of(found.table)]
    return _faults(found, _wanted(found.table, found.rule, known), known)


def _wanted(table: Table, rule: Rule, known: Sequence[Earlier]) -> Mapping[Key, tuple[int, int]]:
    """The cells to protect, each with the range that must stay possible: all that the rule
    hides, as far as it is open anyway. A cell that is given away anyway is not among them.

    They are those that were hidden earlier, any of which may have been small, as far as earlier
    disclosures leave them open and a hidden cell is not nought; and the small ones, as far as
    they are open to those who know besides which cells are nought.
    """
    before = hidden_in(known)
    nought = {
        cell: (0, 0) for cell, n in table.counts.items() if n < rule.least and cell not in before
    }
    some = dict.fromkeys((cell for cell in table.counts if cell not in nought), rule.least)
    small = [cell for cell, n in table.counts.items() if rule.hides(n) and cell not in before]

    def sums(shown: Mapping[Key, tuple[int, int]]) -> Earlier:
        return Earlier(table.subject, table.as_at, shown, table.equations)

    then = system_of([sums({}), *known], {**some, **before})
    now = system_of([sums(nought), *known], {**some, **before})
    open_to = {cell: solved(then, cell) for cell in before if cell not in table.known}
    open_to |= {cell: solved(now, cell) for cell in small if cell not in table.known}
    most = max(rule.most, rule.least + 1)
    return {
        cell: (low, most if high is None else min(high, most))
        for cell, (low, high) in open_to.items()
        if low != high and low <= rule.most
    }


def _needs(wanted: Mapping[Key, tuple[int, int]]) -> Iterator[Need]:
    """Each small cell must be able to be the least and the most of its range."""
    for cell, (low, high) in wanted.items():
        yield Need(cell, at_most=low)
        yield Need(cell, at_least=high)


def _batches(needs: Sequence[Need], cells: int) -> Iterator[Sequence[Need]]:
    size = max(2, AT_ONCE // max(cells, 1))
    for start in range(0, len(needs), size):
        yield needs[start : start + size]


def _faults(
    found: Protected, wanted: Mapping[Key, tuple[int, int]], known: Sequence[Earlier]
) -> dict[Key, Bounds]:
    worked = bounds_of(found.table, found.hidden, found.rule, known)
    return {
        cell: bounds
        for cell, bounds in worked.items()
        if (cell in found.hidden and bounds.tells)
        or (cell in wanted and not bounds.cover(*wanted[cell]))
    }


def _without_needless(
    table: Table,
    hidden: frozenset[Key],
    wanted: Mapping[Key, tuple[int, int]],
    rule: Rule,
    known: Sequence[Earlier],
) -> frozenset[Key]:
    """Without the cells that one batch of needs hid and all together can do without, the
    largest first."""
    needs = list(_needs(wanted))
    others = sorted(hidden - wanted.keys(), key=lambda cell: (-table.counts[cell], sorted(cell)))
    for cell in others:
        fewer = hidden - {cell}
        if all(
            cheapest(table, fewer, batch, rule, known, no_more=True) is not None
            for batch in _batches(needs, len(table.counts))
        ):
            hidden = fewer
    return hidden
