"""A case or an entry of the disclosure log as one line of stems, and back. PURE.

The line is title, request and answer, with a boundary after each that no phrase crosses, and
then the marks: the place, the stems of the title, and what a search may be narrowed by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from .search_words import MOST_WORDS, Word, words_in

BOUNDARY = "endofpart"
CASES, LOG = "cases", "log"
ALL = ""  # the stem that every document has


class Terms(NamedTuple):
    """The stems of a document, and those of them that stand in its title."""

    stems: frozenset[str] = frozenset()
    in_title: frozenset[str] = frozenset()


def place_of(shelf: str, authority_code: int) -> str:
    """Where a document belongs: “log990”. It is a mark of every document of the place."""
    return f"{shelf}{authority_code:03}"


def title_mark(stem: str) -> str:
    """The mark of a document that has the stem in its title."""
    return f"intitle{stem}"


def mark(kind: str, value: object) -> str:
    """The mark to narrow by: `mark("year", 2026)` is “ofyear2026”."""
    return f"of{kind}{re.sub('[^a-z0-9]', '', str(value).lower())}"


@dataclass(frozen=True)
class Document:
    """What is searched of one case or entry: its parts in plain words, and its marks."""

    place: str
    title: str
    request: str
    answer: str = ""
    marks: tuple[str, ...] = ()

    @cached_property
    def parts(self) -> tuple[tuple[Word, ...], ...]:
        """The words of title, request and answer that a search compares."""
        return tuple(
            tuple(islice(words_in(part), MOST_WORDS))
            for part in (self.title, self.request, self.answer)
        )

    @cached_property
    def line(self) -> str:
        """The line that the databases index."""
        in_title = dict.fromkeys(title_mark(word.stem) for word in self.parts[0])
        said = (stem for part in self.parts for stem in (*(word.stem for word in part), BOUNDARY))
        return " ".join((*said, self.place, *in_title, *self.marks))

    @cached_property
    def terms(self) -> Terms:
        """What is counted of it."""
        return terms_of(self.line)

    @property
    def spelling(self) -> dict[str, str]:
        """Each stem with the word that it is first spelt as here."""
        first: dict[str, str] = {ALL: ""}
        for part in self.parts:
            for word in part:
                first.setdefault(word.stem, word.spelt)
        return first


def parts_of(line: str) -> tuple[str, str, str]:
    """Title, request and answer of a line, as stems with spaces between and around."""
    title, request, answer, _ = line.split(BOUNDARY, 3)
    return f" {title.strip()} ", f" {request.strip()} ", f" {answer.strip()} "


def terms_of(line: str) -> Terms:
    """What is counted of a line: the words of its text, no mark and no boundary."""
    title, request, answer = (part.split() for part in parts_of(line))
    return Terms(frozenset((ALL, *title, *request, *answer)), frozenset(title))
