"""Text as officers type it → blocks, and back. PURE.

A blank line ends a paragraph, a new line stays one, "- " begins a bullet; words as in
`inline.py`. There is nothing else to know, and nothing that anybody types is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from .blocks import Block, Bullets, Paragraph, Words
from .inline import pieces, runs, typed

BULLET = re.compile(r"[-*•] +(?=\S)")
_LEAD = re.compile(r"^(?=[-*•] )", re.MULTILINE)
_NEW_LINES = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Paragraphs and bullets; none for text without words."""
    found: list[Block] = []
    for is_bullet, lines in groupby(lines_of(text), key=_is_bullet):
        if is_bullet:
            found.append(Bullets(tuple(_words(BULLET.sub("", line, count=1)) for line in lines)))
        else:
            found.extend(Paragraph(_words(said)) for said in paragraphs(lines))
    return tuple(found)


def lines_of(text: str) -> list[str]:
    """The lines of the text, whatever ends them, without blanks at their ends."""
    return [line.strip() for line in _NEW_LINES.sub("\n", text).split("\n")]


def paragraphs(lines: Iterable[str]) -> list[str]:
    """Lines joined up to the next blank one."""
    grouped = groupby(lines, key=bool)
    return ["\n".join(together) for said, together in grouped if said]


def text_of(blocks: Sequence[Block]) -> str:
    """Blocks as somebody would have typed them, so that they can be edited: `blocks_of` gives
    them again. Raises `ValueError` for a block that has no typed form, such as a table."""
    return "\n\n".join(_text(block) for block in blocks)


def _text(block: Block) -> str:
    match block:
        case Paragraph(words):
            return _LEAD.sub(r"\\", typed(words))
        case Bullets(items):
            return "\n".join(f"- {typed(item)}" for item in items)
        case _:
            raise ValueError(f"A {type(block).__name__} has no form that can be typed.")


def _is_bullet(line: str) -> bool:
    return BULLET.match(line) is not None


def _words(line: str) -> Words:
    return runs(pieces(line))
