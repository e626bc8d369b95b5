"""Outlines of wards, made lighter without opening gaps between neighbours. PURE."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

Metres = tuple[float, float]
"""Easting and northing in the British National Grid."""

Ring = tuple[Metres, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An area by name: its rings in British National Grid metres, without the closing point."""

    name: str
    rings: tuple[Ring, ...]


def from_geojson(
    collection: Mapping[str, Any],
    *,
    name: Callable[[Mapping[str, Any]], str],
    project: Callable[[float, float], Metres],
) -> tuple[Outline, ...]:
    """The polygons of a GeoJSON feature collection, by name. `name` says what a feature's
    properties call it, `project` turns longitude and latitude into metres. Raises
    `ValueError` for a collection that is none, or a geometry that is no polygon."""
    if collection.get("type") != "FeatureCollection":
        raise ValueError(
            "This is not a GeoJSON feature collection: give the file as it was downloaded."
        )
    made = (
        Outline(
            name(feature["properties"]),
            tuple(
                tuple(project(point[0], point[1]) for point in ring[:-1])
                for polygon in _polygons(feature["geometry"])
                for ring in polygon
            ),
        )
        for feature in collection["features"]
    )
    return tuple(sorted(made, key=lambda outline: outline.name))


def _polygons(geometry: Mapping[str, Any]) -> Sequence[Sequence[Sequence[Sequence[float]]]]:
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    if geometry["type"] == "MultiPolygon":
        polygons: Sequence[Sequence[Sequence[Sequence[float]]]] = geometry["coordinates"]
        return polygons
    raise ValueError(f"An outline must be a Polygon or a MultiPolygon, not a {geometry['type']}.")


def simplify(outlines: Iterable[Outline], tolerance: float) -> tuple[Outline, ...]:
    """The outlines without the points that lie within `tolerance` metres of the line between
    those kept (Douglas and Peucker 1973). A border that two areas share stays shared: it is
    cut where three lines meet, and each piece is simplified once, whichever way it is walked."""
    outlines = tuple(outlines)
    meetings = _meetings(outlines)
    lighter: dict[Ring, Ring] = {}

    def ring(points: Ring) -> Ring:
        kept = [
            p for arc in _arcs(points, meetings) for p in _simplified(arc, tolerance, lighter)[:-1]
        ]
        return tuple(kept) if len(kept) >= 3 else points

    return tuple(
        Outline(each.name, tuple(ring(points) for points in each.rings)) for each in outlines
    )


def _meetings(outlines: Iterable[Outline]) -> frozenset[Metres]:
    """The points with other than two neighbours, where borders begin or end."""
    neighbours: defaultdict[Metres, set[Metres]] = defaultdict(set)
    for outline in outlines:
        for ring in outline.rings:
            for before, here in zip((ring[-1], *ring[:-1]), ring, strict=True):
                neighbours[here].add(before)
                neighbours[before].add(here)
    return frozenset(point for point, near in neighbours.items() if len(near) != 2)


def _arcs(ring: Ring, meetings: frozenset[Metres]) -> Iterator[Ring]:
    """The ring in pieces from meeting point to meeting point; one without any, in two pieces
    from its least point to the one farthest from it."""
    cuts = [place for place, point in enumerate(ring) if point in meetings]
    if len(cuts) < 2:
        start = cuts[0] if cuts else ring.index(min(ring))
        (x0, y0) = ring[start]
        farthest = max(
            range(len(ring)), key=lambda place: hypot(ring[place][0] - x0, ring[place][1] - y0)
        )
        cuts = sorted({start, farthest})
    for begin, end in zip(cuts, (*cuts[1:], cuts[0] + len(ring)), strict=True):
        yield tuple(ring[place % len(ring)] for place in range(begin, end + 1))


def _simplified(arc: Ring, tolerance: float, known: dict[Ring, Ring]) -> Ring:
    """An arc made lighter, the same from both ends."""
    backwards = arc[::-1] < arc
    canonical = arc[::-1] if backwards else arc
    if canonical not in known:
        known[canonical] = _douglas_peucker(canonical, tolerance)
    return known[canonical][::-1] if backwards else known[canonical]


def _douglas_peucker(points: Ring, tolerance: float) -> Ring:
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        away, farthest = max(
            (_distance(points[place], points[first], points[last]), place)
            for place in range(first + 1, last)
        )
        if away > tolerance:
            kept.add(farthest)
            waiting += [(first, farthest), (farthest, last)]
    return tuple(points[place] for place in sorted(kept))


def _distance(point: Metres, start: Metres, end: Metres) -> float:
    """Metres from a point to the stretch between two others."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    dx, dy = x1 - x0, y1 - y0
    long = dx * dx + dy * dy
    share = max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / long)) if long else 0.0
    return hypot(x - x0 - share * dx, y - y0 - share * dy)
