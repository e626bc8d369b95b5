"""Whom each row is about: a school by its URN, an authority, a region or the nation. PURE."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .faults import Faults
from .publications.declaration import Layout
from .sheet import on_distinct

URNS = range(1, 10_000_000)
AUTHORITIES = range(1, 1000)


@dataclass(frozen=True, slots=True)
class Places:
    """Row by row: "school", "authority", "region" or "national"; the URN, nought on
    aggregates; the authority's code, nought where the row does not say."""

    kinds: np.ndarray
    urns: np.ndarray
    authorities: np.ndarray

    def kind_column(self) -> pa.Array:
        return pa.array(self.kinds.tolist(), pa.string()).dictionary_encode()

    def urn_column(self) -> pa.Array:
        return pa.array(self.urns, pa.int32(), mask=self.urns == 0)

    def authority_column(self) -> pa.Array:
        return pa.array(self.authorities, pa.int16(), mask=self.authorities == 0)


def place(layout: Layout, table: pa.Table, faults: Faults) -> Places:
    """Whom each row is about. A row that can't be placed is faulted."""
    kinds = _kinds(layout, table, faults)
    urns = _numbers(table, layout.urn, URNS)
    schools = kinds == "school"
    urns[~schools] = 0
    if layout.urn:
        for row in np.flatnonzero(schools & (urns == 0)):
            faults.add(int(row), _no_number(layout.urn, "URN", table, int(row)))
    authorities = _numbers(table, layout.authority, AUTHORITIES)
    if layout.authority and not layout.urn:
        for row in np.flatnonzero((kinds == "authority") & (authorities == 0)):
            reason = _no_number(layout.authority, "code of an authority", table, int(row))
            faults.add(int(row), reason)
    return Places(kinds, urns, authorities)


def _kinds(layout: Layout, table: pa.Table, faults: Faults) -> np.ndarray:
    rows = layout.rows
    if rows.column not in table.column_names:
        return np.full(table.num_rows, rows.otherwise, dtype=object)

    def kind_of(text: str) -> str:
        return rows.kinds.get(text.strip().upper(), rows.otherwise)

    distinct, which = on_distinct(table[rows.column], kind_of)
    kinds = np.array(distinct, dtype=object)[which] if distinct else np.array([], dtype=object)
    for row in np.flatnonzero(kinds == ""):
        text = table[rows.column][int(row)].as_py()
        known = ", ".join(rows.kinds)
        faults.add(int(row), f"{rows.column} is “{text}”, which is none of {known}")
    return kinds


def _numbers(table: pa.Table, names: tuple[str, ...], allowed: range) -> np.ndarray:
    """Whole numbers out of the first of the columns that is there; nought for all else."""
    name = next((name for name in names if name in table.column_names), None)
    if name is None:
        return np.zeros(table.num_rows, dtype=np.int32)

    def number_of(text: str) -> int:
        plain = text.strip().removesuffix(".0")
        return int(plain) if plain.isascii() and plain.isdigit() and int(plain) in allowed else 0

    distinct, which = on_distinct(table[name], number_of)
    numbers = np.array(distinct, dtype=np.int32)
    return numbers[which] if distinct else np.zeros(0, dtype=np.int32)


def _no_number(names: tuple[str, ...], what: str, table: pa.Table, row: int) -> str:
    name = next(name for name in names if name in table.column_names)
    text = table[name][row].as_py()
    return f"{name} is “{text}”, which is no {what}" if text.strip() else f"{name} is empty"
