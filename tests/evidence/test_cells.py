"""What a published cell says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.evidence.cells import (
    EXPLORE_STATISTICS,
    OFSTED,
    PERFORMANCE_TABLES,
    UnknownCode,
    column_name,
    day,
    parse,
)
from fosse.evidence.indicator import Status

CODED = [
    (PERFORMANCE_TABLES, "SUPP", Status.SUPPRESSED),
    (PERFORMANCE_TABLES, "NE", Status.NO_ENTRIES),
    (PERFORMANCE_TABLES, "LOWCOV", Status.LOW_COVERAGE),
    (PERFORMANCE_TABLES, "NEW", Status.NEW_SCHOOL),
    (PERFORMANCE_TABLES, "NP", Status.NOT_PUBLISHED),
    (PERFORMANCE_TABLES, "NA", Status.NOT_AVAILABLE),
    (PERFORMANCE_TABLES, "SP", Status.ROUNDS_TO_NOUGHT),  # "between 0% and 0.5%"
    (EXPLORE_STATISTICS, "c", Status.SUPPRESSED),
    (EXPLORE_STATISTICS, "z", Status.NOT_APPLICABLE),
    (EXPLORE_STATISTICS, "x", Status.NOT_AVAILABLE),
    (EXPLORE_STATISTICS, ":", Status.NOT_AVAILABLE),
    (EXPLORE_STATISTICS, "low", Status.ROUNDS_TO_NOUGHT),
    (OFSTED, "NULL", Status.BLANK),
    (OFSTED, "9", Status.NOT_APPLICABLE),
    (OFSTED, "0", Status.NOT_JUDGED),
    (OFSTED, "Not judged", Status.NOT_JUDGED),
]

NUMBERS = [
    ("52%", 52.0),
    ("68.70%", 68.7),
    ("64 %", 64.0),
    ("1,234", 1234.0),
    ("1,234,567.5", 1234567.5),
    ("£45,421", 45421.0),
    ("-0.51", -0.51),
    ("−0.51", -0.51),
    ("+1.2", 1.2),
    (".5", 0.5),
    ("5.00E+06", 5_000_000.0),
    (" 7 ", 7.0),
    ("7\u00a0", 7.0),
    ("0", 0.0),
    ("0.0", 0.0),
]


@pytest.mark.parametrize(("codes", "text", "status"), CODED)
def test_a_code_says_why_there_is_no_number(codes, text, status) -> None:
    assert parse(text, codes) == (None, status)


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_a_number_is_read_as_published(text: str, value: float) -> None:
    assert parse(text, PERFORMANCE_TABLES) == (value, Status.KNOWN)


@pytest.mark.parametrize("blank", ["", " ", "\t", "\u00a0"])
def test_a_blank_is_not_known_and_never_nought(blank: str) -> None:
    assert parse(blank, EXPLORE_STATISTICS) == (None, Status.BLANK)


@pytest.mark.parametrize(
    "text", ["SUP", "n/a", "abc", "1,23", "12,34,567", "5..2", "nan", "inf", "%", "£", "-", "e5"]
)
def test_any_other_text_is_an_error_that_names_it(text: str) -> None:
    with pytest.raises(UnknownCode, match="neither a number nor a code") as caught:
        parse(text, PERFORMANCE_TABLES)
    assert text in str(caught.value)


def test_a_code_of_one_publication_is_unknown_in_another() -> None:
    with pytest.raises(UnknownCode):
        parse("z", PERFORMANCE_TABLES)


@given(st.text(max_size=12))
def test_nothing_that_is_not_a_number_is_ever_a_number(text: str) -> None:
    try:
        value, status = parse(text, EXPLORE_STATISTICS)
    except UnknownCode:
        return
    assert (value is not None) == (status is Status.KNOWN)
    if value is not None:
        assert any(character.isdigit() for character in text)


@given(st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 3)))
def test_every_way_of_writing_a_number_is_the_same_number(number: float) -> None:
    plain = f"{number:.3f}"
    for written in (plain, f" {plain}", f"{plain}%", f"{number:,.3f}", f"{number:.12E}"):
        value, status = parse(written, PERFORMANCE_TABLES)
        assert status is Status.KNOWN
        assert value == pytest.approx(number, abs=5e-4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/06/2024", date(2024, 6, 12)),
        ("12-06-2024", date(2024, 6, 12)),
        ("2024-06-12", date(2024, 6, 12)),
        ("2024-06-12 00:00:00", date(2024, 6, 12)),
        ("29/02/2024", date(2024, 2, 29)),
        ("NULL", None),
        ("", None),
    ],
)
def test_a_day_is_read_in_the_ways_that_are_published(text: str, expected: date | None) -> None:
    assert day(text) == expected


@pytest.mark.parametrize("text", ["31-02-2019", "29/02/2023", "2019-13-01", "June", "1/1/19"])
def test_a_day_that_is_not_in_the_calendar_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="not a day"):
        day(text)


def test_a_column_is_the_same_whatever_its_case_and_byte_order_mark() -> None:
    assert column_name("\ufeffTNotFSM6CLA1A ") == column_name("TNOTFSM6CLA1A")
