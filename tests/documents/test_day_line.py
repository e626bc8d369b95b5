"""The line of days: what counts, what does not, and words that never cover one another."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from fosse.documents.day_labels import GAP, Label, rows_above, rows_below
from fosse.documents.day_line import DayLine, Moment, NotCounted

RECEIVED, DUE = date(2026, 12, 1), date(2027, 1, 12)
FEE = (date(2026, 12, 8), date(2026, 12, 15))
HOLIDAYS = {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 1, 4)}


def out() -> tuple[NotCounted, ...]:
    """The worked example with a fee: received 1 December, notice 8, paid 15, due 12 January."""
    days = [RECEIVED + timedelta(n) for n in range(1, (DUE - RECEIVED).days + 1)]
    return tuple(NotCounted(day, why, still) for day in days for why, still in [_why(day)] if why)


def _why(day: date) -> tuple[str, bool]:
    if day.weekday() > 4 or day in HOLIDAYS:
        return "no working day", False
    return ("waiting for the fee", True) if FEE[0] <= day <= FEE[1] else ("", False)


def drawn(**other: object) -> DayLine:
    return replace(
        DayLine(
            key="clock",
            title="The answer",
            since=RECEIVED,
            first=RECEIVED + timedelta(1),
            due_on=DUE,
            today=date(2026, 12, 20),
            moments=(Moment(RECEIVED, "Received"), Moment(FEE[0], "Fee asked"),
                     Moment(FEE[1], "Fee paid")),
            not_counted=out(),
        ),
        **other,
    )  # fmt: skip


def test_the_days_that_count_are_twenty_and_the_last_is_the_due_day() -> None:
    assert len(drawn().counted) == 20
    assert drawn().counted[-1] == DUE


def test_the_table_gives_each_day_that_does_not_count_with_its_reason() -> None:
    rows = drawn().table().rows
    assert len(rows) == 22
    assert ("Tue 8 December 2026", "waiting for the fee") in rows


def test_the_drawing_says_in_words_what_it_shows() -> None:
    root = ElementTree.fromstring(drawn().svg())
    said = " ".join(root.itertext())
    assert "1 December 2026: Received" in said
    assert "Due on Tuesday 12 January 2027. 20 days count, 22 do not." in said
    for label in ("1 Dec Received", "8 Dec Fee asked", "Due Tue 12 Jan 2027", "Today", "20"):
        assert label in said


def test_a_late_line_goes_on_to_today_in_the_colour_of_what_is_wrong() -> None:
    late = drawn(today=DUE + timedelta(5))
    assert late.last == DUE + timedelta(5)
    assert late.svg().count("#a8201a") == 5
    assert "#a8201a" not in drawn().svg()


def test_nothing_due_ends_today() -> None:
    waiting = drawn(due_on=None, not_counted=(), moments=(Moment(RECEIVED, "Received"),))
    assert waiting.last == date(2026, 12, 20)
    assert "Nothing is due now" in waiting.description


def test_no_word_leaves_a_narrow_drawing() -> None:
    narrow = drawn(size="small").svg()
    width = float(re.findall(r'viewBox="0 0 ([\d.]+)', narrow)[0])
    assert all(0 <= float(x) <= width for x in re.findall(r'<text x="([\d.-]+)"', narrow))


LABELS = st.lists(
    st.tuples(st.floats(0, 340), st.text("abc ", min_size=1, max_size=30)), max_size=8
)


@given(LABELS)
def test_no_two_labels_cover_each_other(found: list[tuple[float, str]]) -> None:
    labels = [Label(at, said) for at, said in found]
    for placed in (rows_above(labels, 340, 12), rows_below(labels, 340, 12)):
        for place, (one, row) in enumerate(placed):
            for other, beside in placed[place + 1 :]:
                apart = one.right + GAP <= other.left or other.right + GAP <= one.left
                assert row != beside or apart
