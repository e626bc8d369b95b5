"""Whether the requester could be known by what is about to be published. PURE.

Blacking out (`blacking`) takes out what is surely the requester's: this looks for what is left,
before anything goes into the disclosure log, where a name cannot be taken back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields

from .blacking import Details, in_any_spelling
from .folding import foldings, seen

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE)
_TITLE_WORDS = "mr mrs ms miss mx dr prof professor rev sir dame cllr councillor"
_TITLES = frozenset(_TITLE_WORDS.split())
_AROUND = 30  # characters shown on either side


@dataclass(frozen=True, slots=True)
class Named:
    """The requester's `what` (name, e-mail address…) stands in a part of what would be published.
    `found` is the word or words; `sure` is False for a part of a name, which may be a word."""

    where: str
    what: str
    found: str
    passage: str
    sure: bool

    @property
    def words(self) -> str:
        """“The request holds the requester's e-mail address: “… write to a@b.org …”.”"""
        what = self.what if self.sure else f"{self.what}, or a word like it"
        return f"{self.where} holds the requester's {what}: “{self.passage}”."


def where_named(
    details: Details, parts: Mapping[str, str], *, not_names: Collection[str] = ()
) -> tuple[Named, ...]:
    """Where the requester's name, a part of it, e-mail address, postal address or postcode, or
    organisation stands. `parts` maps the words for a part (“The request”) to its text.

    `not_names` are words that an officer has looked at and that mean something else there
    (“Church” in “Church of England”): they excuse a part of a name and nothing more.
    """
    excused = {word.casefold() for word in not_names}
    known = Details(*(seen(getattr(details, one.name)) for one in fields(Details)))
    found = (
        Named(where, what, match[0], _passage(folded.text, match), sure)
        for where, text in parts.items()
        for folded in foldings(text)
        for what, pattern, sure in _patterns(known)
        for match in pattern.finditer(folded.text)
        if sure or match[0].casefold() not in excused
    )
    return tuple(dict.fromkeys(found))


def _patterns(details: Details) -> Iterator[tuple[str, re.Pattern[str], bool]]:
    names = [w for w in _WORD.findall(details.name) if w.casefold() not in _TITLES]
    if len(names) > 1:
        yield "name", _together(names), True
        yield "name", _together([names[-1], names[0]]), True
    if details.email:
        yield "e-mail address", re.compile(re.escape(details.email), re.IGNORECASE), True
    lines = [part.strip() for part in re.split(r"[\n,]", details.address) if part.strip()]
    for line in lines:
        if any(character.isdigit() for character in line) and len(line) > 3:
            yield "address", _together(line.split()), True
    if len(lines) > 1 and " " in lines[0] and not any(map(str.isdigit, lines[0])):
        yield "address", _together(lines[0].split()), False  # “Rose Cottage”
    for postcode in _POSTCODE.findall(details.address):
        yield "postcode", _together([postcode[:-3].strip(), postcode[-3:]], r"\s*"), True
    if details.organisation.strip():
        yield "organisation", _together(details.organisation.split()), True
    for name in dict.fromkeys(names):
        if len(name) > 1:
            yield "name", _part(name), False


def _part(name: str) -> re.Pattern[str]:
    """A part of a name: with a capital, for Ms Green is not meant by “green”; in small letters
    at the end of a line, where letters are signed (“thanks, priya”)."""
    capital = name[0].upper() + name[1:].lower()
    forms = "|".join(map(in_any_spelling, sorted({name, capital, name.upper()})))
    signed = rf"(?i:{in_any_spelling(name)})(?=[.,!]?[ \t]*$)"
    return re.compile(rf"(?m)(?<!\w)(?:(?:{forms})(?!\w)|{signed})")


def _together(words: list[str], between: str = r"[\s,.]+") -> re.Pattern[str]:
    said = between.join(map(in_any_spelling, words))
    return re.compile(rf"(?<!\w){said}(?!\w)", re.IGNORECASE)


def _passage(text: str, found: re.Match[str]) -> str:
    around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
    return " ".join(around.split())
