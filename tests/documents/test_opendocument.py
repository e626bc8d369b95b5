"""Tables to take away: OpenDocument and a page. Written anew from values, never live."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document as Book

from fosse.documents.attachment_page import as_html
from fosse.documents.opendocument import as_ods

from .letters import ON
from .outlines import of_html

ROWS = [
    {"school": "Abbey Primary School", "pupils": 210, "on": date(2026, 1, 2), "share": 0.5},
    {"school": "=1+1", "pupils": 0, "on": None, "share": Decimal("1.25")},
]
COLUMNS = ("school", "pupils", "on", "share")
ABOUT = {"as_at": "2 January 2026", "source": "Register"}


def written(rows=ROWS, columns=COLUMNS, title="Schools: all/some", about=ABOUT) -> bytes:
    return as_ods(rows, columns, title=title, about=about)


def content(data: bytes):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.namelist()[0] == "mimetype"
        assert file.infolist()[0].compress_type == zipfile.ZIP_STORED
        return fromstring(file.read("content.xml"))


def test_values_come_back_with_their_kinds() -> None:
    sheet, about = Book(io.BytesIO(written())).body.tables
    assert sheet.name == "Schools allsome"
    assert sheet.get_values() == [
        list(COLUMNS),
        ["Abbey Primary School", 210, date(2026, 1, 2), Decimal("0.5")],
        ["=1+1", 0, None, Decimal("1.25")],
    ]
    assert about.get_values() == [["as at", "2 January 2026"], ["source", "Register"]]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", '=HYPERLINK("https://x.example")'])
def test_text_is_never_a_formula(start: str) -> None:
    root = content(written([{"school": start}]))
    cells = list(root.iter("{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-cell"))
    assert not [key for cell in cells for key in cell.attrib if key.endswith("formula")]
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    (cell,) = [cell for cell in cells if cell.get(f"{office}string-value") == start]
    assert cell.get(f"{office}value-type") == "string"


def test_the_header_row_is_marked() -> None:
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    (header,) = content(written()).iter(f"{table}table-header-rows")
    assert len(list(header.iter(f"{table}table-cell"))) == len(COLUMNS)


def test_the_same_rows_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = written()
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 1, 0))
    assert written() == first


@given(st.text(st.characters(codec=None), max_size=20))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_written(said: str) -> None:
    assert content(written([{"school": said}], title=said, about={"a": said})) is not None


def test_lines_and_spaces_of_a_cell_are_kept() -> None:
    (sheet, _) = Book(io.BytesIO(written([{"school": "a  b\nc"}]))).body.tables
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    root = content(written([{"school": "a  b\nc"}]))
    assert [p.text for p in root.iter(f"{text}p")].count("c") == 1
    assert list(root.iter(f"{text}s"))
    assert sheet.get_value((0, 1)) == "a  b\nc"


def test_a_table_as_a_page_says_what_it_is() -> None:
    page = as_html(ROWS, COLUMNS, title="Schools", about=ABOUT, author="Ratae City Council", on=ON)
    outline = of_html(page)
    assert (outline.title, outline.author) == ("Schools", "Ratae City Council")
    heading, table, about, *notes = outline.parts
    assert (heading.said, table.headers, about.said) == ("Schools", COLUMNS, "Aboutthistable")
    assert table.rows[1] == ("=1+1", "0", "", "1.25")
    assert [note.said for note in notes] == ["Asat:2January2026", "Source:Register"]
