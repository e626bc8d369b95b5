"""How well a document answers a query. PURE.

Okapi BM25 (Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”,
2009) over three parts, of which a title counts most, and more for words that stand together. It
is computed here and not by the databases, whose own ranks differ, so that both give one order.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .search_text import parts_of

TITLE, REQUEST, ANSWER = 4.0, 1.0, 0.5
_SATURATED = 1.5  # k1: how soon another occurrence of a word tells little more
_TOGETHER = 0.5  # what two words side by side are worth beside themselves


@dataclass(frozen=True)
class Weights:
    """What each stem is worth: the rarer in the place, the more. Never less than nothing. So many
    `documents` there are; so many are `having` each stem, and so many `titles`."""

    documents: int
    having: Mapping[str, int]
    titles: Mapping[str, int] = field(default_factory=dict)
    _worth: dict[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, stem: str) -> float:
        if stem not in self._worth:  # asked for each of hundreds of documents
            having = min(self.having.get(stem, 0), self.documents)
            self._worth[stem] = math.log(1 + (self.documents - having + 0.5) / (having + 0.5))
        return self._worth[stem]

    def tells(self, stem: str) -> bool:
        """Whether two documents that have it are likely about one thing: at most a third have."""
        return 0 < self.having.get(stem, 0) * 3 <= max(self.documents, 3)


def score(line: str, stems: Sequence[str], weights: Weights) -> float:
    """What the stems, in the order typed, are worth in this document; 0 where it has none."""
    title, request, answer = parts_of(line)
    length = 1 + request.count(" ") / 400  # long requests have every word more often
    total, had = 0.0, 0
    for stem in stems:
        word = f" {stem} "
        often = TITLE * (word in title) + REQUEST * request.count(word) / length
        often += ANSWER * (word in answer)
        total += weights.of(stem) * often / (often + _SATURATED)
        had += often > 0
    for first, second in pairwise(stems):
        pair = f" {first} {second} "
        if pair in title or pair in request or pair in answer:
            total += _TOGETHER * (weights.of(first) + weights.of(second)) / 2
    return total * had / len(stems) if stems else 0.0


def shared(line: str, stems: Sequence[str], weights: Weights) -> tuple[float, tuple[str, ...]]:
    """How much of what the stems say the document's title and request say too, 0 to 1, and
    which stems those are, the rarest first."""
    title, request, _ = parts_of(line)
    both = [stem for stem in stems if f" {stem} " in title or f" {stem} " in request]
    whole = sum(weights.of(stem) for stem in stems)
    part = sum(weights.of(stem) for stem in both)
    return (part / whole if whole else 0.0), tuple(
        sorted(both, key=lambda stem: (-weights.of(stem), stem))
    )
