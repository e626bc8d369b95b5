"""A case or an entry of the disclosure log as one line of stems, and back. PURE.

The line is title, request and answer, with a boundary after each that no phrase crosses, and
then the marks: the place, the stems of the title, and what a search may be narrowed by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .search_words import MOST_WORDS, Word, words_in

BOUNDARY = "endofpart"
CASES, LOG = "cases", "log"


def place_of(shelf: str, authority_code: int) -> str:
    """Where a document belongs: “log990”. It is a mark of every document of the place."""
    return f"{shelf}{authority_code:03}"


def title_mark(stem: str) -> str:
    """The mark of a document that has the stem in its title."""
    return f"intitle{stem}"


def mark(kind: str, value: object) -> str:
    """The mark to narrow by: `mark("year", 2026)` is “ofyear2026”."""
    return f"of{kind}{re.sub('[^a-z0-9]', '', str(value).lower())}"


@dataclass(frozen=True, slots=True)
class Document:
    """What is searched of one case or entry: its parts in plain words, and its marks."""

    place: str
    title: str
    request: str
    answer: str = ""
    marks: tuple[str, ...] = ()

    def words(self) -> tuple[Word, ...]:
        """Every word that a search compares, a name in capitals as it is spelt here."""
        return tuple(word for part in self._parts() for word in part)

    def line(self) -> str:
        """The line that the databases index."""
        parts = [[word.stem for word in part] for part in self._parts()]
        in_title = (title_mark(stem) for stem in dict.fromkeys(parts[0]))
        said = (stem for part in parts for stem in (*part, BOUNDARY))
        return " ".join((*said, self.place, *in_title, *self.marks))

    def _parts(self) -> tuple[list[Word], ...]:
        return tuple(
            list(words_in(part))[:MOST_WORDS] for part in (self.title, self.request, self.answer)
        )


def parts_of(line: str) -> tuple[str, str, str]:
    """Title, request and answer of a line, as stems with spaces between and around."""
    title, request, answer, _ = line.split(BOUNDARY, 3)
    return f" {title.strip()} ", f" {request.strip()} ", f" {answer.strip()} "


def stems_of(line: str) -> frozenset[str]:
    """Every stem of a line that is a word of its text: no mark, no boundary."""
    return frozenset(stem for part in parts_of(line) for stem in part.split())


def spelling_of(words: Iterable[Word]) -> dict[str, str]:
    """Each stem with the word that it was first seen as."""
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(word.stem, word.spelt)
    return first
