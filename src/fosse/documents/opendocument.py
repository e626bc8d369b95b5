"""Tables as OpenDocument spreadsheets, the format of government (ISO/IEC 26300). PURE.

Written anew from values: text is always text, never a formula, and nothing of where a value
came from goes along.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from odfdo import Cell, Document, Element, Paragraph, Row, Style, Table

from . import zipped
from .characters import for_document
from .spreadsheet import sheet_name

_DAY = date(1980, 1, 1)  # of a file that has no day of its own
_HEAD = "head"


def as_ods(
    rows: Sequence[Mapping[str, object]],
    columns: Sequence[str],
    *,
    title: str,
    about: Mapping[str, object],
) -> bytes:
    """Rows as a spreadsheet: a sheet of values under a header row, and a sheet that says what it
    is (`about`: as-at date, source…). The same bytes for the same rows."""
    book = Document("spreadsheet")
    book.body.clear()
    _prepare(book, title)
    lines = [[row.get(column) for column in columns] for row in rows]
    book.body.append(_sheet(sheet_name(title), lines, head=columns))
    notes = [[key.replace("_", " "), value] for key, value in about.items()]
    book.body.append(_sheet("About" if sheet_name(title) != "About" else "Notes", notes))
    made = io.BytesIO()
    book.save(made)
    return zipped.as_of(made.getvalue(), _DAY)


def _prepare(book: Document, title: str) -> None:
    """Title, language and the bold of the header row; no moment of writing."""
    book.insert_style(Style("table-cell", name=_HEAD, area="text", bold=True), automatic=True)
    meta, moment = book.meta, datetime.combine(_DAY, datetime.min.time(), tzinfo=UTC)
    meta.title = for_document(title)
    meta.language = "en-GB"
    meta.creation_date = meta.date = moment
    meta.generator = "Fosse"


def _sheet(
    name: str, lines: Iterable[Sequence[object]], *, head: Sequence[str] | None = None
) -> Table:
    sheet = Table(name)
    sheet.clear()
    if head is not None:
        header = Element.from_tag("table:table-header-rows")
        header.append(_row(head, style=_HEAD))
        sheet.append(header)
    for line in lines:
        sheet.append(_row(line))
    return sheet


def _row(values: Sequence[object], style: str | None = None) -> Row:
    row = Row()
    row.extend_cells([_cell(value, style) for value in values])
    return row


def _cell(value: object, style: str | None) -> Cell:
    """A number as a number, a day as a day, anything else as text."""
    match value:
        case None | "":
            return Cell(style=style)
        case bool():
            return Cell("Yes" if value else "No", style=style)
        case int() | float() | Decimal() | date():
            return Cell(value, style=style)
    return _text_cell(for_document(str(value)), style)


def _text_cell(text: str, style: str | None) -> Cell:
    """Text as text, whatever it starts with; its lines and its spaces kept as they are."""
    cell = Cell(text, cell_type="string", style=style)
    if "\n" in text or "  " in text or text != text.strip():
        for shown in cell.get_elements("text:p"):
            cell.delete(shown)
        for line in text.split("\n"):
            cell.append(Paragraph(line))
    return cell
