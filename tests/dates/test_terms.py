"""School terms: what is known, what is holiday, and what nobody has recorded."""

from __future__ import annotations

from datetime import date

import pytest

from fosse.dates import calendar
from fosse.dates.spans import Span
from fosse.dates.terms import Term, Terms

AUTUMN = Term("Autumn 1", Span(date(2026, 9, 1), date(2026, 10, 24)))
AFTER = Term("Autumn 2", Span(date(2026, 11, 2), date(2026, 12, 19)))
TERMS = Terms((AUTUMN, AFTER))
CALENDAR = calendar.england_and_wales([])


@pytest.mark.parametrize(
    ("day", "in_term", "why"),
    [
        (date(2026, 9, 1), True, ""),
        (date(2026, 9, 5), True, "Saturday"),
        (date(2026, 10, 23), True, ""),
        (date(2026, 10, 26), False, "school holiday"),
        (date(2026, 8, 31), None, "not known: no term is on record for that time"),
        (date(2026, 12, 21), None, "not known: no term is on record for that time"),
    ],
)
def test_a_day_is_in_term_time_or_not_or_nobody_knows(
    day: date, in_term: bool | None, why: str
) -> None:
    assert TERMS.is_term_time(day) is in_term
    assert TERMS.why_no_school(day, CALENDAR) == why


def test_a_bank_holiday_in_term_is_no_school_day() -> None:
    summer = Terms((Term("Summer", Span(date(2026, 4, 20), date(2026, 7, 22))),))
    assert (
        summer.why_no_school(date(2026, 5, 4), CALENDAR) == "bank holiday: Early May bank holiday"
    )
    week = list(summer.school_days(date(2026, 5, 4), date(2026, 5, 10), CALENDAR))
    assert week == [date(2026, 5, day) for day in (5, 6, 7, 8)]


def test_school_days_are_not_counted_over_time_that_nobody_recorded() -> None:
    with pytest.raises(ValueError, match="No term is on record around 1 January 2027"):
        TERMS.school_days(date(2026, 12, 1), date(2027, 1, 1), CALENDAR)


def test_terms_that_overlap_or_have_no_end_are_refused() -> None:
    with pytest.raises(ValueError, match="Autumn 2 ends on 18 December 2026, and Autumn 1 begins"):
        Terms((AFTER, AUTUMN))
    with pytest.raises(ValueError, match="needs a first and a last day"):
        Term("Spring", Span(date(2027, 1, 4), None))


def test_nothing_is_known_without_terms() -> None:
    assert Terms(()).is_term_time(date(2026, 9, 1)) is None
