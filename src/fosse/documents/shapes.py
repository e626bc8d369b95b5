"""The shape that stands for each phase of school. PURE."""

from __future__ import annotations

from collections.abc import Mapping

from .palette import ACCENT, INK, MUTED, WHITE
from .svg import Element, Point, element, path

SHAPES: Mapping[str, tuple[str, str]] = {
    "Nursery": ("diamond", MUTED),
    "Primary": ("circle", ACCENT),
    "Secondary": ("square", INK),
    "All-through": ("pentagon", INK),
    "Special": ("triangle", INK),
    "Alternative provision": ("inverted triangle", MUTED),
}
OTHER = ("cross", MUTED)


def shape(phase: str, at: Point, size: float = 1.0) -> Element:
    """A phase's shape, centred: a circle for a primary school, a square for a secondary."""
    form, colour = SHAPES.get(phase, OTHER)
    x, y = at
    if form == "circle":
        return element(
            "circle", cx=x, cy=y, r=4.2 * size, fill=colour, stroke=WHITE, stroke_width=1
        )
    corners = [(x + dx * size, y + dy * size) for dx, dy in _CORNERS[form]]
    return element("path", d=path(corners, closed=True), fill=colour, stroke=WHITE, stroke_width=1)


_CORNERS: Mapping[str, tuple[Point, ...]] = {
    "square": ((-4.2, -4.2), (4.2, -4.2), (4.2, 4.2), (-4.2, 4.2)),
    "diamond": ((-5.2, 0), (0, -5.2), (5.2, 0), (0, 5.2)),
    "triangle": ((-5.2, 4.4), (0, -5), (5.2, 4.4)),
    "inverted triangle": ((-5.2, -4.4), (0, 5), (5.2, -4.4)),
    "pentagon": ((0, -5.6), (5.4, -1.6), (3.3, 4.7), (-3.3, 4.7), (-5.4, -1.6)),
    "cross": (
        (-1.6, -4.6), (1.6, -4.6), (1.6, -1.6), (4.6, -1.6), (4.6, 1.6), (1.6, 1.6),
        (1.6, 4.6), (-1.6, 4.6), (-1.6, 1.6), (-4.6, 1.6), (-4.6, -1.6), (-1.6, -1.6),
    ),
}  # fmt: skip
