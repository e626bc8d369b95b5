"""Redaction before rendering: what was taken out is in no format; small print of spans."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fosse.documents import html, pdf, word
from fosse.foi.answers.composed import Sheet
from fosse.foi.blacking import Details
from fosse.foi.finding import find
from fosse.foi.redaction import (
    Cells,
    NotThere,
    Span,
    Taken,
    again,
    cited,
    redact,
    redact_sheet,
)
from fosse.foi.release import document_of, file_name, files_of, page_of

ON = date(2026, 11, 21)
SECRET = "Zebulon Quince"
MINUTES = f"""The heads met on 3 May 2026. {SECRET} spoke of his illness.

Present: Ada Lovett, {SECRET}; apologies from nobody.
=SUM(A1) was on the board."""


def secrets(text: str = MINUTES, provision: str = "40(2)") -> list[Span]:
    return [
        Span(match.start(), match.end(), provision, "names of pupils")
        for match in re.finditer(SECRET, text)
    ]


class TestText:
    def test_the_characters_go_and_a_mark_says_why(self) -> None:
        done = redact("Tell Ada Lovett at once.", [Span(5, 15, "40(2)", "a pupil")])
        assert done.text == "Tell [redacted: s.40(2)] at once."
        assert done.taken == (Taken("40(2)", "a pupil", 1),)
        assert done.taken[0].in_words() == "1 passage redacted under s.40(2): a pupil"

    def test_spans_that_overlap_or_touch_are_one_gap_under_all_their_provisions(self) -> None:
        spans = [Span(4, 8, "43(2)"), Span(0, 5, "40(2)"), Span(8, 9, "43(2)")]
        done = redact("abcdefghi kept", spans)
        assert done.text == "[redacted: s.40(2) and s.43(2)] kept"
        assert [one.provision for one in done.taken] == ["40(2)", "43(2)"]

    def test_regulations_are_cited_as_such(self) -> None:
        assert cited("12(5)(e)") == "reg.12(5)(e)"

    @pytest.mark.parametrize("span", [(3, 3), (-1, 2), (2, 99)])
    def test_a_span_outside_the_text_is_refused(self, span: tuple[int, int]) -> None:
        with pytest.raises(NotThere, match="Mark the passage again"):
            redact("short", [Span(*span, "40(2)")])

    def test_the_same_words_elsewhere_are_proposed(self) -> None:
        first, second = secrets()
        assert again(MINUTES, [first]) == (second,)
        assert again(MINUTES, [first, second]) == ()

    @given(
        st.text(alphabet="abc \n", min_size=1, max_size=30),
        st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)), max_size=5),
    )
    def test_what_is_kept_is_what_no_span_covers(
        self, text: str, places: list[tuple[int, int]]
    ) -> None:
        spans = [Span(a, b, "40(2)") for a, b in places if a < b <= len(text)]
        kept = re.sub(r"\[redacted: s\.40\(2\)\]", "", redact(text, spans).text)
        gone = {at for span in spans for at in range(span.start, span.end)}
        assert kept == "".join(char for at, char in enumerate(text) if at not in gone)


class TestFinder:
    def test_contact_details_and_the_requester_are_proposed(self) -> None:
        text = "Write to a.b@example.org, 0116 496 0000, LE1 6ZG, QQ 12 34 56 C. Mo Bede"
        found = [(text[one.start : one.end], one.what) for one in find(text, Details("Mo Bede"))]
        assert found == [
            ("a.b@example.org", "e-mail address"),
            ("0116 496 0000", "telephone number"),
            ("LE1 6ZG", "postcode"),
            ("Mo Bede", "name"),
        ]

    def test_a_national_insurance_number_is_proposed(self) -> None:
        assert [one.what for one in find("His number is AB 12 34 56 C.")] == [
            "National Insurance number"
        ]

    def test_figures_and_references_are_left_alone(self) -> None:
        assert find("In 2026 there were 9 clusters and £120,000; FOI-2026-0001; A4 paper.") == ()


TABLE = Sheet(
    title="Visits, by school",
    columns=("School", "Adviser", "Days"),
    rows=(
        ("Bede Primary", SECRET, 3),
        ('=HYPERLINK("https://example.org","x")', f"{SECRET} too", 2.5),
        ("Cedar", None, None),
    ),
    about={"As at": "21 November 2026", "Source": "Made up", "Licence": "OGL"},
)


class TestTable:
    def test_a_column_goes_cell_by_cell_even_where_it_was_empty(self) -> None:
        done = redact_sheet(TABLE, [Cells("Adviser", None, "40(2)"), Cells("Days", 1, "43(2)")])
        assert [row[1] for row in done.sheet.rows] == ["[redacted: s.40(2)]"] * 3
        assert [row[2] for row in done.sheet.rows] == [3, "[redacted: s.43(2)]", None]
        assert done.taken == (Taken("40(2)", "", 3), Taken("43(2)", "", 1))

    @pytest.mark.parametrize("cells", [Cells("No", None, "40(2)"), Cells("Days", 3, "40(2)")])
    def test_a_cell_that_is_not_there_is_refused(self, cells: Cells) -> None:
        with pytest.raises(NotThere):
            redact_sheet(TABLE, [cells])


class TestRelease:
    def test_what_was_taken_out_of_a_table_is_in_no_file(self) -> None:
        made = files_of(TABLE, [Cells("Adviser", None, "40(2)")], author="Ratae", on=ON)
        assert [file.name for file in made] == [
            "visits-by-school.csv", "visits-by-school.ods", "visits-by-school.html",
        ]  # fmt: skip
        for file in made:
            assert SECRET not in inside(file.data)
            assert "[redacted: s.40(2)]" in inside(file.data)
            assert "3 cells redacted under s.40(2)" in inside(file.data)
            assert "As at" in inside(file.data)

    def test_no_file_holds_a_live_formula(self) -> None:
        csv, ods, page = (inside(file.data) for file in files_of(TABLE, author="Ratae", on=ON))
        assert "'=HYPERLINK(" in csv
        assert "table:formula" not in ods
        assert "=HYPERLINK(" in ods
        assert "<a " not in page.split("About this table")[0].split("<main")[1]

    def test_a_header_is_no_formula_either(self) -> None:
        sheet = Sheet("T", ("=1+1", "b"), (("x", 1),))
        csv = inside(files_of(sheet, author="Ratae", on=ON)[0].data)
        assert "'=1+1,b" in csv

    def test_what_was_taken_out_of_a_text_is_in_no_format(self) -> None:
        document = document_of("Minutes", MINUTES, secrets(), author="Ratae", on=ON)
        formats = {
            "html": inside(html.page(document)),
            "docx": inside(word.write(document)),
            "pdf": in_pdf(pdf.write(document)),
        }
        for name, said in formats.items():
            for part in SECRET.split():
                assert part not in said, name
            assert "s.40(2)" in said, name
            assert "names of pupils" in said, name
            assert "=SUM(A1)" in said, name

    def test_a_text_is_a_page_under_its_own_name(self) -> None:
        file = page_of("Minutes: 3 May", MINUTES, secrets(), author="Ratae", on=ON)
        assert (file.name, file.title) == ("minutes-3-may.html", "Minutes: 3 May")
        assert file_name("Écoles / 学校 " * 30).startswith("ecoles-ecoles")
        assert len(file_name("x" * 300)) == 80
        assert file_name("学校") == "table"


def inside(data: bytes) -> str:
    """All that a file holds; of a zip, everything in it, unpacked."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
        return re.sub(r"</?(?:w|text):[a-z]+[^>]*>", "", "\n".join(parts))


def in_pdf(data: bytes) -> str:
    """All text of the pages, and every string of the file besides."""
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    with pikepdf.open(io.BytesIO(data)) as opened:
        strings = [
            str(value)
            for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary)
            for value in thing.values()
            if isinstance(value, pikepdf.String)
        ]
    return "\n".join([*pages, *strings]).replace("\u200b", "")
