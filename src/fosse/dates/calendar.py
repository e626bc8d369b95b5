"""Which days are working days, by the law that counts them. PURE.

Three statutes, three calendars, never mixed: the United Kingdom (Freedom of Information Act
2000, section 10(6): a bank holiday in any part of it), England and Wales (Local Authorities
(Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012), and
England (Education and Inspections Act 2006, Part 4). Each leaves out Saturdays, Sundays and, by
name, Christmas Day and Good Friday.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from . import standing
from .bank_holidays import NATIONS, BankHoliday

YEARS = range(standing.FIRST_YEAR, 2061)
"""The years that can be counted in: from freedom of information on, for a working life."""

SATURDAY, SUNDAY = 5, 6
_FIRST, _LAST = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)


class OutOfReach(ValueError):
    """A day that no calendar reaches; the message says which can be asked about."""


@dataclass(frozen=True, eq=False)
class Calendar:
    """The days that are no working days, other than weekends, with the reason for each.

    Bank holidays are on record from `first` to `horizon`, both included (None: none are). Later
    ones are those of the standing law: a date past the horizon is provisional.
    """

    name: str
    closed: Mapping[date, str]
    first: date | None
    horizon: date | None

    @cached_property
    def working(self) -> tuple[int, ...]:
        """Every working day as its ordinal, in order: counting is then a search in it."""
        closed = {day.toordinal() for day in self.closed}
        return tuple(
            ordinal
            for ordinal in range(_FIRST.toordinal(), _LAST.toordinal() + 1)
            if 0 < ordinal % 7 < 6 and ordinal not in closed  # 1 January of year 1 was a Monday
        )

    def why_not(self, day: date) -> str:
        """Why `day` is no working day, such as “bank holiday in Scotland: St Andrew’s Day”; ""
        when it is one."""
        reach(day)
        if day.weekday() == SATURDAY:
            return "Saturday"
        if day.weekday() == SUNDAY:
            return "Sunday"
        return self.closed.get(day, "")

    def is_provisional(self, day: date) -> bool:
        """Whether `day` is past what is on record."""
        return self.horizon is None or day > self.horizon

    @property
    def why_provisional(self) -> str:
        """What a date past the horizon rests on, in words."""
        known = (
            f"The bank holidays on record end on {self.horizon:%-d %B %Y}. Those after that"
            if self.horizon
            else "No bank holidays are on record. Those counted with"
        )
        return (
            f"{known} are the ones that the law gives every year: "
            "a proclamation can still add or move one."
        )


def united_kingdom(holidays: Iterable[BankHoliday]) -> Calendar:
    """The calendar of FOIA 2000 s.10(6), from the bank holidays that are on record."""
    return _calendar("the United Kingdom", tuple(NATIONS), holidays)


def england_and_wales(holidays: Iterable[BankHoliday]) -> Calendar:
    """The calendar of committees and their papers (SI 2012/2089)."""
    return _calendar("England and Wales", (standing.ENGLAND_AND_WALES,), holidays)


def england(holidays: Iterable[BankHoliday]) -> Calendar:
    """The calendar of warning notices (Education and Inspections Act 2006, Part 4). England has
    the bank holidays of England and Wales."""
    return _calendar("England", (standing.ENGLAND_AND_WALES,), holidays)


def reach(day: date) -> None:
    """Raise `OutOfReach` for a day in whose year working days can't be counted."""
    if day.year not in YEARS:
        raise OutOfReach(
            f"Working days can be counted from {YEARS[0]} to {YEARS[-1]}, "
            f"not on {day.day} {day:%B} {day.year}."
        )


def _calendar(name: str, nations: tuple[str, ...], holidays: Iterable[BankHoliday]) -> Calendar:
    recorded = [holiday for holiday in holidays if holiday.nation in nations]
    days: dict[date, dict[str, str]] = {}
    ends: list[tuple[date, date]] = []
    for nation in nations:
        own = [holiday for holiday in recorded if holiday.nation == nation]
        listed = sorted(holiday.day for holiday in own if not holiday.by_hand)
        for holiday in (*_standing(nation, listed), *own):
            days.setdefault(holiday.day, {})[nation] = holiday.in_words
        if listed:
            ends.append((listed[0], listed[-1]))
    whole = len(ends) == len(nations)
    return Calendar(
        name=name,
        closed={day: _reason(titles, nations) for day, titles in days.items()} | _by_name(),
        first=max(first for first, _ in ends) if whole else None,
        horizon=min(last for _, last in ends) if whole else None,
    )


def _standing(nation: str, listed: list[date]) -> Iterable[BankHoliday]:
    """What the law gives where no file speaks: other years, and after the last day it lists."""
    years: Collection[int] = {day.year for day in listed}
    last = listed[-1] if listed else date.min
    return (
        holiday
        for year in YEARS
        for holiday in standing.holidays(nation, year)
        if year not in years or holiday.day > last
    )


def _by_name() -> dict[date, str]:
    """Christmas Day and Good Friday, which the statutes name beside the bank holidays."""
    christmas = {date(year, 12, 25): "Christmas Day" for year in YEARS}
    return christmas | {standing.easter(y) - timedelta(2): "Good Friday" for y in YEARS}


def _reason(titles: Mapping[str, str], nations: tuple[str, ...]) -> str:
    """“bank holiday: Boxing Day”; where not all have it, or not all call it so, who does."""
    if len(titles) == len(nations) and len(set(titles.values())) == 1:
        return f"bank holiday: {next(iter(titles.values()))}"
    by_title: dict[str, list[str]] = {}
    for nation, title in titles.items():
        by_title.setdefault(title, []).append(NATIONS[nation])
    parts = [f"in {', and in '.join(where)}: {title}" for title, where in by_title.items()]
    return f"bank holiday {'; '.join(parts)}"
