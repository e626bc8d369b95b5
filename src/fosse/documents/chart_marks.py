"""Where the marks of a `TimeChart` go. PURE."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from . import lettering, notes
from .chart import Backdrop, Gap, Result, TimeChart
from .chart_layout import Layout, lay_out, tags_of, value_tag, value_ticks
from .palette import ACCENT, BAND, INK, MARK, MUTED, PAPER, RULE, WHITE
from .svg import HALO, Element, Point, element, group, line, path, picture, words
from .tags import better_arrow, spread


@lru_cache(maxsize=1024)
def draw(chart: TimeChart) -> str:
    """The chart as SVG: the same chart, the same text, so it is drawn once and kept."""
    layout = lay_out(chart)
    body = [
        *_gaps(chart, layout),
        *_grid(chart, layout),
        *_band(chart, layout),
        *_question_marks(chart, layout),
        *_breaks(chart, layout),
        *_national(chart, layout),
        *(_result(chart, layout, result) for result in (*chart.predecessors, *chart.own)),
        *_tags(chart, layout),
        *notes.place(layout.notes, (4, layout.bottom + layout.letters * 3), layout.letters),
    ]
    return picture(
        key=chart.key,
        title=chart.title,
        description=chart.description,
        width=layout.width,
        height=layout.height,
        body=body,
    )


def _empty(chart: TimeChart) -> Iterator[Gap]:
    """The years without any result, not even a predecessor's."""
    shown = {result.year for result in chart.results}
    return (gap for gap in chart.unknown if gap.year in chart.shown and gap.year not in shown)


def _gaps(chart: TimeChart, layout: Layout) -> Iterator[Element]:
    """A tinted column for each year without any result."""
    for gap in _empty(chart):
        yield element(
            "rect",
            element("title", f"{gap.year}: not known, {gap.because}"),
            x=layout.places[gap.year] - layout.step / 2 + 1,
            y=layout.top,
            width=layout.step - 2,
            height=layout.bottom - layout.top,
            fill=PAPER,
            class_="gap",
        )


def _question_marks(chart: TimeChart, layout: Layout) -> Iterator[Element]:
    for gap in _empty(chart):
        at = (layout.places[gap.year], layout.bottom - 6)
        yield words(at, "?", size=layout.letters, fill=MUTED, text_anchor="middle")


def _grid(chart: TimeChart, layout: Layout) -> Iterator[Element]:
    """Value lines with their numbers, years with theirs, and the arrow for "better"."""
    ticks = value_ticks(chart, layout.value)
    for tick, said in zip(ticks, chart.amount.ticks(ticks), strict=True):
        y = layout.value(tick)
        strong = tick == 0 and layout.value.low < 0
        yield line(
            (layout.left, y), (layout.right, y), stroke=MARK if strong else RULE, stroke_width=1
        )
        at = (layout.left - 5, y + layout.letters * 0.35)
        yield words(at, said, size=layout.letters, fill=MUTED, text_anchor="end")
    yield from _year_names(chart, layout)
    if chart.better:
        yield better_arrow((layout.left, layout.top - 8), chart.better, layout.letters)


def _year_names(chart: TimeChart, layout: Layout) -> Iterator[Element]:
    """The years under the frame: in full where they fit, else "18/19", else every other one."""
    full = lettering.width("2018/19", layout.letters) + 6 < layout.step
    short = lettering.width("18/19", layout.letters) + 5
    every = 1 if full else max(1, -(-int(short) // max(int(layout.step), 1)))
    for number, year in enumerate(reversed(chart.shown)):
        if number % every == 0:
            yield words(
                (layout.places[year], layout.bottom + layout.letters * 1.35),
                year if full else year[2:] if len(year) == 7 else year,
                size=layout.letters,
                fill=MUTED,
                text_anchor="middle",
            )


def _stretches(chart: TimeChart, kept: Iterable[Backdrop]) -> Iterator[list[Backdrop]]:
    """Backdrops in unbroken stretches: neighbouring years without a break between them."""
    order = {year: number for number, year in enumerate(chart.years)}
    broken = {each.year for each in chart.breaks}
    stretch: list[Backdrop] = []
    for behind in sorted(kept, key=lambda each: order[each.year]):
        if stretch and (order[behind.year] - order[stretch[-1].year] > 1 or behind.year in broken):
            yield stretch
            stretch = []
        stretch.append(behind)
    if stretch:
        yield stretch


def _band(chart: TimeChart, layout: Layout) -> Iterator[Element]:
    """The middle half of similar schools."""
    kept = [b for b in chart.backdrop if b.similar_low is not None and b.similar_high is not None]
    for stretch in _stretches(chart, kept):
        lower = _level_ends(layout, [(b.year, b.similar_low or 0.0) for b in stretch])
        upper = _level_ends(layout, [(b.year, b.similar_high or 0.0) for b in stretch])
        yield element(
            "path", d=path([*upper, *reversed(lower)], closed=True), fill=BAND, class_="band"
        )


def _national(chart: TimeChart, layout: Layout) -> Iterator[Element]:
    """The national value as a thin line."""
    for stretch in _stretches(chart, (b for b in chart.backdrop if b.national is not None)):
        points = _level_ends(layout, [(b.year, b.national or 0.0) for b in stretch])
        yield element(
            "path", d=path(points), fill="none", stroke=INK, stroke_width=1.2, class_="national"
        )


def _level_ends(layout: Layout, values: list[tuple[str, float]]) -> list[Point]:
    """Points through the years' values, drawn level half a year beyond the first and the last."""
    points = [(layout.places[year], layout.value(value)) for year, value in values]
    (first_x, first_y), (last_x, last_y) = points[0], points[-1]
    return [(first_x - layout.half, first_y), *points, (last_x + layout.half, last_y)]


def _breaks(chart: TimeChart, layout: Layout) -> Iterator[Element]:
    """A dashed line where what follows cannot be compared with what was before."""
    for before, year in pairwise(chart.shown):
        because = next((each.because for each in chart.breaks if each.year == year), None)
        if because is not None:
            x = (layout.places[before] + layout.places[year]) / 2
            yield element(
                "line",
                element("title", f"Not comparable before {year}: {because}"),
                x1=x,
                y1=layout.top - 6,
                x2=x,
                y2=layout.bottom,
                stroke=MUTED,
                stroke_width=1.2,
                stroke_dasharray="4 3",
                class_="break",
            )


def _result(chart: TimeChart, layout: Layout, result: Result) -> Element:
    """A dot with whiskers: filled for the school's own, hollow and dashed for a predecessor's."""
    x, y = _place(chart, layout, result)
    colour = MUTED if result.whose else ACCENT
    marks = [element("title", f"{result.year}: {chart.amount.say(result.value)}{_whose(result)}")]
    if result.low is not None and result.high is not None:
        low, high = layout.value(result.low), layout.value(result.high)
        dashes = "3 2" if result.whose else None
        marks.append(line((x, low), (x, high), stroke_dasharray=dashes))
        marks.extend(line((x - 4, end), (x + 4, end)) for end in (low, high))
    radius = 4.0 if chart.size == "small" else 5.5
    marks.append(element("circle", cx=x, cy=y, r=radius, fill=WHITE if result.whose else colour))
    return group(
        marks,
        stroke=colour,
        stroke_width=1.6,
        class_="result predecessor" if result.whose else "result",
    )


def _place(chart: TimeChart, layout: Layout, result: Result) -> Point:
    """A result's dot; results of one year stand side by side."""
    peers = [each for each in chart.results if each.year == result.year]
    aside = (peers.index(result) - (len(peers) - 1) / 2) * min(12, layout.step / (len(peers) + 1))
    return layout.places[result.year] + aside, layout.value(result.value)


def _whose(result: Result) -> str:
    return f", a result of {result.whose}" if result.whose else ""


def _tags(chart: TimeChart, layout: Layout) -> Iterator[Element]:
    """The tags in place; a latest result of an earlier year is named beside its own dot, so
    that nobody takes it for the last year's."""
    placed = [replace(tag, wish=layout.value(tag.wish)) for tag in tags_of(chart)]
    yield from spread(
        placed, x=layout.right + 4, top=layout.top, bottom=layout.bottom, size=layout.letters
    )
    latest = chart.latest
    if latest is not None and latest.year != chart.years[-1]:
        x, y = _place(chart, layout, latest)
        tag = value_tag(chart, latest)
        at = (x + layout.letters * 0.7, y + layout.letters * 0.35)
        yield words(at, tag.lines[0], size=layout.letters, fill=tag.colour, font_weight=600, **HALO)
