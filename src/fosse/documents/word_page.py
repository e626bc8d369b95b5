"""The paper of a Word file: size, margins, letterhead, window address, page numbers. PURE."""

from __future__ import annotations

from docx.document import Document as Word
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from .blocks import Address, Front, References, Salutation
from .characters import for_document
from .document import Document
from .letterhead import Letterhead
from .palette import ACCENT
from .word_blocks import LOGO, Writer
from .word_styles import LETTERHEAD, SMALL
from .word_xml import child, element, field, frame, property_of

ABOVE, SIDE, BELOW, PAPER = Mm(20), Mm(25), Mm(24), (Mm(210), Mm(297))
WIDTH = Length(PAPER[0] - 2 * SIDE)
WINDOW = Mm(51)
"""Where the address begins, so that it shows in the window of a DL envelope (BS 4264)."""
UNDER_WINDOW = Mm(87)
MIDDLE = Mm(112)
_COLUMNS = ((Mm(142), Mm(48)), (Mm(100), Mm(40)))  # place and width: contact, then address


def prepare(file: Word, document: Document) -> None:
    """A4 with margins and a footer with page numbers; no picture of an empty page."""
    section = file.sections[0]
    section.page_width, section.page_height = PAPER
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = ABOVE, BELOW
    section.footer_distance = Mm(12)
    head = document.letterhead
    said = document.footer or (head.name if head else document.author)
    footer = section.footer.paragraphs[0]
    footer.style = SMALL
    stops = footer.paragraph_format.tab_stops
    stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{for_document(said)}\tPage ")
    field(footer, "PAGE", "1")
    footer.add_run(" of ")
    field(footer, "NUMPAGES", "1")
    for key, link in list(file.part.package.rels.items()):
        if link.reltype.endswith("/thumbnail"):
            del file.part.package.rels[key]


def front(file: Word, writer: Writer, document: Document) -> None:
    """What stands before the title: letterhead, address, references, salutation."""
    found = document.front
    is_posted = any(isinstance(block, Address) for block in found)
    if document.letterhead:
        _letterhead(file, writer, document.letterhead, is_posted)
    first = True
    for block in found:
        if isinstance(block, Salutation) and is_posted:
            paragraph = writer.paragraph(block.text)
            paragraph.paragraph_format.space_before = Length(UNDER_WINDOW - ABOVE)
            first = False
        else:
            _placed(writer, block, is_posted)
    if is_posted and first:
        writer.title_space = Length(UNDER_WINDOW - ABOVE)


def _placed(writer: Writer, block: Front, is_posted: bool) -> None:
    match block:
        case Address(lines):
            address = writer.paragraph("\n".join(lines))
            _tight(address)
            frame(address, x=SIDE, y=WINDOW, width=Mm(80))
        case References(pairs):
            for key, value in pairs:
                reference = writer.paragraph("")
                reference.add_run(f"{for_document(key)}: ").bold = True
                reference.add_run(for_document(value))
                _tight(reference)
                if is_posted:
                    frame(reference, x=MIDDLE, y=WINDOW, width=Mm(75))
        case Salutation(text):
            writer.paragraph(text)


def _letterhead(file: Word, writer: Writer, head: Letterhead, is_posted: bool) -> None:
    """Name at the left, address and contact at the right; above a report, one below the other."""
    brand = [writer.picture(head.logo, LOGO)] if head.logo else []
    brand.append(writer.paragraph(head.name, LETTERHEAD))
    parts = [part for part in (head.address, head.contact) if part]
    said = [writer.paragraph("\n".join(part), SMALL) for part in parts]
    for line in (*brand, *said):
        _tight(line)
    if is_posted:
        for line in brand:
            frame(line, x=SIDE, y=ABOVE, width=Mm(72))
        for line, (x, width) in zip(reversed(said), _COLUMNS, strict=False):
            frame(line, x=x, y=ABOVE, width=width)
    else:
        border = element("w:pBdr")
        child(border, "w:bottom", val="single", sz="8", space="6", color=ACCENT.lstrip("#"))
        property_of((brand + said)[-1], border)


def _tight(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.space_after = Mm(0)
    paragraph.paragraph_format.line_spacing = 1.0
