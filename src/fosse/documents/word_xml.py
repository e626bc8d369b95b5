"""The parts of Office Open XML that python-docx has no words for. PURE.

Names and order of elements as in ECMA-376, part 1: Word refuses a file in another order.
"""

from __future__ import annotations

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import NamespacePrefixedTag, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.shared import Length
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_LINKS_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


_PROPERTIES = (
    "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl",
    "w:numPr", "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens",
    "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE",
    "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
    "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr",
    "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What a paragraph may have, in the order of the schema."""


def child(parent: BaseOxmlElement, name: str, /, **attributes: str) -> BaseOxmlElement:
    """A new last element inside `parent`: `child(row, "w:tblHeader", val="true")`."""
    made = element(name, **attributes)
    parent.append(made)
    return made


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field that Word works out, such as PAGE; `shown` until it has."""
    for kind in ("begin", "", "separate", "shown", "end"):
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind == "":
            instruction = child(run._r, "w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
        elif kind != "shown":
            child(run._r, "w:fldChar", fldCharType=kind)


def hyperlink(paragraph: Paragraph, run: Run, target: str) -> None:
    """Make a run of the paragraph lead to an address."""
    key = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    run._r.addprevious(link)
    link.append(run._r)


def property_of(paragraph: Paragraph | ParagraphStyle, made: BaseOxmlElement) -> None:
    """Give a paragraph, or a style of paragraphs, a property, in the place that the schema
    has for it; one of the same name is replaced."""
    properties = paragraph._element.get_or_add_pPr()
    name = NamespacePrefixedTag.from_clark_name(made.tag)
    for old in properties.findall(made.tag):
        properties.remove(old)
    properties.insert_element_before(made, *_PROPERTIES[_PROPERTIES.index(name) + 1 :])


def element(name: str, /, **attributes: str) -> BaseOxmlElement:
    """A new element with attributes of Word's own namespace: `element("w:shd", fill="ffffff")`."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def frame(paragraph: Paragraph, *, x: Length, y: Length, width: Length) -> None:
    """Place a paragraph on its page: text stays text, in its reading order. Paragraphs in a row
    with the same place share a frame."""
    place = {"w": str(width.twips), "hSpace": "0", "wrap": "around", "vAnchor": "page"}
    place |= {"hAnchor": "page", "x": str(x.twips), "y": str(y.twips)}
    property_of(paragraph, element("w:framePr", **place))


def bordered(style: ParagraphStyle, *, left: str, others: str = "") -> None:
    """A line of the colour down the left side of all paragraphs of the style, and fine lines of
    another colour, if any, on the other sides."""
    border = element("w:pBdr")
    sides = ("top", "left", "bottom", "right") if others else ("left",)
    for side in sides:
        ink, size, room = (left, "20", "10") if side == "left" else (others, "4", "7")
        child(border, f"w:{side}", val="single", sz=size, space=room, color=ink.lstrip("#"))
    property_of(style, border)


def say(shape: InlineShape, alternative: str) -> None:
    """Give a picture the words for those who do not see it."""
    shape._inline.docPr.set("descr", alternative)
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")  # left out, LibreOffice keeps 3 mm clear


def add_svg(file: Word, shape: InlineShape, svg: str, number: int) -> None:
    """Put the drawing itself beside its PNG: Word since 2016 shows it sharp at every size."""
    name = PackURI(f"/word/media/drawing{number}.svg")
    part = Part(name, "image/svg+xml", svg.encode("utf-8"), file.part.package)
    key = file.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = shape._inline.find(f".//{qn('a:blip')}")
    if blip is None:
        raise ValueError("A picture without an image.")
    extension = OxmlElement("a:ext")
    extension.set("uri", _SVG_EXTENSION)
    drawing = parse_xml(
        f'<asvg:svgBlip xmlns:asvg="{_SVG_SPACE}" xmlns:r="{_LINKS_SPACE}" r:embed="{key}"/>'
    )
    extension.append(drawing)
    extensions = OxmlElement("a:extLst")
    extensions.append(extension)
    blip.append(extensions)
