"""Clear days: those between two events, with both ends left out. PURE.

“At least five clear days before the meeting” (SI 2012/2089, regulation 7) are five working days
between the day on which the papers are open to see and the day of the meeting; “28 clear days”
(regulation 9) are days of any kind. Pass a calendar for the first, None for the second.
"""

from __future__ import annotations

from datetime import date, timedelta

from .calendar import Calendar
from .working_days import Reckoning, nth_after, nth_before

ONE = timedelta(1)


def earliest_after(notice_on: date, clear: int, calendar: Calendar | None = None) -> Reckoning:
    """The earliest day of a meeting with `clear` clear days after a notice of `notice_on`.

    It need not be a working day. Raises `ValueError` for `clear` below 1.
    """
    if calendar is None:
        _check(clear)
        return Reckoning(
            notice_on + ONE * (clear + 1), notice_on + ONE, notice_on + ONE * clear, None
        )
    last = nth_after(notice_on, clear, calendar)
    return Reckoning(last.on + ONE, last.first, last.last, calendar)


def latest_before(meeting_on: date, clear: int, calendar: Calendar | None = None) -> Reckoning:
    """The latest day of a notice with `clear` clear days before a meeting of `meeting_on`.

    It may fall on a weekend, when papers can seldom be seen: `working_days.last_by` gives the
    last working day up to it. Raises `ValueError` for `clear` below 1.
    """
    if calendar is None:
        _check(clear)
        return Reckoning(
            meeting_on - ONE * (clear + 1), meeting_on - ONE * clear, meeting_on - ONE, None
        )
    first = nth_before(meeting_on, clear, calendar)
    return Reckoning(first.on - ONE, first.first, first.last, calendar)


def _check(clear: int) -> None:
    if clear < 1:
        raise ValueError(f"There must be at least one clear day, not {clear}.")
