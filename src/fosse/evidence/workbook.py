"""Workbooks → lines of text fields, as a CSV of them would read. PURE."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineWorkbook

from .tokens import Record, Unreadable


def sheets(data: bytes) -> Iterator[Iterator[Record]]:
    """The lines of each sheet that has any, in order, cells as text. Raises `Unreadable`."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if rows:
                yield _records(rows)
    except (CalamineError, BadZipFile) as error:
        raise Unreadable(f"The workbook can't be read: {error}.") from error


def _records(rows: Sequence[Sequence[object]]) -> Iterator[Record]:
    for number, row in enumerate(rows, 1):
        yield Record(number, [as_text(value) for value in row])


def as_text(value: object) -> str:
    """A cell as a CSV would write it: whole numbers without decimals, days as 2018-07-31."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)
