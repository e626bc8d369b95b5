"""Days along a line: which counted, which did not, what happened when, and when it is due. PURE.

One cell for each day. Counted days are high, days that do not count are low, days on which the
time stood still are high and hollow: the difference is one of shape before it is one of colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from .chart import Size
from .day_labels import Label, rows_above, rows_below
from .palette import ACCENT, BAND_EDGE, INK, MARK, MUTED, PAPER, RED, WHITE
from .svg import HALO, Element, element, group, line, picture, words
from .table import Table

ONE = timedelta(1)
EVERY = 5  # each fifth day that counts has its number
FEWEST_PIXELS = 2.0  # of a cell: narrower ones are drawn without gaps between them


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened on a day."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A day that does not count, and why. `still`: the time stood still on it; else it is no
    working day."""

    day: date
    why: str
    still: bool = False


@dataclass(frozen=True)
class DayLine:
    """The days from `since` to `due_on`, both included, or to today where nothing is due.

    `first` is the first day that was looked at for counting. `ended_on`: it was done on that day.
    """

    key: str
    title: str
    since: date
    first: date
    due_on: date | None
    today: date
    moments: tuple[Moment, ...]
    not_counted: tuple[NotCounted, ...]
    ended_on: date | None = None
    size: Size = "large"

    @property
    def last(self) -> date:
        """The last day of the line."""
        told = [one.day for one in self.moments]
        return max([self.due_on or self.today, self.ended_on or self._up_to, *told])

    @property
    def _up_to(self) -> date:
        """A line that is not ended goes on to today where the due day is over."""
        return self.today if self.due_on is None or self.today > self.due_on else self.due_on

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the line."""
        return tuple(self.since + ONE * n for n in range((self.last - self.since).days + 1))

    @cached_property
    def counted(self) -> tuple[date, ...]:
        """The days that count, in order: the last of them is the due day."""
        out = {one.day for one in self.not_counted}
        until = self.due_on or self.today
        return tuple(day for day in self.days if self.first <= day <= until and day not in out)

    @property
    def description(self) -> str:
        """The line in words."""
        told = [f"{one.day:%-d %B %Y}: {one.words}" for one in self.moments]
        due = f"Due on {self.due_on:%A %-d %B %Y}" if self.due_on else "Nothing is due now"
        return (
            f"{'; '.join(told)}. {due}. {len(self.counted)} days count, "
            f"{len(self.not_counted)} do not."
        )

    def table(self) -> Table:
        """Each day that does not count, and why."""
        return Table(
            caption=f"{self.title}: the days that do not count",
            headers=("Day", "Why it does not count"),
            rows=tuple((f"{one.day:%a %-d %B %Y}", one.why) for one in self.not_counted),
        )

    def svg(self) -> str:
        """The line as a drawing."""
        width, letters = (340.0, 12.0) if self.size == "small" else (900.0, 14.0)
        frame = _Frame(self, width, letters)
        return picture(
            key=self.key,
            title=self.title,
            description=self.description,
            width=width,
            height=frame.height,
            body=frame.body(),
        )


class _Frame:
    """Where everything stands in a drawing of so many pixels."""

    high, low = 16.0, 6.0

    def __init__(self, drawn: DayLine, width: float, letters: float) -> None:
        self.drawn, self.width, self.letters = drawn, width, letters
        self.start = 4.0
        self.cell = (width - 2 * self.start) / len(drawn.days)
        self.above = rows_above(list(self._happened()), width, letters)
        self.below = rows_below(list(self._days_named()), width, letters)
        self.base = letters * 1.3 * max((row for _, row in self.above), default=-1) + (
            letters * 1.6 + self.high + 6
        )

    @property
    def height(self) -> float:
        rows = 2 + max((row for _, row in self.below), default=-1)
        return self.base + self.letters * 1.4 * rows + 6

    def x(self, day: date) -> float:
        """The left edge of a day's cell."""
        return self.start + self.cell * (day - self.drawn.since).days

    def body(self) -> Iterator[Element]:
        yield line(
            (self.start, self.base), (self.width - self.start, self.base), stroke=MARK,
            stroke_width=1,
        )  # fmt: skip
        yield group(self._cells())
        yield from self._numbers()
        yield from self._moments()
        yield from self._names()

    def _cells(self) -> Iterator[Element]:
        out = {one.day: one.still for one in self.drawn.not_counted}
        counted = set(self.drawn.counted)
        gap = 1.0 if self.cell - 1 >= FEWEST_PIXELS else 0.0
        for day in self.drawn.days:
            still = out.get(day)
            high = self.low if still is False else self.high
            fill, stroke = self._colours(day, still, day in counted)
            if fill:
                yield element(
                    "rect", x=self.x(day), y=self.base - high, width=self.cell - gap, height=high,
                    fill=fill, stroke=stroke, stroke_width=1 if stroke else None,
                )  # fmt: skip

    def _colours(self, day: date, still: bool | None, counts: bool) -> tuple[str, str | None]:
        """Fill and edge; "" where nothing is drawn, as on the day of receipt itself."""
        due = self.drawn.due_on
        if due and day > due:
            return (RED, None) if day <= (self.drawn.ended_on or self.drawn.today) else ("", None)
        if still is not None:
            return (PAPER, MUTED) if still else (BAND_EDGE, None)
        return (ACCENT, None) if counts else ("", None)

    def _numbers(self) -> Iterator[Element]:
        """The number of each fifth day that counts, and of the last."""
        days = self.drawn.counted
        for number, day in enumerate(days, 1):
            is_last = number == len(days) and self.drawn.due_on is not None
            near = len(days) - number < EVERY - 2
            if is_last or (number % EVERY == 0 and not near):
                at = (self.x(day) + self.cell / 2, self.base + self.letters * 1.2)
                yield words(at, f"{number}", size=self.letters, fill=MUTED, text_anchor="middle")

    def _moments(self) -> Iterator[Element]:
        for label, row in self.above:
            y = self.base - self.high - 8 - self.letters * 1.3 * row
            x = label.at
            yield line((x, y + 3), (x, self.base), stroke=INK, stroke_width=1.2)
            yield element("circle", cx=x, cy=self.base, r=3.5, fill=INK, stroke=WHITE)
            yield words((label.left, y), label.said, size=self.letters, fill=INK, **HALO)

    def _names(self) -> Iterator[Element]:
        for label, row in self.below:
            y = self.base + self.letters * 1.4 * (row + 2)
            top = self.base - (self.high + 4 if label.strong else 0)
            dashes = None if label.strong else "2 2"
            yield line((label.at, top), (label.at, y - self.letters), stroke=label.colour,
                       stroke_width=2 if label.strong else 1, stroke_dasharray=dashes)  # fmt: skip
            weight = 600 if label.strong else None
            yield words((label.left, y), label.said, size=self.letters, fill=label.colour,
                        font_weight=weight, **HALO)  # fmt: skip

    def _happened(self) -> Iterator[Label]:
        by_day: dict[date, list[str]] = {}
        for one in self.drawn.moments:
            by_day.setdefault(one.day, []).append(one.words)
        for day, told in sorted(by_day.items()):
            yield Label(self.x(day) + self.cell / 2, f"{day:%-d %b} {', '.join(told)}")

    def _days_named(self) -> Iterator[Label]:
        due, today = self.drawn.due_on, self.drawn.today
        if due:
            said = f"Due {due:%a %-d %b %Y}"
            yield Label(self.x(due) + self.cell, said, strong=True)
        if self.drawn.since <= today <= self.drawn.last and today != due:
            yield Label(self.x(today) + self.cell / 2, "Today", colour=MUTED)
