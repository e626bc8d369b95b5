"""One letter in three formats: the same structure, fit for those who listen to it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import docx
import pikepdf
import pypdfium2
import pytest
from defusedxml.ElementTree import fromstring
from docx.oxml.ns import qn

from fosse.documents import html, pdf, word
from fosse.documents.blocks import (
    Bullets,
    Clause,
    NumberedParagraphs,
    Paragraph,
    Quote,
    TableBlock,
)
from fosse.documents.document import Document
from fosse.documents.numbering import letters, numbered, roman
from fosse.documents.table import Table
from fosse.documents.words import words_of

from .letters import GOLDEN, LETTER, ON, SCHOOLS
from .outlines import Outline, Part, bare, of_html, of_word
from .pdf_outlines import of_pdf, pages

READ = {"html": (html.page, of_html), "word": (word.write, of_word), "pdf": (pdf.write, of_pdf)}


@cache
def written(name: str) -> bytes:
    return READ[name][0](LETTER)


@cache
def outline(name: str) -> Outline:
    return READ[name][1](written(name))


def test_the_page_is_as_it_was_approved() -> None:
    """After a change that was meant: python -m tests.documents.letters, and look at it."""
    assert written("html").decode() == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("name", READ)
def test_a_letter_begins_as_letters_do(name: str) -> None:
    """Letterhead, address, references, salutation, title, text: in the order of reading."""
    order = ["RataeCity", "Information", "0116", "MsAOk", "Ourref", "Date", "Dear", "Free", "You"]
    said = outline(name).said[1:]  # the logo is first
    assert all(each.startswith(start) for each, start in zip(said, order, strict=False)), said


@pytest.mark.parametrize("name", READ)
def test_every_format_says_who_wrote_what_in_which_language(name: str) -> None:
    assert outline(name)[:3] == (LETTER.title, "en-GB", "Ratae City Council")


@pytest.mark.parametrize("name", ["word", "pdf"])
def test_the_formats_have_one_structure(name: str) -> None:
    """Headings with their levels, paragraphs, items, tables with headers, figures with their
    alternative text: the same parts in the same order as on the page."""
    assert outline(name).parts == outline("html").parts


def test_the_structure_is_that_of_the_letter() -> None:
    parts = outline("html").parts
    headings = [(part.level, part.said) for part in parts if part.kind == "heading"]
    assert headings == [
        (1, bare(LETTER.title)), (2, "Youasked"), (2, "Ouranswer"), (3, "Question1"),
        (3, "Question2"), (2, "Ifyouarenotcontent"), (2, "Annex"),
    ]  # fmt: skip
    figures = [part.said for part in parts if part.kind == "figure"]
    assert figures[0] == "RataeCityCouncil:amosaic"
    assert figures[1].startswith("ClustersofRatae.")
    assert figures[2] == "SignatureofRStone"
    of_map, schools = (part for part in parts if part.kind == "table")
    assert of_map.headers[0] == "School"
    assert schools == Part(
        "table",
        bare(SCHOOLS.caption),
        headers=SCHOOLS.headers,
        rows=tuple(tuple(bare(cell) for cell in row) for row in SCHOOLS.rows),
    )


def test_the_pdf_declares_that_it_is_accessible() -> None:
    """ISO 14289-1: tagged, the title shown, and the mark of the standard in its metadata."""
    with pikepdf.open(io.BytesIO(written("pdf"))) as file:
        assert file.Root.MarkInfo.Marked
        assert file.Root.ViewerPreferences.DisplayDocTitle
        with file.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
        cells = [each for each in file.objects if _is(each, "/TH")]
        assert len(cells) == 3 + 4  # the table of schools, and that of the map
        assert {str(cell.A[0].Scope) for cell in cells} == {"/Column"}


def _is(thing: object, kind: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == kind


def test_every_page_of_a_pdf_has_its_number_and_a_long_table_its_headers() -> None:
    found = pages(written("pdf"))
    for number, page in enumerate(found, start=1):
        assert f"Page {number} of {len(found)}" in page
        assert "Ratae City Council · FOI-2026-0012" in page
    with_schools = [page for page in found if "Made-up School" in page]
    assert len(with_schools) > 1
    assert all("Pupils" in page for page in with_schools)


def test_a_word_longer_than_a_line_stays_on_its_page() -> None:
    """The address of a page in a request is told whole, and so is everything else."""
    address = f"https://example.org/{'requests' * 20}"
    said = Document(
        title="A letter",
        on=ON,
        author="A council",
        blocks=(Quote(address), TableBlock(Table("Pages", ("Page", "No"), ((address, "1"),)))),
    )
    file = pypdfium2.PdfDocument(pdf.write(said))
    page = file[0]
    text = page.get_textpage()
    rights = [text.get_charbox(place)[2] for place in range(text.count_chars())]
    found = text.get_text_range().replace("\u200b", "").replace("\r\n", "")
    width = page.get_width()
    for part in (text, page, file):
        part.close()
    assert max(rights) <= width - 25 * 72 / 25.4 + 1  # the margin
    assert found.count(address) == 2


def test_the_window_address_stands_where_the_window_is() -> None:
    """51 mm down, right of the left edge of the window at 20 mm (BS 4264)."""
    import pypdfium2

    with pypdfium2.PdfDocument(written("pdf")) as file:
        page = file[0]
        words = page.get_textpage()
        left, _, _, top = words.get_charbox(words.search("Ms A Okafor").get_next()[0])
        mm = 72 / 25.4
        assert 50 < (page.get_height() - top) / mm < 55
        assert 20 < left / mm < 30


def test_word_repeats_header_rows_and_marks_them() -> None:
    file = docx.Document(io.BytesIO(written("word")))
    for table in file.tables:
        heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True, *[False] * (len(heads) - 1)]
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_word_gets_the_drawing_itself_and_a_picture_of_it() -> None:
    with zipfile.ZipFile(io.BytesIO(written("word"))) as file:
        names = file.namelist()
        (drawing,) = [name for name in names if name.endswith(".svg")]
        assert fromstring(file.read(drawing)).tag.endswith("svg")
        text = file.read("word/document.xml").decode()
        types = file.read("[Content_Types].xml").decode()
    assert "svgBlip" in text
    assert "image/svg+xml" in types
    assert [name for name in names if name.endswith(".png")]


def test_word_counts_its_numbered_paragraphs_as_the_page_does() -> None:
    file = docx.Document(io.BytesIO(written("word")))
    numbers = file.part.numbering_part.element
    own = numbers.findall(qn("w:num"))[-1]
    first = own.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}")
    assert first.get(qn("w:val")) == "4"
    way = own.find(qn("w:abstractNumId")).get(qn("w:val"))
    levels = next(
        each.findall(qn("w:lvl"))
        for each in numbers.findall(qn("w:abstractNum"))
        if each.get(qn("w:abstractNumId")) == way
    )
    said = [level.find(qn("w:lvlText")).get(qn("w:val")) for level in levels]
    assert said == ["%1", "%1.%2", "(%3)", "(%4)"]
    order = [each.tag for each in numbers]
    assert order.index(qn("w:num")) > max(
        place for place, tag in enumerate(order) if tag == qn("w:abstractNum")
    )


@pytest.mark.parametrize("name", READ)
def test_the_same_letter_is_the_same_bytes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any moment: what a zip or a PDF says of its own time is the letter's day."""
    monkeypatch.setattr("time.time", lambda: datetime(2031, 5, 6, tzinfo=UTC).timestamp())
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 1, 0))
    again = replace(LETTER, on=date(2026, 12, 3))
    assert READ[name][0](again) == written(name)
    other = replace(LETTER, on=date(2026, 12, 4))
    assert READ[name][0](other) != written(name)


def test_a_word_file_is_of_the_letters_day() -> None:
    about = docx.Document(io.BytesIO(written("word"))).core_properties
    assert about.created.date() == about.modified.date() == ON
    assert about.subject == "Answer to request FOI-2026-0012"
    with zipfile.ZipFile(io.BytesIO(written("word"))) as file:
        assert {entry.date_time[:3] for entry in file.infolist()} == {(2026, 12, 3)}


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = written("html").decode()
    for reach in ("<script", "<link", "@import", "url(", 'src="http'):
        assert reach not in page


def test_a_part_of_a_page_goes_under_the_pages_own_title() -> None:
    part = html.fragment(LETTER, level=2)
    assert "<h1" not in part
    assert "<style" not in part
    assert f">{LETTER.title}</h2>" in part
    assert ">You asked</h3>" in part


def test_numbers_of_legal_paragraphs() -> None:
    block = NumberedParagraphs(
        (Clause.of("x", Clause.of("y", Clause.of("z", Clause.of("r"), Clause.of("s")))),), start=3
    )
    assert [each.number for each in numbered(block)] == ["3", "3.1", "(a)", "(i)", "(ii)"]
    assert [letters(place) for place in (1, 26, 27, 52, 53)] == ["a", "z", "aa", "zz", "aaa"]
    assert [roman(place) for place in (4, 9, 14, 40, 48)] == ["iv", "ix", "xiv", "xl", "xlviii"]


def test_a_letter_as_plain_text_says_all_of_it() -> None:
    said = words_of(LETTER)
    everything = bare(said).upper()
    for part in outline("html").parts:
        if part.kind in {"heading", "text", "item"} and part.said not in _ON_THE_PAPER:
            assert bare(part.said).upper().removesuffix(":") in everything.replace(">", "")
    assert "all (https://ratae.example/c)" in said
    assert "Cluster 1 | Made-up School 0 | 200" in said


_ON_THE_PAPER = {part.said for part in outline("html").parts[:4]}


def test_a_letter_without_letterhead_or_address_is_a_report() -> None:
    report = Document(
        title="Report", on=ON, author="R Stone", blocks=(Paragraph.of("One."), Bullets.of("Two."))
    )
    found = [read(write(report)).parts for write, read in READ.values()]
    assert found[0] == found[1] == found[2]
    assert [part.kind for part in found[0]] == ["heading", "text", "item"]
