"""Reads a drawing back as a picture's reader would: which marks stand where, which words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?|nan|inf", re.IGNORECASE)
_LENGTHS = ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height")


@dataclass(frozen=True)
class Picture:
    """A drawing, parsed. Raises on text that is not well-formed XML."""

    root: Element

    @property
    def width(self) -> float:
        return float(self.root.get("width", "nan"))

    @property
    def height(self) -> float:
        return float(self.root.get("height", "nan"))

    def all(self, name: str, class_: str = "") -> list[Element]:
        return [
            each
            for each in self.root.iter(_SVG + name)
            if not class_ or class_ in (each.get("class") or "").split()
        ]

    def said(self, name: str = "text") -> list[str]:
        return [each.text or "" for each in self.all(name)]

    @property
    def words(self) -> str:
        return " ".join(self.said())

    def numbers(self) -> Iterator[float]:
        """Every number that places something."""
        for each in self.root.iter():
            for key in _LENGTHS:
                if key in each.attrib:
                    yield float(each.attrib[key])
            for key in ("d", "points"):
                yield from (float(found) for found in _NUMBER.findall(each.get(key, "")))

    def points(self) -> Iterator[tuple[float, float]]:
        """Every point that something is drawn at, text included; arcs give their ends."""
        for each in self.root.iter():
            for x, y in (("x", "y"), ("x1", "y1"), ("x2", "y2"), ("cx", "cy")):
                if x in each.attrib and y in each.attrib:
                    yield float(each.attrib[x]), float(each.attrib[y])
            if "A" not in each.get("d", "") and "a" not in each.get("d", ""):
                numbers = [float(found) for found in _NUMBER.findall(each.get("d", ""))]
                yield from zip(numbers[::2], numbers[1::2], strict=True)

    def check(self) -> None:
        """Nothing is placed nowhere or outside the frame; nothing needs what a strict content
        security policy forbids; it is named for those who do not see it."""
        assert all(math.isfinite(each) for each in self.numbers())
        for x, y in self.points():
            assert -1 <= x <= self.width + 1, (x, self.width)
            assert -1 <= y <= self.height + 1, (y, self.height)
        for each in self.root.iter():
            assert "style" not in each.attrib
            assert not any(key.startswith("on") for key in each.attrib)
            assert not each.tag.endswith(("script", "style", "foreignObject", "image", "use"))
        ids = [each.get("id") for each in self.root.iter() if each.get("id")]
        assert len(ids) == len(set(ids))
        named = (self.root.get("aria-labelledby") or "").split()
        assert len(named) == 2
        assert set(named) <= set(ids)
        assert self.root.get("role") in {"img", "group"}


def picture(svg: str) -> Picture:
    return Picture(fromstring(svg))
