"""A table as a page of its own, for those who have no spreadsheet. PURE."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from . import html
from .blocks import Bullets, Heading, TableBlock
from .document import Document
from .table import Table


def as_html(
    rows: Sequence[Mapping[str, object]],
    columns: Sequence[str],
    *,
    title: str,
    about: Mapping[str, object],
    author: str,
    on: date,
) -> bytes:
    """Rows as an accessible page: the table, and under it what it is (`about`)."""
    lines = tuple(tuple(_said(row.get(column)) for column in columns) for row in rows)
    table = Table(title, tuple(columns), lines, _numbers(rows, columns))
    blocks = (TableBlock(table, row_headers=True), *_about(about))
    return html.page(Document(title=title, on=on, author=author, blocks=blocks))


def _about(about: Mapping[str, object]) -> tuple[Heading | Bullets, ...]:
    notes = [f"{key.replace('_', ' ').capitalize()}: {_said(said)}" for key, said in about.items()]
    return (Heading(2, "About this table"), Bullets.of(*notes)) if notes else ()


def _numbers(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> frozenset[int]:
    """The columns that hold numbers and nothing else."""
    return frozenset(
        place
        for place, column in enumerate(columns)
        if rows and all(_is_number(row.get(column)) for row in rows)
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _said(value: object) -> str:
    return "" if value is None else str(value)
