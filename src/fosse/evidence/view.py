"""Everything that was published by one day, opened as it is asked for.

A view is made of immutable things only: releases, the register's extracts, the measures. So it
and its parts are kept for the life of the process, within bounds, under what they are made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fosse.evidence import cohort, kinds, neighbours, panel, similar
from fosse.evidence.indicator import Source
from fosse.evidence.measure import KINDS, Measure, measures
from fosse.evidence.panel import Panel
from fosse.evidence.similar import Likeness
from fosse.evidence.standing import Seen, Standing, stand
from fosse.evidence.table import Table, opened
from fosse.evidence.universe import Frame

CONTEXT = ("free_school_meals_ever", "english_additional_language", "sen_support", "pupils")
"""The measures by which schools are alike: whom they teach, and how many."""


@dataclass(frozen=True, slots=True)
class Held:
    """A release on the shelf: what it is, and where its rows rest."""

    source: Source
    path: Path

    @property
    def table(self) -> Table:
        return opened(self.path, self.source.publication)


@dataclass(frozen=True, eq=False)
class View:
    """What had been published by `as_at`.

    `standing` is the release that stands for each publication and year; `visible` also those
    that a later one replaced, from which a cohort may still be had.
    """

    as_at: date
    standing: tuple[Held, ...]
    visible: tuple[Held, ...]
    register: Frame

    def releases(self, publication: str) -> tuple[Held, ...]:
        """The standing releases of a publication, oldest year first."""
        found = (held for held in self.standing if held.source.publication == publication)
        return tuple(sorted(found, key=lambda h: (h.source.year, h.source.published_on)))

    def find(self, publication: str, year: str) -> tuple[Held, ...]:
        """Every visible release of a publication and year, the standing one first."""
        found = [
            held
            for held in (*self.standing, *self.visible)
            if held.source.publication == publication and held.source.year == year
        ]
        return tuple(dict.fromkeys(found))

    @cached_property
    def _years(self) -> dict[tuple[str, bool], Mapping[str, tuple[Standing, ...]]]:
        return {}

    @cached_property
    def _judged(self) -> dict[str, tuple[tuple[Held, Panel], ...]]:
        return {}

    def years(self, measure: Measure, *, alike: bool) -> Mapping[str, tuple[Standing, ...]]:
        """The standings of a measure by year, oldest first; in each year, the publication that
        its file names first. With `alike`, quartiles are those of similar schools."""
        if (measure.id, alike) not in self._years:
            found: dict[str, list[Standing]] = {}
            for number, held in self._held(measure):
                one = self._standing(measure, number, held, alike=alike)
                if one is not None:
                    found.setdefault(one.year, []).append(one)
            self._years[measure.id, alike] = {y: tuple(found[y]) for y in sorted(found)}
        return self._years[measure.id, alike]

    def judged(self, measure: Measure) -> tuple[tuple[Held, Panel], ...]:
        """The panels of a judgement, the newest release first, in the order of its columns."""
        if measure.id not in self._judged:
            found = [(held, panel_of(measure.id, n, held)) for n, held in self._held(measure)]
            known = [(held, one) for held, one in found if one is not None]
            known.sort(key=lambda pair: pair[0].source.published_on, reverse=True)
            self._judged[measure.id] = tuple(known)
        return self._judged[measure.id]

    def _held(self, measure: Measure) -> Iterable[tuple[int, Held]]:
        """The releases that may hold a measure, each with which of its columns."""
        for number, columns in enumerate(measure.columns):
            for held in self.releases(columns.publication):
                if columns.covers(held.source.year):
                    yield number, held

    def likeness(self, year: str) -> Likeness | None:
        """Schools that are alike, by the context published nearest to `year`."""
        held = [self._nearest(measures()[name], year) for name in CONTEXT]
        known = tuple((name, one) for name, one in zip(CONTEXT, held, strict=True) if one)
        return _likeness(known, self.register) if known else None

    @cached_property
    def neighbours(self) -> Mapping[int, tuple[int, ...]]:
        """The statistical neighbours of each authority, nearest first."""
        held = self.releases("neighbours")
        return neighbours.read(held[-1].table) if held else {}

    def _standing(
        self, measure: Measure, number: int, held: Held, *, alike: bool
    ) -> Standing | None:
        year = held.source.year
        stand_ins = tuple(
            self.find(proxy.publication, cohort.shifted(year, proxy.shift))
            for proxy in measure.proxies
        )
        neighbours_held = self.releases("neighbours")[-1:]
        context = self.likeness(year) if alike else None
        return _stand(measure.id, number, held, stand_ins, self.register, neighbours_held, context)

    def _nearest(self, measure: Measure, year: str) -> tuple[int, Held] | None:
        """The release of a context measure whose year is nearest, the earlier of two."""
        offered = [
            (abs(int(held.source.year[:4]) - int(year[:4])), number, held.source.year, held)
            for number, held in self._held(measure)
            if held.source.year and panel_of(measure.id, number, held) is not None
        ]
        if not offered:
            return None
        _, number, _, held = min(offered, key=lambda o: (o[0], o[2], o[1]))
        return number, held


@lru_cache(maxsize=600)
def panel_of(measure_id: str, number: int, held: Held) -> Panel | None:
    """A measure in a release, by its nth columns; None when the release lacks them."""
    measure = measures()[measure_id]
    return panel.read(held.table, measure, measure.columns[number])


@lru_cache(maxsize=400)
def _stand(
    measure_id: str,
    number: int,
    held: Held,
    stand_ins: tuple[tuple[Held, ...], ...],
    register: Frame,
    neighbours_held: tuple[Held, ...],
    likeness: Likeness | None,
) -> Standing | None:
    one = panel_of(measure_id, number, held)
    if one is None:
        return None
    measure = one.measure
    offered = {
        (h.source.publication, h.source.year): group for group in stand_ins for h in group[:1]
    }

    def find(publication: str, year: str) -> Iterable[Table]:
        return (h.table for h in offered.get((publication, year), ()))

    pupils, whence = cohort.fill(one.cohort, one.urns, measure, held.source.year, find, register)
    low, high = panel.interval(measure, one.value, pupils, one.low, one.high)
    seen = Seen(
        cohort=pupils,
        cohort_from=whence,
        variance=panel.variance(measure, one.value, pupils, one.low, one.high),
        low=low,
        high=high,
        universe=_universes(measure, _kinds(held, register)),
        authority=register.authorities_of(one.urns),
    )
    near = neighbours.read(neighbours_held[0].table) if neighbours_held else {}
    return stand(one, seen, source=held.source, neighbours=near, likeness=likeness)


@lru_cache(maxsize=12)
def _likeness(known: tuple[tuple[str, tuple[int, Held]], ...], register: Frame) -> Likeness:
    context = {}
    for name, (number, held) in known:
        one = panel_of(name, number, held)
        values = np.full(register.urns.shape, np.nan)
        if one is not None:
            rows = register.rows(one.urns)
            values[rows[rows >= 0]] = one.value[rows >= 0]
        context[f"{measures()[name].short.lower()} ({held.source.year})"] = values
    return similar.nearest(register.urns, register.kind, context)


def _universes(measure: Measure, kinds: NDArray[np.int8]) -> NDArray[np.int8]:
    """The universe of each kind of school in a measure, −1 outside."""
    of_kind = [measure.universe_of(kind) for kind in KINDS]
    names = list(measure.universes)
    places = [names.index(name) if name else -1 for name in of_kind]
    lookup = np.array([*places, -1, -1], dtype=np.int8)  # the last two: OUTSIDE, UNKNOWN
    return np.asarray(lookup[kinds])


@lru_cache(maxsize=96)
def _kinds(held: Held, register: Frame) -> NDArray[np.int8]:
    return kinds.of_rows(held.table, held.source.publication, register)
