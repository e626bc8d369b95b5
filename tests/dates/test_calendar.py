"""Each calendar day by day, and the reasons that it gives."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import holidays as oracle
import pytest

from fosse.dates import calendar, standing
from fosse.dates.bank_holidays import NATIONS, BankHoliday, read
from fosse.dates.calendar import Calendar, OutOfReach

FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)
DAYS = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
SUBDIVISIONS = {
    "the United Kingdom": ("ENG", "WLS", "SCT", "NIR"),
    "England and Wales": ("ENG", "WLS"),
    "England": ("ENG",),
}
RECORDED = [
    h for nation in NATIONS for year in range(2012, 2029) for h in standing.holidays(nation, year)
]


def calendars(holidays: list[BankHoliday]) -> list[Calendar]:
    return [
        build(holidays)
        for build in (calendar.united_kingdom, calendar.england_and_wales, calendar.england)
    ]


def check_day_by_day(counted: Calendar) -> None:
    """Every day from 2012 to 2028 is a working day here and for the oracle, or for neither."""
    known: set[date] = set()
    for subdivision in SUBDIVISIONS[counted.name]:
        known |= set(oracle.country_holidays("GB", subdiv=subdivision, years=range(2012, 2029)))
    wrong = [
        day
        for day in DAYS
        if (counted.why_not(day) == "") != (day.weekday() < 5 and day not in known)
    ]
    assert wrong == []
    working = {
        ordinal for ordinal in counted.working if FIRST.toordinal() <= ordinal <= LAST.toordinal()
    }
    assert working == {day.toordinal() for day in DAYS if counted.why_not(day) == ""}


@pytest.mark.parametrize("counted", calendars(RECORDED) + calendars([]), ids=lambda c: c.name)
def test_every_day_of_seventeen_years_is_what_the_oracle_says(counted: Calendar) -> None:
    check_day_by_day(counted)


@pytest.mark.real_data
def test_every_day_by_the_published_file_is_what_the_oracle_says(shared_data: Path) -> None:
    data = (shared_data / "calendar" / "bank-holidays.json").read_bytes()
    for counted in calendars(list(read(data, source="GOV.UK"))):
        check_day_by_day(counted)
        assert counted.horizon == date(2028, 12, 26)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 21), "Saturday"),
        (date(2026, 11, 22), "Sunday"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 12, 28), "bank holiday: Boxing Day (substitute day)"),
        (date(2026, 11, 30), "bank holiday in Scotland: St Andrew’s Day"),
        (
            date(2026, 4, 6),
            "bank holiday in England and Wales, and in Northern Ireland: Easter Monday",
        ),
        (
            date(2012, 1, 2),
            "bank holiday in England and Wales, and in Northern Ireland: New Year’s Day "
            "(substitute day); in Scotland: 2nd January",
        ),
        (date(2026, 11, 20), ""),
    ],
)
def test_a_day_says_why_it_is_no_working_day(day: date, why: str) -> None:
    assert calendar.united_kingdom(RECORDED).why_not(day) == why


def test_the_calendars_are_never_mixed() -> None:
    """Saint Andrew's Day stops an information request, and neither a committee nor a notice."""
    assert [c.why_not(date(2026, 11, 30)) != "" for c in calendars(RECORDED)] == [
        True,
        False,
        False,
    ]
    assert calendars(RECORDED)[1].why_not(date(2026, 4, 6)) == "bank holiday: Easter Monday"


def test_christmas_day_and_good_friday_are_named_by_statute_even_if_no_file_lists_them() -> None:
    named = ("Christmas Day", "Good Friday")
    counted = calendar.united_kingdom([h for h in RECORDED if h.title not in named])
    assert counted.why_not(date(2026, 12, 25)) == "Christmas Day"
    assert counted.why_not(date(2026, 4, 3)) == "Good Friday"


def test_what_the_file_says_of_its_time_goes_before_the_standing_law() -> None:
    """A holiday that is moved is a working day as soon as the file says so."""
    moved = [h for h in RECORDED if h.day != date(2027, 5, 31)]
    assert calendar.united_kingdom(moved).why_not(date(2027, 5, 31)) == ""


def test_past_the_horizon_the_law_gives_the_days_and_they_are_provisional() -> None:
    counted = calendar.united_kingdom(RECORDED)
    assert (counted.first, counted.horizon) == (date(2012, 1, 2), date(2028, 12, 26))
    assert counted.why_not(date(2029, 1, 1)) == "bank holiday: New Year’s Day"
    assert not counted.is_provisional(date(2028, 12, 26))
    assert counted.is_provisional(date(2028, 12, 27))
    assert counted.why_provisional.startswith(
        "The bank holidays on record end on 26 December 2028."
    )


def test_the_horizon_is_that_of_the_nation_which_is_known_least_far() -> None:
    """A United Kingdom of which Scotland is known to 2026 only is known to 2026 only; England is
    not touched by it."""
    held = [h for h in RECORDED if h.nation != "scotland" or h.day.year < 2027]
    united_kingdom, england_and_wales, _ = calendars(held)
    assert united_kingdom.horizon == date(2026, 12, 28)
    assert united_kingdom.why_not(date(2027, 1, 4)).startswith("bank holiday in Scotland")
    assert england_and_wales.horizon == date(2028, 12, 26)


def test_one_put_down_by_hand_counts_and_moves_no_horizon() -> None:
    jubilee = BankHoliday(
        "scotland", date(2031, 6, 3), "Jubilee", "Gazette", date(2028, 1, 1), by_hand=True
    )
    counted = calendar.united_kingdom([*RECORDED, jubilee])
    assert counted.why_not(date(2031, 6, 3)) == "bank holiday in Scotland: Jubilee"
    assert counted.why_not(date(2031, 1, 1)) == "bank holiday: New Year’s Day"
    assert counted.horizon == date(2028, 12, 26)


def test_without_any_file_everything_is_provisional() -> None:
    counted = calendar.united_kingdom([])
    assert counted.is_provisional(date(2026, 11, 20))
    assert counted.why_provisional.startswith("No bank holidays are on record.")


def test_years_between_two_files_are_not_taken_for_years_without_holidays() -> None:
    counted = calendar.united_kingdom([h for h in RECORDED if not 2016 <= h.day.year <= 2020])
    assert counted.why_not(date(2018, 5, 7)) == "bank holiday: Early May bank holiday"


def test_a_day_out_of_reach_is_said_to_be() -> None:
    with pytest.raises(OutOfReach, match="from 2005 to 2060, not on 31 December 2004"):
        calendar.united_kingdom([]).why_not(date(2004, 12, 31))
