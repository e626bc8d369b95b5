"""The documents that a search ranks: those that match, the newest of them when there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .full_text import Lines, Phrase, Wanted, matching
from .ranking import Weights
from .search_text import title_mark

LOOKED_AT = 300
"""So many documents are ranked: people look at the first page, and among very many the newest
are the likeliest to be meant."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What is looked for in a place: stems, phrases of them, and marks to narrow by. The weights
    know in how many documents each stem is, and in how many titles."""

    place: str
    stems: tuple[str, ...]
    weights: Weights
    phrases: tuple[Phrase, ...] = ()
    marks: tuple[str, ...] = ()

    def with_every_word(self) -> Lines:
        """The `SearchText`s that have all of it; where they are very many, with those that have
        the words in their title, however old."""
        found = self._with_every(self.stems)
        if len(found) < LOOKED_AT:
            return found
        return found | self._with_every([title_mark(stem) for stem in self.stems])

    def with_some(self) -> Lines:
        """Those that have at least one of the stems."""
        having = self._having(self.stems)
        marks = tuple((mark,) for mark in self.marks)
        least = 0 if marks else max(having)
        return self._matching(marks, some=self.stems, least=least, most=sum(having))

    def _with_every(self, terms: Sequence[str]) -> Lines:
        """Those that have every term, phrase and mark; at least and at most as many as is known
        of a single term, and of the rarest."""
        most = min(self._having(terms))
        if not most:
            return {}
        alone = len(terms) == 1 and not self.phrases and not self.marks
        every = (*((each,) for each in (*self.marks, *terms)), *self.phrases)
        return self._matching(every, least=most if alone else 0, most=most)

    def _having(self, terms: Sequence[str]) -> list[int]:
        """How many documents of the place have each term."""
        return [self.weights.having.get(term, 0) for term in terms]

    def _matching(
        self,
        every: tuple[Phrase, ...],
        *,
        some: tuple[str, ...] = (),
        least: int,
        most: int,
    ) -> Lines:
        documents = self.weights.documents
        wanted = Wanted(
            self.place,
            every,
            some,
            documents=documents,
            least=least,
            most=most,
            narrowed=bool(self.marks),
        )
        return matching(wanted, limit=LOOKED_AT)
