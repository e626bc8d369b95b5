"""A table as a block: what a chart shows, in words and numbers. PURE."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Headers over rows of text. `numeric` holds the places of the columns that are numbers,
    which align to the right.

    Raises `ValueError` when a row has not as many cells as there are headers.
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        for place, row in enumerate(self.rows, start=1):
            if len(row) != len(self.headers):
                raise ValueError(
                    f"Row {place} of “{self.caption}” has {len(row)} cells under "
                    f"{len(self.headers)} headers."
                )

    @property
    def cells(self) -> tuple[tuple[tuple[str, bool], ...], ...]:
        """Every row as pairs of a cell's text and whether it is a number."""
        return tuple(
            tuple((cell, place in self.numeric) for place, cell in enumerate(row))
            for row in self.rows
        )

    @property
    def heads(self) -> tuple[tuple[str, bool], ...]:
        """The headers as pairs of text and whether their column holds numbers."""
        return tuple((header, place in self.numeric) for place, header in enumerate(self.headers))
