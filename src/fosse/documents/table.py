"""A table as a block: what a chart shows, in words and numbers. PURE."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


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

    def html(self) -> str:
        """The table as HTML with the classes of GOV.UK Frontend; its caption for screen readers."""
        heads = "".join(
            f'<th scope="col" class="{_classes("header", numeric)}">{escape(head)}</th>'
            for head, numeric in self.heads
        )
        rows = "".join(
            '<tr class="govuk-table__row">'
            + "".join(
                f'<td class="{_classes("cell", numeric)}">{escape(cell)}</td>'
                for cell, numeric in row
            )
            + "</tr>"
            for row in self.cells
        )
        return (
            f'<table class="govuk-table"><caption class="govuk-table__caption '
            f'govuk-visually-hidden">{escape(self.caption)}</caption>'
            f'<thead class="govuk-table__head"><tr class="govuk-table__row">{heads}</tr></thead>'
            f'<tbody class="govuk-table__body">{rows}</tbody></table>'
        )

    @property
    def heads(self) -> tuple[tuple[str, bool], ...]:
        """The headers as pairs of text and whether their column holds numbers."""
        return tuple((header, place in self.numeric) for place, header in enumerate(self.headers))


def _classes(part: str, numeric: bool) -> str:
    plain = f"govuk-table__{part}"
    return f"{plain} {plain}--numeric" if numeric else plain
