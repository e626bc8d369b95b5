"""A document as HTML: a part of a page, or a page of its own. PURE.

The accessible original (WCAG 2.2 AA). The classes are those of GOV.UK Frontend, so that a part
looks right where Fosse shows it; the page of its own brings a style sheet for screen and print,
and needs nothing from elsewhere.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files

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
    Run,
    Salutation,
    Signature,
    TableBlock,
    Words,
)
from .characters import for_document
from .document import Document
from .letterhead import Letterhead
from .numbering import number_of
from .plain_text import lines_of, paragraphs
from .table import Table

_SIZES = {1: "xl", 2: "l", 3: "m"}


def page(document: Document) -> bytes:
    """A page of its own, in UTF-8: the same bytes for the same document."""
    text = (
        f'<!DOCTYPE html>\n<html lang="{_text(document.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(document.title)}</title>\n"
        f'<meta name="author" content="{_text(document.author)}">\n'
        f'<meta name="description" content="{_text(document.subject or document.title)}">\n'
        f'<meta name="date" content="{document.on.isoformat()}">\n'
        f"<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
        f"{fragment(document)}\n</main>\n</body>\n</html>\n"
    )
    return text.encode("utf-8")


def fragment(document: Document, *, level: int = 1) -> str:
    """The document as a part of a page. `level` is that of its title: 2 where the page has
    its own."""
    head = _letterhead(document.letterhead) if document.letterhead else ""
    return (
        f'<article class="fosse-document" lang="{_text(document.language)}">\n{head}'
        f"{blocks(document.front, level=level)}{_heading(document.title, level)}\n"
        f"{blocks(document.body, level=level)}</article>"
    )


def blocks(found: Iterable[Block], *, level: int = 1) -> str:
    """Blocks without a document around them, under a heading of `level`."""
    return "".join(_block(block, level - 1) + "\n" for block in found)


def _block(block: Block, deeper: int) -> str:
    match block:
        case Heading(level, text):
            return _heading(text, min(level + deeper, 6))
        case Paragraph(words):
            return f'<p class="govuk-body">{_words(words)}</p>'
        case Bullets(items):
            inner = "".join(f"<li>{_words(item)}</li>" for item in items)
            return f'<ul class="govuk-list govuk-list--bullet">{inner}</ul>'
        case NumberedParagraphs(clauses, start):
            return _clauses(clauses, (), start)
        case Quote(text):
            return _quote(text)
        case Notice(words):
            return f'<div class="govuk-inset-text" role="note">{_words(words)}</div>'
        case TableBlock(table, row_headers):
            return _table(table, row_headers)
        case FigureBlock():
            return _figure(block)
        case Address(lines):
            return f'<p class="govuk-body fosse-document__address">{_lines(lines)}</p>'
        case References(pairs):
            return _references(pairs)
        case Salutation(text):
            return f'<p class="govuk-body fosse-document__salutation">{_lines([text])}</p>'
        case Signature():
            return _signature(block)
        case Attachments():
            return _attachments(block)
        case PageBreak():
            return '<hr class="govuk-section-break fosse-document__break">'


def _heading(text: str, level: int) -> str:
    size = _SIZES.get(level, "s")
    return f'<h{level} class="govuk-heading-{size}">{_lines([text])}</h{level}>'


def _words(words: Words) -> str:
    return "".join(_run(run) for run in words)


def _run(run: Run) -> str:
    said = _lines([run.text])
    if run.link:
        said = f'<a class="govuk-link" href="{_text(run.link)}">{said}</a>'
    if run.emphasis:
        said = f"<em>{said}</em>"
    return f"<strong>{said}</strong>" if run.strong else said


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join(_text(line).replace("\n", "<br>") for line in lines)


def _text(said: str) -> str:
    return escape(for_document(said), quote=True)


def _clauses(clauses: Iterable[Clause], above: tuple[int, ...], first: int) -> str:
    """Each number is text of its own, as it is in Word and PDF: no style sheet has to count."""
    items = "".join(
        f'<li><p class="govuk-body"><span class="fosse-document__number">'
        f"{number_of((*above, place))}</span> {_words(clause.words)}</p>"
        f"{_clauses(clause.under, (*above, place), 1) if clause.under else ''}</li>"
        for place, clause in enumerate(clauses, start=first)
    )
    return f'<ol class="govuk-list fosse-document__clauses">{items}</ol>'


def _quote(text: str) -> str:
    said = "".join(
        f'<p class="govuk-body" dir="auto">{_lines([part])}</p>'
        for part in paragraphs(lines_of(text))
    )
    return f'<blockquote class="govuk-inset-text">{said}</blockquote>'


def _table(table: Table, row_headers: bool) -> str:
    heads = "".join(
        f'<th scope="col" class="{_cell_class("header", numeric)}">{_text(head)}</th>'
        for head, numeric in table.heads
    )
    rows = "".join(f"<tr>{_row(row, row_headers)}</tr>\n" for row in table.cells)
    return (
        '<table class="govuk-table"><caption class="govuk-table__caption '
        f'govuk-table__caption--s">{_text(table.caption)}</caption>\n'
        f'<thead class="govuk-table__head"><tr>{heads}</tr></thead>\n'
        f'<tbody class="govuk-table__body">\n{rows}</tbody></table>'
    )


def _row(cells: Iterable[tuple[str, bool]], row_headers: bool) -> str:
    written = []
    for place, (cell, numeric) in enumerate(cells):
        if row_headers and place == 0:
            written.append(f'<th scope="row" class="govuk-table__header">{_lines([cell])}</th>')
        else:
            written.append(f'<td class="{_cell_class("cell", numeric)}">{_lines([cell])}</td>')
    return "".join(written)


def _cell_class(part: str, numeric: bool) -> str:
    plain = f"govuk-table__{part}"
    return f"{plain} {plain}--numeric" if numeric else plain


def _figure(block: FigureBlock) -> str:
    figure = block.figure
    note = f'<p class="govuk-body-s">{_lines([figure.note])}</p>' if figure.note else ""
    table = "\n" + _table(figure.table, row_headers=True) if block.with_table else ""
    return (
        f'<figure class="fosse-document__figure" role="group">{figure.drawing.svg()}'
        f'<figcaption class="govuk-body">{_text(figure.caption)}</figcaption>{note}'
        f"</figure>{table}"
    )


def _references(pairs: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{_text(key)}'
        f'</dt><dd class="govuk-summary-list__value">{_text(value)}</dd></div>'
        for key, value in pairs
    )
    return (
        '<dl class="govuk-summary-list govuk-summary-list--no-border fosse-document__references">'
        f"{rows}</dl>"
    )


def _signature(block: Signature) -> str:
    picture = _image(block.picture) if block.picture else ""
    lines = "".join(f"<br>{_text(line)}" for line in block.lines)
    return (
        f'<div class="fosse-document__signature"><p class="govuk-body">{_text(block.closing)}</p>'
        f'{picture}<p class="govuk-body"><strong>{_text(block.name)}</strong><br>'
        f"{_text(block.role)}{lines}</p></div>"
    )


def _attachments(block: Attachments) -> str:
    items = "".join(f"<li>{_text(f.title)} ({_text(f.file_name)})</li>" for f in block.files)
    return (
        '<div class="fosse-document__attachments"><p class="govuk-body"><strong>Attached</strong>'
        f'</p><ul class="govuk-list govuk-list--bullet">{items}</ul></div>'
    )


def _letterhead(head: Letterhead) -> str:
    logo = _image(head.logo) if head.logo else ""
    lines = "".join(
        f'<p class="govuk-body-s">{_lines(parts)}</p>'
        for parts in (head.address, head.contact)
        if parts
    )
    return (
        f'<div class="fosse-document__letterhead">{logo}'
        f'<p class="govuk-body"><strong>{_text(head.name)}</strong></p>{lines}</div>\n'
    )


def _image(picture: Picture) -> str:
    data = b64encode(picture.data).decode("ascii")
    return (
        f'<img alt="{_text(picture.alternative)}" src="data:{_text(picture.media_type)};'
        f'base64,{data}">'
    )


@cache
def _style() -> str:
    return files(__package__).joinpath("page.css").read_text("utf-8")
