"""What an import would change, in words. PURE."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .csv_table import Fault
from .time import in_words


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the line that asks for it, a verb (founded, joined, left, moved, role changed,
    corrected, closed, appointed, left a post) and the whole in words."""

    line: int
    verb: str
    words: str
    authority: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would change and every fault in it, before anything is saved."""

    what: str  # "clusters" or "posts"
    lines: int
    unchanged: int
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many changes of each verb, in the order in which they come."""
        counted: dict[str, int] = {}
        for change in self.changes:
            counted[change.verb] = counted.get(change.verb, 0) + 1
        return counted


def span_in_words(starts_on: date | None, ends_on: date | None) -> str:
    """A span in words: “from 1 September 2010 to 1 September 2012”, its last day not included."""
    start = f"from {in_words(starts_on)}" if starts_on else "since before anybody recorded"
    return f"{start} to {in_words(ends_on)}" if ends_on else start
