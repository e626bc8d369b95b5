"""Tables as files: CSV and spreadsheet, written anew, never with a live formula. PURE."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from .characters import for_xml


def safe_cell(value: object) -> object:
    """A value that no spreadsheet will take for a formula.

    Text that starts with = + - @, a tab or a new line gets an apostrophe in front, as OWASP advises
    (CSV Injection). Numbers stay numbers.
    """
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"}:
        return "'" + value
    return value


def as_csv(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> str:
    """Rows as CSV text with a header line, formulas made harmless."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([safe_cell(column) for column in columns])
    for row in rows:
        writer.writerow([safe_cell(row.get(column, "")) for column in columns])
    return buffer.getvalue()


def as_xlsx(
    rows: Sequence[Mapping[str, object]],
    columns: Sequence[str],
    *,
    title: str,
    about: Mapping[str, object],
) -> bytes:
    """Rows as an Office Open XML workbook: a sheet of values under a frozen header line, and a
    sheet that says what it is (`about`: as-at date, source…). Text is always text: a cell that
    starts with "=" is stored as a string, not as a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(title))
    sheet.freeze_panes = "A2"
    bold = Font(bold=True)

    def cell(value: object, *, header: bool = False) -> WriteOnlyCell:
        plain = value if isinstance(value, int | float) else _text(value)
        made = WriteOnlyCell(sheet, value=plain)
        if isinstance(plain, str):
            made.data_type = "s"
        if header:
            made.font = bold
        return made

    sheet.append([cell(column, header=True) for column in columns])
    for row in rows:
        sheet.append([cell(row.get(column)) for column in columns])
    notes = book.create_sheet("About")
    for key, value in about.items():
        notes.append([cell(key.replace("_", " "), header=True), cell(value)])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _text(value: object) -> str:
    return "" if value is None else for_xml(str(value))


def sheet_name(title: str) -> str:
    """A title as Excel and OpenDocument allow it for a sheet: 31 characters on one line, without
    []:*?/\\ and without apostrophes at its ends."""
    line = " ".join(for_xml(title).split())
    kept = "".join(character for character in line if character not in "[]:*?/\\")
    return kept[:31].strip("' ") or "Table"
