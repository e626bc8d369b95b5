"""Which authorities are like which: the department's statistical neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from fosse.evidence.table import Table

_AUTHORITY = ("LA NUM", "LA NUMBER")
_HOW_MANY = 10


@lru_cache(maxsize=4)
def read(table: Table) -> Mapping[int, tuple[int, ...]]:
    """The neighbours of each authority by code, nearest first."""
    name = table.name_of(_AUTHORITY)
    columns = [table.name_of([f"SN{n}"]) for n in range(1, _HOW_MANY + 1)]
    if name is None or None in columns:
        return {}
    rows = table.aggregates({})
    authority, _ = table.numbers_at(name, rows)
    near = [table.numbers_at(column, rows)[0] for column in columns if column]
    found = np.column_stack(near)
    return {
        int(code): tuple(int(n) for n in row if np.isfinite(n))
        for code, row in zip(authority.tolist(), found.tolist(), strict=True)
        if np.isfinite(code)
    }
