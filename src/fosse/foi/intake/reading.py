"""The text of a file that was found: what an officer redacts, and what goes out of it. PURE.

What goes out of a file is this text and nothing else, so what could not be read is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import headers, html, pdf_text, word_text
from .content import content_of
from .message import read_eml
from .names import ending_of
from .text import clean

MOST = 500_000  # characters of a text: some two hundred pages

NO_TEXT = (
    "Its text cannot be read: that is done of Word files (.docx), PDF, web pages, e-mails (.eml) "
    "and plain text. Type or copy what it says."
)
OLD_WORD = "It is an older Word file. Save it as .docx or PDF to have its text read, or copy it."
WORKBOOK = "It is a workbook. Put the values that are asked for into a table of the answer."
EMPTY = "No text stands in it. Look at it, and type what it says."
DAMAGED = "It is damaged, or not what its name says. Save it again and add that, or copy its text."


@dataclass(frozen=True, slots=True)
class Read:
    """The text of a file ("" where none could be read), and what an officer should look at."""

    text: str
    faults: tuple[str, ...] = ()


def read_text(name: str, data: bytes) -> Read:
    """The text of a file, by what is in it. Never raises."""
    try:
        text, faults = _read(name, data)
    except word_text.Unreadable:
        return Read("", (DAMAGED,))
    except pdf_text.Unreadable as fault:
        return Read("", (str(fault),))
    text = clean(text)
    if len(text) > MOST:
        faults = (*faults, f"Only its first {MOST:,} characters were read. Add the rest as files.")
    elif not text.strip() and not faults:
        faults = (EMPTY,)
    return Read(text[:MOST], faults)


def _read(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    content, ending = content_of(data), ending_of(name)
    if content == "pdf":
        return pdf_text.text_of(data)
    if content == "zip" and ending in {"docx", "dotx"}:
        return word_text.text_of(data)
    if content == "text" and ending == "eml":
        letter = read_eml(data)
        said = [f"From: {letter.name} {letter.email}".rstrip(), f"Subject: {letter.subject}"]
        return "\n".join([*said, "", letter.text]), letter.faults
    if content == "text" and not data.startswith(b"{\\rtf"):
        text = headers.decode(data.removeprefix(b"\xef\xbb\xbf"), "utf-8")
        return (html.as_text(text) if ending in {"html", "htm"} else text), ()
    if content == "ole" and ending == "doc":
        return "", (OLD_WORD,)
    return "", (WORKBOOK if ending in {"xls", "xlsx", "ods"} else NO_TEXT,)
