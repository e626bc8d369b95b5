"""Blocks as the paragraphs, tables and pictures of a Word file. PURE."""

from __future__ import annotations

import io
from dataclasses import dataclass

from docx.document import Document as Word
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from .blocks import (
    Address,
    Attachments,
    Block,
    Bullets,
    FigureBlock,
    Heading,
    Notice,
    NumberedParagraphs,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    References,
    Salutation,
    Signature,
    TableBlock,
    Words,
)
from .characters import for_document
from .numbering import numbered
from .palette import ACCENT
from .plain_text import lines_of, paragraphs
from .raster import png
from .word_numbers import Numbers
from .word_styles import CLAUSE, NOTICE, SMALL, colour
from .word_table import add_table
from .word_xml import add_svg, hyperlink, say

LOGO = SIGNED = Mm(16)
_WIDEST = Mm(160)


@dataclass
class Writer:
    """Writes one block after the other. `title_space` is kept free above the title."""

    file: Word
    title_space: Length | None = None
    _break_first: bool = False
    _after_table: bool = False
    _drawings: int = 0

    def __post_init__(self) -> None:
        self._numbers = Numbers(self.file)

    def heading(self, level: int, text: str) -> None:
        made = self.paragraph(text, f"Heading {level}")
        if level == 1 and self.title_space is not None:
            made.paragraph_format.space_before = self.title_space

    def paragraph(self, text: str, style: str = "Normal") -> WordParagraph:
        """A paragraph of plain text, on a new page where one was asked for."""
        made = self.file.add_paragraph(for_document(text), style=style)
        if self._break_first:
            made.paragraph_format.page_break_before = True
            self._break_first = False
        if self._after_table:
            made.paragraph_format.space_before = Pt(12)
            self._after_table = False
        return made

    def words(self, words: Words, style: str = "Normal") -> WordParagraph:
        made = self.paragraph("", style)
        for part in words:
            run = made.add_run(for_document(part.text))
            run.bold, run.italic = part.strong or None, part.emphasis or None
            if part.link:
                run.font.color.rgb, run.font.underline = colour(ACCENT), True
                hyperlink(made, run, part.link)
        return made

    def picture(self, picture: Picture, height: Length) -> WordParagraph:
        made = self.paragraph("")
        shape = made.add_run().add_picture(io.BytesIO(picture.data), height=height)
        say(shape, for_document(picture.alternative))
        return made

    def finish(self) -> None:
        """Word wants a paragraph after a table that ends the file."""
        if self._after_table:
            self.paragraph("")

    def block(self, block: Block) -> None:
        match block:
            case Heading(level, text):
                self.heading(level, text)
            case Paragraph(words):
                self.words(words)
            case Bullets(items):
                for item in items:
                    self.words(item, "List Bullet")
            case NumberedParagraphs():
                self._clauses(block)
            case Quote(text):
                for part in paragraphs(lines_of(for_document(text))):
                    self.paragraph(part, "Quote")
            case Notice(words):
                self.words(words, NOTICE)
            case TableBlock():
                self._table(block)
            case FigureBlock():
                self._figure(block)
            case Address(lines):
                self.paragraph("\n".join(lines))
            case Signature():
                self._signature(block)
            case Attachments():
                self._attachments(block)
            case PageBreak():
                self._break_first = True
            case References() | Salutation():
                raise ValueError("References and salutations stand before the title.")

    def _clauses(self, block: NumberedParagraphs) -> None:
        number = self._numbers.begin(block.start)
        for each in numbered(block):
            number.give(self.words(each.words, CLAUSE), each.depth)

    def _table(self, block: TableBlock) -> None:
        self.paragraph(" ".join(block.table.caption.split()), "Caption")
        add_table(self.file, block.table, block.row_headers)
        self._after_table = True

    def _figure(self, block: FigureBlock) -> None:
        figure, svg = block.figure, block.figure.drawing.svg()
        made = self.paragraph("")
        made.paragraph_format.keep_with_next = True
        self._drawings += 1
        shape = made.add_run().add_picture(io.BytesIO(png(svg)))
        if shape.width > _WIDEST:
            shape.height = Length(round(shape.height * _WIDEST / shape.width))
            shape.width = _WIDEST
        say(shape, for_document(block.alternative))
        add_svg(self.file, shape, svg, self._drawings)
        caption = self.paragraph(" ".join(figure.caption.split()), "Caption")
        caption.paragraph_format.keep_with_next = bool(figure.note)
        if figure.note:
            self.paragraph(figure.note, SMALL).paragraph_format.space_after = Pt(10)
        if block.with_table:
            self._table(TableBlock(figure.table, row_headers=True))

    def _signature(self, block: Signature) -> None:
        closing = self.paragraph(block.closing)
        closing.paragraph_format.space_before = Pt(16)
        together = [closing]
        if block.picture:
            together.append(self.picture(block.picture, SIGNED))
        name = self.paragraph("")
        name.add_run(for_document(block.name)).bold = True
        for line in (block.role, *block.lines):
            name.add_run("\n" + for_document(line))
        if not block.picture:
            name.paragraph_format.space_before = SIGNED
        for each in together:
            each.paragraph_format.keep_with_next = True
        name.paragraph_format.keep_together = True

    def _attachments(self, block: Attachments) -> None:
        head = self.paragraph("")
        head.add_run("Attached").bold = True
        head.paragraph_format.space_before = Pt(14)
        head.paragraph_format.keep_with_next = True
        for file in block.files:
            self.paragraph(f"{file.title} ({file.file_name})", "List Bullet")
