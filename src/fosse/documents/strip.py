"""Where one school stands among all schools of its phase: a strip. PURE."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from . import hill, lettering
from .amount import Amount
from .chart import Better, Size
from .hill import Spread
from .palette import ACCENT, BAND_EDGE, FAINT, INK, MARK, MUTED, SAND
from .scale import Scale, frame
from .svg import Element, element, group, line, path, picture, words
from .table import Table
from .tags import better_arrow


@dataclass(frozen=True, slots=True)
class Strip:
    """All schools' values along one line, the school's own marked with its 95% interval.

    `others` is the spread of every school compared, this one included or not; `year` and
    `among` say which ("2023/24", "mainstream primary schools in England").
    """

    key: str
    title: str
    subject: str
    among: str
    year: str
    amount: Amount
    better: Better
    others: Spread
    value: float | None
    low: float | None = None
    high: float | None = None
    national: float | None = None
    size: Size = "small"

    @property
    def description(self) -> str:
        lower, middle, upper = self.others.quartiles
        said = "its value is not known"
        if self.value is not None:
            interval = self.amount.interval(self.low, self.high)
            said = self.amount.say(self.value) + (f" (95% interval {interval})" if interval else "")
        direction = f" {self.better.capitalize()} is better." if self.better else ""
        return (
            f"{self.subject}, {self.year}: {said}. Of {self.others.count:,} {self.among}, half lie "
            f"between {self.amount.say(lower)} and {self.amount.say(upper)}; the middle one has "
            f"{self.amount.say(middle)}.{direction}"
        )

    def svg(self) -> str:
        """The strip as a drawing that stands alone."""
        return _draw(self)

    def draw(self) -> str:
        """The same, drawn anew."""
        width, letters = (340.0, 12.0) if self.size == "small" else (700.0, 14.0)
        base = letters * 2.2 + (46 if self.size == "small" else 70)
        own = [v for v in (self.value, self.low, self.high) if v is not None]
        values = [self.others.low, self.others.high, *own]
        low, high = frame(values, floor=self.amount.floor, ceiling=self.amount.ceiling)
        scale = Scale(low, high, letters * 1.5, width - letters * 1.5)
        body = [
            *self._axis(scale, base, letters),
            *self._schools(scale, base, letters),
            *self._own(scale, base, letters),
        ]
        return picture(
            key=self.key,
            title=self.title,
            description=self.description,
            width=width,
            height=base + letters * 4.2,
            body=body,
        )

    def table(self) -> Table:
        """The strip as a table: the school beside the schools it is compared with."""
        lower, middle, upper = self.others.quartiles
        rows = [
            (self.subject, "Not known" if self.value is None else self.amount.say(self.value)),
            ("95% interval", self.amount.interval(self.low, self.high) or "Not known"),
            ("A quarter of schools are at or below", self.amount.say(lower)),
            ("Half are at or below", self.amount.say(middle)),
            ("Three quarters are at or below", self.amount.say(upper)),
            ("Schools compared", f"{self.others.count:,}"),
        ]
        if self.national is not None:
            rows.insert(2, ("England", self.amount.say(self.national)))
        return Table(
            caption=f"{self.title}, {self.year}",
            headers=("", "Value"),
            rows=tuple(rows),
            numeric=frozenset({1}),
        )

    def _axis(self, scale: Scale, base: float, letters: float) -> Iterator[Element]:
        yield line((scale.start, base), (scale.end, base), stroke=MARK, stroke_width=1)
        ticks = scale.ticks(4 if self.size == "small" else 8)
        for tick, said in zip(ticks, self.amount.ticks(ticks), strict=True):
            x = scale(tick)
            yield line((x, base), (x, base + 4), stroke=MARK, stroke_width=1)
            at = (x, base + 5 + letters)
            yield words(at, said, size=letters, fill=MUTED, text_anchor="middle")
        if self.better:
            yield better_arrow(
                (scale.start, base + letters * 2.7), self.better, letters, along="across"
            )
        among = f"{self.others.count:,} schools, middle half darker"
        yield words(
            (scale.end, base + letters * 2.7), among, size=letters, fill=MUTED, text_anchor="end"
        )

    def _schools(self, scale: Scale, base: float, letters: float) -> Iterator[Element]:
        """A tick for each school, or of many a hill as high as there are schools."""
        top = letters * 2.2
        lower, middle, upper = self.others.quartiles
        if self.others.each:
            for value in self.others.each:
                colour = MUTED if lower <= value <= upper else FAINT
                yield line(
                    (scale(value), base - 1),
                    (scale(value), base - 16),
                    stroke=colour,
                    stroke_width=1,
                )
        else:
            slope = hill.outline(self.others, scale, base, top)
            yield element("path", d=path(slope, closed=True), fill=SAND, class_="others")
            inner = hill.between(slope, scale(lower), scale(upper), base)
            yield element("path", d=path(inner, closed=True), fill=BAND_EDGE, class_="middle-half")
        yield line(
            (scale(middle), base), (scale(middle), base - 16), stroke=MUTED, stroke_width=1.2
        )

    def _own(self, scale: Scale, base: float, letters: float) -> Iterator[Element]:
        """A diamond on the line, its interval, and a stem up to its value in words."""
        if self.value is None:
            yield words(
                (scale.start, letters), f"{self.subject}: not known", size=letters, fill=INK
            )
            return
        x = scale(self.value)
        marks = [line((x, letters * 1.5), (x, base - 6), stroke_width=1.4)]
        if self.low is not None and self.high is not None:
            marks.append(line((scale(self.low), base), (scale(self.high), base), stroke_width=3.5))
        diamond = [(x - 6, base), (x, base - 7), (x + 6, base), (x, base + 7)]
        marks.append(element("path", d=path(diamond, closed=True), fill=ACCENT))
        yield group(marks, stroke=ACCENT, class_="result")
        said = lettering.shorten(
            f"{self.amount.say(self.value)} {self.subject}", scale.end - scale.start, letters
        )
        half = lettering.width(said, letters, bold=True) / 2
        middle = min(max(x, scale.start + half - 8), scale.end - half + 8)
        yield words(
            (middle, letters * 1.1),
            said,
            size=letters,
            fill=ACCENT,
            font_weight=600,
            text_anchor="middle",
        )


@lru_cache(maxsize=512)
def _draw(strip: Strip) -> str:
    """The same strip, the same text: drawn once and kept."""
    return strip.draw()
