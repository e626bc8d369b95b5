"""The bank holidays that the law gives a nation in a year, without asking any file. PURE.

Banking and Financial Dealings Act 1971, Schedule 1, with the days that are proclaimed every
year alike under section 1 (New Year's Day since 1974, the first Monday in May since 1978,
substitutes for weekends) and Christmas Day and Good Friday, which are holidays at common law in
England, Wales and Northern Ireland. Changes for one year stand in proclaimed.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from .bank_holidays import NATIONS, BankHoliday

FIRST_YEAR = 2005
"""The Freedom of Information Act 2000 came into force on 1 January 2005."""

SCHEDULE = "Banking and Financial Dealings Act 1971, Schedule 1"
YEARLY = "Banking and Financial Dealings Act 1971, section 1, proclaimed every year"
COMMON_LAW = "Common law holiday"
SUBSTITUTE = "Substitute day"

ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND = NATIONS
MONDAY, SATURDAY = 0, 5


@dataclass(frozen=True, slots=True)
class Rule:
    """A holiday of every year. One with a fixed date moves off a weekend to the next weekday
    that is not a holiday already."""

    title: str
    on: Callable[[int], date]
    nations: tuple[str, ...]
    source: str
    since: int = 0


@dataclass(frozen=True, slots=True)
class Proclaimed:
    """A bank holiday of one year alone; `instead_of` is the day that it was moved from."""

    title: str
    day: date
    source: str
    announced_on: date
    nations: tuple[str, ...]
    instead_of: date | None


def easter(year: int) -> date:
    """Easter Sunday, by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century = year % 19, year // 100
    leaps = century - century // 4 - (8 * century + 13) // 25
    epact = (leaps + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(moon - weekday)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _first_monday(month: int) -> Callable[[int], date]:
    return lambda year: date(year, month, 1 + (MONDAY - date(year, month, 1).weekday()) % 7)


def _last_monday(month: int) -> Callable[[int], date]:
    return lambda year: date(year, month, 31) - timedelta(date(year, month, 31).weekday())


_ALL = tuple(NATIONS)
_BUT_SCOTLAND = (ENGLAND_AND_WALES, NORTHERN_IRELAND)
_SCOTLAND, _NORTHERN_IRELAND = (SCOTLAND,), (NORTHERN_IRELAND,)

RULES = (
    Rule("New Year’s Day", _fixed(1, 1), _BUT_SCOTLAND, YEARLY),
    Rule("New Year’s Day", _fixed(1, 1), _SCOTLAND, SCHEDULE),
    Rule("2nd January", _fixed(1, 2), _SCOTLAND, SCHEDULE),
    Rule("St Patrick’s Day", _fixed(3, 17), _NORTHERN_IRELAND, SCHEDULE),
    Rule("Good Friday", _from_easter(-2), _BUT_SCOTLAND, COMMON_LAW),
    Rule("Good Friday", _from_easter(-2), _SCOTLAND, SCHEDULE),
    Rule("Easter Monday", _from_easter(1), _BUT_SCOTLAND, SCHEDULE),
    Rule("Early May bank holiday", _first_monday(5), _BUT_SCOTLAND, YEARLY),
    Rule("Early May bank holiday", _first_monday(5), _SCOTLAND, SCHEDULE),
    Rule("Spring bank holiday", _last_monday(5), _BUT_SCOTLAND, SCHEDULE),
    Rule("Spring bank holiday", _last_monday(5), _SCOTLAND, YEARLY),
    Rule("Battle of the Boyne (Orangemen’s Day)", _fixed(7, 12), _NORTHERN_IRELAND, YEARLY),
    Rule("Summer bank holiday", _first_monday(8), _SCOTLAND, SCHEDULE),
    Rule("Summer bank holiday", _last_monday(8), _BUT_SCOTLAND, SCHEDULE),
    # St Andrew's Day Bank Holiday (Scotland) Act 2007, section 1
    Rule("St Andrew’s Day", _fixed(11, 30), _SCOTLAND, SCHEDULE, since=2007),
    Rule("Christmas Day", _fixed(12, 25), _BUT_SCOTLAND, COMMON_LAW),
    Rule("Christmas Day", _fixed(12, 25), _SCOTLAND, SCHEDULE),
    Rule("Boxing Day", _fixed(12, 26), _BUT_SCOTLAND, SCHEDULE),
    Rule("Boxing Day", _fixed(12, 26), _SCOTLAND, YEARLY),
)


@cache
def holidays(nation: str, year: int) -> tuple[BankHoliday, ...]:
    """The bank holidays and common law holidays of a nation in a year, in order.

    For a year to come it is what holds unless something is proclaimed. Raises `KeyError` for a
    nation that is not among `NATIONS`, and `ValueError` for a year before 2005.
    """
    if year < FIRST_YEAR:
        raise ValueError(f"Bank holidays are known from {FIRST_YEAR} on, not of {year}.")
    NATIONS[nation]
    rules = [rule for rule in RULES if nation in rule.nations and rule.since <= year]
    found = {rule.on(year): rule for rule in rules if rule.on(year).weekday() < SATURDAY}
    moved = [rule for rule in rules if rule.on(year).weekday() >= SATURDAY]
    for rule in moved:
        found[_next_free(rule.on(year), found)] = rule
    given = [_of_rule(rule, nation, day) for day, rule in found.items()]
    return tuple(sorted(_changed(given, nation, year), key=lambda holiday: holiday.day))


def _next_free(day: date, taken: dict[date, Rule]) -> date:
    while day.weekday() >= SATURDAY or day in taken:
        day += timedelta(1)
    return day


def _of_rule(rule: Rule, nation: str, day: date) -> BankHoliday:
    notes = "" if day == rule.on(day.year) else SUBSTITUTE
    return BankHoliday(nation, day, rule.title, rule.source, notes=notes)


def _changed(given: list[BankHoliday], nation: str, year: int) -> list[BankHoliday]:
    """The year's holidays after what was proclaimed for that year alone."""
    changes = [c for c in proclaimed() if c.day.year == year and nation in c.nations]
    gone = {change.instead_of for change in changes}
    added = [
        BankHoliday(nation, change.day, change.title, change.source, change.announced_on)
        for change in changes
    ]
    return [holiday for holiday in given if holiday.day not in gone] + added


@cache
def proclaimed() -> tuple[Proclaimed, ...]:
    """What proclaimed.toml says, in its order."""
    text = files(__package__).joinpath("proclaimed.toml").read_text("utf-8")
    return tuple(
        Proclaimed(
            title=change["title"],
            day=change["day"],
            source=change["source"],
            announced_on=change["announced_on"],
            nations=tuple(change.get("nations", _ALL)),
            instead_of=change.get("instead_of"),
        )
        for change in tomllib.loads(text)["change"]
    )
