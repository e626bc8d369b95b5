"""How long failed sign-ins make somebody wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fosse.people.throttle import ACCOUNT, ADDRESS, PAIR, wait_until

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def failures(number: int, *, ago: timedelta = timedelta(0)) -> list[datetime]:
    return [NOW - ago] * number


def test_four_failures_are_free_and_the_fifth_costs_half_a_minute() -> None:
    assert wait_until(failures(4), PAIR, now=NOW) is None
    assert wait_until(failures(5), PAIR, now=NOW) == NOW + timedelta(seconds=30)


def test_each_further_failure_doubles_the_wait_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_until(failures(n), PAIR, now=NOW) - NOW for n in (6, 7, 8, 9, 10, 50)]
    assert [wait.total_seconds() for wait in waits] == [60, 120, 240, 480, 900, 900]


def test_the_wait_ends_by_itself() -> None:
    assert wait_until(failures(5, ago=timedelta(seconds=29)), PAIR, now=NOW) is not None
    assert wait_until(failures(5, ago=timedelta(seconds=30)), PAIR, now=NOW) is None


def test_failures_before_the_window_no_longer_count() -> None:
    assert wait_until(failures(1000, ago=timedelta(hours=1)), ADDRESS, now=NOW) is None


@given(
    st.lists(st.integers(0, 100_000), max_size=200),
    st.sampled_from([PAIR, ADDRESS, ACCOUNT]),
)
def test_a_wait_is_never_longer_than_the_longest_nor_in_the_past(ages, limit) -> None:
    until = wait_until([NOW - timedelta(seconds=age) for age in ages], limit, now=NOW)
    assert until is None or NOW < until <= NOW + limit.longest


@given(st.lists(st.integers(0, 80_000), max_size=40))
def test_one_more_failure_now_never_shortens_the_wait(ages) -> None:
    moments = [NOW - timedelta(seconds=age) for age in ages]
    before = wait_until(moments, PAIR, now=NOW)
    after = wait_until([*moments, NOW], PAIR, now=NOW)
    assert before is None or (after is not None and after >= before)
