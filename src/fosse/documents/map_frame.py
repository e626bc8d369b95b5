"""The view of a `Map`, with its scale bar, its north and the key to its shapes. PURE."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import lettering
from .labels import Box
from .map import Map
from .outline import Metres
from .palette import INK
from .scale import round_step
from .shapes import shape
from .svg import HALO, Element, Point, element, line, path, words


@dataclass(frozen=True, slots=True)
class Frame:
    """The view: which metres lie at the left and top edge, and how many make a pixel."""

    west: float
    north: float
    metres: float  # to a pixel
    width: float
    height: float
    letters: float

    def __call__(self, place: Metres) -> Point:
        return ((place[0] - self.west) / self.metres, (self.north - place[1]) / self.metres)

    @property
    def box(self) -> Box:
        return Box(4, 4, self.width - 4, self.height - 4)


def frame(chart: Map) -> Frame:
    """A view of all that is shown, with air around; at least half a kilometre across, at most
    one and a quarter times as tall as wide."""
    points = [point for outline in chart.outlines for ring in outline.rings for point in ring]
    points += [(place.easting, place.northing) for place in chart.places]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    air = 26.0
    metres = max(
        (east - west) / (chart.width - 2 * air),
        (north - south) / (chart.width * 1.25),
        500 / chart.width,
    )
    height = (north - south) / metres + 2 * air
    middle = (west + east) / 2
    return Frame(
        west=middle - chart.width / 2 * metres,
        north=north + air * metres,
        metres=metres,
        width=chart.width,
        height=max(height, chart.width * 0.4),
        letters=12 if chart.width < 500 else 13,
    )


def _bar_length(view: Frame) -> float:
    """Metres of the scale bar: round, and about a sixth of the width."""
    return round_step(view.width * view.metres / 6)


def bar_box(view: Frame) -> Box:
    long = _bar_length(view) / view.metres
    return Box(0, view.height - 34, long + 60, view.height)


def scale_bar(view: Frame) -> Iterator[Element]:
    """How long a kilometre is, and which way is north."""
    metres = _bar_length(view)
    long, y = metres / view.metres, view.height - 10
    said = f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"
    yield element(
        "path",
        d=path([(12, y - 5), (12, y), (12 + long, y), (12 + long, y - 5)]),
        fill="none",
        stroke=INK,
        stroke_width=1.2,
    )
    yield words(
        (12 + long / 2, y - 5), said, size=view.letters, fill=INK, text_anchor="middle", **HALO
    )
    x = 12 + long + 24
    yield line((x, y), (x, y - 17), stroke=INK, stroke_width=1.2)
    yield element(
        "path", d=path([(x - 4, y - 11), (x, y - 18), (x + 4, y - 11)], closed=True), fill=INK
    )
    yield words((x + 7, y - 3), "N", size=view.letters, fill=INK, **HALO)


def key(chart: Map, view: Frame) -> tuple[list[Element], float]:
    """What the shapes mean, with how many there are, in rows; and how tall the rows are."""
    pieces: list[Element] = []
    x, y = 12.0, view.height + view.letters * 1.6
    for phase, count in chart.phases:
        said = f"{phase} ({count:,})"
        long = lettering.width(said, view.letters) + 30
        if x > 12 and x + long > view.width:
            x, y = 12.0, y + view.letters * 1.6
        pieces.append(shape(phase, (x, y - view.letters * 0.32)))
        pieces.append(words((x + 11, y), said, size=view.letters, fill=INK))
        x += long
    return pieces, (y - view.height + 8) if chart.phases else 0
