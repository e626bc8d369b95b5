"""What is round every letter: to whom, from whom, under which reference. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from fosse.documents.blocks import (
    Address,
    Attached,
    Attachments,
    Block,
    References,
    Salutation,
    Signature,
)
from fosse.documents.document import Document
from fosse.documents.english import in_words
from fosse.documents.letterhead import Letterhead
from fosse.documents.template import Template, fill
from fosse.stationery.paper import Stationery

WORDING = Path(__file__).parent / "wording"


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Whom a letter goes to: a name, and an address for correspondence line by line (s.8(1)(b)),
    which may be an e-mail address."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The paper, the reference and the people of a letter of the day `on`."""

    reference: str
    on: date
    received_on: date
    to: Correspondent
    letterhead: Letterhead
    signed: Signature


def letter(
    frame: Frame,
    *,
    title: str,
    wording: Template,
    values: object,
    after: Sequence[Block] = (),
    attached: Sequence[Attached] = (),
) -> Document:
    """A letter: the wording filled with its values, then `after`, the signature and the list of
    what is attached. Raises `TemplateFault` or `Unfit`, with everything that is missing."""
    body = (*fill(wording, values), *after, frame.signed)
    return Document(
        title=title,
        on=frame.on,
        author=f"{frame.signed.name}, {frame.letterhead.name}",
        subject=f"{frame.reference}: {title}",
        letterhead=frame.letterhead,
        footer=frame.reference,
        blocks=(
            Address((frame.to.name, *frame.to.lines)),
            References(
                (
                    ("Our reference", frame.reference),
                    ("Date", in_words(frame.on)),
                    ("Received", in_words(frame.received_on)),
                )
            ),
            Salutation(f"Dear {frame.to.name}"),
            *body,
            *((Attachments(tuple(attached)),) if attached else ()),
        ),
    )


@cache
def shipped(name: str) -> Template:
    """The wording that Fosse ships; an authority may put its own in its place from a day."""
    return Template(wording_key(name), (WORDING / f"{name}.txt").read_text("utf-8"))


def wording_key(name: str) -> str:
    """The key under which an authority's own wording of a letter is kept: “foi/response”."""
    return f"foi/{name}"


def wording_of(name: str, paper: Stationery) -> Template:
    """The authority's own wording of a letter, else the one that Fosse ships."""
    key = wording_key(name)
    own = paper.wording.get(key)
    return Template(key, own) if own else shipped(name)
