"""Words in one line of typed text: **strong**, [words](address) and bare addresses. PURE.

A backslash makes the next sign an ordinary one. Whatever fits none of these is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from .blocks import Run, Words, is_target

_SIGN = re.compile(
    r"\\(?P<literal>[\\*\[\]{}#>-])"
    r"|\[(?=\s*[^\s\]])(?P<words>(?:\\.|[^\[\]\\\n])+)\]"
    r"\((?P<target>(?:https?://|mailto:|tel:|\{)[^()\s<>\"\x00-\x1f]+)\)"
    r"|(?P<bare>https?://[^\s<>\"“”*\\()\[\]]*[^\s<>\"“”*\\()\[\].,;:!?'’])"
    r"|(?P<strong>\*\*)"
)
_LITERAL = re.compile(r"\\([\\*\[\]{}#>-])")
_ENDS = re.compile(r"[.,;:!?)\]'’]*(?:\s|$)")  # what does not go on with an address
_SPECIAL = re.compile(r"[\\\[\]]|\*(?!\s)|(?<!\s)\*")


class Piece(NamedTuple):
    """Text in one voice, before it is known whether its link may be followed. `literal`: typed
    after a backslash, so that it stands for nothing but itself."""

    text: str
    strong: bool = False
    link: str = ""
    literal: bool = False


def pieces(line: str, *, target: Callable[[str], bool] = is_target) -> tuple[Piece, ...]:
    """The pieces of a line. `target` says which addresses may be linked to; words that lead
    anywhere else stay as they were typed. A ** without its partner is text."""
    found: list[Piece] = []
    is_strong, at = False, 0
    pairs = _strong_signs(line)
    for sign in _SIGN.finditer(line):
        if sign["strong"] and sign.start() not in pairs:
            continue
        if sign["words"] is not None and not target(sign["target"]):
            continue
        if sign["bare"] and not target(sign["bare"]):
            continue
        found.append(Piece(line[at : sign.start()], is_strong))
        at = sign.end()
        if sign["strong"]:
            is_strong = not is_strong
        elif sign["literal"]:
            found.append(Piece(sign["literal"], is_strong, literal=True))
        else:
            said = _LITERAL.sub(r"\1", sign["words"] or sign["bare"])
            found.append(Piece(said, is_strong, sign["target"] or sign["bare"]))
    found.append(Piece(line[at:], is_strong))
    return tuple(piece for piece in found if piece.text)


def runs(found: Iterable[Piece]) -> Words:
    """Pieces as runs."""
    return joined(Run(piece.text, piece.strong, link=piece.link) for piece in found)


def joined(found: Iterable[Run]) -> Words:
    """The runs, neighbours in one voice made one."""
    made: list[Run] = []
    for run in found:
        last = made[-1] if made else None
        if last and not run.link and replace(last, text=run.text) == run:
            made[-1] = replace(last, text=last.text + run.text)
        else:
            made.append(run)
    return tuple(made)


def typed(said: Words) -> str:
    """Words as somebody would have typed them: `pieces` reads the same words out of it. Emphasis
    has no typed form and is left out."""
    following = [run.text for run in said[1:]] + [""]
    written = ""
    for is_strong, together in groupby(
        zip(said, following, strict=True), lambda pair: pair[0].strong
    ):
        part = "".join(_typed(run, after) for run, after in together)
        written += f"**{part}**" if is_strong else part
    return written


def _typed(run: Run, after: str) -> str:
    if run.link == run.text and _is_bare(run.link) and _ENDS.match(after):
        return run.text
    said = _SPECIAL.sub(lambda sign: "\\" + sign[0], run.text)
    return f"[{said}]({run.link})" if run.link else said


def _is_bare(link: str) -> bool:
    sign = _SIGN.fullmatch(link)
    return sign is not None and sign["bare"] is not None


def _strong_signs(line: str) -> set[int]:
    """Where the ** stand that begin or end strong words. One without a partner, or with nothing
    between it and the next, is left out."""
    pairs: set[int] = set()
    begun: int | None = None
    for place in (sign.start() for sign in _SIGN.finditer(line) if sign["strong"]):
        if begun is not None and line[begun + 2 : place].strip():
            pairs |= {begun, place}
            begun = None
        else:
            begun = place
    return pairs
