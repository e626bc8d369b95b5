"""The blocks of a letter or a report, before anybody knows whether it becomes a page, a Word
file or a PDF. PURE.

Words are runs of text. Whatever stands in a run is shown as it is: no format reads markup,
code or a formula out of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from .figure import Figure
from .table import Table

_TARGET = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"\x00-\x1f]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one voice. `link` is where it leads, a whole address; a new line in `text` starts
    a new line.

    Raises `ValueError` for a link that is not a web, e-mail or telephone address.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""

    def __post_init__(self) -> None:
        if self.link and not is_target(self.link):
            raise ValueError(
                f"“{self.link}” is not an address that a document may link to. Give one that "
                "starts with https://, http://, mailto: or tel:."
            )


Words: TypeAlias = tuple[Run, ...]


def is_target(link: str) -> bool:
    """Whether a document may lead there: a web page, an e-mail address, a telephone."""
    return _TARGET.fullmatch(link) is not None


def words(*parts: str | Run) -> Words:
    """Plain text and runs, one after the other."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def strong(text: str) -> Run:
    return Run(text, strong=True)


def emphasis(text: str) -> Run:
    return Run(text, emphasis=True)


def link(text: str, to: str) -> Run:
    """Words that lead to an address. Raises `ValueError` for one that is not allowed."""
    return Run(text, link=to)


def plain(said: Words) -> str:
    """The words without their voices."""
    return "".join(run.text for run in said)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a document. Its title is level 1, so these are 2 to 6."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: Words

    @classmethod
    def of(cls, *parts: str | Run) -> Paragraph:
        """A paragraph of plain text and runs: `Paragraph.of("There are ", strong("nine"), ".")`."""
        return cls(words(*parts))


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Words, ...]

    @classmethod
    def of(cls, *items: str) -> Bullets:
        """Bullets of plain text."""
        return cls(tuple(words(item) for item in items))


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered paragraph and those under it. At most four deep: 1, 1.1, (a), (i)."""

    words: Words
    under: tuple[Clause, ...] = ()

    @classmethod
    def of(cls, text: str, *under: Clause) -> Clause:
        return cls(words(text), under)


@dataclass(frozen=True, slots=True)
class NumberedParagraphs:
    """Paragraphs with the numbers of legal papers: 1, 1.1, (a), (i). The first one is
    number `start`."""

    clauses: tuple[Clause, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else wrote, word for word: a request. Its own lines stay."""

    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Words in a box: what must not be overlooked."""

    words: Words

    @classmethod
    def of(cls, *parts: str | Run) -> Notice:
        return cls(words(*parts))


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table. With `row_headers` the first cell of a row names the row."""

    table: Table
    row_headers: bool = False


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A chart or a map; `with_table` puts what it shows below it, as a table."""

    figure: Figure
    with_table: bool = False

    @property
    def alternative(self) -> str:
        """What is read to those who do not see it."""
        drawing = self.figure.drawing
        return f"{drawing.title}. {drawing.description}" if drawing.description else ""


@dataclass(frozen=True, slots=True)
class Address:
    """Whom the letter goes to, line by line. First in a letter it stands in the window of the
    envelope."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class References:
    """What a letter is filed by, at its top: (“Our reference”, “FOI-2026-0012”), (“Date”, …)."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Salutation:
    """“Dear Ms Okafor”: before the title, as letters have it."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as bytes: PNG or JPEG, with what it shows in words."""

    data: bytes
    media_type: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who answers for the letter. Without a `picture` there is room to sign by hand."""

    name: str
    role: str
    closing: str = "Yours sincerely"
    picture: Picture | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with the letter: what it is, and its name."""

    title: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Attachments:
    """The list of what goes with a letter."""

    files: tuple[Attached, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Front: TypeAlias = Address | References | Salutation
Block: TypeAlias = (
    Heading
    | Paragraph
    | Bullets
    | NumberedParagraphs
    | Quote
    | Notice
    | TableBlock
    | FigureBlock
    | Front
    | Signature
    | Attachments
    | PageBreak
)
