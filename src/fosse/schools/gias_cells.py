"""One cell of GIAS → a value. PURE. Every function raises `BadCell` with the reason in words."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from .gias_codes import STATUS_OF_NAME, STATUSES

_DAY = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_SHORTENED = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")
_WHOLE = re.compile(r"\d+(?:\.0+)?")
_URN = re.compile(r"\d{6}")


class BadCell(ValueError):
    """Why a cell cannot be taken."""


class Shortened(BadCell):
    """A number that a spreadsheet has shortened, so that its digits are lost."""


@lru_cache(maxsize=50_000)
def day(text: str) -> date | None:
    """A date as dd-mm-yyyy or dd/mm/yyyy; None for a blank."""
    if not text:
        return None
    match = _DAY.fullmatch(text)
    if not match:
        raise BadCell(f"“{text}” is not a date as dd-mm-yyyy")
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        raise BadCell(f"“{text}” is a day that does not exist") from None


@lru_cache(maxsize=50_000)
def whole(text: str) -> int | None:
    """A whole number of nought or more; None for a blank."""
    if not text:
        return None
    if _SHORTENED.fullmatch(text):
        raise Shortened(f"“{text}” is a number that a spreadsheet has shortened")
    if not _WHOLE.fullmatch(text):
        raise BadCell(f"“{text}” is not a whole number")
    number = int(text.partition(".")[0])
    if number > 2_147_483_647:
        raise BadCell(f"“{text}” is too large")
    return number


def urn(text: str) -> int:
    """A Unique Reference Number: six digits."""
    if _SHORTENED.fullmatch(text):
        raise Shortened(
            f"“{text}” is a number that a spreadsheet has shortened: download the file again and "
            "load it without opening it in a spreadsheet"
        )
    if not _URN.fullmatch(text):
        raise BadCell(f"“{text}” is not a number of six digits" if text else "it is blank")
    return int(text)


@lru_cache(maxsize=100)
def status_of_code(text: str) -> int:
    """GIAS's EstablishmentStatus (code)."""
    if text.isdecimal() and int(text) in STATUSES:
        return int(text)
    known = ", ".join(f"{code} {name}" for code, name in STATUSES.items())
    raise BadCell(f"“{text}” is not a status that Fosse knows ({known})")


@lru_cache(maxsize=100)
def status_of_name(text: str) -> int:
    """GIAS's EstablishmentStatus (name), for the layout that has no codes."""
    try:
        return STATUS_OF_NAME[text.casefold()]
    except KeyError:
        known = ", ".join(STATUSES.values())
        raise BadCell(f"“{text}” is not a status that Fosse knows ({known})") from None
