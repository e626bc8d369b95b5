"""Text → its sentences, each with its place. PURE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_END = re.compile(r"(?<![.?!])[.?!]++[\"'”’)]*+(?=\s|$)|:(?=\s*\n|\s*$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|etc|mr|mrs|ms|dr|st|no|nos|vs|approx|inc|ltd|fig|para|sec|[a-z]|\d+)$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 20  # characters, with the sign before it


class Piece(NamedTuple):
    """Where a sentence begins and ends."""

    start: int
    end: int


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """The sentences between two places. A stop after an abbreviation, an initial or a number
    ends none; a colon ends one at the end of its line."""
    limit = len(text) if end is None else end
    at = start
    for stop in _END.finditer(text, start, limit):
        before = max(at, stop.start() - _LONGEST_ABBREVIATION)
        if stop[0] == "." and _ABBREVIATION.search(text, before, stop.start()):
            continue
        yield from _piece(text, at, stop.end())
        at = stop.end()
    yield from _piece(text, at, limit)


def _piece(text: str, start: int, end: int) -> Iterator[Piece]:
    said = text[start:end]
    if said.strip():
        yield Piece(start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip()))
