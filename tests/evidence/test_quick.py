"""Reading in columns gives what reading line by line gives, or steps aside."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.evidence.quick import quick_table
from fosse.evidence.sheet import gather
from fosse.evidence.tokens import Rejected, Unreadable, records

NAMES = ("A", "B", "C")
CELLS = st.text(st.sampled_from([*"ab7%.,\"' ;", "\n", "\r", "é", "’", "£", "\u00a0"]), max_size=5)


def line_by_line(data: bytes) -> list[dict[str, object]] | None:
    rejects: list[Rejected] = []
    try:
        lines = records(data, rejects)
        next(lines)
        sheet = gather(NAMES, lines, ragged=False)
    except Unreadable:
        return None
    return None if rejects or sheet.rejects else sheet.table.to_pylist()


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8), st.sampled_from(["\n", "\r\n"]))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_both_ways_read_the_same_rows(encoding: str, rows: list[tuple[str, ...]], end: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerows([NAMES, *rows])
    data = text.getvalue().encode(encoding)
    quick = quick_table(NAMES, data, 1)
    if quick is not None:
        assert quick.to_pylist() == line_by_line(data)


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        (b"A,B,C\n1,2\n", "a short row"),
        (b"A,B,C\n1,2,3,4\n", "a long row"),
        (b"A,B,C\n1,2,3\n\n1,2,3\n", "an empty line"),
        (b"A,B,C\n1,2,3\n,,\n", "a line of commas"),
        (b'A,B,C\n1,"2\n2",3\n', "a line break in a cell"),
        (b'A,B,C\n1,"2,3\n', "a quotation mark that is not closed"),
        (b"A,B,C\r1,2,3\r", "another end of line"),
        (b"A,B,C\n", "no row"),
    ],
)
def test_what_is_odd_is_left_to_reading_line_by_line(odd: bytes, why: str) -> None:
    assert quick_table(NAMES, odd, 1) is None, why


def test_a_plain_table_is_read_in_columns_with_its_lines() -> None:
    quick = quick_table(NAMES, b'title\nA,B,C\n1,"2, and",\n4,5,6', 2)
    assert quick is not None
    assert quick.to_pylist() == [
        {"A": "1", "B": "2, and", "C": "", "_line": 3},
        {"A": "4", "B": "5", "C": "6", "_line": 4},
    ]
