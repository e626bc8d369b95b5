"""Whether a school was open on a day, and what is doubtful about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.schools.time import Observation, Presence, presence_on

APRIL_2022, JANUARY_2026 = date(2022, 4, 25), date(2026, 1, 15)
SEPTEMBER_2007 = date(2007, 9, 17)


def seen(
    day: date, status: int, opened_on: date | None = None, closed_on: date | None = None
) -> Observation:
    return Observation(900001, 999, day, day, status, opened_on, closed_on)


def on(day: date, *observations: Observation, **missing: date) -> Presence:
    return presence_on(day, observations, **missing)


def test_the_close_date_is_the_last_day_open() -> None:
    closed = seen(APRIL_2022, 2, date(1999, 9, 1), date(2012, 8, 31))
    assert on(date(2012, 8, 31), closed).word == "open"
    assert on(date(2012, 9, 1), closed).word == "closed"


def test_the_open_date_is_the_first_day_open() -> None:
    academy = seen(APRIL_2022, 1, date(2012, 9, 1))
    assert on(date(2012, 8, 31), academy).word == "not yet open"
    assert on(date(2012, 9, 1), academy).word == "open"


def test_without_an_open_date_a_day_before_the_first_extract_is_uncertain() -> None:
    found = on(SEPTEMBER_2007, seen(APRIL_2022, 1))
    assert (found.word, found.doubts) == ("uncertain", ("no open date published",))
    assert on(APRIL_2022, seen(APRIL_2022, 1)).word == "open"


def test_a_school_that_closed_before_is_closed_though_nobody_knows_when_it_opened() -> None:
    found = on(SEPTEMBER_2007, seen(APRIL_2022, 2, None, date(2004, 8, 31)))
    assert (found.word, found.closed_on, found.doubts) == ("closed", date(2004, 8, 31), ())


def test_closed_between_two_extracts_on_a_day_that_nobody_published() -> None:
    both = seen(APRIL_2022, 1, date(1999, 9, 1)), seen(JANUARY_2026, 2, date(1999, 9, 1))
    doubt = "closed between 25 April 2022 and 15 January 2026; the date is not published"
    assert on(APRIL_2022, *both).word == "open"
    found = on(date(2024, 1, 1), *both)
    assert (found.word, found.doubts) == ("uncertain", (doubt,))
    found = on(JANUARY_2026, *both)
    assert (found.word, found.doubts) == ("closed", (doubt,))


def test_opened_between_two_extracts_on_a_day_that_nobody_published() -> None:
    new = seen(JANUARY_2026, 1)
    assert on(APRIL_2022, new, missing_before=APRIL_2022).word == "not yet open"
    found = on(date(2024, 1, 1), new, missing_before=APRIL_2022)
    assert found.word == "uncertain"
    assert "opened between 25 April 2022 and 15 January 2026" in found.doubts[0]
    assert on(JANUARY_2026, new, missing_before=APRIL_2022).word == "open"


def test_a_planned_closure_is_uncertain_after_its_day() -> None:
    planned = seen(APRIL_2022, 3, date(1999, 9, 1), date(2022, 8, 31))
    assert on(date(2022, 8, 31), planned).word == "open"
    found = on(date(2022, 9, 1), planned)
    assert found.word == "uncertain"
    assert found.doubts == (
        "it was to close on 31 August 2022, and no later register says whether it did",
    )


def test_a_planned_closure_that_was_called_off() -> None:
    planned = seen(APRIL_2022, 3, date(1999, 9, 1), date(2022, 8, 31))
    still_open = seen(JANUARY_2026, 1, date(1999, 9, 1))
    assert on(date(2024, 1, 1), planned, still_open).word == "open"


def test_proposed_to_open_is_not_open_and_then_uncertain() -> None:
    proposed = seen(APRIL_2022, 4, date(2022, 9, 1))
    assert on(APRIL_2022, proposed).word == "not yet open"
    found = on(date(2022, 9, 1), proposed)
    assert (found.word, found.doubts[0][:30]) == ("uncertain", "it was to open on 1 September ")


def test_listed_before_its_open_date_it_is_not_yet_open() -> None:
    listed = seen(APRIL_2022, 1, date(2022, 9, 1))
    found = on(APRIL_2022, listed)
    assert found.word == "not yet open"
    assert found.doubts == (
        "the register of 25 April 2022 lists it, with 1 September 2022 as its open date",
    )


def test_an_open_date_after_the_school_was_seen_open_is_doubted() -> None:
    both = seen(APRIL_2022, 1), seen(JANUARY_2026, 1, date(2024, 8, 31))
    assert on(APRIL_2022, *both).word == "open"
    assert "gives 31 August 2024 as its open date" in on(APRIL_2022, *both).doubts[0]
    assert on(SEPTEMBER_2007, *both).word == "uncertain"


def test_a_late_entry_of_a_closure_does_not_keep_the_school_open() -> None:
    both = seen(APRIL_2022, 1), seen(JANUARY_2026, 2, None, date(2022, 3, 31))
    found = on(APRIL_2022, *both)
    assert found.word == "closed"
    assert found.doubts == ("the register of 25 April 2022 still lists it as open",)


def test_a_school_that_vanished_is_uncertain_from_then_on() -> None:
    found = on(JANUARY_2026, seen(APRIL_2022, 1), missing_after=JANUARY_2026)
    assert found.word == "uncertain"
    assert found.doubts == (
        "not in the register of 15 January 2026; last seen in that of 25 April 2022",
    )


def test_a_school_first_seen_closed_without_a_date() -> None:
    found = on(SEPTEMBER_2007, seen(APRIL_2022, 2))
    assert found.word == "uncertain"
    assert found.doubts == (
        "no open date published",
        "closed by 25 April 2022; the date is not published",
    )


days = st.dates(date(1990, 1, 1), date(2030, 1, 1))
perhaps = st.none() | days


@st.composite
def observations(draw: st.DrawFn) -> tuple[Observation, ...]:
    when = sorted(draw(st.sets(days, min_size=1, max_size=4)))
    return tuple(
        seen(day, draw(st.sampled_from([1, 2, 3, 4])), draw(perhaps), draw(perhaps)) for day in when
    )


@given(observations(), days)
def test_uncertain_always_says_why(some: tuple[Observation, ...], day: date) -> None:
    found = on(day, *some)
    assert found.word != "uncertain" or found.doubts


@given(opened=days, lasts=st.integers(0, 9_000), day=days)
def test_with_both_dates_nothing_is_uncertain(opened: date, lasts: int, day: date) -> None:
    closed = opened + timedelta(days=lasts)
    found = on(day, seen(date(2060, 1, 1), 2, opened, closed))
    expected = "not yet open" if day < opened else "closed" if day > closed else "open"
    assert (found.word, found.doubts) == (expected, ())


@pytest.mark.parametrize("status", [1, 2, 3, 4])
def test_every_status_is_understood(status: int) -> None:
    assert on(APRIL_2022, seen(APRIL_2022, status)).word in {"open", "closed", "not yet open"}
