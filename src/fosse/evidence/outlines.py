"""Ward outlines out of GeoJSON: longitude and latitude → British National Grid, simplified. PURE.

A published outline has a point every few metres. A map of a city on a screen shows nothing
smaller than about ten, so points that lie closer than that to a straight line are left out
(Douglas and Peucker 1973, 10.3138/FM57-6770-U75U-7727).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pyproj import Transformer

Ring = tuple[tuple[float, float], ...]
"""A closed line: eastings and northings in metres."""

CLOSER_THAN = 10.0  # metres


@dataclass(frozen=True, slots=True)
class Outline:
    """A ward by the name that the register gives it, and its rings; holes are rings too."""

    name: str
    rings: tuple[Ring, ...]


def parse(text: str) -> tuple[Outline, ...]:
    """Every named polygon of a GeoJSON feature collection in WGS84.

    Raises `ValueError` when the text is not one, or a feature has no name or no polygon.
    """
    try:
        features = json.loads(text)["features"]
        return tuple(_outline(feature, place) for place, feature in enumerate(features, 1))
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise ValueError(f"This is not a GeoJSON file of ward outlines: {error}.") from error


def ward_name(published: str) -> str:
    """“Abbey” of “Abbey Ward”: outlines say Ward, the register does not."""
    name = " ".join(published.split())
    return name[: -len(" Ward")] if name.endswith(" Ward") else name


def _outline(feature: Mapping[str, Any], place: int) -> Outline:
    properties, geometry = feature["properties"], feature["geometry"]
    name = properties.get("ward_name") or properties.get("name") or ""
    if not name:
        raise ValueError(f"Outline {place} has no ward_name.")
    polygons = {
        "Polygon": [geometry["coordinates"]],
        "MultiPolygon": geometry["coordinates"],
    }.get(geometry["type"])
    if polygons is None:
        raise ValueError(f"Outline {place} ({name}) is a {geometry['type']}, not a polygon.")
    return Outline(ward_name(name), tuple(_ring(points) for rings in polygons for points in rings))


def _ring(points: list[list[float]]) -> Ring:
    eastings, northings = _to_grid().transform(
        [point[0] for point in points], [point[1] for point in points]
    )
    return simplified(tuple(zip(eastings, northings, strict=True)), CLOSER_THAN)


@cache
def _to_grid() -> Transformer:
    return Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)


def simplified(ring: Ring, tolerance: float) -> Ring:
    """The ring without the points that lie within `tolerance` of a line between those kept.
    First and last point stay."""
    if len(ring) < 5:
        return ring
    keep = {0, len(ring) - 1}
    # A ring ends where it starts, so it is cut at the point farthest from there.
    far = max(range(len(ring)), key=lambda i: _squared(ring[i], ring[0]))
    pending = [(0, far), (far, len(ring) - 1)]
    keep.add(far)
    while pending:
        first, last = pending.pop()
        place, distance = _farthest(ring, first, last)
        if distance > tolerance:
            keep.add(place)
            pending += [(first, place), (place, last)]
    return tuple(ring[i] for i in sorted(keep))


def _squared(a: tuple[float, float], b: tuple[float, float]) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _farthest(ring: Ring, first: int, last: int) -> tuple[int, float]:
    """The point between two that lies farthest from the straight line through them."""
    (x1, y1), (x2, y2) = ring[first], ring[last]
    dx, dy = x2 - x1, y2 - y1
    length = (dx * dx + dy * dy) ** 0.5
    best, distance = first, 0.0
    for place in range(first + 1, last):
        x, y = ring[place]
        away = (
            abs(dx * (y - y1) - dy * (x - x1)) / length
            if length
            else _squared(ring[place], ring[first]) ** 0.5
        )
        if away > distance:
            best, distance = place, away
    return best, distance
