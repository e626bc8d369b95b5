"""Counting, by the worked dates of the statutes and against a naive count."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.dates import calendar, clear_days, standing
from fosse.dates.bank_holidays import NATIONS
from fosse.dates.calendar import Calendar, OutOfReach
from fosse.dates.spans import Span
from fosse.dates.working_days import LeftOut, last_by, nth_after, nth_before, working_days_between

RECORDED = [
    h for nation in NATIONS for year in range(2012, 2029) for h in standing.holidays(nation, year)
]
UK = calendar.united_kingdom(RECORDED)
ENGLAND_AND_WALES = calendar.england_and_wales(RECORDED)
ENGLAND = calendar.england(RECORDED)

ONE = timedelta(1)
days = st.dates(date(2012, 1, 1), date(2029, 6, 30))
counts = st.integers(1, 60)
of_any = st.sampled_from([UK, ENGLAND_AND_WALES, ENGLAND])


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 11, 20), date(2026, 12, 21)),
        (date(2026, 11, 21), date(2026, 12, 21)),
        (date(2026, 12, 24), date(2027, 1, 27)),
        (date(2025, 12, 10), date(2026, 1, 13)),
        (date(2026, 2, 20), date(2026, 3, 23)),
        (date(2026, 5, 20), date(2026, 6, 19)),
        (date(2026, 7, 10), date(2026, 8, 11)),
        (date(2026, 12, 14), date(2027, 1, 15)),
    ],
)
def test_an_information_request_is_due_on_the_twentieth_working_day(
    received: date, due: date
) -> None:
    """FOIA 2000 s.10(1) and (6)."""
    reckoned = nth_after(received, 20, UK)
    assert reckoned.on == due
    assert not reckoned.provisional
    assert reckoned.why_provisional == ""


def test_each_day_that_was_skipped_is_listed_with_its_reason() -> None:
    skipped = nth_after(date(2026, 12, 24), 20, UK).skipped
    assert [(s.day.day, s.why) for s in skipped if s.why not in {"Saturday", "Sunday"}] == [
        (25, "Christmas Day"),
        (28, "bank holiday: Boxing Day (substitute day)"),
        (1, "bank holiday: New Year’s Day"),
        (4, "bank holiday in Scotland: 2nd January (substitute day)"),
    ]
    assert len(skipped) == 14


def test_a_proclaimed_holiday_moves_the_date() -> None:
    """20 May 2026 → 19 June only because of Scotland's 15 June; without it, the 18th."""
    before = calendar.united_kingdom([h for h in RECORDED if h.day != date(2026, 6, 15)])
    assert nth_after(date(2026, 5, 20), 20, before).on == date(2026, 6, 18)


def test_a_warning_notice_counts_in_england() -> None:
    """Education and Inspections Act 2006 s.60: fifteen working days, the Uplands notice."""
    assert nth_after(date(2013, 7, 12), 15, ENGLAND).on == date(2013, 8, 2)


def test_waiting_for_a_fee_does_not_count() -> None:
    """FOIA 2000 s.10(2): asked on 8 December, paid on the 15th, both left out."""
    waiting = LeftOut(Span(date(2026, 12, 8), date(2026, 12, 16)), "waiting for the fee")
    reckoned = nth_after(date(2026, 12, 1), 20, UK, leaving_out=[waiting])
    assert reckoned.on == date(2027, 1, 12)
    waited = [skip.day.day for skip in reckoned.skipped if skip.why == "waiting for the fee"]
    assert waited == [8, 9, 10, 11, 14, 15]


def test_papers_and_notices_of_a_meeting_are_counted_in_clear_days() -> None:
    """SI 2012/2089, regulations 7 (five, working) and 9 (28, of any kind)."""
    meeting = date(2026, 12, 17)
    papers = clear_days.latest_before(meeting, 5, ENGLAND_AND_WALES)
    assert papers.on == date(2026, 12, 9)
    assert [skip.why for skip in papers.skipped] == ["Saturday", "Sunday"]
    notice = clear_days.latest_before(meeting, 28)
    assert (notice.on, notice.skipped, notice.provisional) == (date(2026, 11, 18), (), False)
    assert clear_days.earliest_after(date(2026, 12, 9), 5, ENGLAND_AND_WALES).on == meeting
    assert clear_days.earliest_after(date(2026, 11, 18), 28).on == meeting


def test_a_notice_that_may_be_given_on_a_sunday_has_a_working_day_before_it() -> None:
    latest = clear_days.latest_before(date(2026, 12, 14), 5, ENGLAND_AND_WALES)
    assert latest.on == date(2026, 12, 6)
    assert last_by(latest.on, ENGLAND_AND_WALES) == date(2026, 12, 4)


def test_past_the_horizon_a_date_is_provisional_and_says_why() -> None:
    reckoned = nth_after(date(2028, 12, 20), 20, UK)
    assert reckoned.on == date(2029, 1, 23)  # 2 January is a bank holiday in Scotland
    assert reckoned.provisional
    assert "26 December 2028" in reckoned.why_provisional


@given(days, counts, of_any)
def test_the_nth_working_day_is_what_counting_on_one_s_fingers_gives(
    day: date, n: int, counted: Calendar
) -> None:
    on, left = day, n
    while left:
        on += ONE
        left -= counted.why_not(on) == ""
    reckoned = nth_after(day, n, counted)
    assert reckoned.on == on
    assert len(reckoned.skipped) == (on - day).days - n
    assert working_days_between(day, on, counted) == n


@given(days, counts, of_any)
def test_counting_back_is_counting_forwards_the_other_way(
    day: date, n: int, counted: Calendar
) -> None:
    back = nth_before(day, n, counted)
    assert back.on < day
    assert counted.why_not(back.on) == ""
    between = [back.on + ONE * k for k in range((day - back.on).days)]
    assert sum(counted.why_not(each) == "" for each in between) == n
    assert len(back.skipped) == len(between) - n


@given(days, st.integers(-90, 90), of_any)
def test_days_left_and_days_late_are_counted_alike(
    day: date, apart: int, counted: Calendar
) -> None:
    other = day + ONE * apart
    later = range(min(day, other).toordinal() + 1, max(day, other).toordinal() + 1)
    number = sum(counted.why_not(date.fromordinal(ordinal)) == "" for ordinal in later)
    assert working_days_between(day, other, counted) == (number if apart > 0 else -number)


spans = st.builds(lambda first, length: Span(first, first + ONE * length), days, st.integers(1, 40))


@given(days, counts, st.lists(spans, max_size=4))
def test_days_left_out_are_never_counted_and_never_twice(
    day: date, n: int, left: list[Span]
) -> None:
    on, rest = day, n
    while rest:
        on += ONE
        rest -= UK.why_not(on) == "" and not any(on in span for span in left)
    reckoned = nth_after(day, n, UK, leaving_out=[LeftOut(span, "waiting") for span in left])
    assert reckoned.on == on
    assert len(reckoned.skipped) == (on - day).days - n


@given(days, st.integers(1, 30), of_any)
def test_both_ends_of_clear_days_are_left_out(day: date, clear: int, counted: Calendar) -> None:
    for calendar_of in (counted, None):
        latest = clear_days.latest_before(day, clear, calendar_of).on
        between = [latest + ONE * k for k in range(1, (day - latest).days)]
        counted_days = [d for d in between if calendar_of is None or calendar_of.why_not(d) == ""]
        assert len(counted_days) == clear
        assert clear_days.earliest_after(latest, clear, calendar_of).on <= day


@pytest.mark.parametrize("n", [0, -1])
def test_nothing_is_counted_to_before_the_first(n: int) -> None:
    with pytest.raises(ValueError, match="from the 1st on"):
        nth_after(date(2026, 11, 20), n, UK)
    with pytest.raises(ValueError, match="at least one clear day"):
        clear_days.earliest_after(date(2026, 11, 20), n)


def test_a_wait_without_an_end_has_no_date() -> None:
    waiting = LeftOut(Span(date(2026, 12, 8), None), "waiting for the fee")
    with pytest.raises(ValueError, match="“waiting for the fee” has an open end"):
        nth_after(date(2026, 12, 1), 20, UK, leaving_out=[waiting])


def test_a_count_that_leads_out_of_the_calendar_says_so() -> None:
    with pytest.raises(OutOfReach):
        nth_after(date(2060, 12, 20), 20, UK)
    with pytest.raises(OutOfReach):
        nth_before(date(2005, 1, 10), 20, UK)
    with pytest.raises(OutOfReach):
        nth_after(date(2004, 12, 20), 20, UK)
