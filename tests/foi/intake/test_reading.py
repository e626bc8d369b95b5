"""The text of what was found: all that stands in it, and what could not be read is said."""

from __future__ import annotations

import io
from datetime import date

import docx
import pikepdf
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from fosse.documents import pdf
from fosse.documents.blocks import Paragraph
from fosse.documents.document import Document
from fosse.foi.intake import pdf_text, reading, word_text
from fosse.foi.intake.reading import read_text

from . import made_files as made

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(*paragraphs: str) -> bytes:
    """A Word file with a table, a header, and paragraphs as XML."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Minutes of the board"
    document.add_paragraph("Present: Ann Teacher\tMo Bede")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "School", "Days"
    inner = table.add_row().cells[0].add_table(rows=1, cols=1)
    inner.rows[0].cells[0].text = "Abbey"
    for xml in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {W}>{xml}</w:p>"))
    return saved(document)


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pages(*texts: str) -> bytes:
    """A PDF with a page for each text; "" for one that is a picture."""
    joined = pikepdf.new()
    for text in texts:
        if not text:
            joined.add_blank_page()
            continue
        made_of = Document(
            title="Minutes", on=date(2026, 11, 20), author="Ratae", blocks=(Paragraph.of(text),)
        )
        with pikepdf.open(io.BytesIO(pdf.write(made_of))) as one:
            joined.pages.extend(one.pages)
    return saved(joined)


def test_a_word_file_is_read_whole_and_in_its_order() -> None:
    data = word(
        "<w:ins><w:r><w:t>Inserted </w:t></w:r></w:ins><w:hyperlink><w:r><w:t>link</w:t></w:r>"
        "</w:hyperlink><w:r><w:br/><w:t>below</w:t><w:noBreakHyphen/></w:r>",
        "<w:del><w:r><w:delText>never said</w:delText></w:r></w:del>",
        "<w:sdt><w:sdtContent><w:r><w:t>chosen</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict></w:r>",
    )
    read = read_text("Minutes.docx", data)
    assert read.text.split("\n") == [
        "Present: Ann Teacher\tMo Bede", "School\tDays", "Abbey", "Inserted link", "below-", "",
        "chosen", "", "boxed", "", "", "Header:", "Minutes of the board",
    ]  # fmt: skip
    assert read.faults == (word_text.DELETED,)


def test_comments_and_deleted_words_are_said() -> None:
    document = docx.Document()
    run = document.add_paragraph("The board agreed.").runs[0]
    document.add_comment(run, text="Did it?", author="Mo Bede", initials="MB")
    read = read_text("Minutes.docx", saved(document))
    assert (read.text, read.faults) == ("The board agreed.", (word_text.COMMENTS,))


def test_a_pdf_is_read_page_by_page_and_pictures_are_said() -> None:
    read = read_text("Minutes.pdf", pages("Mo Bede was absent.", "", "The board agreed."))
    assert read.text.index("Mo Bede was absent.") < read.text.index("The board agreed.")
    assert read.faults == (
        "Nothing could be read on page 2, which may be pictures: look at them in the file, and "
        "type what they say.",
    )
    assert read_text("scan.pdf", pages("", "")) == reading.Read("", (pdf_text.SCANNED,))


def test_a_locked_or_damaged_pdf_says_so() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages("Secret"))) as opened:
        opened.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert read_text("a.pdf", buffer.getvalue()).faults == (pdf_text.LOCKED,)
    damaged = read_text("a.pdf", b"%PDF-1.7 nothing")
    assert damaged.faults == ("It is no PDF, or damaged.",)


def test_a_pdf_of_very_many_pages_is_read_as_far_as_it_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_text, "MOST_PAGES", 1)
    read = read_text("a.pdf", pages("First.", "Second."))
    assert "First." in read.text and "Second." not in read.text
    assert read.faults == ("Only its first 1 pages were read. Add the rest as files.",)


@pytest.mark.parametrize(
    ("name", "data", "text", "fault"),
    [
        ("a.txt", "\ufeffcafé\r\nb".encode(), "café\nb", ""),
        ("a.txt", "café".encode("cp1252"), "café", ""),
        ("a.html", b"<p>Mo <b>Bede</b></p><script>x</script>", "Mo Bede", ""),
        ("a.eml", made.mail("How many?"), "From: Ann Example ann@example.org\nSubject: Request\n"
         "\nHow many?", ""),
        ("a.docx", made.workbook(), "", reading.DAMAGED),
        ("a.docx", made.zipped({"word/document.xml": b"<w"}), "", reading.DAMAGED),
        ("a.xlsx", made.workbook(), "", reading.WORKBOOK),
        ("a.doc", made.compound("WordDocument"), "", reading.OLD_WORD),
        ("a.rtf", b"{\\rtf1 Mo}", "", reading.NO_TEXT),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00", "", reading.NO_TEXT),
        ("a.txt", b" \n", "", reading.EMPTY),
    ],
)  # fmt: skip
def test_what_other_files_give(name: str, data: bytes, text: str, fault: str) -> None:
    read = read_text(name, data)
    assert read.text.rstrip() == text
    assert read.faults == ((fault,) if fault else ())


def test_a_very_long_text_is_cut_and_said() -> None:
    read = read_text("a.txt", b"word " * (reading.MOST // 4))
    assert len(read.text) == reading.MOST
    assert "Only its first 500,000 characters were read" in read.faults[0]


@settings(max_examples=40)
@given(st.integers(0, 2000), st.binary(max_size=30))
def test_whatever_happened_to_a_file_it_is_read_or_said(at: int, put: bytes) -> None:
    for name, whole in (("a.docx", WORD), ("a.pdf", PAGES)):
        read = read_text(name, whole[:at] + put + whole[at + len(put) :])
        assert read.text or read.faults


WORD, PAGES = word(), pages("Mo Bede was absent.")
