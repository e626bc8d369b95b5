"""Blacking out a requester's own details in what they wrote. PURE.

For those who may see a request but not who made it, for the disclosure log, and when the
requester is forgotten. Their name (whole, with a title, with initials, surname first, or alone on
a line, as letters are signed), their addresses, and every e-mail address and telephone number are
put in words such as “[name]”; a surname in the middle of a sentence stays, for it may be a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

NAME, EMAIL, ADDRESS, TELEPHONE = "[name]", "[e-mail address]", "[address]", "[telephone number]"

_TITLES = r"(?:mr|mrs|miss|ms|mx|dr|prof|professor|rev|sir|dame|cllr|councillor)\.?"
_ANY_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+\.[^\s@<>,;:\"()\[\].]+")
_ANY_TELEPHONE = re.compile(
    r"(?<![\d/.-])(?:\+44[\s-]?(?:\(0\))?|\(?0)(?:[\s()-]*\d){9,10}(?![\d/])"
)
_ALIKE = ("'’‘ʼ`´", "-‐‑–")  # signs that keyboards put for one another in a name
_SHORTEST_LINE = 5  # of an address: shorter ones, such as “Flat”, say nothing alone


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a requester: what is to be blacked out."""

    name: str = ""
    email: str = ""
    address: str = ""
    organisation: str = ""


def black_out(text: str, details: Details) -> str:
    """The text with the requester's details blacked out; nothing else changes."""
    for pattern, words in _patterns(details):
        text = pattern.sub(words, text)
    return text


def holds(text: str, details: Details) -> bool:
    """Whether something in the text would be blacked out."""
    return black_out(text, details) != text


def places(text: str, details: Details) -> tuple[tuple[int, int, str], ...]:
    """Where each of them stands and what it is (“e-mail address”), for an officer to look at."""
    return tuple(
        (match.start(), match.end(), words.strip("[]"))
        for pattern, words in _patterns(details)
        for match in pattern.finditer(text)
        if match[0].strip()
    )


def in_any_spelling(word: str) -> str:
    """The pattern of a word whichever apostrophe and hyphen it was typed with, and whether its
    accents are signs of their own: O'Neill is O’Neill."""
    return "".join(map(_any_sign, unicodedata.normalize("NFC", word)))


def _any_sign(sign: str) -> str:
    for alike in _ALIKE:
        if sign in alike:
            return f"[{re.escape(alike)}]"
    apart = unicodedata.normalize("NFD", sign)
    return re.escape(sign) if apart == sign else f"(?:{re.escape(sign)}|{re.escape(apart)})"


@lru_cache(maxsize=256)
def _patterns(details: Details) -> tuple[tuple[re.Pattern[str], str], ...]:
    found = [(_ANY_EMAIL, EMAIL), (_ANY_TELEPHONE, TELEPHONE)]
    found += [(pattern, ADDRESS) for pattern in _of_address(details.address)]
    found += [(pattern, NAME) for pattern in _of_name(details.name)]
    return tuple(found)


def _of_address(address: str) -> Iterable[re.Pattern[str]]:
    """The whole first, then each line or part of it; a town alone is nobody's address."""
    parts = [part.strip() for part in re.split(r"[\n,]", address)]
    if len(parts) > 1:
        yield _in_any_spacing(re.findall(r"[^\s,]+", address), between=r"[\s,]+")
    for part in parts:
        if len(part) >= _SHORTEST_LINE and any(character.isdigit() for character in part):
            yield _in_any_spacing(part.split())


def _of_name(name: str) -> Iterable[re.Pattern[str]]:
    parts = name.split()
    titled = len(parts) > 1 and re.fullmatch(_TITLES, parts[0], re.IGNORECASE)
    parts = parts[1:] if titled else parts
    if not parts:
        return
    yield _in_any_spacing([*parts], before=rf"(?:{_TITLES}\s+)?")
    if len(parts) > 1:
        first, last = parts[0], parts[-1]
        yield _in_any_spacing([last], before=rf"{in_any_spelling(first)}\s+(?:\w\.?\s+)*")
        yield _in_any_spacing([last, first], between=rf"\s*,\s*(?:{_TITLES}\s+)?")
        yield _in_any_spacing([last], before=rf"{_TITLES}\s+(?:\w\.?\s+)*")
        yield _in_any_spacing([last], before=rf"{re.escape(first[0])}\.?\s*(?:\w\.?\s+)*")
    any_part = "|".join(map(in_any_spelling, parts))
    yield re.compile(rf"(?im)^(?<=^)[ \t]*(?:(?:{any_part})\b[ \t]*)+[,.]?[ \t]*$")


def _in_any_spacing(
    words: list[str], *, before: str = "", between: str = r"\s+"
) -> re.Pattern[str]:
    said = between.join(map(in_any_spelling, words))
    return re.compile(rf"(?<!\w){before}{said}(?!\w)", re.IGNORECASE)
