"""Counts as bars that lie beside their words. PURE."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import lettering
from .chart import Size
from .palette import ACCENT, INK, PAPER
from .svg import Element, element, picture, words
from .table import Table


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what is counted, how many, and its colour where the colour means something."""

    name: str
    count: int
    colour: str = ACCENT


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts in the order given, each with its name and number. Raises `ValueError` for a
    count below nought."""

    key: str
    title: str
    bars: tuple[Bar, ...]
    heading: str = "Count"
    size: Size = "small"

    def __post_init__(self) -> None:
        if any(bar.count < 0 for bar in self.bars):
            raise ValueError(f"“{self.title}” cannot draw a count below nought.")

    @property
    def description(self) -> str:
        return "; ".join(f"{bar.name}: {bar.count:,}" for bar in self.bars) + "."

    def svg(self) -> str:
        """The bars as a drawing that stands alone."""
        width, letters = (340.0, 13.0) if self.size == "small" else (700.0, 15.0)
        height = letters * 2.1
        return picture(
            key=self.key,
            title=self.title,
            description=self.description,
            width=width,
            height=max(len(self.bars), 1) * height,
            body=[
                piece
                for place, bar in enumerate(self.bars)
                for piece in self._row(bar, place * height, width, letters)
            ],
        )

    def table(self) -> Table:
        return Table(
            caption=self.title,
            headers=("", self.heading),
            rows=tuple((bar.name, f"{bar.count:,}") for bar in self.bars),
            numeric=frozenset({1}),
        )

    def _row(self, bar: Bar, top: float, width: float, letters: float) -> Iterator[Element]:
        names = min(
            max(lettering.width(each.name, letters) for each in self.bars) + 10, width * 0.55
        )
        numbers = (
            max(lettering.width(f"{each.count:,}", letters, bold=True) for each in self.bars) + 8
        )
        room = width - names - numbers
        most = max(max(each.count for each in self.bars), 1)
        baseline = top + letters * 1.4
        yield words(
            (0, baseline), lettering.shorten(bar.name, names - 10, letters), size=letters, fill=INK
        )
        yield element("rect", x=names, y=top + 4, width=room, height=letters * 1.5, fill=PAPER)
        long = room * bar.count / most
        if bar.count:
            yield element(
                "rect",
                x=names,
                y=top + 4,
                width=max(long, 1),
                height=letters * 1.5,
                fill=bar.colour,
            )
        yield words(
            (names + long + 6, baseline), f"{bar.count:,}", size=letters, fill=INK, font_weight=600
        )
