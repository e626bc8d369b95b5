"""A document that would leave somebody out, or say nothing, is refused before it is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fosse.documents.blocks import (
    Address,
    Attachments,
    Block,
    Bullets,
    Clause,
    FigureBlock,
    Heading,
    NumberedParagraphs,
    Paragraph,
    Picture,
    Quote,
    References,
    Run,
    Salutation,
    Signature,
    TableBlock,
    link,
    strong,
)
from fosse.documents.document import Document, Unfit
from fosse.documents.figure import Figure
from fosse.documents.table import Table

from .letters import LETTER, MAP, ON, png

TEXT = Paragraph.of("Some text.")


class Silent:
    """A drawing that says nothing of itself."""

    title, description = "Clusters", ""

    def svg(self) -> str:
        return MAP.svg()

    def table(self) -> Table:
        return MAP.table()


def faults(*blocks: Block) -> tuple[str, ...]:
    with pytest.raises(Unfit) as refused:
        Document(title="Letter", on=ON, author="R Stone", blocks=blocks)
    return refused.value.faults


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        (
            (TEXT, Heading(3, "Deep")),
            "Block 2, “Deep”: a heading of level 3 follows one of",
        ),
        ((Heading(2, "A"), Heading(4, "B")), "Block 2, “B”: a heading of level 4"),
        ((Heading(1, "A"),), "Block 1: a heading of level 1; the title is level 1"),
        ((TEXT, Heading(2, " ")), "Block 2: a heading without words"),
        ((Paragraph(()),), "Block 1: a paragraph without words"),
        ((Bullets(()),), "Block 1: a list with nothing in it"),
        ((Bullets.of("a", " "),), "Block 1: a list with an empty part"),
        ((Quote("\n"),), "Block 1: a quote without words"),
        ((FigureBlock(Figure(Silent(), "Map")),), "the figure “Map” has no alternative text"),
        ((FigureBlock(Figure(MAP, "")),), "a figure without a caption"),
        ((TableBlock(Table("Schools", (), ())),), "the table “Schools” has no headers"),
        ((TableBlock(Table("Schools", ("A", ""), ())),), "“Schools” has a column without a header"),
        ((TableBlock(Table("", ("A",), ())),), "Block 1: a table without a caption"),
        ((Address(tuple("12345678")),), "an address of 8 lines; a window envelope shows 7"),
        ((TEXT, References((("Date", "today"),))), "references can only stand before the title"),
        ((TEXT, Salutation("Dear R")), "salutation can only stand before the title"),
        ((Signature("", "Head"),), "Block 1: a signature with an empty part"),
        (
            (Signature("R", "Head", picture=Picture(b"GIF89a", "image/png", "R")),),
            "a picture that is neither PNG nor JPEG",
        ),
        (
            (Signature("R", "Head", picture=Picture(png(), "image/png", "")),),
            "a picture without words",
        ),
        ((Attachments(()),), "Block 1: a list of attachments with nothing in it"),
        ((NumberedParagraphs((Clause.of("x"),), start=0),), "numbered paragraphs that start at 0"),
    ],
)
def test_a_faulty_block_is_named(blocks: tuple[Block, ...], fault: str) -> None:
    assert any(fault in each for each in faults(*blocks))


def test_clauses_go_four_deep_and_no_deeper() -> None:
    clause = Clause.of("five")
    for name in ("four", "three", "two", "one"):
        clause = Clause.of(name, clause)
    assert "numbered paragraphs 5 deep; 4 are possible" in faults(NumberedParagraphs((clause,)))[0]


def test_all_faults_are_said_at_once() -> None:
    with pytest.raises(Unfit, match="It has no title") as refused:
        Document(title=" ", on=ON, author="", language="english", blocks=(Paragraph(()),))
    assert len(refused.value.faults) == 4


def test_a_letter_without_text_is_refused() -> None:
    with pytest.raises(Unfit, match="It has no text"):
        replace(LETTER, blocks=())


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "/here", "https://a b", "https:"],
)
def test_nothing_links_to_where_a_letter_may_not_lead(target: str) -> None:
    with pytest.raises(ValueError, match="is not an address that a document may link to"):
        link("here", target)


def test_front_and_body_are_parted_at_the_title() -> None:
    assert [type(block) for block in LETTER.front] == [Address, References, Salutation]
    assert LETTER.front + LETTER.body == LETTER.blocks
    assert Address in [type(block) for block in LETTER.body]


def test_words_are_runs_of_text() -> None:
    assert Paragraph.of("a", strong("b")).words == (Run("a"), Run("b", strong=True))
