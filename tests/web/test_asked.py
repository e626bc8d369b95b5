"""The day asked for: every way an officer or a citizen types one, and what they are told."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from fosse.web.asked import asked, day_in, end_of


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOSSE_TODAY", "2026-11-21")


@pytest.mark.parametrize(
    "typed",
    [
        "2007-09-17",
        "17/9/2007",
        "17/09/2007",
        "17.9.2007",
        "17 9 2007",
        "17 September 2007",
        "17 sep 2007",
        " 17th  September 2007 ",
    ],
)
def test_a_day_may_be_typed_as_people_type_it(typed: str) -> None:
    assert day_in(typed) == date(2007, 9, 17)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31/02/2020", "is not a day"),
        ("yesterday", "is not a date"),
        ("17 ma 2007", "is not a date"),
        ("1/1/1899", "before 1900"),
        ("2007-13-01", "is not a day"),
        ("9000-01-01", "more than two years from today"),
        ("31/12/9999", "Enter a day up to 22 November 2028"),
    ],
)
def test_what_is_no_day_is_said_in_words(typed: str, told: str) -> None:
    with pytest.raises(ValueError, match=told) as fault:
        day_in(typed)
    assert typed in str(fault.value)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2028, 11, 21)))
def test_every_day_is_read_back_however_it_was_written(day: date) -> None:
    assert day_in(day.isoformat()) == day_in(f"{day:%-d/%-m/%Y}".zfill(8)) == day
    assert day_in(f"{day:%-d} {day:%B} {day.year:04d}") == day


def test_without_a_day_it_is_today(rf: RequestFactory) -> None:
    day = asked(rf.get("/schools"))
    assert (day.as_at, day.known_at, day.is_today, day.query) == (
        date(2026, 11, 21),
        None,
        True,
        "",
    )


def test_a_day_goes_along_to_the_next_page(rf: RequestFactory) -> None:
    day = asked(rf.get("/schools?as_at=17/9/2007&known_at=2026-01-02"))
    assert day.query == "?as_at=2007-09-17&known_at=2026-01-02"
    assert day.in_words == "17 September 2007, as recorded on 2 January 2026"
    assert day.known_at == end_of(date(2026, 1, 2))


def test_what_is_known_now_is_all_that_is_recorded(rf: RequestFactory) -> None:
    """“As recorded on” today, or a day to come, is what is recorded now."""
    assert asked(rf.get("/schools?known_at=2030-01-01")).known_at is None


def test_a_wrong_day_shows_today_and_says_so(rf: RequestFactory) -> None:
    day = asked(rf.get("/schools?as_at=soon"))
    assert day.as_at == date(2026, 11, 21)
    assert "soon" in day.faults["as_at"]
    assert day.typed["as_at"] == "soon"


def test_a_page_that_cannot_be_asked_what_was_recorded_does_not_read_it(
    rf: RequestFactory,
) -> None:
    day = asked(rf.get("/schools?known_at=2020-01-01"), recorded=False)
    assert (day.known_at, day.query, day.recorded) == (None, "", False)


@pytest.mark.parametrize("field", ["as_at", "known_at"])
def test_a_day_too_far_ahead_is_a_fault_of_either_field(rf: RequestFactory, field: str) -> None:
    day = asked(rf.get(f"/schools?{field}=9999-12-31"))
    assert "more than two years from today" in day.faults[field]
    assert day.status == 400


def test_the_end_of_a_summer_day_is_london_s() -> None:
    assert end_of(date(2026, 7, 1)).utcoffset() is not None
    assert end_of(date(2026, 7, 1)).isoformat() == "2026-07-01T23:59:59.999999+01:00"
