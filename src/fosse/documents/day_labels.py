"""Where words stand above and under a line of days, so that none covers another. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import lettering
from .palette import INK

GAP = 10.0  # pixels between two labels on one row


@dataclass(frozen=True, slots=True)
class Label:
    """Words about the day whose middle is at `at` pixels; they begin at `left`."""

    at: float
    said: str
    strong: bool = False
    colour: str = INK
    left: float = 0.0
    right: float = 0.0


def rows_above(
    labels: Sequence[Label], width: float, letters: float
) -> tuple[tuple[Label, int], ...]:
    """Each label with its row, 0 the lowest. What begins further left stands higher, so that no
    stem goes through words. A label that would leave the drawing begins further left."""
    placed: list[tuple[Label, int]] = []
    for label in sorted(labels, key=lambda one: -one.at):
        own = _within(label, width, letters)
        under = [row for other, row in placed if other.left - GAP < own.right]
        placed.append((own, max(under, default=-1) + 1))
    return tuple(reversed(placed))


def rows_below(
    labels: Sequence[Label], width: float, letters: float
) -> tuple[tuple[Label, int], ...]:
    """Each label with its row, 0 the highest: in their order, on the first row with room."""
    placed: list[tuple[Label, int]] = []
    for label in labels:
        own, row = _within(label, width, letters), 0
        while any(place == row and _touch(own, other) for other, place in placed):
            row += 1
        placed.append((own, row))
    return tuple(placed)


def _within(label: Label, width: float, letters: float) -> Label:
    said = lettering.shorten(label.said, width - 8, letters)
    wide = lettering.width(said, letters, bold=label.strong)
    left = max(2.0, min(label.at - 2, width - 2 - wide))
    return replace(label, said=said, left=left, right=left + wide)


def _touch(one: Label, other: Label) -> bool:
    return one.left < other.right + GAP and other.left < one.right + GAP
