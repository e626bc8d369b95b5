"""The frame of a `TimeChart`: how much room its values, its words and its notes need. PURE."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import lettering, notes
from .chart import Result, TimeChart
from .palette import ACCENT, INK, MUTED
from .scale import Scale, frame
from .tags import Glyph, Tag

LONGEST_NAME = 100.0
"""Pixels at the usual size: a longer name of the compared schools stands in a note."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The frame of one chart: its size in pixels, the place of each year, the scale of values."""

    width: float
    height: float
    letters: float  # size of the words
    left: float
    right: float
    top: float
    bottom: float
    step: float  # pixels from one year to the next
    places: dict[str, float]
    value: Scale
    notes: tuple[str, ...]

    @property
    def half(self) -> float:
        """How far a year's marks reach to either side."""
        return min(self.step * 0.42, 26)


def lay_out(chart: TimeChart) -> Layout:
    """The frame that holds all the chart's values, tags and notes."""
    width, tall, letters = (340.0, 132.0, 12.0) if chart.size == "small" else (700.0, 250.0, 14.0)
    low, high = frame(_values(chart), floor=chart.amount.floor, ceiling=chart.amount.ceiling)
    top = letters * 2
    bottom = top + tall
    value = Scale(low, high, bottom, top)
    said = chart.amount.ticks(value_ticks(chart, value))
    left = 10 + max(lettering.width(tick, letters) for tick in said)
    widest = max(
        (lettering.width(said, letters, bold=True) for said in _tag_words(chart)), default=0
    )
    right = width - 4 - widest - letters * 1.4
    step = (right - left) / max(len(chart.shown), 1)
    below = notes.lines(_notes(chart), width - 8, letters)
    return Layout(
        width=width,
        height=bottom + letters * 2 + len(below) * letters * 1.3 + (8 if below else 0),
        letters=letters,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        step=step,
        places={year: left + (number + 0.5) * step for number, year in enumerate(chart.shown)},
        value=value,
        notes=below,
    )


def _values(chart: TimeChart) -> Iterator[float]:
    for result in chart.results:
        yield from (each for each in (result.value, result.low, result.high) if each is not None)
    for behind in chart.backdrop:
        limits = (behind.national, behind.similar_low, behind.similar_high)
        yield from (each for each in limits if each is not None)


def value_ticks(chart: TimeChart, value: Scale) -> tuple[float, ...]:
    return value.ticks(4 if chart.size == "small" else 6) or (value.low, value.high)


def _notes(chart: TimeChart) -> Iterator[str]:
    """What the hollow marks, the tinted years and the dashed lines mean, in words."""
    shown = any(each.similar_low is not None for each in chart.backdrop)
    if shown and lettering.width(chart.similar_name) > LONGEST_NAME:
        yield f"Band: the middle half of {chart.similar_name}."
    for whose, years in notes.by_reason(
        (each.year, each.whose) for each in chart.predecessors
    ).items():
        yield f"Hollow: results of {whose}, {notes.in_runs(years, chart.years)}."
    if chart.shown != chart.years:
        yield f"Nothing is known before {chart.shown[0]}: the table says why."
    gaps = [(gap.year, gap.because) for gap in chart.unknown if gap.year in chart.shown]
    for because, years in notes.by_reason(gaps).items():
        yield f"Not known {notes.in_runs(years, chart.years)}: {because}."
    for each in chart.breaks:
        if each.year in chart.shown[1:]:
            yield f"Dashed line: not comparable before {each.year}, {each.because}."


def _tag_words(chart: TimeChart) -> Iterator[str]:
    for tag in tags_of(chart):
        yield from tag.lines


def tags_of(chart: TimeChart) -> list[Tag]:
    """The words at the right, each at the value that it names: the latest result when it is of
    the last year, the country, similar schools."""
    tags: list[Tag] = []
    latest = chart.latest
    if latest is not None and latest.year == chart.years[-1]:
        tags.append(value_tag(chart, latest))
    behind = sorted(chart.backdrop, key=lambda each: chart.years.index(each.year))
    if national := [b.national for b in behind if b.national is not None]:
        tags.append(Tag((chart.national_name,), national[-1], INK, glyph="line"))
    if middles := [
        (b.similar_low + b.similar_high) / 2
        for b in behind
        if b.similar_low is not None and b.similar_high is not None
    ]:
        tags.append(Tag(_band_name(chart), middles[-1], MUTED, glyph="band"))
    return tags


def _band_name(chart: TimeChart) -> tuple[str, ...]:
    """Whose middle half the band is, where that is short; a note says it where it is not."""
    if lettering.width(chart.similar_name) > LONGEST_NAME:
        return ("middle", "half") if chart.size == "small" else ("middle half",)
    return (
        tuple(chart.similar_name.split(" ", 1)) if chart.size == "small" else (chart.similar_name,)
    )


def value_tag(chart: TimeChart, result: Result) -> Tag:
    glyph: Glyph = "hollow" if result.whose else "dot"
    colour = MUTED if result.whose else ACCENT
    return Tag((chart.amount.say(result.value),), result.value, colour, glyph=glyph, bold=True)
