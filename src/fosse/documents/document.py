"""A document: its blocks under a title, checked before any format is written. PURE."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .blocks import Block, Front
from .faults import faults_of
from .letterhead import Letterhead

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")


class Unfit(ValueError):
    """A document that may not be written as it is; `faults` says why, block by block."""

    def __init__(self, title: str, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__(f"“{title}” cannot be written yet. " + " ".join(faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A letter or a report of the day `on`.

    `title` is its heading of level 1; `footer` stands at the foot of each page beside the page
    number: a reference. `language` as in BCP 47. The blocks that a letter has before its title
    (address, references, salutation) come first. Raises `Unfit` with every fault, each naming
    its block.
    """

    title: str
    on: date
    blocks: tuple[Block, ...]
    author: str
    subject: str = ""
    language: str = "en-GB"
    letterhead: Letterhead | None = None
    footer: str = ""

    def __post_init__(self) -> None:
        if found := (*self._own_faults(), *faults_of(self.blocks)):
            raise Unfit(self.title.strip() or "A document without a title", found)

    @property
    def front(self) -> tuple[Front, ...]:
        """What stands before the title."""
        found: list[Front] = []
        for block in self.blocks:
            if not isinstance(block, Front):
                break
            found.append(block)
        return tuple(found)

    @property
    def body(self) -> tuple[Block, ...]:
        """What stands under the title."""
        return self.blocks[len(self.front) :]

    def _own_faults(self) -> tuple[str, ...]:
        faults = []
        if not self.title.strip():
            faults.append("It has no title.")
        if not self.author.strip():
            faults.append("It does not say who it is from (author).")
        if not _LANGUAGE.fullmatch(self.language):
            faults.append(f"“{self.language}” is not a language: give one such as en-GB.")
        if self.letterhead and not self.letterhead.name.strip():
            faults.append("Its letterhead has no name.")
        if not self.blocks:
            faults.append("It has no text.")
        return tuple(faults)
