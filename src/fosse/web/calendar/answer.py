"""Is it a working day, and which is the nth after it: the answer in words. PURE."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fosse.dates.calendar import Calendar
from fosse.dates.working_days import Reckoning, nth_after

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_WEEKEND = ("Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked (the `n`th working day after `day`) and what it came to."""

    day: date
    n: int
    calendar: Calendar
    reckoned: Reckoning

    @property
    def is_it_one(self) -> str:
        """“Monday 30 November 2026 is not a working day: bank holiday in Scotland: …”."""
        why = self.calendar.why_not(self.day)
        said = f"{long(self.day)} is {'not ' if why else ''}a working day"
        return f"{said}." if not why or why in _WEEKEND else f"{said}: {why}."

    @property
    def which(self) -> str:
        """“The 20th working day after it is Monday 21 December 2026.”"""
        return f"The {ordinal(self.n)} working day after it is {long(self.reckoned.on)}."

    @property
    def as_data(self) -> dict[str, object]:
        """The same for a program."""
        return {
            "calendar": self.calendar.name,
            "day": self.day.isoformat(),
            "is_working_day": self.calendar.why_not(self.day) == "",
            "n": self.n,
            "nth_working_day": self.reckoned.on.isoformat(),
            "provisional": self.reckoned.provisional,
            "skipped": [
                {"day": skip.day.isoformat(), "why": skip.why} for skip in self.reckoned.skipped
            ],
        }


def of(day: date, n: int, calendar: Calendar) -> Answer:
    """Count. Raises `OutOfReach` for a day that can't be counted from."""
    return Answer(day, n, calendar, nth_after(day, n, calendar))


def ordinal(number: int) -> str:
    """“1st”, “2nd”, “11th”, “23rd”."""
    ending = "th" if 10 < number % 100 < 14 else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def long(day: date) -> str:
    """“Monday 21 December 2026”."""
    return f"{day:%A %-d %B %Y}"
