"""The documents that a search ranks: those that match, the newest of them when there are many."""

from __future__ import annotations

from collections.abc import Iterable
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
        ids = self._matching(self._every(self.stems), least=self._least(), most=min(self._having))
        if len(ids) < LOOKED_AT:
            return ids
        titles = self._matching(self._every(map(title_mark, self.stems)))
        return [*titles, *ids]

    def with_some(self) -> list[int]:
        """The ids of those that have at least one of the stems."""
        marks = tuple((mark,) for mark in self.marks)
        least = 0 if marks else max(self._having)
        return self._matching(marks, some=self.stems, least=least, most=sum(self._having))

    @property
    def _having(self) -> list[int]:
        """How many documents of the place have each stem."""
        return [self.weights.having.get(stem, 0) for stem in self.stems]

    def _least(self) -> int:
        """How many documents have all of it for certain: known of a single stem."""
        alone = len(self.stems) == 1 and not self.phrases and not self.marks
        return self._having[0] if alone else 0

    def _every(self, stems: Iterable[str]) -> tuple[Phrase, ...]:
        return (*((each,) for each in (*self.marks, *stems)), *self.phrases)

    def _matching(
        self,
        every: tuple[Phrase, ...],
        *,
        some: tuple[str, ...] = (),
        least: int = 0,
        most: int | None = None,
    ) -> list[int]:
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
