"""A table in a Word file: header row marked and repeated, columns as wide as they need. PURE."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell as Cell
from docx.table import _Row as Row

from .characters import for_document
from .column_widths import shares
from .palette import INK, RULE
from .table import Table
from .word_xml import child, element

_WIDTH = Mm(160)
_SIZE = Pt(10)


def add_table(file: Word, table: Table, row_headers: bool) -> None:
    """The table, as wide as the page."""
    made = file.add_table(rows=1 + len(table.rows), cols=len(table.headers))
    widths = _widths(table)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    _look(made, table, row_headers)
    head, *rows = made.rows
    _fill_row(head, table.heads, widths, bold=len(widths), is_head=True)
    for row, cells in zip(rows, table.cells, strict=True):
        _fill_row(row, cells, widths, bold=int(row_headers))


def _widths(table: Table) -> list[Length]:
    of_each = shares(table)
    return [Length(_WIDTH * share // sum(of_each)) for share in of_each]


def _look(made: WordTable, table: Table, row_headers: bool) -> None:
    """Lines between the rows; which cells are headers; the caption once more, for those who
    jump from table to table."""
    properties = made._tbl.tblPr
    for old in ("w:tblBorders", "w:tblLook", "w:tblCaption"):
        for found in properties.findall(qn(old)):
            properties.remove(found)
    borders = element("w:tblBorders")
    for side in ("bottom", "insideH"):
        child(borders, f"w:{side}", val="single", sz="4", space="0", color=RULE.lstrip("#"))
    properties.insert_element_before(
        borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption"
    )
    child(properties, "w:tblLook", val="04A0" if row_headers else "0420", firstRow="1",
          firstColumn=str(int(row_headers)), lastRow="0", lastColumn="0", noHBand="0",
          noVBand="1")  # fmt: skip
    child(properties, "w:tblCaption", val=for_document(table.caption))


def _fill_row(
    row: Row,
    cells: Iterable[tuple[str, bool]],
    widths: Sequence[Length],
    *,
    bold: int,
    is_head: bool = False,
) -> None:
    """A row that no page break splits; its first `bold` cells are headers."""
    properties = row._tr.get_or_add_trPr()
    child(properties, "w:cantSplit", val="true")
    if is_head:
        child(properties, "w:tblHeader", val="true")
    for place, (cell, (text, numeric)) in enumerate(zip(row.cells, cells, strict=True)):
        cell.width = widths[place]
        _fill(cell, text, bold=place < bold, numeric=numeric)
        if is_head:
            _underline(cell)


def _fill(cell: Cell, text: str, *, bold: bool, numeric: bool) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(for_document(text))
    run.font.size, run.bold = _SIZE, bold or None
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(2.5)
    layout.line_spacing = 1.0
    if numeric:
        layout.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _underline(cell: Cell) -> None:
    borders = element("w:tcBorders")
    child(borders, "w:bottom", val="single", sz="8", space="0", color=INK.lstrip("#"))
    cell._tc.get_or_add_tcPr().append(borders)
