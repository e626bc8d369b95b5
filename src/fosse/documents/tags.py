"""Words that stand beside the marks they name, without covering each other. PURE."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .palette import BAND, BAND_EDGE, MUTED, WHITE
from .svg import Element, Point, element, group, path, words

Glyph = Literal["dot", "hollow", "line", "band", ""]


@dataclass(frozen=True, slots=True)
class Tag:
    """Lines of words that want to stand at a height, after a glyph of the mark they name."""

    lines: tuple[str, ...]
    wish: float
    colour: str
    glyph: Glyph = ""
    bold: bool = False


def spread(
    tags: Sequence[Tag], *, x: float, top: float, bottom: float, size: float
) -> Iterator[Element]:
    """The tags from `x` on, each as near to its wish as the others and the frame allow."""
    step = size * 1.08
    ordered = sorted(tags, key=lambda tag: tag.wish)
    for tag, middle in zip(ordered, _heights(ordered, top, bottom, step), strict=True):
        first = middle - (len(tag.lines) - 1) * step / 2 + size * 0.35
        if tag.glyph:
            yield _glyph(tag, (x, first - size * 0.35), size)
        for number, said in enumerate(tag.lines):
            yield words(
                (x + (size * 1.1 if tag.glyph else 0), first + number * step),
                said,
                size=size,
                fill=tag.colour,
                font_weight=600 if tag.bold else None,
                class_="tag",
            )


def _heights(tags: Sequence[Tag], top: float, bottom: float, step: float) -> list[float]:
    """Middles of the tags, pushed down until none overlaps, then back up inside the frame."""
    halves = [len(tag.lines) * step / 2 for tag in tags]
    middles: list[float] = []
    floor = top - step / 2
    for tag, half in zip(tags, halves, strict=True):
        middles.append(max(tag.wish, floor + half))
        floor = middles[-1] + half
    ceiling = bottom + step / 2
    for place in range(len(middles) - 1, -1, -1):
        middles[place] = min(middles[place], ceiling - halves[place])
        ceiling = middles[place] - halves[place]
    return middles


def _glyph(tag: Tag, at: Point, size: float) -> Element:
    """A small picture of the mark, `at` its left edge and middle."""
    x, y = at
    if tag.glyph == "line":
        return element(
            "path", d=path([(x, y), (x + size * 0.8, y)]), stroke=tag.colour, stroke_width=1.2
        )
    if tag.glyph == "band":
        side = size * 0.7
        return element(
            "rect",
            x=x,
            y=y - side / 2,
            width=side,
            height=side,
            fill=BAND,
            stroke=BAND_EDGE,
            stroke_width=0.8,
        )
    fill = WHITE if tag.glyph == "hollow" else tag.colour
    return element(
        "circle",
        cx=x + size * 0.35,
        cy=y,
        r=size * 0.3,
        fill=fill,
        stroke=tag.colour,
        stroke_width=1.4,
    )


def better_arrow(at: Point, better: str, size: float, *, along: str = "up") -> Element:
    """An arrow towards the better values, with the word. `along` is the axis: up or across."""
    x, y = at
    if along == "across":
        shaft = _across(x, y, forwards=better == "higher")
    else:
        shaft = _upright(x, y, up=better == "higher")
    said = words((x + (26 if along == "across" else 10), y), "better", size=size, fill=MUTED)
    return group([shaft, said], class_="better")


def _upright(x: float, y: float, *, up: bool) -> Element:
    tip, tail = (y - 10, y + 1) if up else (y + 1, y - 10)
    back = 4 if up else -4
    points = path([(x + 4, tail), (x + 4, tip)])
    head = path([(x + 0.5, tip + back), (x + 4, tip), (x + 7.5, tip + back)])
    return element("path", d=points + head, fill="none", stroke=MUTED, stroke_width=1.4)


def _across(x: float, y: float, *, forwards: bool) -> Element:
    tail, tip = (x, x + 20) if forwards else (x + 20, x)
    back = -4 if forwards else 4
    middle = y - 4
    head = path([(tip + back, middle - 3.5), (tip, middle), (tip + back, middle + 3.5)])
    return element(
        "path",
        d=path([(tail, middle), (tip, middle)]) + head,
        fill="none",
        stroke=MUTED,
        stroke_width=1.4,
    )
