"""The wards of Ratae: twenty shapes that tile the city, with borders as wriggly as real ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.spatial import Voronoi

from .draw import Floats, stream

RADIUS = 5200.0  # metres, about 80 square kilometres
CLUSTER_WARDS = (  # each gives a development group its name; the first is the middle of the city
    "Castlegarth",
    "Millwater",
    "Weavers’ Reach",
    "Northlode",
    "Brightmere",
    "Lanternfield",
    "Larkfold",
    "Sallowbeck",
    "Tollgate Hill",
    "Pippin Lea",
    "Quarryside",
    "Fen Lode",
    "Harbour Fold",
    "Stockingers’ Green",
)
OTHER_WARDS = (
    "Abbotsmere",
    "Candlemakers",
    "Eastlode",
    "Fosse Gate",
    "Frostfield",
    "Heron Stance",
)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward: its name, made-up code, outline in British National Grid and its cluster."""

    name: str
    code: str
    ring: tuple[Point, ...]  # closed: the last point is the first
    cluster: str

    @property
    def hectares(self) -> float:
        return abs(_area(self.ring)) / 10_000

    @property
    def middle(self) -> Point:
        return _centroid(self.ring)

    def holds(self, points: Floats) -> npt.NDArray[np.bool_]:
        """Which of the points (a row of x and y each) lie within the outline: even-odd rule."""
        x, y = points[:, :1], points[:, 1:]
        ring = np.array(self.ring)
        (x1, y1), (x2, y2) = ring[:-1].T, ring[1:].T
        span = np.where(y2 == y1, 1.0, y2 - y1)
        crossed = ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / span + x1)
        return np.asarray(crossed.sum(axis=1) % 2 == 1)


@cache
def wards(easting: int, northing: int) -> tuple[Ward, ...]:
    """The twenty wards around a middle, by name."""
    count = len(CLUSTER_WARDS) + len(OTHER_WARDS)
    rings = _rings(count)
    middles = [_centroid(ring) for ring in rings]
    order = _spread(middles)
    names = _named(order, middles)
    owners = _owners(middles, order[: len(CLUSTER_WARDS)], order[len(CLUSTER_WARDS) :])
    by_name = sorted(range(count), key=lambda i: names[i])
    return tuple(
        Ward(
            names[i],
            f"E98{990:03}{place:03}",
            tuple((round(x + easting, 1), round(y + northing, 1)) for x, y in rings[i]),
            names[owners[i]],
        )
        for place, i in enumerate(by_name, 1)
    )


def _named(order: list[int], middles: list[Point]) -> dict[int, str]:
    """Names in order, with Northlode in the north and Eastlode in the east."""
    names = dict(zip(order, (*CLUSTER_WARDS, *OTHER_WARDS), strict=True))
    clusters, others = order[1 : len(CLUSTER_WARDS)], order[len(CLUSTER_WARDS) :]
    for name, place in (
        ("Northlode", max(clusters, key=lambda i: middles[i][1])),
        ("Eastlode", max(others, key=lambda i: middles[i][0])),
    ):
        was = next(i for i, given in names.items() if given == name)
        names[was], names[place] = names[place], name
    return names


def _rings(count: int) -> list[tuple[Point, ...]]:
    """Cells of evenly spread seeds inside a ring of seeds whose own cells are thrown away."""
    draw = stream("wards")
    turns = 2 * np.pi * (np.arange(count) * 0.618 + 0.05 * draw.normal(size=count))
    reach = RADIUS * (0.06 + 0.92 * (np.arange(count) + draw.random(count)) / count) ** 0.72
    inner = np.column_stack([reach * np.cos(turns), reach * np.sin(turns)])
    turns = np.linspace(0, 2 * np.pi, 19, endpoint=False) + 0.09 * draw.normal(size=19)
    reach = RADIUS * (1.16 + 0.3 * draw.random(19))
    outer = np.column_stack([reach * np.cos(turns) * 1.04, reach * np.sin(turns) * 1.02])
    for _ in range(3):
        cells = Voronoi(np.vstack([inner, outer]))
        inner = 0.6 * inner + 0.4 * np.array([_cell_middle(cells, i) for i in range(count)])
    cells = Voronoi(np.vstack([inner, outer]))
    edges: dict[tuple[int, int], list[Point]] = {}
    regions = [cells.regions[cells.point_region[i]] for i in range(count)]
    return [_wriggly(cells, region, edges, draw) for region in regions]


def _cell_middle(cells: Voronoi, seed: int) -> Point:
    region = cells.regions[cells.point_region[seed]]
    ring = [tuple(cells.vertices[v]) for v in region]
    return _centroid((*ring, ring[0]))


def _wriggly(
    cells: Voronoi,
    region: list[int],
    edges: dict[tuple[int, int], list[Point]],
    draw: np.random.Generator,
) -> tuple[Point, ...]:
    """The ring of a cell; an edge is drawn once, for both of the cells that share it."""
    ring: list[Point] = []
    for a, b in zip(region, [*region[1:], region[0]], strict=True):
        key = (min(a, b), max(a, b))
        if key not in edges:
            start, end = cells.vertices[key[0]], cells.vertices[key[1]]
            edges[key] = _broken_line(start, end, draw)
        points = edges[key] if a == key[0] else edges[key][::-1]
        ring += points[:-1]
    return (*ring, ring[0])


def _broken_line(start: Floats, end: Floats, draw: np.random.Generator) -> list[Point]:
    """From start to end by midpoint displacement, each step half as far."""
    line = [start, end]
    for depth in range(4):
        steps = []
        for a, b in pairwise(line):
            across = np.array([a[1] - b[1], b[0] - a[0]])
            away = np.clip(draw.normal(), -2, 2) * (0.11 if depth else 0.09)
            steps += [a, (a + b) / 2 + across * away]
        line = [*steps, end]
    return [(float(x), float(y)) for x, y in line]


def _spread(middles: list[Point]) -> list[int]:
    """The most central first, then each time the one farthest from those before it."""
    points = np.array(middles)
    chosen = [int(np.argmin((points**2).sum(axis=1)))]
    while len(chosen) < len(points):
        gaps = ((points[:, None] - points[chosen][None]) ** 2).sum(axis=2).min(axis=1)
        chosen.append(int(np.argmax(gaps)))
    return chosen


def _owners(middles: list[Point], named: list[int], others: list[int]) -> dict[int, int]:
    """A ward without a cluster of its own goes to the nearest that has taken none yet."""
    owners = {i: i for i in named}
    free = set(named)
    for i in others:
        x, y = middles[i]
        gaps = {j: (middles[j][0] - x) ** 2 + (middles[j][1] - y) ** 2 for j in sorted(free)}
        owners[i] = min(gaps, key=lambda j: gaps[j])
        free.remove(owners[i])
    return owners


def _area(ring: tuple[Point, ...]) -> float:
    return sum((x1 * y2 - x2 * y1) / 2 for (x1, y1), (x2, y2) in pairwise(ring))


def _centroid(ring: tuple[Point, ...]) -> Point:
    x0, y0 = ring[0]  # near the ring, so that the products stay small
    moved = [(x - x0, y - y0) for x, y in ring]
    area = _area(tuple(moved))
    x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(moved):
        cross = x1 * y2 - x2 * y1
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return float(x / (6 * area) + x0), float(y / (6 * area) + y0)
