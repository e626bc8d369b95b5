"""How wide the columns of a table are beside each other. PURE."""

from __future__ import annotations

from .table import Table

_NARROWEST, _WIDEST = 7, 36  # characters


def shares(table: Table) -> tuple[int, ...]:
    """Each column's share of the width: by its longest cell, within reason."""
    columns = zip(table.headers, *table.rows, strict=True)
    longest = (max(len(cell) for cell in column) for column in columns)
    return tuple(min(max(length, _NARROWEST), _WIDEST) for length in longest)
