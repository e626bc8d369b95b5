"""Text → the words that a search compares, and where they stand in it. PURE.

Words are letters and digits, in small letters, without accents and apostrophes, stemmed; words
that every request has (“the”, “please”) are left out, of requests and of queries alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from .stemming import stem

LONGEST_WORD = 40  # characters; what is longer is no word
MOST_WORDS = 20_000  # of one document; a tsvector holds a megabyte at most

# “co-ordinator”, “re-use” and “e-mail” are one word, as many spell them; “school-based” is two.
_WORD = re.compile(r"(?:\b(?:co|re|pre|e)[-‐‑])?[^\W_]+(?:['’][^\W_]+)*", re.IGNORECASE)
_QUOTED = re.compile(r'["“”„]([^"“”„]*)["“”„]')

# Left out: the small words of English, and the courtesies of a request.
_SMALL = """
    a about all also am an and any are as at be been being but by can could dear did do does
    each every faithfully for from had has have he her his how i if in into is it its kindly
    madam may me my no nor not of on or our own per please regards she should since sincerely
    sir so such than thank thanks that the their them then there these they this those to too
    under us very was we were what when where which who whom whose why will with would you your
    yours
"""
STOPPED = frozenset(_SMALL.split())


class Word(NamedTuple):
    """A word of a text: as it is spelt there, its stem, and from where to where it stands."""

    spelt: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, taken apart: single words, and phrases whose words stand side by side."""

    words: tuple[Word, ...]
    phrases: tuple[tuple[str, ...], ...]  # stems

    @property
    def stems(self) -> tuple[str, ...]:
        """Every stem asked for, once, in the order typed."""
        return tuple(dict.fromkeys(word.stem for word in self.words))


def words_in(text: str, only: Collection[str] | None = None) -> Iterator[Word]:
    """The words of a text that a search compares, in their order; `only` those of these stems.

    >>> [word.stem for word in words_in("Which schools are in the Beaumont Leys cluster?")]
    ['school', 'beaumont', 'lei', 'cluster']
    """
    for found in _WORD.finditer(text):
        if (known := _compared(found[0])) and (only is None or known[1] in only):
            yield Word(*known, found.start(), found.end())


def query_of(text: str) -> Query:
    """A query. Nothing that is typed is an error: signs that are no words are passed over.

    >>> query_of('"head of service" AND (pay').stems
    ('head', 'servic', 'pai')
    """
    phrases = (tuple(w.stem for w in words_in(found[1])) for found in _QUOTED.finditer(text))
    return Query(
        words=tuple(words_in(text)),
        phrases=tuple(phrase for phrase in phrases if len(phrase) > 1),
    )


@lru_cache(maxsize=200_000)
def _compared(word: str) -> tuple[str, str] | None:
    """How a word is spelt plainly, and its stem; None for one that is left out."""
    plain = re.sub("[-‐‑]", "", word.casefold())
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.replace("’", "'"))
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.removesuffix("'s").replace("'", "")
    if not plain or plain in STOPPED or len(plain) > LONGEST_WORD:
        return None
    return plain, _stem(plain)


def _stem(word: str) -> str:
    """The stem, as every database reads it as one word: letters that are not English as their
    numbers, many of them as their hash (a term has a hundred characters), and a letter before what
    begins like a number and is none (“7e2a”)."""
    if not word.isascii():
        letters = word.encode("utf-8")
        return "u" + (
            letters.hex() if len(letters) <= LONGEST_WORD else sha256(letters).hexdigest()
        )
    return f"n{word}" if word[0].isdigit() and not word.isdigit() else stem(word)
