"""Names on a map with as few collisions as possible. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .lettering import width, wrap
from .svg import Point


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """The area that two boxes share, in square pixels."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(across, 0) * max(down, 0)

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A name in lines, centred on a place."""

    lines: tuple[str, ...]
    centre: Point
    size: float

    @property
    def box(self) -> Box:
        half = max(width(said, self.size, bold=True) for said in self.lines) / 2 + 2
        tall = len(self.lines) * self.size * 1.1 / 2 + 1
        x, y = self.centre
        return Box(x - half, y - tall, x + half, y + tall)

    def baseline(self, number: int) -> Point:
        """Where the line of that number is written, from its middle."""
        x, y = self.centre
        return (x, y - len(self.lines) * self.size * 1.1 / 2 + self.size * (0.85 + 1.1 * number))


STEPS = (0.0, -1.0, 1.0, -1.9, 1.9, -2.8, 2.8)
"""How far down from its own place a name may stand, in heights of its box."""


def place(
    name: str,
    at: Point,
    *,
    size: float,
    frame: Box,
    taken: Sequence[Box],
    marks: Sequence[Point],
    room: float = 110,
) -> Label | None:
    """The label nearest to its place that stays in the frame and covers no other label and
    the fewest marks; None where every spot would cover another label."""
    lines = wrap(name, room, size) or ("",)
    best: tuple[float, Label] | None = None
    for down in STEPS:
        for across in (0.0, -0.6, 0.6, -1.2, 1.2):
            label = _shifted(lines, at, size, across, down)
            box = label.box
            if not frame.holds(box) or any(box.overlap(other) > 0 for other in taken):
                continue
            covered = sum(
                box.left - 3 <= x <= box.right + 3 and box.top - 3 <= y <= box.bottom + 3
                for x, y in marks
            )
            cost = covered * 3 + abs(down) * 1.5 + abs(across) * 2
            if best is None or cost < best[0]:
                best = (cost, label)
    return best[1] if best else None


def _shifted(lines: tuple[str, ...], at: Point, size: float, across: float, down: float) -> Label:
    box = Label(lines, at, size).box
    return Label(
        lines,
        (at[0] + across * (box.right - box.left) / 2, at[1] + down * (box.bottom - box.top) / 2),
        size,
    )


def without_shared_ending(names: Sequence[str]) -> tuple[str, ...]:
    """Names without the last words that all of them share: "North", "South" for "North
    Development Group", "South Development Group". Unchanged when nothing would be left."""
    parts = [name.split() for name in names]
    shared = 0
    while (
        len(parts) > 1
        and all(len(part) > shared + 1 for part in parts)
        and len({part[-1 - shared].casefold() for part in parts}) == 1
    ):
        shared += 1
    return tuple(" ".join(part[: len(part) - shared]) for part in parts)
