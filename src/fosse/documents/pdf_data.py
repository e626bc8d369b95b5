"""A document as the data that `letter.typ` sets: nothing but text, numbers and lists. PURE."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from .blocks import (
    Address,
    Attachments,
    Block,
    Bullets,
    Clause,
    FigureBlock,
    Heading,
    Notice,
    NumberedParagraphs,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    References,
    Salutation,
    Signature,
    TableBlock,
    Words,
)
from .characters import for_document
from .column_widths import shares
from .document import Document
from .letterhead import Letterhead
from .numbering import number_of
from .palette import ACCENT, INK, MUTED, PAPER, RULE
from .plain_text import lines_of, paragraphs
from .table import Table

Data: TypeAlias = dict[str, Any]


def data_of(document: Document, families: Iterable[str]) -> Data:
    """Everything that the page is set from; `families` of type, best first."""
    head, on = document.letterhead, document.on
    return {
        "title": _line(document.title),
        "author": _line(document.author),
        "subject": _line(document.subject or document.title),
        "language": document.language.split("-"),
        "on": [on.year, on.month, on.day],
        "footer": _line(document.footer or (head.name if head else document.author)),
        "faces": list(families),
        "colours": {"accent": ACCENT, "ink": INK, "muted": MUTED, "paper": PAPER, "rule": RULE},
        "letterhead": _letterhead(head) if head else None,
        "front": _blocks(document.front),
        "body": _blocks(document.body),
    }


def _blocks(blocks: Iterable[Block]) -> list[Data]:
    return [{"kind": kind, **data} for block in blocks for kind, data in _kinds(block)]


def _kinds(block: Block) -> Iterator[tuple[str, Data]]:
    match block:
        case Heading(level, text):
            yield "heading", {"level": level, "text": _text(text)}
        case Paragraph(words):
            yield "paragraph", {"words": _words(words)}
        case Bullets(items):
            yield "bullets", {"items": [_words(item) for item in items]}
        case NumberedParagraphs(clauses, start):
            yield "clauses", {"clauses": _clauses(clauses, (), start)}
        case Quote(text):
            yield "quote", {"paragraphs": paragraphs(lines_of(_text(text)))}
        case Notice(words):
            yield "notice", {"words": _words(words)}
        case TableBlock(table, row_headers):
            yield "table", _table(table, row_headers)
        case FigureBlock():
            yield "figure", _figure(block)
            if block.with_table:
                yield "table", _table(block.figure.table, row_headers=True)
        case Address(lines):
            yield "address", {"lines": [_line(line) for line in lines]}
        case References(pairs):
            yield "references", {"pairs": [[_line(part) for part in pair] for pair in pairs]}
        case Salutation(text):
            yield "salutation", {"text": _text(text)}
        case Signature():
            yield "signature", _signature(block)
        case Attachments(files):
            said = [f"{_line(file.title)} ({_line(file.file_name)})" for file in files]
            yield "attachments", {"files": said}
        case PageBreak():
            yield "page break", {}


def _figure(block: FigureBlock) -> Data:
    return {
        "svg": block.figure.drawing.svg(),
        "alternative": _line(block.alternative),
        "caption": _line(block.figure.caption),
        "note": _text(block.figure.note),
    }


def _text(said: str) -> str:
    return for_document(said)


def _line(said: str) -> str:
    return " ".join(_text(said).split())


def _words(words: Words) -> list[Data]:
    return [
        {
            "text": _text(run.text),
            "strong": run.strong,
            "emphasis": run.emphasis,
            "link": _text(run.link),
        }
        for run in words
    ]


def _clauses(clauses: Iterable[Clause], above: tuple[int, ...], first: int) -> list[Data]:
    return [
        {
            "number": number_of((*above, place)),
            "words": _words(clause.words),
            "under": _clauses(clause.under, (*above, place), 1),
        }
        for place, clause in enumerate(clauses, start=first)
    ]


def _table(table: Table, row_headers: bool) -> Data:
    return {
        "caption": _line(table.caption),
        "widths": list(shares(table)),
        "head": [_cell(head, numeric) for head, numeric in table.heads],
        "rows": [
            [
                _cell(cell, numeric, strong=row_headers and place == 0)
                for place, (cell, numeric) in enumerate(row)
            ]
            for row in table.cells
        ],
    }


def _cell(said: str, numeric: bool, *, strong: bool = False) -> Data:
    return {"text": _text(said), "numeric": numeric, "strong": strong}


def _signature(block: Signature) -> Data:
    return {
        "closing": _line(block.closing),
        "name": _line(block.name),
        "role": _line(block.role),
        "lines": [_line(line) for line in block.lines],
        "picture": _picture(block.picture) if block.picture else None,
    }


def _letterhead(head: Letterhead) -> Data:
    return {
        "name": _line(head.name),
        "address": "\n".join(_line(line) for line in head.address),
        "contact": "\n".join(_line(line) for line in head.contact),
        "logo": _picture(head.logo) if head.logo else None,
    }


def _picture(picture: Picture) -> Data:
    return {
        "data": list(picture.data),
        "format": {"image/png": "png", "image/jpeg": "jpg"}[picture.media_type],
        "alternative": _line(picture.alternative),
    }
