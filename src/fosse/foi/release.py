"""Files that go out with an answer, written anew from values. PURE.

A source file is never released: what came from a workbook is its values in a new table, what
came from a paper is its text in a new document, after redaction. So nothing goes along that
nobody looked at: no hidden sheet, no formula, no earlier version, no author.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fosse.documents import html
from fosse.documents.attachment_page import as_html
from fosse.documents.blocks import Block, Bullets, Heading, Paragraph
from fosse.documents.document import Document
from fosse.documents.opendocument import as_ods
from fosse.documents.spreadsheet import as_csv

from .answers.composed import Sheet, Value
from .redaction import Cells, Span, Taken, redact, redact_sheet

CSV, ODS, HTML = (
    "text/csv; charset=utf-8",
    "application/vnd.oasis.opendocument.spreadsheet",
    "text/html; charset=utf-8",
)
_LONGEST = 80  # characters of a file's name before its ending


@dataclass(frozen=True, slots=True)
class File:
    """A file as it goes out. `title` is what a reader calls it."""

    name: str
    media_type: str
    title: str
    data: bytes


def files_of(
    sheet: Sheet, cells: Sequence[Cells] = (), *, author: str, on: date
) -> tuple[File, ...]:
    """A table as CSV, ODS and HTML, without the `cells` that are redacted. Each says what it is;
    in CSV, which has no place for it, every row does."""
    done = redact_sheet(sheet, cells)
    about = {**sheet.about, **_redactions(done.taken)}
    clean, name = replace(done.sheet, about=about), file_name(sheet.title)
    rows = _mappings(clean.columns, clean.rows)
    page = as_html(rows, clean.columns, title=clean.title, about=about, author=author, on=on)
    book = as_ods(rows, clean.columns, title=clean.title, about=about)
    return (
        File(f"{name}.csv", CSV, clean.title, _csv(clean).encode("utf-8-sig")),
        File(f"{name}.ods", ODS, clean.title, book),
        File(f"{name}.html", HTML, clean.title, page),
    )


def document_of(
    title: str, text: str, spans: Sequence[Span] = (), *, author: str, on: date
) -> Document:
    """A paper's text without the spans that are redacted, and what was taken out and why, as a
    new document. Its lines stay; nothing in it is read as markup."""
    done = redact(text, spans)
    blocks: list[Block] = [
        Paragraph.of(said.strip()) for said in re.split(r"\n\s*\n", done.text) if said.strip()
    ]
    if done.taken:
        blocks += [
            Heading(2, "What was taken out, and why"),
            Bullets.of(*(one.in_words() for one in done.taken)),
        ]
    return Document(title=title, on=on, author=author, blocks=tuple(blocks))


def page_of(title: str, text: str, spans: Sequence[Span] = (), *, author: str, on: date) -> File:
    """The same as a file."""
    made = html.page(document_of(title, text, spans, author=author, on=on))
    return File(f"{file_name(title)}.html", HTML, title, made)


def file_name(title: str) -> str:
    """A title as every system takes it for a file's name, without its ending."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST].strip("-") or "table"


def _csv(sheet: Sheet) -> str:
    inside = {name: said for name, said in sheet.about.items() if name not in sheet.columns}
    rows = [{**row, **inside} for row in _mappings(sheet.columns, sheet.rows)]
    return as_csv(rows, [*sheet.columns, *inside])


def _mappings(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> list[dict[str, object]]:
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _redactions(taken: Sequence[Taken]) -> dict[str, str]:
    return {"Redactions": "; ".join(one.in_words("cell") for one in taken)} if taken else {}
