"""Half-open spans of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.dates.spans import Span

DAYS = st.dates(date(1990, 1, 1), date(1990, 3, 1))
ENDS = st.none() | DAYS


@st.composite
def spans(draw: st.DrawFn) -> Span:
    starts_on, ends_on = draw(ENDS), draw(ENDS)
    if starts_on and ends_on and ends_on <= starts_on:
        ends_on = starts_on + timedelta(days=1)
    return Span(starts_on, ends_on)


def test_a_span_holds_its_first_day_and_not_the_day_it_ends() -> None:
    term = Span(date(2026, 1, 5), date(2026, 3, 28))
    assert date(2026, 1, 5) in term
    assert date(2026, 3, 27) in term
    assert date(2026, 3, 28) not in term
    assert date(2026, 1, 4) not in term


def test_a_span_of_no_day_cannot_be() -> None:
    with pytest.raises(ValueError, match="1 January 2026 to 1 January 2026 holds no day"):
        Span(date(2026, 1, 1), date(2026, 1, 1))


def test_spans_that_only_touch_do_not_overlap() -> None:
    autumn, spring = Span(date(2025, 9, 1), date(2026, 1, 1)), Span(date(2026, 1, 1), None)
    assert not autumn.overlaps(spring)
    assert not spring.overlaps(autumn)


@given(spans(), spans(), DAYS)
def test_spans_that_share_a_day_overlap(one: Span, other: Span, day: date) -> None:
    if day in one and day in other:
        assert one.overlaps(other)


@given(spans(), spans())
def test_spans_that_overlap_share_a_day(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    if one.overlaps(other):
        start = max(one.starts_on or date.min, other.starts_on or date.min)
        assert start in one
        assert start in other
