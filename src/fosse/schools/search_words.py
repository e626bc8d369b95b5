"""What people type for a school → words and identifiers that can be looked up. PURE."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_FULL_POSTCODE = re.compile(r"([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})", re.IGNORECASE)
_PART_POSTCODE = re.compile(r"([a-z]{1,2}\d[a-z\d]?)(?:\s+(\d[a-z]?))?", re.IGNORECASE)
_LAESTAB = re.compile(r"(\d{3})\s*[/\- ]?\s*(\d{4})")

# Ways of writing the same, after punctuation is gone
_SAME = (
    (re.compile(r"\bsaints?\b"), "st"),
    (re.compile(r"\bsts\b"), "st"),
    (re.compile(r"\b(?:church of england|c of e|cofe|c e)\b"), "ce"),
    (re.compile(r"\broman catholic\b|\br c\b"), "rc"),
    (re.compile(r"\bjnr\b"), "junior"),
    (re.compile(r"\bsch\b"), "school"),
    (re.compile(r"\bpru\b"), "pupil referral unit"),
)
_PERHAPS_SAME = re.compile(r"\b(?:saint|saints|sts|church|c|cofe|roman|r|jnr|sch|pru)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query taken apart: what it may be an identifier of, and its words."""

    words: tuple[str, ...]
    urn: str = ""  # digits of a URN, or its beginning
    laestab: str = ""  # "856/1234"
    estab: str = ""  # four digits
    postcode: str = ""  # "LE3 5AB", or a part of it: "LE3", "LE3 5"


def asked(text: str) -> Asked:
    """Take a query apart."""
    tidy = " ".join(text.split())[:100]
    words = words_of(tidy)
    if match := _LAESTAB.fullmatch(tidy):
        return Asked(words, laestab=f"{match[1]}/{match[2]}")
    if tidy.isdecimal() and 3 <= len(tidy) <= 6:
        return Asked(words, urn=tidy, estab=tidy if len(tidy) == 4 else "")
    if match := _FULL_POSTCODE.fullmatch(tidy):
        return Asked(words, postcode=f"{match[1]} {match[2]}".upper())
    if match := _PART_POSTCODE.fullmatch(tidy):
        return Asked(words, postcode=f"{match[1]} {match[2] or ''}".upper().strip())
    return Asked(words)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name or query, as they are compared: lower case, without accents,
    apostrophes and punctuation, and with one way of writing "saint" and the like."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.replace("’", "'"))
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.replace("'", "").replace("`", "").replace("&", " and ")
    plain = " ".join(re.findall(r"[a-z0-9]+", plain))
    if _PERHAPS_SAME.search(plain):
        for pattern, word in _SAME:
            plain = pattern.sub(word, plain)
    return tuple(plain.split())
