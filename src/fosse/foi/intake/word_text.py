"""The text of a Word file: all that stands in it, in its order. PURE.

Read from its XML and not paragraph by paragraph, for what was inserted, what is in a text box, a
content control or a table within a table is information that is held like the rest.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NO_TEXT = frozenset({"del", "moveFrom", "rPr", "pPr", "instrText", "sectPr", "tblPr", "sdtPr"})
_BESIDE = (
    ("/footnotes", "Footnotes"),
    ("/endnotes", "Endnotes"),
    ("/header", "Header"),
    ("/footer", "Footer"),
)

COMMENTS = "It has comments, which are not in its text: look at them in the file."
DELETED = "It has passages that were deleted and are kept: look at them in the file."


class Unreadable(ValueError):
    """A file that is no Word file, or is damaged."""


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a .docx, and what an officer should look at in the file. Raises `Unreadable`."""
    document = _opened(data)
    beside = list(_beside(document))
    said = ["\n".join(_lines(document.element.body))]
    said += [f"{title}:\n{text}" for title, text in beside if text.strip()]
    return "\n\n".join(part for part in said if part.strip()), tuple(_look_at(document))


def _opened(data: bytes) -> Document:
    import docx  # slow to import, and seldom needed
    from docx.opc.exceptions import PackageNotFoundError

    from fosse.evidence.archive import DAMAGED

    try:
        return docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, SyntaxError, KeyError, ValueError, *DAMAGED) as fault:
        raise Unreadable(str(fault)) from fault


def _lines(element: Any) -> Iterator[str]:
    """The paragraphs below an element; of a table each row as a line, its cells apart by tabs."""
    for child in element:
        name = _name(child)
        if name == "p":
            yield _words(child)
        elif name == "tr":
            cells = (cell for cell in child.iter(f"{_W}tc") if _row_of(cell) is child)
            yield "\t".join(" ".join("\n".join(_lines(cell)).split()) for cell in cells)
        elif name not in _NO_TEXT and child.tag != _FALLBACK:
            yield from _lines(child)


def _row_of(cell: Any) -> Any:
    """The row that a cell belongs to, and not one that a table in it stands in."""
    return next(cell.iterancestors(f"{_W}tr"), None)


def _words(paragraph: Any) -> str:
    return "".join(_runs(paragraph))


def _runs(element: Any) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "txbxContent":
            yield "\n" + "\n".join(_lines(child)) + "\n"
        elif name not in _NO_TEXT and child.tag != _FALLBACK:
            yield from _runs(child)


def _beside(document: Document) -> Iterator[tuple[str, str]]:
    """What stands beside the text: notes, headers and footers, each as often as it is kept."""
    from docx.oxml import parse_xml

    for title_of, title in _BESIDE:
        for part in document.part.package.iter_parts():
            if title_of in str(part.partname):
                yield title, "\n".join(line for line in _lines(parse_xml(part.blob)) if line)


def _look_at(document: Document) -> Iterator[str]:
    names = [str(part.partname) for part in document.part.package.iter_parts()]
    if any("/comments" in name for name in names):
        yield COMMENTS
    if next(document.element.body.iter(f"{_W}delText"), None) is not None:
        yield DELETED


def _name(element: Any) -> str:
    tag = element.tag
    return tag.removeprefix(_W) if isinstance(tag, str) and tag.startswith(_W) else ""
