"""The judgements of inspections of one school, each under the framework that made it.

Nothing is worked out from several judgements: an inspection that gave no overall grade has none.
A table lists under a new school the last inspection of the one before it, and often leaves out
which that was: a judgement made before a school opened is never taken as its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from fosse.evidence.indicator import Indicator, Point, Series, Source, Status
from fosse.evidence.measure import Measure
from fosse.evidence.panel import Panel
from fosse.evidence.table import CODE_OF, KNOWN, STATUSES
from fosse.evidence.view import View

_BLANK = CODE_OF[Status.BLANK]


def series(view: View, measure: Measure, urn: int, predecessors: Sequence[int]) -> Series:
    """Each inspection of the school once, oldest first, as at the view's day; those of its
    predecessors, as theirs, where there is none of its own."""
    tables = _tables(view, measure)
    found: list[Point] = []
    if urn in tables.judged:
        found = _inspections(view, measure, tables, (urn, *predecessors), own=True)
    else:
        for place, one in enumerate(predecessors):
            if one in tables.judged:
                found += _inspections(view, measure, tables, predecessors[place:], own=False)
    if not found:
        return tables.nothing_of_it if urn in tables.there else tables.not_there
    found.sort(key=lambda point: (point.indicator.on or date.min, point.indicator.urn))
    return Series(measure.id, tuple(found), {})


@lru_cache(maxsize=10_000)
def academic_year(day: date) -> str:
    """The academic year that a day is in: "2023/24" of 31 August 2024."""
    first = day.year if day.month >= 9 else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


@dataclass(frozen=True, eq=False)
class _Table:
    """A panel of judgements as on the day `pictured`, with its columns as Python holds them."""

    source: Source
    panel: Panel
    pictured: date

    @cached_property
    def days(self) -> list[int]:
        return list(map(int, self.panel.dates))

    @cached_property
    def then(self) -> list[int]:
        return list(map(int, self.panel.then))

    @cached_property
    def words(self) -> dict[float, str]:
        return {grade.value: grade.word for grade in self.panel.measure.grades}


@dataclass(frozen=True, eq=False)
class _Tables:
    """The tables that hold a judgement, the newest first; the schools that are in any of them
    and those that it was made of; and what is said of the others, once for all of them."""

    every: tuple[_Table, ...]
    there: frozenset[int]
    judged: frozenset[int]
    nothing_of_it: Series
    not_there: Series


@lru_cache(maxsize=200)
def _tables(view: View, measure: Measure) -> _Tables:
    every = tuple(
        _Table(held.source, panel, held.source.as_of or held.source.published_on)
        for held, panel in view.judged(measure)
    )
    year, source = academic_year(view.as_at), every[0].source if every else None
    return _Tables(
        every=every,
        there=frozenset(urn for table in every for urn in table.panel.row_of),
        judged=frozenset(
            urn
            for table in every
            for urn in table.panel.urns[table.panel.status != _BLANK].tolist()
        ),
        nothing_of_it=Series(measure.id, (), {year: _why_none(source, view.as_at, there=True)}),
        not_there=Series(measure.id, (), {year: _why_none(source, view.as_at, there=False)}),
    )


def _inspections(
    view: View, measure: Measure, tables: _Tables, line: Sequence[int], *, own: bool
) -> list[Point]:
    """What is listed under the first school of a line; the others are its predecessors."""
    urn = line[0]
    found: dict[int, Point] = {}
    for table in tables.every:
        row = table.panel.row_of.get(urn)
        if row is None or table.panel.statuses[row] == _BLANK:
            continue
        day = table.days[row]
        if day not in found:
            then = table.then[row] or _inspected(view, line, day)
            found[day] = Point(_judgement(measure, table, row, then, own=own and then == urn), None)
    return list(found.values())


def _inspected(view: View, line: Sequence[int], day: int) -> int:
    """Which school of a line was inspected on a day, where the table leaves it out: the first
    that is not known to have opened later; nought where none is. Nought is a day not known."""
    return next((one for one in line if not day or view.register.opened_on(one) <= day), 0)


def _judgement(measure: Measure, table: _Table, row: int, then: int, *, own: bool) -> Indicator:
    panel = table.panel
    day = table.days[row]
    on = date.fromordinal(day) if day else None
    status = panel.statuses[row]
    value = float(panel.value[row]) if status == KNOWN else None
    return Indicator(
        measure=measure.id,
        urn=then,
        own=own,
        year=academic_year(on or table.pictured),
        status=STATUSES[status],
        raw=panel.raw.at(row),
        source=table.source,
        value=value,
        word=None if value is None else table.words[value],
        on=on,
    )


def _why_none(source: Source | None, as_at: date, *, there: bool) -> str:
    if source is None:
        by = f"{as_at.day} {as_at:%B %Y}"
        return f"no table with this judgement that was out by {by} is loaded"
    day = source.published_on
    told = "has no such judgement of the school" if there else "does not have the school"
    return f"{source.title}, published {day.day} {day:%B %Y}, {told}"
