"""A document as plain text: for an e-mail, for search, for comparing. PURE."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .blocks import (
    Address,
    Attachments,
    Block,
    Bullets,
    FigureBlock,
    Heading,
    Notice,
    NumberedParagraphs,
    PageBreak,
    Paragraph,
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
from .numbering import numbered
from .table import Table


def words_of(document: Document) -> str:
    """Everything that the document says, in its reading order, a blank line between blocks."""
    parts = (*_all(document.front), document.title.upper(), *_all(document.body))
    return for_document("\n\n".join(part for part in parts if part)) + "\n"


def _all(blocks: Iterable[Block]) -> Iterator[str]:
    return (_said(block) for block in blocks)


def _said(block: Block) -> str:
    match block:
        case Heading(_, text) | Salutation(text):
            return text
        case Paragraph(words) | Notice(words):
            return _words(words)
        case Bullets(items):
            return "\n".join(f"- {_words(item)}" for item in items)
        case NumberedParagraphs():
            return "\n".join(f"{each.number} {_words(each.words)}" for each in numbered(block))
        case Quote(text):
            return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
        case TableBlock(table):
            return _table(table)
        case FigureBlock():
            figure = block.figure
            said = (figure.caption, figure.note, block.alternative, _table(figure.table))
            return "\n".join(part for part in said if part)
        case Address(lines):
            return "\n".join(lines)
        case References(pairs):
            return "\n".join(f"{key}: {value}" for key, value in pairs)
        case Signature():
            return "\n".join((block.closing, "", block.name, block.role, *block.lines))
        case Attachments(files):
            return "\n".join(["Attached:", *(f"- {f.title} ({f.file_name})" for f in files)])
        case PageBreak():
            return ""


def _words(words: Words) -> str:
    return "".join(_run(run) for run in words)


def _run(run: Run) -> str:
    """A link with its address, unless its words are the address."""
    if not run.link or run.link.removeprefix("mailto:") == run.text:
        return run.text
    return f"{run.text} ({run.link})"


def _table(table: Table) -> str:
    rows = (" | ".join(row) for row in (table.headers, *table.rows))
    return "\n".join([table.caption, *rows])
