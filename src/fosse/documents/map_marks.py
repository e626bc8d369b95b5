"""Where the marks of a `Map` go. PURE."""

from __future__ import annotations

from collections.abc import Iterator

from . import hull, labels, lettering
from .labels import Box
from .map import Area, Map, Place
from .map_frame import Frame, bar_box, frame, key, scale_bar
from .outline import simplify
from .palette import ACCENT, GROUPS, INK, PAPER, WHITE
from .shapes import shape
from .svg import HALO, Element, Point, element, group, path, picture, words


def draw(chart: Map) -> str:
    """The map as SVG."""
    view = frame(chart)
    shapes_key, tall = key(chart, view)
    body = [
        element("rect", x=0, y=0, width=view.width, height=view.height, fill=WHITE),
        *_wards(chart, view),
        *_hulls(chart, view),
        *(_school(place, view) for place in _in_reading_order(chart)),
        *_names(chart, view),
        *scale_bar(view),
        *shapes_key,
    ]
    return picture(
        key=chart.key,
        title=chart.title,
        description=chart.description,
        width=view.width,
        height=view.height + tall,
        body=body,
        interactive=any(place.href for place in chart.places)
        or any(area.href for area in chart.areas),
    )


def _wards(chart: Map, view: Frame) -> Iterator[Element]:
    """The outlines, lighter than they came, with their names on hover."""
    for outline in simplify(chart.outlines, view.metres * 0.7):
        yield element(
            "path",
            element("title", outline.name),
            d="".join(path([view(point) for point in ring], closed=True) for ring in outline.rings),
            fill=PAPER,
            stroke="#c9c4b6",
            stroke_width=1,
            stroke_linejoin="round",
            fill_rule="evenodd",
            class_="ward",
        )


def _hulls(chart: Map, view: Frame) -> Iterator[Element]:
    colours = _colours(chart, view)
    for area, colour in zip(chart.areas, colours, strict=True):
        shape = element(
            "path",
            element("title", area.name),
            d=hull.rounded([view(member) for member in area.members], 11),
            fill=colour,
            fill_opacity=0.09,
            stroke=colour,
            stroke_opacity=0.6,
            stroke_width=1.2,
            class_="cluster",
        )
        if area.members:
            yield shape


def _colours(chart: Map, view: Frame) -> list[str]:
    """A colour for each cluster that no earlier one near it has, as far as there are enough."""
    boxes = [_bounds([view(member) for member in area.members]) for area in chart.areas]
    given: list[int] = []
    for place, box in enumerate(boxes):
        near = [
            given[before]
            for before in range(place)
            if box and boxes[before] and _touch(box, boxes[before])
        ]
        free = [number for number in range(len(GROUPS)) if number not in near]
        least = min(range(len(GROUPS)), key=lambda number: (near.count(number), number))
        given.append(free[place % len(free)] if free else least)
    return [GROUPS[number] for number in given]


def _bounds(points: list[Point]) -> Box | None:
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs) - 11, min(ys) - 11, max(xs) + 11, max(ys) + 11)


def _touch(one: Box, other: Box | None) -> bool:
    return other is not None and one.overlap(other) > 0


def _in_reading_order(chart: Map) -> list[Place]:
    """Schools by name, as in the table, the marked ones last and so on top."""
    return sorted(chart.places, key=lambda place: (place.marked, place.name))


def _school(place: Place, view: Frame) -> Element:
    """A school's shape, with its name for hover and focus; a link where it has a page."""
    x, y = view((place.easting, place.northing))
    size = 1.0 if view.width >= 500 else 0.8
    said = ", ".join((place.name, place.phase, *place.clusters))
    parts = [element("title", said)]
    if place.marked:
        parts.append(
            element("circle", cx=x, cy=y, r=11, fill="none", stroke=ACCENT, stroke_width=2)
        )
    parts += [shape(place.phase, (x, y), size), _hover_name(place, (x, y), view)]
    if place.href:
        return element("a", *parts, href=place.href, aria_label=said, class_="school")
    return group(parts, class_="school")


def _hover_name(place: Place, at: Point, view: Frame) -> Element:
    """The name beside a school: shown when it is marked, else by the page on hover and focus."""
    x, y = at
    said = lettering.shorten(place.name, view.width - 24, view.letters)
    half = lettering.width(said, view.letters, bold=True) / 2
    middle = min(max(x, half + 4), view.width - half - 4)
    above = y - 15 if y > view.letters + 20 else y + view.letters + 13
    return words(
        (middle, above),
        said,
        size=view.letters,
        fill=INK,
        font_weight=600,
        text_anchor="middle",
        class_="name",
        opacity=None if place.marked else 0,
        pointer_events="none",
        **HALO,
    )


def _names(chart: Map, view: Frame) -> Iterator[Element]:
    """The clusters' names in the colour of their hulls, placed smallest cluster first."""
    said = labels.without_shared_ending([area.name for area in chart.areas])
    marks = [view((place.easting, place.northing)) for place in chart.places]
    taken = [bar_box(view)]
    named = zip(chart.areas, said, _colours(chart, view), strict=True)
    for area, name, colour in sorted(named, key=lambda each: (len(each[0].members), each[0].name)):
        if not area.members:
            continue
        at = hull.middle(hull.convex(view(member) for member in area.members))
        label = labels.place(name, at, size=view.letters, frame=view.box, taken=taken, marks=marks)
        if label is not None:
            taken.append(label.box)
            yield _name(area, label, colour)


def _name(area: Area, label: labels.Label, colour: str) -> Element:
    lines = [
        words(
            label.baseline(number),
            each,
            size=label.size,
            fill=colour,
            font_weight=600,
            text_anchor="middle",
            **HALO,
        )
        for number, each in enumerate(label.lines)
    ]
    if area.href:
        return element("a", *lines, href=area.href, aria_label=area.name, class_="cluster-name")
    return group(lines, class_="cluster-name")
