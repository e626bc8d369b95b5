"""Value against the number of pupils it rests on, with the limits of chance: a funnel. PURE.

Spiegelhalter 2005 (10.1002/sim.1970; 10.1136/qshc.2005.013755). The limits are widened by
how much schools truly differ (`tau`), because without that almost half of all schools of a
large country fall outside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from . import lettering
from .amount import Amount
from .chart import Better, Size
from .palette import ACCENT, BAND, BAND_EDGE, BAND_PALE, INK, MARK, MUTED, RULE, WHITE
from .scale import Scale, frame
from .svg import HALO, Element, Point, element, line, path, picture, words
from .table import Table
from .tags import Tag, better_arrow, spread

LIMITS = ((95.0, 1.959964), (99.8, 3.090232))
"""How many in a hundred lie inside by chance, and how many standard errors away that is."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One school in the funnel: its pupils, its value; `marked` for the one that it is about."""

    name: str
    cohort: float
    value: float
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Funnel:
    """Schools by pupils and value around the national value.

    `sigma` is the standard deviation of one pupil's result, so that of n pupils' mean is
    sigma/√n; `tau` that of schools' true values. Raises `ValueError` without a school, for a
    cohort that is not positive, or a negative `sigma` or `tau`.
    """

    key: str
    title: str
    year: str
    among: str
    amount: Amount
    better: Better
    centre: float
    sigma: float
    tau: float
    spots: tuple[Spot, ...]
    size: Size = "small"

    def __post_init__(self) -> None:
        if not self.spots:
            raise ValueError(f"“{self.title}” has no school to show in {self.year}.")
        if any(spot.cohort <= 0 for spot in self.spots) or self.sigma < 0 or self.tau < 0:
            raise ValueError(
                f"“{self.title}”: pupils must be above nought, sigma and tau not below it."
            )

    def limits(self, cohort: float, errors: float) -> tuple[float, float]:
        """The values that lie `errors` standard errors from the centre at a cohort."""
        away = errors * self._error(cohort)
        floor, ceiling = self.amount.floor, self.amount.ceiling
        low, high = self.centre - away, self.centre + away
        return (
            low if floor is None else max(low, floor),
            high if ceiling is None else min(high, ceiling),
        )

    def position(self, spot: Spot) -> str:
        """Where a school lies, in words."""
        away = abs(spot.value - self.centre)
        error = self._error(spot.cohort)
        side = "above" if spot.value > self.centre else "below"
        for inside, errors in reversed(LIMITS):
            if away > errors * error:
                return f"{side} the {inside:g}% limits"
        return "inside the limits"

    def _error(self, cohort: float) -> float:
        """The standard error of a school's value around the centre, over-dispersion included."""
        return sqrt(self.sigma**2 / cohort + self.tau**2)

    @property
    def description(self) -> str:
        outside = sum(self.position(spot) != "inside the limits" for spot in self.spots)
        marked = "".join(
            f" {spot.name}: {self.amount.say(spot.value)} on {spot.cohort:,.0f} pupils, "
            f"{self.position(spot)}."
            for spot in self.spots
            if spot.marked
        )
        return (
            f"{self.among}, {self.year}: {len(self.spots):,} schools around "
            f"{self.amount.say(self.centre)}, {outside:,} of them outside the 95% limits, "
            f"where about {len(self.spots) * 0.05:.0f} would be by chance.{marked}"
        )

    def svg(self) -> str:
        """The funnel as a drawing that stands alone."""
        return _draw(self)

    def draw(self) -> str:
        """The same, drawn anew."""
        width, tall, letters = (
            (340.0, 190.0, 12.0) if self.size == "small" else (700.0, 340.0, 14.0)
        )
        top = letters * 2
        bottom = top + tall
        low, high = self._range()
        value = Scale(low, high, bottom, top)
        said = self.amount.ticks(value.ticks(5))
        left = 10 + max(lettering.width(tick, letters) for tick in said)
        right = width - lettering.width("England", letters) - letters * 2
        most = max(spot.cohort for spot in self.spots)
        pupils = Scale(0, most * 1.06, left, right)
        body = [
            *self._axes(pupils, value, letters),
            *self._fans(pupils, value),
            *self._spots(pupils, value, letters),
            *self._names(pupils, value, letters),
        ]
        return picture(
            key=self.key,
            title=self.title,
            description=self.description,
            width=width,
            height=bottom + letters * 3.2,
            body=body,
        )

    def table(self) -> Table:
        """The funnel as a table: each school, lowest value first."""
        return Table(
            caption=f"{self.title}, {self.year}",
            headers=("School", "Pupils", "Value", "Position"),
            rows=tuple(
                (spot.name, f"{spot.cohort:,.0f}", self.amount.say(spot.value), self.position(spot))
                for spot in sorted(self.spots, key=lambda spot: (spot.value, spot.name))
            ),
            numeric=frozenset({1, 2}),
        )

    def _range(self) -> tuple[float, float]:
        """All values, and the outer limits where the middle school stands."""
        cohorts = sorted(spot.cohort for spot in self.spots)
        limits = self.limits(cohorts[len(cohorts) // 4], LIMITS[-1][1])
        values = [spot.value for spot in self.spots]
        return frame(
            [*values, *limits, self.centre], floor=self.amount.floor, ceiling=self.amount.ceiling
        )

    def _axes(self, pupils: Scale, value: Scale, letters: float) -> Iterator[Element]:
        ticks = value.ticks(5)
        for tick, said in zip(ticks, self.amount.ticks(ticks), strict=True):
            y = value(tick)
            yield line((pupils.start, y), (pupils.end, y), stroke=RULE, stroke_width=1)
            at = (pupils.start - 5, y + letters * 0.35)
            yield words(at, said, size=letters, fill=MUTED, text_anchor="end")
        for tick in pupils.ticks(4 if self.size == "small" else 8):
            at = (pupils(tick), value.start + letters * 1.35)
            yield words(at, f"{tick:,.0f}", size=letters, fill=MUTED, text_anchor="middle")
        under = ((pupils.start + pupils.end) / 2, value.start + letters * 2.7)
        yield words(
            under, "pupils that the value rests on", size=letters, fill=MUTED, text_anchor="middle"
        )
        if self.better:
            yield better_arrow((pupils.start, value.end - 8), self.better, letters)

    def _fans(self, pupils: Scale, value: Scale) -> Iterator[Element]:
        """The two pairs of limits, the wider one behind, and the national value."""
        cohorts = [pupils.high * (step / 32) ** 2 for step in range(1, 33)]
        shown = [cohort for cohort in cohorts if pupils(cohort) - pupils.start > 1]
        for (_, errors), fill in zip(reversed(LIMITS), (BAND_PALE, BAND), strict=True):
            pairs = [(pupils(cohort), self.limits(cohort, errors)) for cohort in shown]
            upper = [(x, value(high)) for x, (_, high) in pairs]
            lower = [(x, value(low)) for x, (low, _) in reversed(pairs)]
            yield element(
                "path",
                d=path([*upper, *lower], closed=True),
                fill=fill,
                stroke=BAND_EDGE,
                stroke_width=0.6,
            )
        y = value(self.centre)
        yield line(
            (pupils.start, y), (pupils.end, y), stroke=INK, stroke_width=1.2, class_="national"
        )

    def _spots(self, pupils: Scale, value: Scale, letters: float) -> Iterator[Element]:
        """A dot for each school; a diamond, on top of them, for the marked one with its name."""
        for spot in sorted(self.spots, key=lambda spot: spot.marked):
            x, y = pupils(spot.cohort), value(spot.value)
            name = element(
                "title", f"{spot.name}: {self.amount.say(spot.value)}, {spot.cohort:,.0f} pupils"
            )
            if not spot.marked:
                outside = self.position(spot) != "inside the limits"
                yield element(
                    "circle",
                    name,
                    cx=x,
                    cy=y,
                    r=3,
                    fill=INK if outside else MARK,
                    stroke=WHITE,
                    stroke_width=0.7,
                )
                continue
            diamond = path([(x - 7, y), (x, y - 7), (x + 7, y), (x, y + 7)], closed=True)
            yield element("path", name, d=diamond, fill=ACCENT, stroke=WHITE, stroke_width=1)
            yield _label(spot, (x, y), pupils, letters)

    def _names(self, pupils: Scale, value: Scale, letters: float) -> Iterator[Element]:
        """England and the limits, named at the right end."""
        tags = [Tag(("England",), value(self.centre), INK)]
        for inside, errors in LIMITS:
            low, _ = self.limits(pupils.high, errors)
            tags.append(Tag((f"{inside:g}%",), value(low), MUTED))
        yield from spread(tags, x=pupils.end + 5, top=value.end, bottom=value.start, size=letters)


@lru_cache(maxsize=256)
def _draw(funnel: Funnel) -> str:
    """The same funnel, the same text: drawn once and kept."""
    return funnel.draw()


def _label(spot: Spot, at: Point, pupils: Scale, letters: float) -> Element:
    """A marked school's name above it, as far as the frame has room."""
    x, y = at
    said = lettering.shorten(spot.name, pupils.end - pupils.start, letters)
    half = lettering.width(said, letters, bold=True) / 2
    middle = min(max(x, pupils.start + half), pupils.end - half)
    return words(
        (middle, y - 11),
        said,
        size=letters,
        fill=ACCENT,
        font_weight=600,
        text_anchor="middle",
        **HALO,
    )
