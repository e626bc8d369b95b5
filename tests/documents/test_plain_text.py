"""What officers type becomes blocks, and can be edited again; nothing typed is an error."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fosse.documents.blocks import Bullets, Paragraph, Run, TableBlock, link, plain, strong, words
from fosse.documents.faults import faults_of
from fosse.documents.plain_text import blocks_of, text_of
from fosse.documents.table import Table

SIGNS = [*"ab *-[]()\\\n\r•#{}.:/", "https://a.example/x", "**", "](https://b.example)"]
TYPED = st.lists(st.sampled_from(SIGNS)).map("".join)


def test_paragraphs_lines_and_bullets() -> None:
    text = "One.\r\nStill one.\n\n\n  Two.  \n- a\n* b\n\n- c\n-not a bullet"
    assert blocks_of(text) == (
        Paragraph.of("One.\nStill one."),
        Paragraph.of("Two."),
        Bullets.of("a", "b"),
        Bullets.of("c"),
        Paragraph.of("-not a bullet"),
    )


@pytest.mark.parametrize("text", ["", " ", "\n \r\n\t\n"])
def test_nothing_typed_is_nothing_said(text: str) -> None:
    assert blocks_of(text) == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a **b** c", (Run("a "), strong("b"), Run(" c"))),
        ("a ** b", (Run("a ** b"),)),
        (r"a \*\*b\*\*", (Run("a **b**"),)),
        ("[us](https://a.example/b)", (link("us", "https://a.example/b"),)),
        ("[us](mailto:a@b.example)", (link("us", "mailto:a@b.example"),)),
        (
            "see https://a.example/b?c=1, or (https://d.example).",
            (
                Run("see "),
                link("https://a.example/b?c=1", "https://a.example/b?c=1"),
                Run(", or ("),
                link("https://d.example", "https://d.example"),
                Run(")."),
            ),
        ),
        ("[x](javascript:alert(1))", (Run("[x](javascript:alert(1))"),)),
        ("[x](/here)", (Run("[x](/here)"),)),
        ("<b>x</b> & # y", (Run("<b>x</b> & # y"),)),
    ],
)
def test_words_in_a_line(typed: str, said: tuple[Run, ...]) -> None:
    assert blocks_of(typed) == (Paragraph(said),)


@given(TYPED)
@example("\\- a")
@example("- **a")
@example("**[a](https://a.example)**")
@example("***https://a.example/x** https://a.example/x\\#")
def test_what_was_typed_can_be_edited_again(typed: str) -> None:
    blocks = blocks_of(typed)
    assert blocks_of(text_of(blocks)) == blocks


@given(st.text() | TYPED)
@example("****")
@example("[ ](https://a.example)")
def test_nothing_that_is_typed_makes_a_letter_unfit(typed: str) -> None:
    assert faults_of(blocks_of(typed)) == ()


@given(st.text(min_size=1))
def test_nothing_is_lost_of_a_text_without_signs(typed: str) -> None:
    kept = "".join(c for c in typed if c not in "*[]\\-•" and not c.isspace())
    said = "".join(plain(b.words) for b in blocks_of(kept) if isinstance(b, Paragraph))
    assert "".join(said.split()) == "".join(kept.split())


def test_what_cannot_be_typed_says_so() -> None:
    with pytest.raises(ValueError, match="A TableBlock has no form that can be typed"):
        text_of((TableBlock(Table("T", ("A",), ())),))


def test_words_are_joined_in_one_voice() -> None:
    assert words("a", "b") == (Run("a"), Run("b"))
    assert blocks_of("a\\*b") == (Paragraph.of("a*b"),)
