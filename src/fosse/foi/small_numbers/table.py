"""Counts that add up: cells, their totals, and what was published of them before. PURE.

A cell is known by what it counts, `{("phase", "Primary"), ("level", "Core")}`; a total leaves a
dimension out, and the grand total leaves out all. So a table by phase and level and an earlier
one by level alone speak of the same cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from .rule import Rule

Key: TypeAlias = frozenset[tuple[str, str]]

ALL: Key = frozenset()
"""The grand total."""


@dataclass(frozen=True, slots=True)
class Equation:
    """A total is the sum of its parts."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What is to be published: counts of a subject (“schools by level”) on a day. `known` are
    cells that everybody can find out, so that hiding them would hide nothing.

    Raises `ValueError` where a total is not the sum of its parts.
    """

    subject: str
    as_at: date
    counts: Mapping[Key, int]
    equations: tuple[Equation, ...]
    known: frozenset[Key] = frozenset()

    def __post_init__(self) -> None:
        for one in self.equations:
            if self.counts[one.total] != sum(self.counts[part] for part in one.parts):
                raise ValueError(f"{words_of(one.total)} is not the sum of its parts.")
        if any(number < 0 for number in self.counts.values()):
            raise ValueError("A count below nought is no count.")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was published before: the cells shown, each with the smallest and the largest number
    that it can have been, and the sums that the table said they make. `least` is the smallest
    number that a cell that was not shown can have been."""

    subject: str
    as_at: date
    shown: Mapping[Key, tuple[int, int]]
    equations: tuple[Equation, ...] = ()
    least: int = 0

    def speaks_of(self, table: Table) -> bool:
        """Whether it is of the same subject and day, and agrees with what is counted now: an
        earlier figure that was corrected since says nothing of this one."""
        return (self.subject, self.as_at) == (table.subject, table.as_at) and all(
            low <= table.counts[key] <= high
            for key, (low, high) in self.shown.items()
            if key in table.counts
        )


def key(**labels: str) -> Key:
    """A cell by its labels: `key(phase="Primary", level="Core")`."""
    return frozenset(labels.items())


def words_of(cell: Key) -> str:
    """“Core, Primary”; “Total” of the grand total."""
    return ", ".join(label for _, label in sorted(cell)) or "Total"


def row(
    dimension: str, counts: Mapping[str, int], *, subject: str, as_at: date, known: bool = True
) -> Table:
    """Counts by one dimension under their sum, which everybody knows when it is `known`."""
    return hierarchy(dimension, counts, {}, subject=subject, as_at=as_at, known=known)


def hierarchy(
    dimension: str,
    counts: Mapping[str, int],
    groups: Mapping[str, Iterable[str]],
    *,
    subject: str,
    as_at: date,
    known: bool = False,
) -> Table:
    """Counts by one dimension, sums of `groups` of them, and the sum of all: wards in districts.
    A group may hold groups that stand before it."""
    cells = {key(**{dimension: label}): number for label, number in counts.items()}
    equations, inside = [], set()
    for name, labels in groups.items():
        parts = tuple(key(**{dimension: label}) for label in labels)
        cells[key(**{dimension: name})] = sum(cells[part] for part in parts)
        equations.append(Equation(key(**{dimension: name}), parts))
        inside |= set(parts)
    top = tuple(cell for cell in cells if cell not in inside)
    cells[ALL] = sum(cells[cell] for cell in top)
    equations.append(Equation(ALL, top))
    return Table(
        subject, as_at, cells, tuple(equations), frozenset({ALL}) if known else frozenset()
    )


def grid(
    down: str,
    across: str,
    counts: Mapping[tuple[str, str], int],
    *,
    subject: str,
    as_at: date,
    known: frozenset[Key] = frozenset(),
) -> Table:
    """Counts by two dimensions with both margins. A pair that `counts` leaves out is nought."""
    rows = list(dict.fromkeys(label for label, _ in counts))
    columns = list(dict.fromkeys(label for _, label in counts))
    cells = {key(**{down: r, across: c}): counts.get((r, c), 0) for r in rows for c in columns}
    equations: list[Equation] = []

    def total(cell: Key, parts: tuple[Key, ...]) -> None:
        cells[cell] = sum(cells[part] for part in parts)
        equations.append(Equation(cell, parts))

    for r in rows:
        total(key(**{down: r}), tuple(key(**{down: r, across: c}) for c in columns))
    for c in columns:
        total(key(**{across: c}), tuple(key(**{down: r, across: c}) for r in rows))
    total(ALL, tuple(key(**{down: r}) for r in rows))
    equations.append(Equation(ALL, tuple(key(**{across: c}) for c in columns)))
    return Table(subject, as_at, cells, tuple(equations), known)


def within(table: Table, **labels: str) -> Table:
    """The same table as part of a larger one: of the schools at one level only. Its grand total
    is that level's total."""
    more = frozenset(labels.items())
    return Table(
        table.subject,
        table.as_at,
        {cell | more: number for cell, number in table.counts.items()},
        tuple(
            Equation(one.total | more, tuple(part | more for part in one.parts))
            for one in table.equations
        ),
        frozenset(cell | more for cell in table.known),
    )


def one_for_all(table: Table) -> Key | None:
    """A cell that holds the whole of a group that everybody can count, so that it says something
    of each of them, however many they are; None where no cell does."""
    for one in table.equations:
        if one.total in table.known and table.counts[one.total]:
            held = [part for part in one.parts if table.counts[part]]
            if len(held) == 1 and held[0] not in table.known:
                return held[0]
    return None


def cells_of(equations: Iterable[Equation]) -> Iterator[Key]:
    """Every total and part, in order."""
    for one in equations:
        yield one.total
        yield from one.parts


def hidden_in(known: Sequence[Earlier]) -> Mapping[Key, int]:
    """The cells of published tables that none of them shows, in order, each with the smallest
    number that it can be."""
    hidden: dict[Key, int] = {}
    for one in known:
        for cell in cells_of(one.equations):
            if not any(cell in other.shown for other in known):
                hidden[cell] = max(hidden.get(cell, 0), one.least)
    return hidden


def published(table: Table, hidden: Iterable[Key], rule: Rule) -> Earlier:
    """What readers of the table know when it is out without the hidden cells."""
    gone = set(hidden) - table.known
    shown = {
        cell: (number, number)
        if cell in table.known
        else rule.before_rounding(rule.rounded(number))
        for cell, number in table.counts.items()
        if cell not in gone
    }
    return Earlier(table.subject, table.as_at, shown, table.equations, rule.least)
