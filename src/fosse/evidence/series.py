"""One measure of one school through time, out of a view: its own figures, and where it had no
row of its own, its predecessors', as theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from fosse.evidence import judgements
from fosse.evidence.calendar import shipped
from fosse.evidence.indicator import Indicator, Point, Series, Status
from fosse.evidence.measure import KINDS, Measure
from fosse.evidence.standing import Standing
from fosse.evidence.table import KNOWN
from fosse.evidence.universe import UNKNOWN
from fosse.evidence.view import View


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
        return judgements.series(view, measure, urn, predecessors)
    opened = view.register.opened_on(urn)
    plan = _plan(view, measure, since, alike)
    points: list[Point] = []
    too_early: dict[str, str] = {}
    for year in plan.years:
        before = predecessors if year.starts < opened or not opened else ()
        if found := _of_year(year.standings, urn, before):
            points.extend(found)
        elif opened > year.ends:
            day = date.fromordinal(opened)
            too_early[year.name] = f"the school opened on {day.day} {day:%B %Y}"
        else:
            points.append(_no_row(measure, urn, year.standings[0]))
    # Of most schools nothing more is missing than of all; then they share the same mapping.
    missing = dict(sorted({**plan.missing, **too_early}.items())) if too_early else plan.missing
    return Series(measure.id, tuple(points), missing)


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of a measure in a view, with its standings; days as ordinals."""

    name: str
    standings: tuple[Standing, ...]
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """The years of a measure in a view, the oldest first, and why others have none: the same
    for every school."""

    years: tuple[_Year, ...]
    missing: Mapping[str, str]


@lru_cache(maxsize=400)
def _plan(view: View, measure: Measure, since: str, alike: bool) -> _Plan:
    published = {y: s for y, s in view.years(measure, alike=alike).items() if y >= since}
    every = _years(measure, view.as_at, published, since)
    return _Plan(
        years=tuple(
            _Year(
                name=year,
                standings=published[year],
                starts=date(int(year[:4]), 9, 1).toordinal(),
                ends=year_ends(measure, year).toordinal(),
            )
            for year in every
            if year in published
        ),
        missing={year: _why_not(view, measure, year) for year in every if year not in published},
    )


def asked_of(view: View, wanted: tuple[Measure, ...], urn: int) -> tuple[Measure, ...]:
    """Which of the measures are asked of schools of this one's kind; all where it is unknown."""
    row = view.register.row_of.get(urn)
    return _asked_of(wanted, int(view.register.kind[row]) if row is not None else UNKNOWN)


@lru_cache(maxsize=100)
def _asked_of(wanted: tuple[Measure, ...], kind: int) -> tuple[Measure, ...]:
    return tuple(one for one in wanted if kind < 0 or KINDS[kind] in one.phases)


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


def _why_not(view: View, measure: Measure, year: str) -> str:
    if never := measure.why_no_data(year):
        return never
    by = f"{view.as_at.day} {view.as_at:%B %Y}"
    publications = {c.publication for c in measure.columns if c.covers(year)}
    if any(held.source.year == year for p in publications for held in view.releases(p)):
        return f"the release for {year} that is loaded leaves it out"
    if due := _due(publications, year, view.as_at):
        return f"not published by {by}; it comes out by {due.day} {due:%B %Y}"
    return f"no release for {year} that was out by {by} is loaded"


def _due(publications: Iterable[str], year: str, after: date) -> date | None:
    """The day after `after` on which the first figures of schools for a year come out; None
    where some came out before, which then are only not loaded."""
    days = [day for one in publications for day in shipped().days_for_schools(one, year)]
    first = min(days, default=None)
    return first if first and first > after else None


def _of_year(
    standings: tuple[Standing, ...], urn: int, predecessors: Sequence[int]
) -> tuple[Point, ...]:
    own = _best(standings, urn)
    if own and own[2]:
        return (own[0].point(own[1], own=True),)
    theirs = [found for one in predecessors if (found := _best(standings, one))]
    known = [found for found in theirs if found[2]]
    if known or (theirs and not own):
        return tuple(standing.point(row, own=False) for standing, row, _ in known or theirs)
    return (own[0].point(own[1], own=True),) if own else ()


def _best(standings: tuple[Standing, ...], urn: int) -> tuple[Standing, int, bool] | None:
    """The first standing in which the school's value is known, else the first that has it; the
    row, and whether it is known."""
    first = None
    for standing in standings:
        row = standing.panel.row_of.get(urn)
        if row is not None:
            if standing.panel.statuses[row] == KNOWN:
                return standing, row, True
            first = first or (standing, row, False)
    return first


def _no_row(measure: Measure, urn: int, standing: Standing) -> Point:
    source = standing.source
    return Point(Indicator(measure.id, urn, True, standing.year, Status.NO_ROW, "", source), None)
