"""What an officer changed in a composed answer, word by word. PURE."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from fosse.documents.english import count

What = Literal["same", "inserted", "deleted"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stayed, came or went, with its blanks."""

    what: What
    text: str


def changes(composed: str, answer: str) -> tuple[Stretch, ...]:
    """The two texts as one: without what was inserted it reads `composed`, without what was
    deleted `answer`."""
    before, after = _words(composed), _words(answer)
    found: list[Stretch] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        gone, come = "".join(before[i1:i2]), "".join(after[j1:j2])
        if gone == come:
            found.append(Stretch("same", gone))
        else:
            found += [Stretch("deleted", gone)] if gone else []
            found += [Stretch("inserted", come)] if come else []
    return tuple(found)


def in_words(found: tuple[Stretch, ...]) -> str:
    """“3 words inserted, 1 word deleted”; “As composed from the records” where nothing was."""
    inserted, deleted = (
        sum(len(one.text.split()) for one in found if one.what == what)
        for what in ("inserted", "deleted")
    )
    told = [
        f"{count(number, 'word')} {what}"
        for number, what in ((inserted, "inserted"), (deleted, "deleted"))
        if number
    ]
    if told:
        return ", ".join(told)
    changed = any(one.what != "same" for one in found)
    return "Only blanks were changed" if changed else "As composed from the records"


def _words(text: str) -> list[str]:
    """Words and the blanks between them, each a part of its own: joined they are the text."""
    return re.findall(r"\s+|[^\s]+", text)
