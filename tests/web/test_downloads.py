"""A page's twins: their day and source inside, and no formula live."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.web.downloads import Download, twin

COLUMNS = ("urn", "name", "note")


def download(rows: list[dict[str, object]]) -> Download:
    return Download(
        title="Schools of Ratae",
        columns=COLUMNS,
        rows=rows,
        as_at=date(2007, 9, 17),
        source="Get Information about Schools, extract of 25 April 2022",
        about={"uncertain": 2},
    )


ROWS: list[dict[str, object]] = [
    {"urn": 100, "name": "St Mary’s", "note": None},
    {"urn": 101, "name": '=HYPERLINK("http://x")', "note": "-2 places"},
]


def read_csv(rows: list[dict[str, object]]) -> list[dict[str, str]]:
    text = twin(download(rows), "csv").content.decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_name_of_the_file_says_what_and_of_which_day() -> None:
    for ending, kind in (
        ("csv", "text/csv; charset=utf-8"),
        ("json", "application/json"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ):
        answer = twin(download(ROWS), ending)
        assert answer["Content-Type"] == kind
        assert answer["Content-Disposition"] == (
            f'attachment; filename="schools-of-ratae-2007-09-17.{ending}"'
        )


def test_every_line_of_the_csv_says_its_day_and_source() -> None:
    first, second = read_csv(ROWS)
    assert first["name"] == "St Mary’s"
    assert first["note"] == ""
    assert first["as_at"] == second["as_at"] == "2007-09-17"
    assert first["source"].startswith("Get Information about Schools")


def test_the_json_has_them_at_its_head() -> None:
    said = json.loads(twin(download(ROWS), "json").content)
    assert said["as_at"] == "2007-09-17"
    assert said["licence"] == "Open Government Licence v3.0"
    assert said["uncertain"] == 2
    assert said["rows"][0] == {"urn": 100, "name": "St Mary’s", "note": None}


def test_the_spreadsheet_has_a_sheet_about_itself() -> None:
    book = openpyxl.load_workbook(io.BytesIO(twin(download(ROWS), "xlsx").content))
    about = dict(book["About"].iter_rows(values_only=True))
    assert about["as at"] == "2007-09-17"
    assert about["source"].startswith("Get Information")
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert sheet["A2"].value == 100
    assert sheet["B3"].value == '=HYPERLINK("http://x")'
    assert sheet["B3"].data_type == "s"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_csv_is_a_formula(start: str) -> None:
    (row,) = read_csv([{"urn": 1, "name": f"{start}1+1", "note": ""}])
    assert row["name"][0] == "'"


@given(st.text(max_size=40))
def test_no_text_whatever_makes_a_live_formula(text: str) -> None:
    content = twin(download([{"urn": 1, "name": text, "note": ""}]), "csv").content.decode()
    (row,) = csv.DictReader(io.StringIO(content, newline=""))
    assert row["name"][:1] not in {"=", "+", "-", "@", "\t", "\r"}
