"""Which papers of an e-mail are taken into a case. PURE."""

from __future__ import annotations

from dataclasses import dataclass

from .incoming import Incoming
from .message import LetterIn
from .safety import MOST_FILES, why_not


@dataclass(frozen=True, slots=True)
class Taken:
    """The papers for the case, the original first, and why others were left, in words."""

    papers: tuple[Incoming, ...]
    faults: tuple[str, ...]


def papers_of(letter: LetterIn) -> Taken:
    """The original and every attachment that is safe to hand to officers. One that isn't taken by
    itself is still in the original, which is kept as it came and never opened."""
    papers, faults = [letter.original], list(letter.faults)
    for number, paper in enumerate(letter.attachments, start=1):
        too_many = f"Only {MOST_FILES} attachments are taken." if number > MOST_FILES else ""
        if why := too_many or why_not(paper.name, paper.data):
            faults.append(f"The attachment “{paper.name}” was left in the original. {why}")
        else:
            papers.append(paper)
    return Taken(tuple(papers), tuple(faults))
