"""The passage of a text that shows why it was found, with the words found marked. PURE.

A passage is pieces of plain text, some of them marked: the page that shows it escapes each, so
that what somebody wrote in a request is never markup.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .search_words import Word, words_in

LENGTH = 240  # characters of a passage, about


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool = False


def extract(text: str, stems: Collection[str], *, length: int = LENGTH) -> tuple[Piece, ...]:
    """The passage with the most of the stems, the first of equals; the beginning of a text that
    has none. Cut at words, with “…” where something is left out."""
    text = " ".join(text.split())
    hits = list(words_in(text, only=stems))
    start, end = _window(text, hits, length)
    pieces = [Piece("…")] if start else []
    at = start
    for word in hits:
        if start <= word.start and word.end <= end:
            pieces += [Piece(text[at : word.start]), Piece(text[word.start : word.end], True)]
            at = word.end
    pieces += [Piece(text[at:end]), Piece("…" if end < len(text) else "")]
    return tuple(piece for piece in pieces if piece.text)


def _window(text: str, hits: Sequence[Word], length: int) -> tuple[int, int]:
    """From where to where, at the ends of words."""
    if len(text) <= length:
        return 0, len(text)
    start = max(0, _densest(hits, length) - length // 4)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + length)
    cut = text.rfind(" ", start, end) if end < len(text) else end
    return start, cut if cut > start else end


def _densest(hits: Sequence[Word], length: int) -> int:
    """Where the passage with the most of the stems begins, the first of equals."""
    best, most, reached = 0, 0, 0
    inside: Counter[str] = Counter()
    for hit in hits:
        while reached < len(hits) and hits[reached].start < hit.start + length:
            inside[hits[reached].stem] += 1
            reached += 1
        if len(inside) > most:
            best, most = hit.start, len(inside)
        inside[hit.stem] -= 1
        inside += Counter()  # leaves out those that are gone
    return best
