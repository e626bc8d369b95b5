"""The small pieces that every drawing is made of."""

from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from fosse.documents import notes, palette
from fosse.documents.amount import PERCENT, Amount
from fosse.documents.lettering import shorten, width, wrap
from fosse.documents.scale import Scale, frame, ticks
from fosse.documents.svg import element, number
from fosse.documents.table import Table


def test_numbers_are_said_with_a_proper_minus_and_never_as_minus_nought() -> None:
    signed = Amount(2, signed=True)
    assert signed.say(-0.314) == "−0.31"
    assert signed.say(0.314) == "+0.31"
    assert signed.say(-0.001) == "0.00"
    assert PERCENT.say(52.4) == "52%"
    assert Amount().say(1204) == "1,204"
    assert signed.interval(-0.2, 1) == "−0.20 to +1.00"
    assert signed.interval(None, 1) == ""


def test_an_axis_has_no_more_decimals_than_it_needs() -> None:
    amount = Amount(1, suffix="%")
    assert amount.ticks((10, 20)) == ("10%", "20%")
    assert amount.ticks((0, 0.5, 1)) == ("0.0%", "0.5%", "1.0%")
    assert Amount(0).ticks((0.25, 0.5)) == ("0.25", "0.50")
    assert Amount(2, signed=True).ticks((-1, 0, 1)) == ("−1", "0", "+1")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 100, (0, 20, 40, 60, 80, 100)),
        (-4.7, 2.1, (-4, -2, 0, 2)),
        (0.03, 0.09, (0.04, 0.06, 0.08)),
    ],
)
def test_ticks_are_round(low: float, high: float, expected: tuple[float, ...]) -> None:
    assert ticks(low, high, 5 if high == 100 else 3) == pytest.approx(expected)


@given(st.floats(-1e5, 1e5), st.floats(1e-2, 1e6), st.integers(2, 8))
def test_ticks_lie_in_their_range_in_order(low: float, far: float, about: int) -> None:
    found = ticks(low, low + far, about)
    assert list(found) == sorted(set(found))
    assert all(low - far * 1e-6 <= tick <= low + far * (1 + 1e-6) for tick in found)
    assert len(found) <= about * 2 + 1


def test_a_scale_keeps_order_and_ends() -> None:
    scale = Scale(0, 10, 100, 0)
    assert (scale(0), scale(5), scale(10), scale(99)) == (100, 50, 0, 0)
    with pytest.raises(ValueError, match="lower to a higher"):
        Scale(3, 3, 0, 1)


def test_a_frame_of_percentages_stays_between_nought_and_a_hundred() -> None:
    assert frame([2, 99], floor=0, ceiling=100) == (0, 100)
    assert frame([], floor=0, ceiling=100) == (0, 100)
    low, high = frame([5, 5])
    assert low < 5 < high


@given(st.text(max_size=200), st.floats(20, 400))
def test_wrapped_lines_fit(said: str, room: float) -> None:
    assert all(width(line) <= room for line in wrap(said, room))
    assert width(shorten(said, room)) <= room


def test_wrapping_loses_no_word_that_fits() -> None:
    said = "suppressed, because few pupils are counted"
    assert " ".join(wrap(said, 90)) == said
    assert len(wrap(said, 90)) > 1


def test_years_are_said_in_runs() -> None:
    order = [f"20{y}/{y + 1}" for y in range(13, 22)]
    assert notes.in_runs(["2013/14"], order) == "2013/14"
    assert notes.in_runs(["2013/14", "2015/16", "2016/17"], order) == "2013/14, 2015/16 and 2016/17"
    assert notes.in_runs(["2019/20", "2020/21", "2018/19"], order) == "2018/19 to 2020/21"


def test_a_length_that_is_not_finite_is_an_error() -> None:
    for value in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="finite"):
            number(value)
        with pytest.raises(ValueError, match="finite"):
            element("circle", cx=value)


def test_a_table_with_a_short_row_is_an_error() -> None:
    with pytest.raises(ValueError, match="Row 2 of “Levels” has 1 cells under 2 headers"):
        Table("Levels", ("a", "b"), (("1", "2"), ("3",)))


def test_a_tables_cells_say_which_are_numbers() -> None:
    table = Table("Levels", ("Level", "Schools"), (("Light touch", "60"),), frozenset({1}))
    assert table.heads == (("Level", False), ("Schools", True))
    assert table.cells == ((("Light touch", False), ("60", True)),)


def test_a_table_as_html_is_escaped_and_says_which_cells_are_numbers() -> None:
    html = Table("A & B", ("Level",), (("<script>",),), frozenset({0})).html()
    drawn = fromstring(html)
    assert drawn.findtext("caption") == "A & B"
    (cell,) = drawn.iter("td")
    assert cell.text == "<script>"
    assert "govuk-table__cell--numeric" in cell.get("class", "")


@pytest.mark.parametrize("name", ["INK", "MUTED", "ACCENT", "RED", "AMBER", "GREEN", *range(5)])
@pytest.mark.parametrize("ground", [palette.WHITE, palette.PAPER])
def test_words_stand_out_from_their_ground(name: str | int, ground: str) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    colour = palette.GROUPS[name] if isinstance(name, int) else getattr(palette, name)
    assert _contrast(colour, ground) >= 4.5


@pytest.mark.parametrize("ground", [palette.WHITE, palette.PAPER])
def test_marks_stand_out_from_their_ground(ground: str) -> None:
    """WCAG 2.2, 1.4.11: at least 3 to 1."""
    assert _contrast(palette.MARK, ground) >= 3


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
