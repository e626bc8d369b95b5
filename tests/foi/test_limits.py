"""The cost limit, and what may be added up to reach it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.foi.histories import CALENDAR, day

from fosse.foi.kinds import Activity
from fosse.foi.limits import Added, Asked, Spent, aggregable, estimate, spread

A = Activity


@pytest.mark.parametrize(
    ("minutes", "over"), [(18 * 60, False), (18 * 60 + 1, True), (0, False), (26 * 60, True)]
)
def test_eighteen_hours_are_within_and_a_minute_more_is_over(minutes: int, over: bool) -> None:
    """FOIA-12: £450 at £25 an hour; the limit is exceeded, not reached."""
    cost = estimate([Spent(A.LOCATING, minutes)], on=date(2026, 11, 20))
    assert cost.over is over
    assert (cost.limit_pounds, cost.limit_hours) == (450, 18)


def test_only_four_activities_count() -> None:
    """FOIA-12-3: redaction and drafting do not."""
    cost = estimate([Spent(activity, 60) for activity in Activity])
    assert (cost.minutes, cost.left_out, cost.pounds) == (240, 120, Decimal("100.00"))


def test_the_estimate_in_words() -> None:
    cost = estimate([Spent(A.RETRIEVING, 19 * 60 + 30), Spent(A.REDACTING, 6000)])
    assert cost.in_words == ("19 hours 30 minutes at £25 an hour: £487.50, over the limit of £450.")
    assert estimate([]).in_words == "0 hours at £25 an hour: £0.00, within the limit of £450."


def test_whether_it_is_held_is_said_unless_finding_that_out_is_over_the_limit() -> None:
    """FOIA-12, s.12(2)."""
    assert not estimate([Spent(A.EXTRACTING, 2000)]).over_to_confirm
    assert estimate([Spent(A.DETERMINING, 2000)]).over_to_confirm


def test_what_is_added_is_told_apart_and_summed() -> None:
    """FOIA-12-4."""
    added = [Added("FOI-2026-0001", 15 * 60 + 30), Added("FOI-2026-0002", 40)]
    cost = estimate([Spent(A.LOCATING, 60), Spent(A.DRAFTING, 60)], added=added)
    assert (cost.minutes, cost.own_minutes, cost.left_out) == (17 * 60 + 10, 60, 60)
    assert cost.in_words == (
        "17 hours 10 minutes (1 hour for this request, 15 hours 30 minutes for FOI-2026-0001, 40 "
        "minutes for FOI-2026-0002) at £25 an hour: £429.17, within the limit of £450."
    )


@given(st.lists(st.tuples(st.sampled_from(Activity), st.integers(0, 2000)), max_size=8))
def test_no_minute_is_lost_whatever_the_order(entries: list[tuple[Activity, int]]) -> None:
    spent = [Spent(*entry) for entry in entries]
    cost = estimate(spent)
    assert cost.minutes + cost.left_out == sum(minutes for _, minutes in entries)
    assert cost == estimate(reversed(spent))


THIS = Asked("FOI-2026-0009", day("20 Nov 2026"), requester="r1")


@pytest.mark.parametrize(
    ("other", "may", "because"),
    [
        (
            Asked("A", day("2 Nov 2026"), "r1", alike="Both ask for cluster funding."),
            True,
            "15 working days",
        ),
        (Asked("B", day("2 Nov 2026"), "r2", alike="Both ask."), False, "same person or campaign"),
        (Asked("C", day("2 Nov 2026"), "r1"), False, "same or similar"),
        (Asked("D", day("3 Mar 2026"), "r1", alike="Both ask."), False, "more than 60"),
    ],
)
def test_all_three_must_hold_to_add_up(other: Asked, may: bool, because: str) -> None:
    """FOIA-12-4: same person, similar information, 60 consecutive working days."""
    (found,) = aggregable(THIS, [other], calendar=CALENDAR)
    assert (found.reference, found.may) == (other.reference, may)
    assert because in found.why


def test_people_in_a_campaign_count_as_one() -> None:
    this = Asked("A", day("20 Nov 2026"), "r1", campaign="Save our clusters")
    other = Asked("B", day("19 Nov 2026"), "r2", "Save our clusters", "Both ask for the minutes.")
    (found,) = aggregable(this, [other], calendar=CALENDAR)
    assert found.may and "Save our clusters" in found.why


def test_nobody_knows_who_asked_once_they_are_forgotten() -> None:
    """Two requests without a requester are not from the same person."""
    this, other = Asked("A", day("20 Nov 2026")), Asked("B", day("19 Nov 2026"), alike="Same.")
    assert not aggregable(this, [other], calendar=CALENDAR)[0].may


@pytest.mark.parametrize(("first", "may"), [("28 Aug 2026", True), ("27 Aug 2026", False)])
def test_sixty_working_days_include_both_ends(first: str, may: bool) -> None:
    """FOIA-12-4: 28 August to 20 November 2026 are 60, for 31 August is a holiday; the
    day before makes them 61."""
    other = Asked("B", day(first), "r1", alike="Both ask.")
    (found,) = aggregable(THIS, [other], calendar=CALENDAR)
    assert found.may is may, found.why


@pytest.mark.parametrize(
    ("days", "fits"),
    [
        (("20 Nov 2026",), True),
        (("20 Nov 2026", "28 Aug 2026", "1 Oct 2026"), True),
        (("1 Oct 2026", "27 Aug 2026", "20 Nov 2026"), False),
    ],
)
def test_all_that_are_added_up_came_in_one_period(days: tuple[str, ...], fits: bool) -> None:
    """FOIA-12-4: those in the middle are near enough to both ends, and the ends too far apart."""
    assert spread([day(one) for one in days], calendar=CALENDAR).fits is fits
