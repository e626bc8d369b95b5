"""Long files → one row for each school: totals only, a column for each subject. PURE."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa

from .publications.declaration import Pivot
from .sheet import LINE

OWN = (LINE, "_urn", "_kind", "_la")


def is_total(pivot: Pivot, names: Sequence[str]) -> Callable[[list[str]], bool]:
    """Whether a line of fields is a total in every column that breaks the numbers down."""
    wanted = [(names.index(name), totals) for name, totals in pivot.totals.items() if name in names]
    return lambda fields: all(fields[at].strip().upper() in totals for at, totals in wanted)


def pivoted(pivot: Pivot, table: pa.Table) -> pa.Table:
    """A row for each school and aggregate; what depends on `by` becomes "COLUMN | SUBJECT"."""
    by = [name for name in pivot.by if name in table.column_names]
    if not by:
        return table
    subjects = _joined([table[name].to_pylist() for name in by])
    units, first = _units(table)
    kept = [name for name in table.column_names if name in pivot.fixed or name in OWN]
    kept += [name for name in pivot.totals if name in table.column_names and name not in kept]
    columns = {name: table[name].take(pa.array(first, pa.int64())) for name in kept}
    values = [name for name in table.column_names if name not in columns and name not in by]
    for subject in sorted(set(subjects)):
        rows = np.array([s == subject for s in subjects])
        for name in values:
            texts = np.full(len(first), "", dtype=object)
            texts[units[rows]] = table[name].filter(pa.array(rows)).to_numpy(zero_copy_only=False)
            columns[f"{name} | {subject}"] = pa.array(
                texts.tolist(), pa.string()
            ).dictionary_encode()
    return pa.table(columns)


def _joined(columns: list[list[str]]) -> list[str]:
    return [
        ", ".join(cell.strip().upper() for cell in cells) for cells in zip(*columns, strict=True)
    ]


def _units(table: pa.Table) -> tuple[np.ndarray, list[int]]:
    """For each row the number of its school or aggregate, and for each of those its first row."""
    keys = ["_kind", "_urn", "_la"]
    keys += [name for name in ("REGION_CODE", "COUNTRY_CODE") if name in table.column_names]
    numbers: dict[tuple[object, ...], int] = {}
    first: list[int] = []
    units = np.empty(table.num_rows, dtype=np.int64)
    for row, cells in enumerate(zip(*(table[name].to_pylist() for name in keys), strict=True)):
        # A school is one by its URN alone: its region may be written in two ways.
        key = cells[:2] if cells[1] is not None else cells
        if key not in numbers:
            numbers[key] = len(first)
            first.append(row)
        units[row] = numbers[key]
    return units, first
