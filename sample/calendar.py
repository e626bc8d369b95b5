"""The days and years of the sample, in one place. Nothing in it follows the clock."""

from __future__ import annotations

from datetime import date

AS_AT = date(2026, 11, 2)
"""The day of the sample's own assessment, so that its results don't drift."""

BEFORE = date(2026, 3, 2)
"""The day of the assessment before it: the mid-year review, on the evidence of that day."""

WARDS_SINCE = date(2023, 5, 4)
"""The day from which the wards have their outlines: that of an election."""

YEARS = ("2021/22", "2022/23", "2023/24", "2024/25", "2025/26")
"""The academic years of results, oldest first; `t` numbers them from 0."""

FIRST_EXTRACT = date(2023, 5, 15)
MIDDLE_EXTRACT = date(2026, 1, 19)
LAST_EXTRACT = date(2026, 10, 19)
"""The days of the three extracts of the register."""

GRADES_ENDED = date(2024, 9, 1)
"""From here no overall grade of inspection; sub-judgements only."""

REPORT_CARDS_BEGAN = date(2025, 11, 10)
INSPECTIONS_AS_AT = (date(2024, 8, 31), date(2026, 9, 30))

BANK_HOLIDAYS = range(2012, 2029)
BANK_HOLIDAYS_PUBLISHED = date(2026, 2, 9)
"""The years of the file of bank holidays, and its day: after Scotland's for the World Cup."""

TERMS = {
    "Autumn 2025, first half": (date(2025, 9, 2), date(2025, 10, 17)),
    "Autumn 2025, second half": (date(2025, 11, 3), date(2025, 12, 19)),
    "Spring 2026, first half": (date(2026, 1, 5), date(2026, 2, 13)),
    "Spring 2026, second half": (date(2026, 2, 23), date(2026, 3, 27)),
    "Summer 2026, first half": (date(2026, 4, 13), date(2026, 5, 22)),
    "Summer 2026, second half": (date(2026, 6, 1), date(2026, 7, 21)),
    "Autumn 2026, first half": (date(2026, 9, 1), date(2026, 10, 16)),
    "Autumn 2026, second half": (date(2026, 11, 2), date(2026, 12, 18)),
    "Spring 2027, first half": (date(2027, 1, 4), date(2027, 2, 12)),
    "Spring 2027, second half": (date(2027, 2, 22), date(2027, 3, 25)),
    "Summer 2027, first half": (date(2027, 4, 12), date(2027, 5, 28)),
    "Summer 2027, second half": (date(2027, 6, 7), date(2027, 7, 23)),
}
"""The terms of Ratae's schools: the first and the last day of each, both days of school."""


def folder(year: str) -> str:
    """ "2023-2024" of "2023/24": the name of the folder of that year's performance tables."""
    return f"{year[:4]}-{int(year[:4]) + 1}"


def period(year: str) -> str:
    """ "202324" of "2023/24": time_period as Explore education statistics writes it."""
    return year[:4] + year[5:]


def exams(year: str) -> date:
    """The day in summer on which a pupil counts in a school's results."""
    return date(int(year[:4]) + 1, 5, 15)


def census(year: str) -> date:
    """The day of the January census."""
    return date(int(year[:4]) + 1, 1, 19)
