"""One measure of one school through time, out of a view: its own figures, and where it had no
row of its own, its predecessors', as theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from fosse.evidence.indicator import Indicator, Point, Series, Source, Status
from fosse.evidence.measure import KINDS, Measure
from fosse.evidence.panel import Panel
from fosse.evidence.standing import Standing
from fosse.evidence.table import KNOWN
from fosse.evidence.universe import UNKNOWN
from fosse.evidence.view import Held, View


def series(
    view: View,
    measure: Measure,
    urn: int,
    predecessors: Sequence[int],
    *,
    since: str = "",
    alike: bool = True,
) -> Series:
    """The measure of the school as at the view's day, from the year `since` on.

    `predecessors` are all schools that it came from, directly or not.
    """
    if measure.graded:
        return _judgements(view, measure, urn, predecessors)
    opened = _opened(view, urn)
    points: list[Point] = []
    missing: dict[str, str] = {}
    for year in _plan(view, measure, since, alike):
        if not year.standings:
            missing[year.name] = year.why_not
            continue
        before = predecessors if year.starts < opened or not opened else ()
        if found := _of_year(year.standings, urn, before):
            points.extend(found)
        elif opened > year.ends:
            day = date.fromordinal(opened)
            missing[year.name] = f"the school opened on {day.day} {day:%B %Y}"
        else:
            points.append(_no_row(measure, urn, year.standings[0]))
    return Series(measure.id, tuple(points), missing)


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of a measure in a view: its standings, or why there is none; days as ordinals."""

    name: str
    standings: tuple[Standing, ...]
    why_not: str
    starts: int
    ends: int


@lru_cache(maxsize=400)
def _plan(view: View, measure: Measure, since: str, alike: bool) -> tuple[_Year, ...]:
    published = {y: s for y, s in view.years(measure, alike=alike).items() if y >= since}
    return tuple(
        _Year(
            name=year,
            standings=published.get(year, ()),
            why_not="" if year in published else _why_not(measure, year, view.as_at),
            starts=date(int(year[:4]), 9, 1).toordinal(),
            ends=year_ends(measure, year).toordinal(),
        )
        for year in _years(measure, view.as_at, published, since)
    )


def applies(view: View, measure: Measure, urn: int) -> bool:
    """Whether the measure is asked of schools of this one's kind; True where that is unknown."""
    row = view.register.row_of.get(urn)
    return _asked_of(measure, int(view.register.kind[row]) if row is not None else UNKNOWN)


@lru_cache(maxsize=1000)
def _asked_of(measure: Measure, kind: int) -> bool:
    return kind < 0 or KINDS[kind] in measure.phases


def is_empty(found: Series) -> bool:
    """Whether a series has nothing of the school: no row in any release."""
    return all(point.indicator.status is Status.NO_ROW for point in found.points)


def year_ends(measure: Measure, year: str) -> date:
    """The last day of a year: 31 August, or 31 March for a financial year."""
    last = int(year[:4]) + (1 if "/" in year else 0)
    return date(last, 3, 31) if measure.year_kind == "financial" else date(last, 8, 31)


def _years(measure: Measure, as_at: date, published: Iterable[str], since: str) -> tuple[str, ...]:
    """Every year from the first published to the last that has ended, or is published."""
    known = sorted(published)
    year = as_at.year
    ended = [f"{y}/{(y + 1) % 100:02d}" for y in range(year - 2, year)]
    last_ended = max((y for y in ended if year_ends(measure, y) <= as_at), default="")
    first = int((known[0] if known else max(last_ended, since))[:4])
    last = int(max(last_ended, known[-1] if known else "")[:4])
    return tuple(f"{y}/{(y + 1) % 100:02d}" for y in range(first, last + 1))


def _why_not(measure: Measure, year: str, as_at: date) -> str:
    never = measure.why_no_data(year)
    return never or f"no release for {year} that was out by {as_at.day} {as_at:%B %Y} is loaded"


def _opened(view: View, urn: int) -> int:
    """The ordinal of the day that the school opened; nought where not known."""
    row = view.register.row_of.get(urn)
    return int(view.register.opened[row]) if row is not None else 0


def _of_year(
    standings: tuple[Standing, ...], urn: int, predecessors: Sequence[int]
) -> tuple[Point, ...]:
    own = _best(standings, urn)
    if own and _is_known(own):
        return (own[0].point(own[1], own=True),)
    theirs = [found for one in predecessors if (found := _best(standings, one))]
    known = [found for found in theirs if _is_known(found)]
    if known or (theirs and not own):
        return tuple(standing.point(row, own=False) for standing, row in known or theirs)
    return (own[0].point(own[1], own=True),) if own else ()


def _best(standings: tuple[Standing, ...], urn: int) -> tuple[Standing, int] | None:
    """The first standing in which the school's value is known, else the first that has it."""
    first = None
    for standing in standings:
        row = standing.panel.row_of.get(urn)
        if row is not None:
            if _is_known((standing, row)):
                return standing, row
            first = first or (standing, row)
    return first


def _is_known(found: tuple[Standing, int]) -> bool:
    return bool(found[0].panel.status[found[1]] == KNOWN)


def _no_row(measure: Measure, urn: int, standing: Standing) -> Point:
    source = standing.source
    return Point(Indicator(measure.id, urn, True, standing.year, Status.NO_ROW, "", source), None)


def _judgements(view: View, measure: Measure, urn: int, predecessors: Sequence[int]) -> Series:
    """Each inspection once, oldest first; the predecessors' where the school has none."""
    panels = view.judged(measure)
    found = _inspections(measure, panels, urn, own=True)
    if not found:
        theirs = (_inspections(measure, panels, one, own=False) for one in predecessors)
        found = [point for points in theirs for point in points]
    found.sort(key=lambda point: (point.indicator.on or date.min, point.indicator.urn))
    missing = {}
    if not found:
        missing = {_academic_year(view.as_at): _no_judgement(panels, urn, view.as_at)}
    return Series(measure.id, tuple(found), missing)


def _inspections(
    measure: Measure, panels: tuple[tuple[Held, Panel], ...], urn: int, *, own: bool
) -> list[Point]:
    found: dict[date | None, Point] = {}
    for held, panel in panels:
        row = panel.row_of.get(urn)
        if row is None:
            continue
        on = panel.date_at(row)
        status = panel.status_at(row)
        if status is Status.BLANK or on in found:
            continue
        found[on] = Point(_judgement(measure, held.source, panel, row, on, own=own), None)
    return list(found.values())


def _judgement(
    measure: Measure, source: Source, panel: Panel, row: int, on: date | None, *, own: bool
) -> Indicator:
    value = float(panel.value[row])
    then = panel.urn_at(row)
    status = panel.status_at(row)
    known = status is Status.KNOWN
    return Indicator(
        measure=measure.id,
        urn=then,
        own=own and then == int(panel.urns[row]),
        year=_academic_year(on) if on else source.year,
        status=status,
        raw=panel.raw.at(row),
        source=source,
        value=value if known else None,
        word=measure.in_words(value) if known else None,
        on=on,
    )


def _no_judgement(panels: tuple[tuple[Held, Panel], ...], urn: int, as_at: date) -> str:
    if not panels:
        return f"no table with this judgement that was out by {as_at.day} {as_at:%B %Y} is loaded"
    there = any(urn in panel.row_of for _, panel in panels)
    source = panels[0][0].source
    told = "has no such judgement of the school" if there else "does not have the school"
    return f"{source.title}, published {source.published_on:%-d %B %Y}, {told}"


def _academic_year(day: date) -> str:
    first = day.year if day.month >= 9 else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"
