"""Reading GOV.UK's file, and what the law gives without it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import holidays as oracle
import pytest

from fosse.dates import standing
from fosse.dates.bank_holidays import NATIONS, BankHoliday, UnreadableBankHolidays, read

SUBDIVISIONS = {
    "england-and-wales": ("ENG", "WLS"),
    "scotland": ("SCT",),
    "northern-ireland": ("NIR",),
}
CHRISTMAS = {"title": "Christmas Day", "date": "2026-12-25", "notes": "", "bunting": True}


def file(**parts: object) -> bytes:
    """A file with Christmas Day in each nation, but for the parts given."""
    whole = {nation: {"division": nation, "events": [CHRISTMAS]} for nation in NATIONS}
    return json.dumps(
        whole | {name.replace("_", "-"): part for name, part in parts.items()}
    ).encode()


def of(nation: str, year: int) -> dict[date, str]:
    return {holiday.day: holiday.in_words for holiday in standing.holidays(nation, year)}


# But for 2006 in Scotland: the oracle has St Andrew's Day a year before its Act of 2007.
YEARS = [(n, y) for n in NATIONS for y in range(2005, 2061) if (n, y) != ("scotland", 2006)]


@pytest.mark.parametrize(("nation", "year"), YEARS)
def test_the_law_gives_the_weekdays_that_the_oracle_gives(nation: str, year: int) -> None:
    for subdivision in SUBDIVISIONS[nation]:
        known = oracle.country_holidays("GB", subdiv=subdivision, years=year)
        assert sorted(of(nation, year)) == sorted(day for day in known if day.weekday() < 5)


def test_saint_andrews_day_is_a_bank_holiday_since_its_act() -> None:
    assert date(2006, 11, 30) not in of("scotland", 2006)
    assert of("scotland", 2007)[date(2007, 11, 30)] == "St Andrew’s Day"


def test_in_scotland_second_january_keeps_its_day_and_new_year_goes_past_it() -> None:
    """Schedule 1, paragraph 2, of the Act of 1971: New Year's Day 2017 was a Sunday."""
    found = of("scotland", 2017)
    assert found[date(2017, 1, 2)] == "2nd January"
    assert found[date(2017, 1, 3)] == "New Year’s Day (substitute day)"


def test_a_day_that_was_moved_is_a_working_day_in_that_year() -> None:
    found = of("england-and-wales", 2022)
    assert date(2022, 5, 30) not in found
    assert found[date(2022, 6, 2)] == "Spring bank holiday"


def test_what_was_proclaimed_says_who_said_so_and_when() -> None:
    (world_cup,) = [h for h in standing.holidays("scotland", 2026) if h.day == date(2026, 6, 15)]
    assert world_cup.announced_on == date(2026, 2, 4)
    assert "Proclamation" in world_cup.source
    assert date(2026, 6, 15) not in of("england-and-wales", 2026)
    assert all(change.announced_on < change.day for change in standing.proclaimed())


def test_a_year_before_freedom_of_information_is_refused() -> None:
    with pytest.raises(ValueError, match="from 2005 on, not of 2004"):
        standing.holidays("scotland", 2004)


@pytest.mark.real_data
def test_the_law_gives_what_the_published_file_lists(shared_data: Path) -> None:
    published = read(
        (shared_data / "calendar" / "bank-holidays.json").read_bytes(), source="GOV.UK"
    )
    given = [
        h
        for nation in NATIONS
        for year in range(2012, 2029)
        for h in standing.holidays(nation, year)
    ]
    assert {(h.nation, h.day) for h in given} == {(h.nation, h.day) for h in published}
    titles = {(h.nation, h.day): h.title.casefold() for h in published}
    otherwise = {h.day for h in given if titles[h.nation, h.day] != h.title.casefold()}
    # In 2023 GOV.UK names the two Scottish days of New Year the other way about.
    assert otherwise == {date(2023, 1, 2), date(2023, 1, 3)}


def test_a_file_is_read_with_its_source_and_day() -> None:
    event = {"title": "Boxing Day", "date": "2026-12-28", "notes": "Substitute day"}
    found = read(file(scotland={"events": [event]}), source="GOV.UK", announced_on=date(2026, 1, 5))
    assert found[-1] == BankHoliday(
        nation="scotland",
        day=date(2026, 12, 28),
        title="Boxing Day",
        source="GOV.UK",
        announced_on=date(2026, 1, 5),
        notes="Substitute day",
    )
    assert found[-1].in_words == "Boxing Day (substitute day)"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe\x00", "not JSON"),
        (b'{"scotland": ', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "holds no nations"),
        (file(scotland=None), "no bank holiday of Scotland"),
        (file(scotland={"events": {}}), "no bank holiday of Scotland"),
        (file(scotland={"events": ["Christmas"]}), "Scotland, entry 1 is no entry"),
        (file(scotland={"events": [{"date": "2026-12-25"}]}), "Scotland, entry 1 has no title"),
        (file(scotland={"events": [CHRISTMAS | {"title": "x" * 201}]}), "up to 200 characters"),
        (file(scotland={"events": [CHRISTMAS | {"date": "25/12/2026"}]}), "“25/12/2026” is no day"),
        (file(scotland={"events": [CHRISTMAS, CHRISTMAS]}), "gives 2026-12-25 a second time"),
        (file(scotland={"events": [{}] * 9}), "And 13 more."),
    ],
)
def test_a_file_that_cannot_be_taken_whole_says_what_is_wrong_where(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableBankHolidays) as fault:
        read(data, source="GOV.UK")
    assert said in str(fault.value)
    assert str(fault.value).endswith(
        "Fetch the file again from https://www.gov.uk/bank-holidays.json."
    )
