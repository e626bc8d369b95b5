"""Who writes: the authority's paper, its signatory, the addresses that a letter gives. PURE."""

from __future__ import annotations

from dataclasses import dataclass

from fosse.documents.blocks import Block, Paragraph, Signature
from fosse.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class Place:
    """Where to write to about something: a name and lines, of which some may be an e-mail or a
    web address."""

    name: str
    lines: tuple[str, ...]

    @property
    def block(self) -> tuple[Block, ...]:
        """As it stands in a letter, line under line."""
        return (Paragraph.of("\n".join((self.name, *self.lines))),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """All of it as it was on the day of the letter. `wording` holds the authority's own words in
    place of those shipped, by the key of the letter (“foi/response”)."""

    letterhead: Letterhead
    signed: Signature
    review: Place
    reuse: Place
    regulator: Place
    wording: dict[str, str]
