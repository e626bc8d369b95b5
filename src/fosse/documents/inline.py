"""Words in one line of typed text: **strong**, [words](address) and bare addresses. PURE.

A backslash makes the next sign an ordinary one. Whatever fits none of these is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from .blocks import Run, Words, is_target

_SIGN = re.compile(
    r"\\(?P<literal>[\\*\[\]{}#>-])"
    r"|\[(?P<words>(?:\\.|[^\[\]\\\n])+)\]\((?P<target>[^()\s]+)\)"
    r"|(?P<bare>https?://[^\s<>\"“”*\\]*[^\s<>\"“”*\\.,;:!?)\]'’])"
    r"|(?P<strong>\*\*)"
)
_LITERAL = re.compile(r"\\([\\*\[\]{}#>-])")
_SPECIAL = re.compile(r"\*\*|[\\\[\]]")


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
    return "".join(_typed(run) for run in said)


def _typed(run: Run) -> str:
    if run.link and run.link == run.text and _bare(run.link):
        said = run.text
    else:
        said = _SPECIAL.sub(lambda sign: "\\" + "\\".join(sign[0]), run.text)
        said = f"[{said}]({run.link})" if run.link else said
    return f"**{said}**" if run.strong else said


def _bare(link: str) -> bool:
    sign = _SIGN.fullmatch(link)
    return sign is not None and sign["bare"] is not None


def _strong_signs(line: str) -> set[int]:
    """Where the ** stand that begin or end strong words; the odd one out is left out."""
    places = [sign.start() for sign in _SIGN.finditer(line) if sign["strong"]]
    return set(places[: len(places) // 2 * 2])
