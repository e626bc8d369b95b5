"""Blacking out a requester's own details in what they wrote. PURE.

For those who may see a request but not who made it, for the disclosure log, and when the
requester is forgotten. Their name (whole, with a title, with initials, surname first, or alone on
a line, as letters are signed), their organisation, their addresses, and every e-mail address and
telephone number are put in words such as “[name]”; a surname in the middle of a sentence stays,
for it may be a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .folding import ALIKE, foldings, seen

NAME, EMAIL, ADDRESS, TELEPHONE = "[name]", "[e-mail address]", "[address]", "[telephone number]"
ORGANISATION = "[organisation]"

_TITLES = r"(?:mr|mrs|miss|ms|mx|dr|prof|professor|rev|sir|dame|cllr|councillor)\.?"
# Strangers send these texts. No pattern here looks twice at a long run of signs: what repeats
# begins where the run begins and gives nothing back (`++`, `(?>…)`), or has an end.
_SIGN = r"[^\s@<>,;:\"()\[\]]"
_ANY_EMAIL = re.compile(rf"(?<!{_SIGN}){_SIGN}++@{_SIGN}+\.[^\s@<>,;:\"()\[\].]+")
_ANY_TELEPHONE = re.compile(
    r"(?<![\d/.-])(?:\+44[\s-]?(?:\(0\))?|\(?0)(?:[\s()-]*\d){9,10}(?![\d/])"
)
_INITIALS = r"(?:\w\.?\s+){0,5}"
_SHORTEST_LINE = 5  # of an address: shorter ones, such as “Flat”, say nothing alone
_MOST_LINES, _MOST_WORDS = 20, 60  # of an address, as far as it is looked for
_NO_NAME = frozenset({"none", "no", "n/a", "na", "self", "myself", "private", "individual", "-"})


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a requester: what is to be blacked out."""

    name: str = ""
    email: str = ""
    address: str = ""
    organisation: str = ""


class Place(NamedTuple):
    """Characters `[start, end)` of a text that are a requester's, and the words put for them."""

    start: int
    end: int
    words: str


def black_out(text: str, details: Details) -> str:
    """The text with the requester's details blacked out; nothing else changes."""
    return without(text, places(text, details)) if text else text


def without(text: str, taken: Sequence[Place]) -> str:
    """The text with words for each of the places, which come in order."""
    kept, at = [], 0
    for place in taken:
        kept += [text[at : place.start], place.words]
        at = place.end
    return "".join([*kept, text[at:]])


def moved(start: int, end: int, taken: Sequence[Place]) -> tuple[int, int]:
    """Where characters `[start, end)` of a text stand `without` the places: what one of them
    touches begins or ends with its words."""
    shift, begins, ends = 0, None, None
    for place in taken:
        grown = len(place.words) - (place.end - place.start)
        if begins is None and start < place.end:
            begins = min(start, place.start) + shift
        if ends is None and end <= place.end:
            ends = end + shift if end <= place.start else place.end + shift + grown
        shift += grown
    return (
        start + shift if begins is None else begins,
        end + shift if ends is None else ends,
    )


def places(text: str, details: Details) -> tuple[Place, ...]:
    """Where each of them stands, in order and apart. Where two overlap they are one, under the
    words of the surer: an address before a name."""
    found = [
        (*folded.true(*match.span()), rank, words)
        for folded in foldings(text)
        for rank, (pattern, words) in enumerate(_patterns(details))
        for match in pattern.finditer(folded.text)
    ]
    return tuple(_apart(sorted(found)))


def in_any_spelling(word: str) -> str:
    """The pattern of a word whichever apostrophe and hyphen it was typed with, and whether its
    accents are signs of their own: O'Neill is O’Neill."""
    return "".join(map(_any_sign, unicodedata.normalize("NFC", word)))


def _apart(found: Iterable[tuple[int, int, int, str]]) -> Iterator[Place]:
    """Places in the order of the text, as one where they overlap."""
    start, end, rank, words = 0, 0, 0, ""
    for one in found:
        if one[0] < end:
            rank, words = min((rank, words), one[2:])
            end = max(end, one[1])
            continue
        if end:
            yield Place(start, end, words)
        start, end, rank, words = one
    if end:
        yield Place(start, end, words)


def _any_sign(sign: str) -> str:
    for alike in ALIKE:
        if sign in alike:
            return f"[{re.escape(alike)}]"
    apart = unicodedata.normalize("NFD", sign)
    return re.escape(sign) if apart == sign else f"(?:{re.escape(sign)}|{re.escape(apart)})"


@lru_cache(maxsize=256)
def _patterns(details: Details) -> tuple[tuple[re.Pattern[str], str], ...]:
    found = [(_ANY_EMAIL, EMAIL), (_ANY_TELEPHONE, TELEPHONE)]
    found += [(pattern, ADDRESS) for pattern in _of_address(seen(details.address))]
    found += [(pattern, NAME) for pattern in _of_name(seen(details.name))]
    found += [(pattern, ORGANISATION) for pattern in _of_organisation(seen(details.organisation))]
    return tuple(found)


def _of_address(address: str) -> Iterator[re.Pattern[str]]:
    """The whole first, then each line or part of it; a town alone is nobody's address."""
    parts = [part.strip() for part in re.split(r"[\n,]", address)]
    if len(parts) > 1:
        words = re.findall(r"[^\s,]+", address)[:_MOST_WORDS]
        yield _in_any_spacing(words, between=r"[\s,]+")
    for part in parts[:_MOST_LINES]:
        if len(part) >= _SHORTEST_LINE and any(character.isdigit() for character in part):
            yield _in_any_spacing(part.split()[:_MOST_WORDS])


def _of_name(name: str) -> Iterator[re.Pattern[str]]:
    parts = name.split()
    titled = len(parts) > 1 and re.fullmatch(_TITLES, parts[0], re.IGNORECASE)
    parts = parts[1:] if titled else parts
    if not parts:
        return
    yield _in_any_spacing(parts, before=rf"(?:{_TITLES}\s+)?")
    if len(parts) > 1:
        first, last = parts[0], parts[-1]
        yield _in_any_spacing([last], before=rf"{in_any_spelling(first)}\s+{_INITIALS}")
        yield _in_any_spacing([last, first], between=rf"\s*,\s*(?:{_TITLES}\s+)?")
        yield _in_any_spacing([last], before=rf"{_TITLES}\s+{_INITIALS}")
        yield _in_any_spacing([last], before=rf"{re.escape(first[0])}\.?\s*{_INITIALS}")
    any_part = "|".join(sorted(map(in_any_spelling, parts), key=len, reverse=True))
    yield re.compile(rf"(?im)^[ \t]*+(?>(?:{any_part})\b[ \t]*+)++(?:[,.][ \t]*+)?$")


def _of_organisation(organisation: str) -> Iterator[re.Pattern[str]]:
    """The whole of it. What has no capital is no name but what somebody is: “a parent”; and one
    word is only meant where it stands as they wrote it."""
    words = organisation.split()
    capitals = sum(word[0].isupper() for word in words)
    if capitals and organisation.strip().casefold() not in _NO_NAME:
        yield _in_any_spacing(words, flags=re.IGNORECASE if capitals > 1 else 0)


def _in_any_spacing(
    words: Sequence[str], *, before: str = "", between: str = r"\s+", flags: int = re.IGNORECASE
) -> re.Pattern[str]:
    said = between.join(map(in_any_spelling, words))
    return re.compile(rf"(?<!\w){before}{said}(?!\w)", flags)
