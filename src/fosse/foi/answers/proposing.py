"""Which kinds of question a text may be, the likeliest first, and why. PURE."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fosse.documents.english import listed

from .kind import QuestionKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """A kind that the text may be; `words` are those of the text that speak for it."""

    kind: QuestionKind
    words: tuple[str, ...]
    weight: int

    @property
    def reason(self) -> str:
        """“It says “number of” and “cluster's”.”"""
        return f"It says {listed([f'“{word}”' for word in self.words])}."


def ranked(text: str, kinds: Iterable[QuestionKind]) -> tuple[Proposal, ...]:
    """The kinds that the text speaks for; of equals, the one that stands first among `kinds`."""
    found = [
        Proposal(kind, words, kind.hints.weight(text))
        for kind in kinds
        if (words := kind.hints.found_in(text))
    ]
    return tuple(sorted(found, key=lambda one: -one.weight))
