"""What a rule of law is: words, a citation, a number, and the days on which it held. PURE."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

IN_FORCE = date(2005, 1, 1)
"""The rights of the Freedom of Information Act 2000 took effect on this day."""

CODE_OF_2018 = date(2018, 7, 4)
CODE = "Freedom of Information Code of Practice (Cabinet Office, 4 July 2018), under FOIA s.45"


class Unit(StrEnum):
    """What a period is counted in."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Period:
    """So many working days, calendar days or months after a day; `with_first_day` where the
    statute says “beginning with the day on which”."""

    count: int
    unit: Unit
    with_first_day: bool = False

    @property
    def in_words(self) -> str:
        """“20 working days”."""
        return f"{self.count} {self.unit}"


def working_days(count: int) -> Period:
    """So many working days after a day."""
    return Period(count, Unit.WORKING_DAYS)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as it stood from a day to a day, `[from_on, until_on)`.

    `period` and `pounds` are the number that it sets, if it sets one. `from_on` is None where
    the law is made but the day on which it takes effect is not known.
    """

    id: str
    words: str
    cites: str
    period: Period | None = None
    pounds: int | None = None
    source_note: str = ""
    confirmed: bool = True
    from_on: date | None = IN_FORCE
    until_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether this version was in force on a day."""
        return (
            self.from_on is not None
            and self.from_on <= day
            and (self.until_on is None or day < self.until_on)
        )
