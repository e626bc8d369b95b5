"""What a published cell says: a number, a day, or the coded reason why there is none. PURE.

A code is never a zero. Files write numbers as "52%", "1,234", "£45,421", " 7" or "5.00E+06".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from .indicator import Status

NUMBER = re.compile(
    r"£?(?P<figure>[+\-−]?£?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:[eE][+\-]?\d+)?)\s*%?"
)
DAY = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ]00:00:00)?"
    r"|(?P<d2>\d{1,2})[/-](?P<m2>\d{1,2})[/-](?P<y2>\d{4}))"
)

NULLS: Mapping[str, Status] = MappingProxyType({"NULL": Status.BLANK})

PERFORMANCE_TABLES: Mapping[str, Status] = MappingProxyType(
    {
        "SUPP": Status.SUPPRESSED,
        "NE": Status.NO_ENTRIES,
        "LOWCOV": Status.LOW_COVERAGE,
        "NEW": Status.NEW_SCHOOL,
        "NP": Status.NOT_PUBLISHED,
        "NA": Status.NOT_AVAILABLE,
        # "Small percentage: the number is between 0% and 0.5%" (abbreviations, 2018/19).
        "SP": Status.ROUNDS_TO_NOUGHT,
        "RE": Status.NOT_PUBLISHED,  # redacted: no reliable estimate
        **NULLS,
    }
)
"""The codes of the performance tables' wide files, from their own list of abbreviations."""

EXPLORE_STATISTICS: Mapping[str, Status] = MappingProxyType(
    {
        "C": Status.SUPPRESSED,
        "X": Status.NOT_AVAILABLE,
        "Z": Status.NOT_APPLICABLE,
        ":": Status.NOT_AVAILABLE,
        "LOW": Status.ROUNDS_TO_NOUGHT,
        # Tables moved over from the performance tables kept some of their words.
        "SUPP": Status.SUPPRESSED,
        "NE": Status.NO_ENTRIES,
        "NP": Status.NOT_PUBLISHED,
        "NA": Status.NOT_AVAILABLE,
        "LOWCOV": Status.LOW_COVERAGE,
        "NEW": Status.NEW_SCHOOL,
        **NULLS,
    }
)
"""The symbols of Explore education statistics."""

OFSTED: Mapping[str, Status] = MappingProxyType(
    {
        "9": Status.NOT_APPLICABLE,
        "0": Status.NOT_JUDGED,  # "seen", without a judgement of its own
        "8": Status.NOT_APPLICABLE,
        "NOT JUDGED": Status.NOT_JUDGED,
        "NOT APPLICABLE": Status.NOT_APPLICABLE,
        **NULLS,
    }
)
"""Ofsted's management information: what stands where no grade was given."""


class UnknownCode(ValueError):
    """A cell that is neither a number nor a code that its publication is known to use."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is neither a number nor a code that this table uses")
        self.text = text


def parse(text: str, codes: Mapping[str, Status]) -> tuple[float | None, Status]:
    """The number in a cell and `KNOWN`, or None and the reason why there is none.

    `codes` maps each code, in capitals, to what it means. A blank is `BLANK`: not known, never
    nought. A percentage keeps its unit: "52%" is 52. Raises `UnknownCode`.
    """
    plain = text.replace("\u00a0", " ").strip()
    if not plain:
        return None, Status.BLANK
    if status := codes.get(plain.upper()):
        return None, status
    found = NUMBER.fullmatch(plain)
    figure = found["figure"].replace(",", "").replace("−", "-").replace("£", "") if found else ""
    if not any(character.isdigit() for character in figure.upper().partition("E")[0]):
        raise UnknownCode(plain)
    return float(figure), Status.KNOWN


def day(text: str) -> date | None:
    """The day in a cell: dd/mm/yyyy, dd-mm-yyyy or yyyy-mm-dd; None when blank or "NULL".

    Raises `ValueError` for a day that is not in the calendar, such as 31-02-2019.
    """
    plain = text.strip()
    if not plain or plain.upper() in NULLS:
        return None
    if not (found := DAY.fullmatch(plain)):
        raise ValueError(f"“{plain}” is not a day")
    year, month, day_ = (found[name] or found[name + "2"] for name in ("y", "m", "d"))
    try:
        return date(int(year), int(month), int(day_))
    except ValueError:
        raise ValueError(f"“{plain}” is not a day in the calendar") from None


def column_name(published: str) -> str:
    """A column's name as Fosse keeps it: in capitals, without a byte-order mark or outer blanks.

    Files of one table differ in case from year to year.
    """
    return published.replace("\ufeff", "").strip().upper()
