"""Text as it is compared: however a word was typed, and whatever no reader sees in it. PURE.

Between the letters of a name there may stand signs without width, or a soft hyphen where a line
may break; two letters may be one sign (“ﬁ”), or set wide or bold by another alphabet. All are the
same name to a reader. What is found in a folded text is told by where it stands in the true one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

ALIKE = ("'’‘ʼ`´", "-‐‑–")  # signs that keyboards put for one another in a name
_UNSEEN_SPACE = "\u200b"
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # no format characters, and unseen as well


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared. `places` holds, for each of its characters and for its end, where
    that stands in the true text."""

    text: str
    places: range | tuple[int, ...]

    def true(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `[start, end)`, at least one, stand in the true text."""
        return self.places[start], self.places[end - 1] + 1


def foldings(text: str) -> Iterator[Folded]:
    """The text without what is unseen; and, where a space without width is in it, once more with
    a true space for that, for it may be all that stands between two names."""
    yield _folded(text, _plain)
    if _UNSEEN_SPACE in text:
        yield _folded(text, _spaced)


def seen(text: str) -> str:
    """What a reader sees of a text."""
    return next(foldings(text)).text


def occurrences(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Every place where words stand in a text, in whatever case, spacing and spelling."""
    said = [_compared(word) for word in _folded(words, _plain).text.split()]
    if not any(said):
        return
    folded = _folded(text, lambda sign: _compared(_plain(sign)))
    for found in re.finditer(r"\s+".join(map(re.escape, said)), folded.text):
        yield folded.true(*found.span())


@lru_cache(maxsize=4096)
def _is_unseen(sign: str) -> bool:
    """Whether a character takes no room: format and control characters, variation selectors."""
    if sign.isascii():
        return not sign.isprintable() and not sign.isspace()
    selects = "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"
    unseen = unicodedata.category(sign) == "Cf" or sign in _FILLERS
    return selects or unseen or (unicodedata.category(sign) == "Cc" and not sign.isspace())


def _folded(text: str, fold: Callable[[str], str]) -> Folded:
    """Each character folded by itself; most texts stay as they are."""
    signs = {sign: fold(sign) for sign in set(text)}
    if all(sign == kept for sign, kept in signs.items()):
        return Folded(text, range(len(text) + 1))
    made = [(kept, at) for at, sign in enumerate(text) for kept in signs[sign]]
    return Folded("".join(kept for kept, _ in made), (*(at for _, at in made), len(text)))


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """A character without its cut: letters and figures as everybody types them."""
    if _is_unseen(sign):
        return ""
    plain = unicodedata.normalize("NFKC", sign)
    return plain if plain.isalnum() else sign


def _spaced(sign: str) -> str:
    return " " if sign == _UNSEEN_SPACE else _plain(sign)


@lru_cache(maxsize=4096)
def _compared(said: str) -> str:
    """Without case and accents, and with one sign for those that are put for one another."""
    for alike in ALIKE:
        said = re.sub(f"[{re.escape(alike)}]", alike[0], said)
    apart = unicodedata.normalize("NFD", said.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
