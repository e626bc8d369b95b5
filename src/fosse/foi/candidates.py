"""The documents that a search ranks: those that match, the newest of them when there are many."""

from __future__ import annotations

from dataclasses import dataclass

from .full_text import Phrase, Wanted, matching
from .ranking import Weights
from .search_text import title_mark

LOOKED_AT = 300
"""So many documents are ranked: people look at the first page, and among very many the newest
are the likeliest to be meant."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What is looked for in a place: stems, phrases of them, and marks to narrow by."""

    place: str
    stems: tuple[str, ...]
    weights: Weights
    phrases: tuple[Phrase, ...] = ()
    marks: tuple[str, ...] = ()

    def with_every_word(self) -> list[int]:
        """The ids of the `SearchText`s that have all of it; among very many, those that have the
        words in their title come first."""
        ids = self._matching(*((stem,) for stem in self.stems), *self.phrases)
        if len(ids) < LOOKED_AT:
            return ids
        titles = self._matching(*((title_mark(stem),) for stem in self.stems), *self.phrases)
        return [*titles, *ids]

    def with_some(self) -> list[int]:
        """The ids of those that have at least one of the stems."""
        return self._matching(some=self.stems)

    def _matching(self, *every: Phrase, some: tuple[str, ...] = ()) -> list[int]:
        documents = self.weights.documents
        having = [self.weights.having.get(stem, 0) for stem in self.stems]
        wanted = Wanted(
            place=self.place,
            every=(*((mark,) for mark in self.marks), *every),
            some=some,
            expected=min(sum(having), documents) if some else min(having),
            documents=documents,
        )
        return matching(wanted, limit=LOOKED_AT)
