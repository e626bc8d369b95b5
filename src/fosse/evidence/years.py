"""Which year or day a file speaks of, by its name, its folder or a column. PURE.

A year is written "2018/19" everywhere in Fosse, a calendar year "2025".
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date

YEARS = re.compile(r"(?<!\d)(20\d\d)[-_/ ]?(?:20)?(\d\d)(?!\d)")
DAY_NAMED = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ _-]([a-z]{3,9})[ _-](20\d\d)(?!\d)")
MONTH_NAMED = re.compile(r"(?<![a-z])([a-z]{3,9})[ _-](20\d\d)(?!\d)")
DAY_NUMBERED = re.compile(r"(?<!\d)(20\d\d)[-_]?(\d\d)[-_]?(\d\d)(?!\d)")
MONTH_NUMBERED = re.compile(r"(?<!\d)(20\d\d)[-_](\d\d)(?!\d)")
MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
STAGE = re.compile(r"provisional|revised|final", re.IGNORECASE)


def of_period(text: str) -> str:
    """The year of a `time_period`: "202223" is "2022/23", "2025" is "2025".

    Raises `ValueError` for anything else.
    """
    plain = text.strip()
    if re.fullmatch(r"20\d\d", plain):
        return plain
    found = YEARS.fullmatch(plain)
    if not found or not (year := _year(found)):
        raise ValueError(f"“{plain}” is not a period such as 202223 or 2022/23")
    return year


def in_names(names: Iterable[str]) -> str:
    """The year that the first of the names to hold one speaks of, or ""."""
    for name in names:
        for found in YEARS.finditer(name):
            if year := _year(found):
                return year
    return ""


def by_month(names: Iterable[str]) -> str:
    """The academic year of the first month that a name speaks of: "November 2022" is 2022/23."""
    for name in names:
        for found in MONTH_NAMED.finditer(name.lower()):
            if month := MONTHS.get(found[1]):
                first = int(found[2]) - (0 if month >= 9 else 1)
                return f"{first}/{(first + 1) % 100:02d}"
    return ""


def _year(found: re.Match[str]) -> str:
    first, second = int(found[1]), int(found[2])
    return f"{first}/{second:02d}" if (first + 1) % 100 == second else ""


def ends_in(year: str) -> int:
    """The calendar year in which a year ends: 2019 of "2018/19", 2025 of "2025"."""
    return int(year[:4]) + (1 if "/" in year else 0)


def day_in(names: Iterable[str]) -> date | None:
    """The day that the first of the names to hold one speaks of: "…20220425", "31_August_2024",
    or the last of a month, "may_2025", "2025-11". None where there is none."""
    for name in names:
        if day := _day_in(name.lower()):
            return day
    return None


def _day_in(name: str) -> date | None:
    for found in DAY_NAMED.finditer(name):
        if day := _day(int(found[3]), MONTHS.get(found[2], 0), int(found[1])):
            return day
    for found in DAY_NUMBERED.finditer(name):
        if day := _day(int(found[1]), int(found[2]), int(found[3])):
            return day
    for found in MONTH_NAMED.finditer(name):
        if day := _last_of(int(found[2]), MONTHS.get(found[1], 0)):
            return day
    for found in MONTH_NUMBERED.finditer(name):
        if day := _last_of(int(found[1]), int(found[2])):
            return day
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # eight figures that are no day, such as a postcode sector's number
        return None


def _last_of(year: int, month: int) -> date | None:
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else None


def stage_in(names: Iterable[str]) -> str:
    """ "provisional", "revised" or "final" by the first of the names that says so, or ""."""
    for name in names:
        if found := STAGE.search(name):
            return found[0].lower()
    return ""
