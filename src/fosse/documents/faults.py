"""What is wrong with the blocks of a document, in words, before it is written. PURE.

Structure is what those rely on who listen to a document: headings in order, tables with
headers, pictures with words (WCAG 2.2, 1.1.1 and 1.3.1; PDF/UA-1, ISO 14289-1, clause 7).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .blocks import (
    Address,
    Attachments,
    Block,
    Bullets,
    FigureBlock,
    Front,
    Heading,
    Notice,
    NumberedParagraphs,
    Paragraph,
    Picture,
    Quote,
    References,
    Salutation,
    Signature,
    TableBlock,
    plain,
)
from .numbering import DEEPEST, depth_of, numbered
from .table import Table

MOST_LINES = 7
"""Lines of an address that the window of an envelope shows."""
IMAGES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
"""The pictures that every format can hold, and the bytes that each begins with."""


def faults_of(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Every fault, each with the number of its block; none where the document may be written."""
    return (*_each(blocks), *_heading_order(blocks), *_front_order(blocks))


def picture_faults(picture: Picture) -> Iterator[str]:
    """What keeps a picture out of a document."""
    if not picture.alternative.strip():
        yield "a picture without words for those who do not see it"
    start = IMAGES.get(picture.media_type)
    if start is None or not picture.data.startswith(start):
        yield "a picture that is neither PNG nor JPEG"


def _each(blocks: Sequence[Block]) -> Iterator[str]:
    for place, block in enumerate(blocks, start=1):
        for fault in _of_block(block):
            yield f"Block {place}: {fault}."


def _of_block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield from _blank([text], "a heading")
            if not 2 <= level <= 6:
                yield f"a heading of level {level}; the title is level 1, so 2 to 6 are possible"
        case Paragraph(said) | Notice(said):
            yield from _blank([plain(said)], "a paragraph")
        case Bullets(items):
            yield from _blank(map(plain, items), "a list")
        case NumberedParagraphs():
            yield from _of_numbers(block)
        case Quote(text) | Salutation(text):
            yield from _blank([text], f"a {type(block).__name__.lower()}")
        case TableBlock(table):
            yield from _of_table(table)
        case FigureBlock():
            yield from _of_figure(block)
        case Address(lines):
            yield from _blank(lines, "an address")
            if len(lines) > MOST_LINES:
                yield f"an address of {len(lines)} lines; a window envelope shows {MOST_LINES}"
        case References(pairs):
            yield from _blank([part for pair in pairs for part in pair], "a list of references")
        case Signature():
            yield from _blank([block.name, block.role, block.closing], "a signature")
            if block.picture:
                yield from picture_faults(block.picture)
        case Attachments(files):
            named = [part for file in files for part in (file.title, file.file_name)]
            yield from _blank(named, "a list of attachments")


def _blank(parts: Iterable[str], what: str) -> Iterator[str]:
    said = list(parts)
    if not said:
        yield f"{what} with nothing in it"
    elif not all(part.strip() for part in said):
        yield f"{what} with an empty part" if len(said) > 1 else f"{what} without words"


def _of_numbers(block: NumberedParagraphs) -> Iterator[str]:
    if (deep := depth_of(block.clauses)) > DEEPEST:
        yield f"numbered paragraphs {deep} deep; {DEEPEST} are possible"
    else:
        yield from _blank([plain(each.words) for each in numbered(block)], "numbered paragraphs")
    if block.start < 1:
        yield f"numbered paragraphs that start at {block.start}"


def _of_table(table: Table) -> Iterator[str]:
    if not table.caption.strip():
        yield "a table without a caption"
    named = f" “{table.caption}”" if table.caption.strip() else ""
    if not table.headers:
        yield f"the table{named} has no headers"
    elif not all(header.strip() for header in table.headers):
        yield f"the table{named} has a column without a header"


def _of_figure(block: FigureBlock) -> Iterator[str]:
    figure = block.figure
    if not figure.caption.strip():
        yield "a figure without a caption"
    if not figure.drawing.title.strip() or not figure.drawing.description.strip():
        yield f"the figure “{figure.caption}” has no alternative text (title and description)"
    if block.with_table:
        yield from _of_table(figure.table)


def _heading_order(blocks: Sequence[Block]) -> Iterator[str]:
    above = 1
    for place, block in enumerate(blocks, start=1):
        if isinstance(block, Heading):
            if block.level > above + 1:
                yield (
                    f"Block {place}, “{block.text}”: a heading of level {block.level} follows one "
                    f"of level {above}. Use level {above + 1}."
                )
            above = block.level


def _front_order(blocks: Sequence[Block]) -> Iterator[str]:
    """Salutation and references only at the top: elsewhere they would not be found."""
    at_front = True
    for place, block in enumerate(blocks, start=1):
        at_front = at_front and isinstance(block, Front)
        if isinstance(block, References | Salutation) and not at_front:
            yield f"Block {place}: {type(block).__name__.lower()} can only stand before the title."
