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
