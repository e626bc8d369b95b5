"""An example of a letter on the authority's own paper, to see before the first one goes out."""

from __future__ import annotations

from datetime import date

from fosse.documents.blocks import (
    Address,
    Block,
    Bullets,
    Heading,
    Notice,
    Paragraph,
    Quote,
    References,
    Salutation,
    Signature,
    TableBlock,
)
from fosse.documents.document import Document
from fosse.documents.english import in_words
from fosse.documents.letterhead import Letterhead
from fosse.documents.table import Table
from fosse.stationery.facts import OnRecord, Purpose, Signs

_TABLE = Table(
    "An example of a table",
    ("Cluster", "Schools"),
    (("First", "9"), ("Second", "11")),
    numeric=frozenset({1}),
)


def letter(authority: str, found: OnRecord, *, on: date) -> Document:
    """The example: what is not on record yet is said where it would stand."""
    signed = found.signatories.get(Signs.ANSWERS)
    return Document(
        title="An example of a letter",
        on=on,
        author=authority,
        letterhead=found.letterhead or Letterhead(authority),
        footer="Example",
        blocks=(
            Address(("Ms A Example", "1 Example Street", "Example Town", "AA1 1AA")),
            References((("Our reference", "Example"), ("Date", in_words(on)))),
            Salutation("Dear Ms Example"),
            Notice.of("This is an example. It is not sent to anybody."),
            Heading(2, "You asked"),
            Quote("How many clusters of schools are there?\n\nWhich schools are in each?"),
            Heading(2, "Our answer"),
            Paragraph.of("There are two clusters:"),
            Bullets.of("the first, with nine schools;", "the second, with eleven."),
            TableBlock(_TABLE, row_headers=True),
            *_contacts(found),
            signed.signature() if signed else Signature("Nobody yet", "Who signs is not on record"),
        ),
    )


def _contacts(found: OnRecord) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for purpose in Purpose:
        if contact := found.contacts.get(purpose):
            blocks.append(Heading(2, purpose.words))
            blocks.append(Paragraph.of("\n".join((contact.name, *contact.lines))))
    return tuple(blocks)
