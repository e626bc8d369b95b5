"""Elements of a drawing, escaped and exact to a tenth of a pixel. PURE.

Only presentation attributes are written: no `style`, no script, nothing from elsewhere, so
that the same text stands in a page under a strict content security policy, alone as a file,
in Word and in a PDF.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from .characters import for_xml
from .palette import FACE, INK, WHITE

Point = tuple[float, float]
"""A place in a drawing: pixels from the left, pixels from the top."""

HALO: Mapping[str, str | float] = {
    "stroke": WHITE,
    "stroke_width": 3,
    "stroke_linejoin": "round",
    "paint_order": "stroke",
}
"""Attributes of words that stand on top of marks: a white edge keeps them legible."""

_PLAIN = re.compile(r"[\w .,:;#%/()+-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its name, its attributes as they are written, and what it holds, escaped."""

    name: str
    attributes: str
    children: tuple[Element | str, ...]

    def __str__(self) -> str:
        opening = self.name + self.attributes
        if not self.children:
            return f"<{opening}/>"
        return f"<{opening}>{''.join(map(str, self.children))}</{self.name}>"


def element(name: str, *children: Element | str, **attributes: str | float | None) -> Element:
    """An element. `font_size=12` becomes `font-size="12"`, `class_` becomes `class`; an
    attribute of None is left out. Raises `ValueError` for a number that is not finite."""
    written = [
        f' {_attribute(key)}="{text(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    ]
    held = tuple(text(each) if isinstance(each, str) else each for each in children)
    return Element(name, "".join(written), held)


@cache
def _attribute(key: str) -> str:
    """The name of an attribute from what Python can hold: font_size, class_."""
    return key.rstrip("_").replace("_", "-")


def group(children: Iterable[Element], **attributes: str | float | None) -> Element:
    """Elements that belong together and share attributes."""
    return element("g", *children, **attributes)


def number(value: float) -> str:
    """A length as text, to a tenth: 12, 12.5. Raises `ValueError` when it is not finite."""
    if not math.isfinite(value):
        raise ValueError(f"A drawing cannot place {value}: every length must be a finite number.")
    said = f"{value:.1f}".removesuffix(".0")
    return "0" if said == "-0" else said


def text(value: str) -> str:
    """Text as XML may hold it: escaped, without the characters that XML 1.0 forbids."""
    if _PLAIN.fullmatch(value):
        return value
    return escape(for_xml(value), quote=True)


def path(points: Sequence[Point], *, closed: bool = False) -> str:
    """The `d` of straight lines from point to point."""
    steps = [f"{number(x)} {number(y)}" for x, y in points]
    return ("M" + "L".join(steps) + ("Z" if closed else "")) if steps else ""


def line(start: Point, end: Point, **attributes: str | float | None) -> Element:
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **attributes)


def words(at: Point, said: str, *, size: float = 12, **attributes: str | float | None) -> Element:
    """A line of text whose baseline starts at `at`, unless `text_anchor` says otherwise."""
    return element("text", said, x=at[0], y=at[1], font_size=size, **attributes)


def names(key: str) -> str:
    """A key as part of an id: letters, digits, hyphens; never empty, never led by a digit."""
    return "f-" + (re.sub(r"[^A-Za-z0-9]+", "-", key).strip("-") or "figure")


def picture(
    *,
    key: str,
    title: str,
    description: str,
    width: float,
    height: float,
    body: Iterable[Element],
    interactive: bool = False,
) -> str:
    """A whole drawing as text. `key` makes its ids unique in a page. One that holds links is
    a group to assistive technology, since the parts of an image cannot be reached."""
    name = names(key)
    drawing = element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-desc"),
        *body,
        xmlns="http://www.w3.org/2000/svg",
        class_="drawing",
        id=name,
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="group" if interactive else "img",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family=FACE,
        fill=INK,
    )
    return str(drawing)
