"""Tables as files: no live formula, and nothing that a workbook cannot hold."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from fosse.documents.characters import for_xml
from fosse.documents.spreadsheet import as_csv, as_xlsx, safe_cell
from fosse.documents.svg import text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_what_a_spreadsheet_could_take_for_a_formula_is_text(start: str) -> None:
    """The characters that OWASP lists under CSV Injection."""
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"
    assert f"'{start}1+1" in as_csv([{"name": f"{start}1+1"}], ["name"])


def test_a_number_stays_a_number() -> None:
    assert safe_cell(-1.5) == -1.5


def cells(found: bytes) -> list[object]:
    book = load_workbook(io.BytesIO(found))
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]


def test_a_control_character_does_not_break_the_workbook() -> None:
    made = as_xlsx([{"na\x07me": "Be\x00de\x0b"}], ["na\x07me"], title="T\x08", about={"a": "\x1f"})
    assert cells(made) == ["na\ufffdme", "Be\ufffdde\ufffd", "a", "\ufffd"]
    assert load_workbook(io.BytesIO(made)).sheetnames == ["T\ufffd", "About"]


@given(st.text(alphabet=st.characters(codec=None), max_size=20))
@settings(max_examples=50, deadline=None)
def test_whatever_a_cell_says_can_be_written(said: str) -> None:
    assert cells(as_xlsx([{"name": said}], ["name"], title=said, about={}))[0] == "name"


def test_drawings_replace_the_same_characters() -> None:
    assert text("a\x07\ud800b") == for_xml("a\x07\ud800b") == "a\ufffd\ufffdb"
