"""Whatever anybody types is shown as it was typed: no format reads markup, code or XML in it."""

from __future__ import annotations

import io
from unittest.mock import Mock

import docx
import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fosse.documents import html, pdf, word
from fosse.documents.blocks import Address, Bullets, Heading, Paragraph, Quote, Run, TableBlock
from fosse.documents.characters import for_document
from fosse.documents.document import Document
from fosse.documents.table import Table

from .letters import ON
from .outlines import bare, of_html, of_word
from .pdf_outlines import of_pdf

TYPST = '#panic() = h *x* _y_ $z$ `r` @l <t> \\u{41} -- ~ #import "a" #sys.inputs // c /* d */'
MARKUP = "<script>alert(1)</script> &amp; &#x41; ]]> <w:p/> <!-- --> \" ' <svg onload=x>"
ODD = (
    "nul\x00 bell\x07 esc\x1b half\ud800 \ufffe\uffff nel\x85ls\u2028 tab\t vt\x0b \u202eevil\u202c"
)
ANY = st.text(alphabet=st.characters(codec=None), min_size=1, max_size=40).filter(
    lambda text: bool(text.strip() and bare(for_document(text)))
)


def holding(text: str) -> Document:
    """The text wherever text can stand."""
    return Document(
        title=text,
        on=ON,
        author=text,
        subject=text,
        footer=text,
        blocks=(
            Address((text,)),
            Heading(2, text),
            Paragraph((Run(text), Run(text, strong=True, emphasis=True))),
            Bullets.of(text),
            Quote(text),
            TableBlock(Table(text, (text,), ((text,),)), row_headers=True),
        ),
    )


def expected(text: str) -> list[str]:
    said = bare(for_document(text))
    return [said, said, said, said * 2, said, said, said]


@pytest.mark.parametrize("text", [TYPST, MARKUP])
def test_code_is_text_in_every_format(text: str) -> None:
    document = holding(text)
    found = [
        of_html(html.page(document)),
        of_word(word.write(document)),
        of_pdf(pdf.write(document)),
    ]
    for outline in found:
        assert outline.said == expected(text)
        assert outline.parts[-1].headers == (bare(text),)


def test_no_element_comes_out_of_text() -> None:
    root = lxml.html.fromstring(html.page(holding(MARKUP)))
    assert not root.xpath("//script | //svg | //*[@onload]")


@given(ANY)
@example(ODD)
@settings(max_examples=60, deadline=None)
def test_any_text_survives_on_the_page(text: str) -> None:
    page = html.page(holding(text)).decode("utf-8")
    shown = lxml.html.fromstring(page.encode()).find(".//h2").text_content()
    assert bare(shown) == bare(for_document(text))


@given(ANY)
@example(ODD)
@settings(max_examples=15, deadline=None)
def test_any_text_survives_in_a_word_file(text: str) -> None:
    file = docx.Document(io.BytesIO(word.write(holding(text))))
    assert bare(file.tables[0].rows[1].cells[0].text) == bare(for_document(text))


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_characters="\xad")))
@settings(max_examples=25, deadline=None)
def test_every_text_in_latin_letters_survives_in_a_pdf(text: str) -> None:
    assert of_pdf(pdf.write(holding(f"a{text}"))).said[1] == bare(for_document(f"a{text}"))


@given(ANY)
@example(ODD)
@settings(max_examples=25, deadline=None)
def test_any_text_can_be_written_as_a_pdf(text: str) -> None:
    """What no typeface can show is put into words; nothing makes a letter impossible to send."""
    assert pdf.write(holding(text)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Thanks 😀!", "Thanks[grinningface]!"),
        ("👨‍👩‍👧", "[man,woman,girl]"),
        ("ગુજરાતી ભાષા, please", "[wordsinGujaratiscript,whichthisfilecannotshow],please"),
        ("中文字符", "[wordsinChinesescript,whichthisfilecannotshow]"),
        ("Łódź, Ğ, Ω and Ж", "Łódź,Ğ,ΩandЖ"),
    ],
)
def test_what_no_typeface_can_show_is_said_in_words(text: str, shown: str) -> None:
    document = Document(title="T", on=ON, author="A", blocks=(Paragraph.of(text),))
    assert of_pdf(pdf.write(document)).said[-1] == shown
    assert of_html(html.page(document)).said[-1] == bare(text)


def test_a_text_of_many_scripts_does_not_hold_a_letter_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody could send a request of all of Unicode. A refusal costs some 20 ms, so that there
    must not be one for each sign."""
    text = " ".join(chr(code) for code in range(0x250, 0x2FFFF, 97) if not 0xD800 <= code < 0xE000)
    tried = Mock(wraps=pdf.typst.compile)
    monkeypatch.setattr(pdf.typst, "compile", tried)
    pdf.write(Document(title="T", on=ON, author="A", blocks=(Quote(text),)))
    assert 0 < tried.call_count < len(text) / 20, tried.call_count
