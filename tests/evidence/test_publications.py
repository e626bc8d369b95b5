"""Files as they are published, and as they are broken: recognised, placed, checked."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from fosse.evidence.opening import open_table
from fosse.evidence.publications.catalogue import CATALOGUE, recognise
from fosse.evidence.reading import YearTable, read
from fosse.evidence.sources_page import page
from fosse.evidence.tokens import Unreadable

ROOT = Path(__file__).resolve().parents[2]

WORKFORCE = "workforce/2022_school_workforce_census_schools_2022_xlsx-as-csv.csv"
KS2 = "RECTYPE,LEA,URN,SCHNAME,TOTPUPS,TELIG,PTRWM_EXP,READPROG\n"
KS2_ROWS = "1,999,900001,First,200,30,52%,1.1\n1,999,900002,Second,210,31,SUPP,\n"


def table_of(text: str | bytes) -> tuple[str, tuple[YearTable, ...]]:
    """Which publication a file is, and its years."""
    found = open_table(text.encode() if isinstance(text, str) else text)
    assert found.known, "not recognised"
    publication, layout = found.known
    return publication.id, read(publication, layout, found.table)


def only(text: str | bytes) -> YearTable:
    _, (table,) = table_of(text)
    return table


def texts(found: YearTable, column: str) -> list[str]:
    return [str(text) for text in found.table[column].to_pylist()]


def reasons(found: YearTable) -> list[tuple[int, str]]:
    return [(reject.line, reject.reason) for reject in found.rejects]


def workbook_of(rows: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet
    for row in rows:
        sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


# What is recognised


def test_no_two_publications_claim_the_same_columns() -> None:
    """Each layout's own columns are recognised as that publication, and as no other."""
    wrong = [
        (publication.id, found[0].id if found else None)
        for publication in CATALOGUE.values()
        for layout in publication.layouts
        for mark in layout.marks
        if (
            found := recognise(
                sorted(mark | {names[0] for names in layout.needs} | set(layout.urn[:1]))
            )
        )
        is None
        or found[0].id != publication.id
    ]
    assert wrong == []


def test_case_order_and_byte_order_mark_do_not_matter() -> None:
    first = only(KS2 + KS2_ROWS)
    second = only(b"\xef\xbb\xbf" + b"readprog,ptrwm_exp,urn,Rectype,lea\n1.1,52%,900001,1,999\n")
    assert texts(first, "PTRWM_EXP")[:1] == texts(second, "PTRWM_EXP") == ["52%"]
    assert second.table["_urn"].to_pylist() == [900001]
    assert second.table["_la"].to_pylist() == [999]


def test_windows_1252_is_read_and_its_letters_are_right() -> None:
    text = KS2 + "1,999,900001,St Cuthbert’s Café,200,30,52%,1.1\n"
    assert texts(only(text.encode("cp1252")), "SCHNAME") == ["St Cuthbert’s Café"]


def test_a_header_under_titles_is_found_in_a_workbook() -> None:
    header = ["LA Number", "Establishment Number", "URN", "School Phase"]
    header += ["Total Number of Teachers (Headcount)", "Pupil: Teacher Ratio (FTE of teachers)"]
    rows: list[list[object]] = [["State-funded schools, November 2022"], ["Source"], [], [], []]
    rows += [header, [999, 2000, 900001, "Primary", 24, 15.5]]
    found = only(workbook_of(rows))
    assert texts(found, "PUPIL:     TEACHER RATIO") == ["15.5"]
    assert found.table["_urn"].to_pylist() == [900001]
    assert found.table["_line"].to_pylist() == [7]


def test_days_in_a_workbook_are_days() -> None:
    from datetime import date

    rows = [
        ["URN", "School name", "Inspection date", "Publication date", "Overall effectiveness"],
        [900001, "First", date(2018, 3, 1), date(2018, 4, 1), 2],
    ]
    found = only(workbook_of(rows))
    assert texts(found, "INSPECTION DATE") == ["2018-03-01"]
    assert texts(found, "OVERALL EFFECTIVENESS") == ["2"]
    assert found.as_of == date(2018, 4, 1)


@pytest.mark.parametrize("text", ["name,size\na,1\n", "URN,SCHOOL\n900001,First\n"])
def test_a_file_of_other_columns_is_not_known(text: str) -> None:
    assert open_table(text.encode()).known is None


def test_all_missing_columns_are_named_in_one_error() -> None:
    with pytest.raises(Unreadable) as caught:
        only("TIME_PERIOD,SESS_OVERALL_PERCENT\n202223,7.2\n")
    said = str(caught.value)
    assert "SCHOOL_URN or URN" in said
    assert "GEOGRAPHIC_LEVEL" in said
    assert "Pupil absence in schools in England" in said


# Which rows are what


def test_aggregate_rows_sit_among_the_schools_and_are_no_schools() -> None:
    text = KS2 + KS2_ROWS + "3,999,,Authority,,900,60%,\n5,,,England,,,61%,\n"
    found = only(text)
    assert found.table["_kind"].to_pylist() == ["school", "school", "authority", "national"]
    assert found.table["_urn"].to_pylist() == [900001, 900002, None, None]
    assert (found.rows, found.schools) == (4, 2)


def test_record_types_of_key_stage_4_are_not_those_of_key_stage_2() -> None:
    header = "RECTYPE,LEA,URN,ATT8SCR\n"
    rows = "1,999,900001,46.5\n4,999,,45\n5,,,44.5\n7,,,46.7\n"
    found = only(header + rows)
    assert found.table["_kind"].to_pylist() == ["school", "authority", "national", "national"]
    assert reasons(only(header + rows + "3,999,900002,45\n")) == [
        (6, "RECTYPE is “3”, which is none of 1, 2, 4, 5, 7")
    ]


def test_the_nation_stands_where_another_table_has_an_authority_or_a_urn() -> None:
    absence = only("LA,ESTAB,URN,PERCTOT\n999,2000,900001,3.5\nNAT,PRI,,4.8\n")
    assert absence.table["_kind"].to_pylist() == ["school", "national"]
    header = "URN,LA,ESTAB,NOR,PNUMEAL,PNUMFSMEVER\n"
    census = only(header + "900001,999,2000,10,1,2\nNAT,,PRI,9,9,9\n")
    assert census.table["_kind"].to_pylist() == ["school", "national"]


@pytest.mark.parametrize(
    ("urn", "reason"),
    [("", "URN is empty"), ("abc", "URN is “abc”, which is no URN"), ("-1", "no URN")],
)
def test_a_school_without_a_urn_is_rejected(urn: str, reason: str) -> None:
    found = only(KS2 + KS2_ROWS + f"1,999,{urn},Third,1,1,1%,1\n")
    ((line, said),) = reasons(found)
    assert line == 4
    assert reason in said


# What is wrong with rows


def test_an_unknown_code_in_a_measured_column_rejects_the_row_with_its_line() -> None:
    found = only(KS2 + KS2_ROWS + "1,999,900003,Third,1,1,SUPPRESSED,1\n")
    assert reasons(found) == [
        (4, "PTRWM_EXP: “SUPPRESSED” is neither a number nor a code that this table uses")
    ]
    assert (found.rows, found.schools) == (3, 2)
    assert found.rejects[0].text.startswith("1,999,900003,Third")


def test_a_code_that_nobody_reads_is_kept_as_it_is() -> None:
    text = KS2.replace("SCHNAME", "WHATEVER") + "1,999,900001,???,200,30,52%,1.1\n"
    assert texts(only(text), "WHATEVER") == ["???"]


def test_every_fault_of_a_row_is_named() -> None:
    ((_, said),) = reasons(only(KS2 + KS2_ROWS + "1,999,900003,Third,1,1,bad,worse\n"))
    assert "PTRWM_EXP" in said
    assert "READPROG" in said


def test_a_judgement_that_is_none_rejects_its_row() -> None:
    header = "URN,Overall effectiveness,Inspection start date\n"
    found = only(header + "900001,2,12/06/2024\n900002,7,12/06/2024\n900003,NULL,NULL\n")
    ((line, said),) = reasons(found)
    assert line == 3
    assert "“7” is neither a judgement nor a code" in said


def test_a_day_that_does_not_exist_rejects_its_row() -> None:
    header = "URN,Overall effectiveness,Inspection start date\n"
    found = only(header + "900001,2,31-02-2019\n900002,2,28/02/2019\n")
    assert reasons(found) == [
        (2, "INSPECTION START DATE: “31-02-2019” is not a day in the calendar")
    ]


def test_a_school_that_comes_twice_is_rejected_on_both_lines() -> None:
    found = only(KS2 + KS2_ROWS + "1,999,900001,First,200,30,99%,1.1\n")
    assert reasons(found) == [
        (2, "URN 900001 is on line 4 too, and nothing says which is right"),
        (4, "URN 900001 is on line 2 too, and nothing says which is right"),
    ]
    assert found.table["_urn"].to_pylist() == [900002]


def test_the_same_row_twice_counts_once() -> None:
    found = only(KS2 + KS2_ROWS + KS2_ROWS.splitlines()[0] + "\n")
    assert reasons(found) == [(4, "URN 900001 is on line 2 too, the same in every cell")]
    assert found.schools == 2


def test_a_new_school_s_short_row_says_new_in_every_cell_it_lacks() -> None:
    found = only(KS2 + KS2_ROWS + "1,999,900003,Third,NEW\n1,999,900004,Fourth,90\n")
    assert found.rejects == ()
    assert texts(found, "PTRWM_EXP")[2:] == ["NEW", ""]
    assert texts(found, "READPROG")[2:] == ["NEW", ""]


def test_a_short_row_is_rejected_where_rows_are_not_published_short() -> None:
    header = "LA,ESTAB,URN,PERCTOT,PPERSABS10\n"
    found = only(header + "999,2000,900001,3.5,9\n999,2001,900002\n999,2002,900003,3,8\n")
    assert reasons(found) == [(3, "3 cells under 5 columns: the row is cut")]
    assert found.rows == 3


def test_surplus_cells_are_rejected_unless_they_are_blank() -> None:
    row = KS2_ROWS.splitlines()[0]
    found = only(KS2 + row + ",,\n" + row.replace("900001", "900002") + ",surplus\n")
    assert reasons(found) == [(3, "9 cells under 8 columns")]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    quoted = '1,999,900001,"First\nof two lines",200,30,52%,1.1\n'
    found = only(KS2 + quoted + "\n" + "1,999,900002,Second,1,1,oops,1\n")
    assert found.table["_line"].to_pylist() == [2]
    assert [reject.line for reject in found.rejects] == [5]


# What is wrong with files


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ((KS2 + KS2_ROWS).encode("utf-16"), "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text"),
        ((KS2 + KS2_ROWS)[:-10].encode(), "ends in the middle of line 3"),
        ((KS2 + '1,999,900001,"First').encode(), "never closed|cut short"),
        (KS2.encode() + "1,999,900001,Café".encode()[:-1], "inside a letter"),
        (KS2.encode() + b"1,999,900001,\x81\xff,1,1,1,1\n", "neither in UTF-8 nor in windows-1252"),
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0 old", "old kind"),
        (b"PAR1 nothing", "Parquet file can't be read"),
        (b'{"england": {"events": [', "JSON can't be read"),
        ((KS2 + "1,999,900001,First,1,1,oops,1\n").encode(), "No row could be taken"),
    ],
)
def test_a_broken_file_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        only(data)


def test_a_whole_last_line_needs_no_end() -> None:
    assert only((KS2 + KS2_ROWS).rstrip("\n")).schools == 2


# Long files

LONG = (
    "time_period,time_identifier,geographic_level,old_la_code,school_urn,school_name,"
    "breakdown_topic,breakdown,subject,expected_standard_pupil_percent,average_scaled_score\n"
)


def long_row(period: str, urn: str, subject: str, value: str, breakdown: str = "Total") -> str:
    topic = "All pupils" if breakdown == "Total" else "Sex"
    level = "School" if urn else "National"
    where = f"{period},Academic year,{level},999,{urn},Name"
    return f"{where},{topic},{breakdown},{subject},{value},105\n"


def test_a_long_file_becomes_a_row_for_each_school_and_a_release_for_each_year() -> None:
    text = LONG + "".join(
        [
            long_row("202425", "900001", "Reading", "75"),
            long_row("202425", "900001", "Maths", "z"),
            long_row("202425", "900001", "Reading", "70", "Boys"),
            long_row("202425", "900002", "Reading", "c"),
            long_row("202324", "900001", "Reading", "71"),
            long_row("202425", "", "Reading", "74"),
        ]
    )
    publication, (older, newer) = table_of(text)
    assert publication == "ks2"
    assert (older.year, newer.year) == ("2023/24", "2024/25")
    assert (older.rows, newer.rows) == (1, 5)
    assert (older.schools, newer.schools) == (1, 2)
    assert newer.table["_urn"].to_pylist() == [900001, 900002, None]
    column = "EXPECTED_STANDARD_PUPIL_PERCENT | "
    assert texts(newer, column + "READING") == ["75", "c", "74"]
    assert texts(newer, column + "MATHS") == ["z", "", ""]
    assert texts(newer, "SCHOOL_NAME") == ["Name"] * 3


def test_a_total_that_comes_twice_is_rejected_and_leaves_nothing() -> None:
    text = LONG + long_row("202425", "900001", "Reading", "75")
    text += long_row("202425", "900001", "Reading", "76") + long_row(
        "202425", "900001", "Maths", "8"
    )
    found = only(text)
    assert [reject.line for reject in found.rejects] == [2, 3]
    assert texts(found, "EXPECTED_STANDARD_PUPIL_PERCENT | MATHS") == ["8"]


def test_a_period_that_is_none_rejects_its_row() -> None:
    text = LONG + long_row("202425", "900001", "Reading", "75")
    found = only(text + long_row("latest", "900002", "Reading", "75"))
    ((line, said),) = reasons(found)
    assert line == 3
    assert "“latest” is not a period" in said


def test_destinations_have_a_column_for_numbers_and_one_for_percentages() -> None:
    header = "time_period,geographic_level,school_urn,breakdown_topic,breakdown,data_type,"
    header += "cohort,overall,all_notsust\n"
    where = "202223,School,900001,Total,Total,"
    rows = f"{where}Percentage,100,94.5,5\n{where}Number of pupils,100,94,5\n"
    found = only(header + rows)
    assert texts(found, "COHORT") == ["100"]
    assert texts(found, "OVERALL | PERCENTAGE") == ["94.5"]
    assert texts(found, "OVERALL | NUMBER OF PUPILS") == ["94"]


def test_lines_of_section_251_are_known_by_their_number() -> None:
    header = "time_period,geographic_level,old_la_code,category_of_expenditure,net_expenditure\n"
    rows = "202223,Local authority,999,1.2.5 High needs,10\n202223,Local authority,999,Total,11\n"
    assert texts(only(header + rows), "CATEGORY_OF_EXPENDITURE NUMBER") == ["1.2.5", ""]


# Names that change from year to year


def test_postcodes_are_kept_under_the_stem_of_their_columns() -> None:
    old = only("pcd,oseast1m,osnrth1m,laua,ward,lsoa11\nLE1 1AA,1,2,E1,W1,L1\n")
    new = only("pcd7,east1m,north1m,lad25cd,wd25cd,lsoa21cd\nLE1 1AA,1,2,E1,W1,L1\n")
    both = {"PCD", "OSEAST1M", "OSNRTH1M", "LAUA", "WARD"}
    assert both <= set(old.table.column_names) & set(new.table.column_names)
    assert "LSOA21" in new.table.column_names


def test_both_forms_of_the_school_census_are_one() -> None:
    header = "time_period,geographic_level,URN,phase-type_grouping,headcount of pupils,"
    first = only(header + "part-time boys aged 5\n202223,School,900001,Primary,10,1\n")
    other = header.replace("URN", "urn").replace("phase-type", "phase_type")
    second = only(other + "part time boys aged 5\n202223,School,900001,Primary,10,1\n")
    assert first.table.column_names == second.table.column_names


def test_full_and_section_8_inspections_are_kept_as_graded_and_ungraded() -> None:
    header = "URN,Overall effectiveness,Inspection start date,"
    header += (
        "Previous full inspection overall effectiveness,Section 8 inspection overall outcome\n"
    )
    names = only(header + "900001,2,01/02/2020,NULL,3\n").table.column_names
    assert "PREVIOUS GRADED INSPECTION OVERALL EFFECTIVENESS" in names
    assert "UNGRADED INSPECTION OVERALL OUTCOME" in names


def test_a_report_card_counts_where_its_inspection_has_a_day() -> None:
    areas = "Safeguarding standards,Inclusion,Curriculum and teaching,Achievement,"
    areas += "Attendance and behaviour,Personal development and wellbeing,Leadership and governance"
    header = f"URN,Inspection start date,{areas},Latest OEIF overall effectiveness\n"
    grades = "Met,Strong standard" + ",Expected standard" * 5
    rows = f"900001,12/11/2025,{grades},Good\n900002,NULL,{grades},Good\n"
    found = only(header + rows + "900003,NULL" + ",NULL" * 7 + ",Good\n")
    assert found.remarks == (
        "1 report cards",
        "line 3 has grades but no day of inspection: not counted as one",
    )
    assert found.schools == 3


# What the documentation says


def test_the_page_of_data_sources_says_what_the_declarations_say() -> None:
    written = (ROOT / "docs" / "data-sources.md").read_text(encoding="utf-8")
    assert written == page(), "python -m fosse.evidence.sources_page > docs/data-sources.md"


@pytest.mark.real_data
def test_every_published_layout_is_recognised(shared_data: Path) -> None:
    """Full column lines as published, year by year: none is unknown, none lacks a column."""
    from fosse.schools import gias

    folder = shared_data / "layouts"
    unknown = []
    for path in sorted(folder.rglob("*.csv")):
        found = open_table(path.read_bytes())
        if found.known:
            read(*found.known, found.table)
        elif not gias.recognises(found.table.header):
            unknown.append(str(path.relative_to(folder)))
    assert unknown == []


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("layout", "publication", "schools"),
    [
        ("ks2/2016-17_la850_ks2final.csv", "ks2", 14),
        ("ks2/2023-24_england_ks2.csv", "ks2", 6),
        ("ks4/2022-23_england_ks4_fixture.csv", "ks4", 7),
        ("ks4/2024-25_england_ks4final_rows-truncated-at-PTEBACC_95.csv", "ks4", 2),
        ("census_spc/2022-23_spc_school_level_fixture_256cols.csv", "spc", 5),
        ("census_spc/2022-23_spc_school_level_leicester_268cols.csv", "spc", 10),
        ("sen/2022-23_school_level_underlying_fixture.csv", "sen", 10),
        ("ofsted/2026_report-card_latest_inspections.csv", "report_cards", 5),
        (WORKFORCE, "workforce_tables", 8),
        ("finance/2023-24_ees_school_funding.csv", "school_funding", 3),
    ],
)
def test_the_rows_of_a_layout_are_all_taken(
    shared_data: Path, layout: str, publication: str, schools: int
) -> None:
    found, (table,) = table_of((shared_data / "layouts" / layout).read_bytes())
    assert (found, table.schools, table.rejects) == (publication, schools, ())
