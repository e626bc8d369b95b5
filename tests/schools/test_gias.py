"""The register is read as published; what cannot be taken is named with its line and reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.schools.making import CLOSED, COLUMNS, extract, links, school

from fosse.schools import gias
from fosse.schools.published import UnreadableFile, decoded, lines_of


def only_reject(rows: list[dict[str, str]]) -> str:
    """The one reject's reason, its line being the last of the file."""
    read = gias.read_establishments(extract(rows))
    assert len(read.rejects) == 1, read.rejects
    assert read.rejects[0].line == len(rows) + 1
    return read.rejects[0].reason


def test_a_row_is_read_with_its_dates_numbers_and_names() -> None:
    read = gias.read_establishments(extract([school(900001, "St Æthelflæd’s")]))
    assert read.rejects == () and read.notes == ()
    (row,) = read.rows
    assert (row.urn, row.name, row.authority_code) == (900001, "St Æthelflæd’s", 999)
    assert (row.opened_on, row.closed_on, row.status_code) == (date(1995, 9, 1), None, 1)
    assert (row.estab, row.pupils, row.easting, row.low_age) == (2001, 210, 458000, 4)
    assert read.gss_codes == {999: "E06009999"}


def test_a_utf8_file_with_a_byte_order_mark_is_read_too() -> None:
    text = extract([school(900001, "St Æthelflæd’s")]).decode("cp1252")
    read = gias.read_establishments(text.encode("utf-8-sig"))
    assert read.rows[0].name == "St Æthelflæd’s"


def test_dates_with_slashes_as_a_spreadsheet_saves_them() -> None:
    read = gias.read_establishments(extract([school(900001, OpenDate="1/9/1995")]))
    assert read.rows[0].opened_on == date(1995, 9, 1)


def test_columns_are_found_without_regard_to_case_and_unknown_ones_ignored() -> None:
    columns = [name.upper() for name in COLUMNS]
    row = {name.upper(): cell for name, cell in school(900001).items()}
    read = gias.read_establishments(
        extract([row | {"NEW IN 2030": "x"}], [*columns, "NEW IN 2030"])
    )
    assert [one.urn for one in read.rows] == [900001]


def test_all_missing_columns_are_named_in_one_error() -> None:
    columns = [name for name in COLUMNS if name not in {"URN", "OpenDate", "Postcode"}]
    with pytest.raises(UnreadableFile, match="lacks 3 needed columns: URN, OpenDate, Postcode"):
        gias.read_establishments(extract([school(900001)], columns))


def test_a_status_needs_its_code_or_its_name() -> None:
    neither = [name for name in COLUMNS if not name.startswith("EstablishmentStatus")]
    with pytest.raises(UnreadableFile, match=r"EstablishmentStatus \(code\) or Estab"):
        gias.read_establishments(extract([school(900001)], neither))


def test_a_layout_without_codes_takes_them_from_the_names() -> None:
    columns = [name for name in COLUMNS if not (name.endswith("(code)") and "LA" not in name)]
    proposed = {"EstablishmentStatus (name)": "Open, but proposed to close"}
    (row,) = gias.read_establishments(extract([school(900001, **proposed)], columns)).rows
    assert (row.status_code, row.type_code) == (3, "01")


def test_the_same_school_has_the_same_digest_in_two_layouts() -> None:
    columns = [name for name in COLUMNS if not (name.endswith("(code)") and "LA" not in name)]
    full, names_only = (
        gias.read_establishments(extract([school(900001)], some)).rows[0]
        for some in (COLUMNS, columns)
    )
    assert full.digest() == names_only.digest()


def test_a_type_that_lost_its_leading_nought() -> None:
    lost = {"TypeOfEstablishment (code)": "1"}
    assert gias.read_establishments(extract([school(900001, **lost)])).rows[0].type_code == "01"


def test_a_type_without_code_and_group_is_known_by_its_name() -> None:
    cells = {
        "TypeOfEstablishment (code)": "",
        "TypeOfEstablishment (name)": "Free schools 16 to 19",
        "EstablishmentTypeGroup (name)": "",
    }
    (row,) = gias.read_establishments(extract([school(900001, **cells)])).rows
    assert (row.type_code, row.type_group) == ("39", "Free Schools")


def test_a_day_that_does_not_exist_rejects_the_row() -> None:
    reason = only_reject([school(900001), school(900002, OpenDate="31-02-2019")])
    assert reason == "OpenDate: “31-02-2019” is a day that does not exist."


def test_a_date_in_another_form_rejects_the_row() -> None:
    reason = only_reject([school(900001, CloseDate="2019-08-31")])
    assert reason == "CloseDate: “2019-08-31” is not a date as dd-mm-yyyy."


def test_an_unknown_status_rejects_the_row_and_says_which_are_known() -> None:
    reason = only_reject([school(900001, **{"EstablishmentStatus (code)": "7"})])
    assert reason.startswith("EstablishmentStatus (code): “7” is not a status that Fosse knows")
    assert "4 Proposed to open" in reason


def test_a_doubled_urn_rejects_the_later_row() -> None:
    reason = only_reject([school(900001), school(900002), school(900001, "Another")])
    assert reason == "URN 900001 stands already on line 2."


def test_a_row_that_is_cut_short_is_rejected_with_its_school() -> None:
    data = extract([school(900001), school(900002), school(900003)])
    read = gias.read_establishments(data[:-70])
    assert [row.urn for row in read.rows] == [900001, 900002]
    (reject,) = read.rejects
    assert (reject.line, reject.urn) == (4, 900003)
    assert "cut short" in reject.reason and reject.text.startswith("900003,999,Ratae")


def test_a_missing_quotation_mark_is_found_where_it_begins() -> None:
    data = extract([school(900001), school(900002), school(900003)])
    read = gias.read_establishments(data.replace(b"School 900002", b'"School 900002'))
    assert [row.urn for row in read.rows] == [900001]
    assert read.rejects[0].line == 3
    assert "a quotation mark is missing" in read.rejects[0].reason


def test_a_urn_that_a_spreadsheet_shortened_rejects_the_row() -> None:
    assert "a spreadsheet has shortened" in only_reject([school(900001, URN="9.00E+05")])


def test_another_number_that_a_spreadsheet_shortened_is_not_known_and_says_so() -> None:
    read = gias.read_establishments(extract([school(900001, Easting="4.58E+05")]))
    assert read.rows[0].easting is None
    assert read.notes[0].startswith("Easting: 1 numbers were shortened by a spreadsheet")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (extract([school(900001)]).decode("cp1252").encode("utf-16"), "UTF-16"),
        (b"\x00\x01\x02\x03" * 50, "not text at all"),
        (b"PK\x03\x04 and so on", "zip or a workbook"),
        (extract([school(900001)]).replace(b"School 900001", b"Scho\x81l"), "Line 2 holds a byte"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        gias.read_establishments(data)


def test_links_are_read_with_and_without_a_date() -> None:
    read = gias.read_links(
        links((900002, 900001, "Predecessor", "01-09-2012"), (900003, 900001, "Other", ""))
    )
    assert [(link.urn, link.other_urn, link.on) for link in read.rows] == [
        (900002, 900001, date(2012, 9, 1)),
        (900003, 900001, None),
    ]


def test_a_doubled_link_and_a_bad_date_are_rejected() -> None:
    read = gias.read_links(
        links(
            (900002, 900001, "Predecessor", ""),
            (900002, 900001, "Predecessor", "01-09-2012"),
            (900003, 900001, "Predecessor", "30-02-2012"),
        )
    )
    assert [reject.line for reject in read.rejects] == [3, 4]
    assert len(read.rows) == 1


def test_an_extract_is_dated_by_its_name() -> None:
    assert gias.dated_by_name("edubasealldata20220425.csv") == date(2022, 4, 25)
    assert gias.dated_by_name("edubasealldata2022-04-25 (1).csv") == date(2022, 4, 25)
    assert gias.dated_by_name("edubasealldata20221325.csv") is None
    assert gias.dated_by_name("results.csv") is None


def test_a_header_is_recognised_even_when_columns_are_missing() -> None:
    assert gias.recognises(["URN", "EstablishmentName", "OpenDate", "EstablishmentStatus (name)"])
    assert gias.recognises(["URN", "LinkURN"]) == "links"
    assert gias.recognises(["RECTYPE", "LEA", "ESTAB", "URN"]) is None
    assert gias.recognises(["URN", "Group UID", "EstablishmentName", "OpenDate"]) is None


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("name", "kind", "rows"),
    [
        ("edubasealldata_2023-04_to_2024-06_header-only_140cols.csv", "establishments", 0),
        ("edubasealldata_2024-02_fixture_140cols.csv", "establishments", 5),
        ("edubasealldata_2024-07-17_header-only_139cols.csv", "establishments", 0),
        ("edubasealldata_2025-04-22_header-only_135cols.csv", "establishments", 0),
        ("search-results-export_20220420_names-only_111cols.csv", "establishments", 8),
        ("links_edubasealldata_20240312.csv", "links", 20),
        ("allgroupsdata_header-only_order-per-FIAT-model.csv", None, 0),
        ("alllinksdata_2024_fixture.csv", None, 0),
        ("governance_header-only_order-per-FIAT-model.csv", None, 0),
    ],
)
def test_each_published_layout_is_recognised_and_read(
    shared_data: Path, name: str, kind: str | None, rows: int
) -> None:
    data = (shared_data / "layouts" / "gias" / name).read_bytes()
    header = next(lines_of(decoded(data))).cells
    assert gias.recognises(header) == kind
    if kind is not None:
        read = gias.read_links(data) if kind == "links" else gias.read_establishments(data)
        assert (len(read.rows), read.rejects) == (rows, ())


def test_a_closed_school_with_nothing_but_its_name_is_read() -> None:
    bare = dict.fromkeys(COLUMNS, "") | CLOSED
    kept = ("URN", "LA (code)", "LA (name)", "EstablishmentName", "CloseDate")
    bare |= {name: school(900009, "Old School", CloseDate="31-08-2004")[name] for name in kept}
    (row,) = gias.read_establishments(extract([bare])).rows
    assert (row.status_code, row.closed_on, row.phase) == (2, date(2004, 8, 31), "")
