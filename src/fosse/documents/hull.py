"""The soft shape around places that belong together. PURE."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot

from .svg import Point, number


def convex(points: Iterable[Point]) -> tuple[Point, ...]:
    """The corners of the smallest convex shape that holds all points (Andrew 1979), in the
    order that goes clockwise on a screen, where y grows downwards."""
    ordered = sorted(set(points))
    if len(ordered) <= 2:
        return tuple(ordered)
    lower = _chain(ordered)
    upper = _chain(ordered[::-1])
    return (*lower[:-1], *upper[:-1])


def _chain(ordered: Iterable[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in ordered:
        while len(chain) >= 2 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def rounded(points: Iterable[Point], radius: float) -> str:
    """The path `d` of the convex shape, `radius` pixels wider on every side, with round
    corners: a disc around one point, a capsule around two. Empty without points."""
    corners = convex(points)
    if not corners:
        return ""
    if len(corners) == 1:
        return _disc(corners[0], radius)
    r = number(radius)
    turn = f"A{r} {r} 0 0 1 "
    edges = []
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        dx, dy = _outwards(start, end, radius)
        edges.append((_at(start[0] + dx, start[1] + dy), _at(end[0] + dx, end[1] + dy)))
    outline = turn.join(f"{begin}L{end}" for begin, end in edges)
    return f"M{outline}{turn}{edges[0][0]}Z"


def _disc(centre: Point, radius: float) -> str:
    x, y = centre
    r, across = number(radius), number(2 * radius)
    return f"M{_at(x - radius, y)}a{r} {r} 0 1 1 {across} 0a{r} {r} 0 1 1 -{across} 0Z"


def _at(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


def _outwards(start: Point, end: Point, radius: float) -> Point:
    """The step of `radius` pixels away from the shape, square to the edge."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = hypot(dx, dy) or 1.0
    return (dy / long * radius, -dx / long * radius)


def middle(points: Iterable[Point]) -> Point:
    """The mean of the points, which lies inside their convex shape."""
    held = list(points)
    return (sum(x for x, _ in held) / len(held), sum(y for _, y in held) / len(held))
