"""The documents that a search ranks: those that match, the newest of them when there are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .full_text import Lines, Phrase, Wanted, matching
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

    def with_every_word(self) -> Lines:
        """The `SearchText`s that have all of it; where they are very many, with the newest of
        those that have the words in their title."""
        found = self._with_every(self.stems, self._how_many(self.weights.having))
        if len(found) < LOOKED_AT:
            return found
        in_title = [title_mark(stem) for stem in self.stems]
        return found | self._with_every(in_title, self._how_many(self.weights.titles))

    def with_some(self) -> Lines:
        """Those that have at least one of the stems."""
        having = {stem: n for stem in self.stems if (n := self.weights.having.get(stem))}
        if not having:
            return {}
        marks = tuple((mark,) for mark in self.marks)
        least = 0 if marks else max(having.values())
        most = sum(having.values())
        return self._matching(marks, some=tuple(having), least=least, most=most)

    def _with_every(self, terms: Sequence[str], how_many: Sequence[int]) -> Lines:
        """Those that have every term, phrase and mark. `how_many` have each term: at most as many
        as the rarest, and of a single term at least as many, are those that are looked for."""
        most = min(how_many)
        if not most:
            return {}
        alone = len(terms) == 1 and not self.phrases and not self.marks
        every = (*((each,) for each in (*self.marks, *terms)), *self.phrases)
        return self._matching(every, least=most if alone else 0, most=most)

    def _how_many(self, have: Mapping[str, int]) -> list[int]:
        return [have.get(stem, 0) for stem in self.stems]

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
