"""How paragraphs of a Word file look, set in its styles, so that whoever edits it keeps them.
PURE."""

from __future__ import annotations

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from .palette import ACCENT, INK, MUTED, PAPER
from .word_xml import bordered, element, property_of

FACE = "Arial"  # on every machine that opens Word files; Source Sans 3 is not
_SIZES = {1: 17.0, 2: 14.0, 3: 12.0, 4: 11.5, 5: 11.5, 6: 11.5}
NOTICE, SMALL, LETTERHEAD, CLAUSE = "Notice", "Small print", "Letterhead", "Clause"


def prepare(file: Word, language: str) -> None:
    """Set every style that the blocks use, and the language of all text."""
    _thin_out(file)
    _language(file, language)
    _body(file)
    for level, size in _SIZES.items():
        _heading(style_of(file, f"Heading {level}"), size)
    caption = style_of(file, "Caption")
    _letters(caption, 11, INK, bold=True)
    _spacing(caption, 10, 4)
    caption.paragraph_format.keep_with_next = True
    _set_apart(file)


def style_of(file: Word, name: str) -> ParagraphStyle:
    """A style of paragraphs by its name, added where the file has none of it."""
    if name not in file.styles:
        made = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = file.styles["Normal"]
    found = file.styles[name]
    if not isinstance(found, ParagraphStyle):
        raise TypeError(f"“{name}” is no style of paragraphs.")
    return found


def colour(hexadecimal: str) -> RGBColor:
    return RGBColor.from_string(hexadecimal.lstrip("#").upper())


def _thin_out(file: Word) -> None:
    """Take away the hundred looks of tables that python-docx brings and no letter uses."""
    for style in list(file.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()


def _language(file: Word, language: str) -> None:
    for text in file.styles.element.iter(qn("w:lang")):
        text.set(qn("w:val"), language)
    for theme in file.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), language)
    for setting in file.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # Word 2013 and later; less is opened as an old file


def _body(file: Word) -> None:
    normal = style_of(file, "Normal")
    _letters(normal, 11.5, INK)
    _spacing(normal, 0, 8)
    normal.paragraph_format.line_spacing = 1.15
    bullets = style_of(file, "List Bullet")
    _spacing(bullets, 0, 5)
    for spacing in bullets._element.iter(qn("w:contextualSpacing")):
        spacing.set(qn("w:val"), "0")
    _spacing(style_of(file, CLAUSE), 0, 7)


def _heading(style: ParagraphStyle, size: float) -> None:
    _letters(style, size, INK, bold=True, italic=False)
    _spacing(style, size, size * 0.5)
    style.paragraph_format.keep_with_next = True


def _set_apart(file: Word) -> None:
    """Quotes, notices, small print and the name on the letterhead."""
    quote = style_of(file, "Quote")
    _letters(quote, 11.5, INK, italic=False)
    quote.paragraph_format.left_indent = Mm(6)
    bordered(quote, left=ACCENT)
    notice = style_of(file, NOTICE)
    notice.paragraph_format.left_indent = Mm(6)
    bordered(notice, left=ACCENT, others=PAPER)
    notice.paragraph_format.right_indent = Mm(3)
    _spacing(notice, 10, 14)
    property_of(notice, element("w:shd", val="clear", color="auto", fill=PAPER.lstrip("#")))
    small = style_of(file, SMALL)
    _letters(small, 9, MUTED)
    small.paragraph_format.space_after = Pt(0)
    name = style_of(file, LETTERHEAD)
    _letters(name, 15, ACCENT, bold=True)
    _spacing(name, 0, 2)


def _letters(
    style: ParagraphStyle, size: float, ink: str, *, bold: bool = False, italic: bool = False
) -> None:
    """Face, size and colour of a style, the theme's forgotten."""
    font = style.font
    font.name, font.size, font.bold, font.italic = FACE, Pt(size), bold, italic
    font.color.rgb = colour(ink)
    faces = style._element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{name}"), None)
    for script in ("eastAsia", "cs"):
        faces.set(qn(f"w:{script}"), FACE)


def _spacing(style: ParagraphStyle, before: float, after: float) -> None:
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
