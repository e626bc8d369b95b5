"""The text of a PDF, page by page, and which of its pages have none. PURE.

A page that was scanned is a picture: nothing can be read from it here, and it is said which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 500

LOCKED = "It is locked with a password. Open it, save it without one, and add that."
SCANNED = (
    "Its pages are pictures, as scanners make them: there is no text to be read. Type what it "
    "says, or have the text recognised first and add that file."
)
_HYPHEN = re.compile("[\x02\ufffe\u00ad]\r?\n?")  # PDFium's marks of a word that was parted
_READING = Lock()  # PDFium reads one file at a time in a process


class Unreadable(ValueError):
    """A file that is no PDF, or is damaged or locked; the message says which, in words."""


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a PDF, its pages apart, and what an officer should look at in the file. Raises
    `Unreadable`."""
    import pypdfium2

    with _READING:
        try:
            with pypdfium2.PdfDocument(data) as document:
                pages, more = _pages(document), len(document) - MOST_PAGES
        except pypdfium2.PdfiumError as fault:
            locked = "password" in str(fault).lower()
            raise Unreadable(LOCKED if locked else "It is no PDF, or damaged.") from fault
    return "\n\n".join(page for page in pages if page), tuple(_faults(pages, more))


def _pages(document: PdfDocument) -> list[str]:
    found = []
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        text = page.get_textpage()
        found.append(_plain(text.get_text_bounded()))
        text.close()
        page.close()
    return found


def _plain(text: str) -> str:
    lines = _HYPHEN.sub("", text).replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _faults(pages: Sequence[str], more: int) -> list[str]:
    empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
    faults = []
    if empty and len(empty) == len(pages):
        faults.append(SCANNED)
    elif empty:
        faults.append(
            f"Nothing could be read on {_numbered(empty)}, which may be pictures: look at them in "
            "the file, and type what they say."
        )
    if more > 0:
        faults.append(f"Only its first {MOST_PAGES} pages were read. Add the rest as files.")
    return faults


def _numbered(numbers: Sequence[int]) -> str:
    """“page 2”, “pages 2, 3 and 7”; of many, how many."""
    if len(numbers) > 12:
        return f"{len(numbers)} of its pages"
    said = [str(number) for number in numbers]
    return f"page {said[0]}" if len(said) == 1 else f"pages {', '.join(said[:-1])} and {said[-1]}"
