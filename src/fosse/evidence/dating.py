"""Which year, stage and day of publication a table has, and whence that is known. PURE."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from . import years
from .calendar import Calendar
from .publications.declaration import Dated, Layout, Publication
from .reading import YearTable
from .tokens import Unreadable


class Basis(StrEnum):
    """Whence the day is known on which a release was published."""

    CALENDAR = "calendar"  # of publications: the true day, or the convention
    GIVEN = "given"  # at loading
    FILE = "file"  # the file, or its name, says so
    LOADING = "loading"  # nothing says so: the day it was loaded


@dataclass(frozen=True, slots=True)
class Given:
    """What was said at loading, for all files of it."""

    year: str | None = None
    stage: str | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """When a table is of, and when it came out. `notes` say what was assumed."""

    year: str
    stage: str
    as_of: date | None
    published_on: date
    basis: Basis
    notes: tuple[str, ...] = ()


def date_tables(
    publication: Publication,
    layout: Layout,
    tables: Sequence[YearTable],
    *,
    hints: Sequence[str],
    given: Given,
    calendar: Calendar,
    today: date,
) -> tuple[Dating, ...]:
    """A dating for each year of a file. All its years came out on one day: that of the newest.

    `hints` are the names, nearest first, that may speak of year, stage and day. Raises
    `Unreadable` when the year is not known, or what was given can't be.
    """
    newest = tables[-1]
    year = _year(publication, layout, newest, hints, given)
    as_of = _as_of(newest, hints) if layout.dated is Dated.DAY else None
    stage, notes = _stage(publication, newest.version, hints, given)
    day, basis = _published(publication, year, stage, as_of, given, calendar, today)
    if newest.as_of and layout.days and day < newest.as_of:
        raise Unreadable(
            f"It can't have been published on {day:%-d %B %Y}: it holds an inspection of "
            f"{newest.as_of:%-d %B %Y}."
        )
    if basis is Basis.LOADING:
        notes = (*notes, "nothing says when it was published: the day of loading is taken")
    elif day > today:
        notes = (*notes, f"by the calendar it comes out on {day:%-d %B %Y}, a day still to come")
    older = tuple(
        Dating(table.year, publication.stages[-1], None, day, basis) for table in tables[:-1]
    )
    return (*older, Dating(year, stage, as_of, day, basis, notes))


def _year(
    publication: Publication, layout: Layout, table: YearTable, hints: Sequence[str], given: Given
) -> str:
    if layout.dated is Dated.DAY:
        return ""
    if layout.dated is Dated.COLUMN:
        if given.year and table.year and given.year != table.year:
            raise Unreadable(f"Its rows say {table.year}: --year {given.year} can't change that.")
        return table.year or given.year or years.in_names(hints)
    year = given.year or years.in_names(hints) or years.by_month(hints)
    if not year:
        raise Unreadable(
            f"This is “{publication.title}”, but neither its name nor its folder says of which "
            "year. Load it with --year, such as --year 2018/19."
        )
    return year


def _as_of(table: YearTable, hints: Sequence[str]) -> date | None:
    """The day pictured: the one in the file's name, but never before the newest in its rows."""
    files = [hint for hint in hints if re.search(r"\.\w{2,8}$", hint)]
    found = [day for day in (years.day_in(files), table.as_of) if day]
    return max(found, default=None)


def _stage(
    publication: Publication, version: str, hints: Sequence[str], given: Given
) -> tuple[str, tuple[str, ...]]:
    stages = publication.stages
    if given.stage:
        if given.stage not in stages:
            known = ", ".join(stages)
            raise Unreadable(f"“{publication.title}” has no stage {given.stage}: only {known}.")
        return given.stage, ()
    for said in (version.lower(), years.stage_in(hints)):
        if said in stages:
            return said, ()
    if len(stages) == 1:
        return stages[0], ()
    return stages[-1], (f"nothing says which stage it is: {stages[-1]} is taken",)


def _published(
    publication: Publication,
    year: str,
    stage: str,
    as_of: date | None,
    given: Given,
    calendar: Calendar,
    today: date,
) -> tuple[date, Basis]:
    if given.published_on:
        return given.published_on, Basis.GIVEN
    day = calendar.published_on(publication.id, year=year, stage=stage, as_of=as_of)
    if day is None:
        return today, Basis.LOADING
    return day, Basis.FILE if calendar.by_itself(publication.id) else Basis.CALENDAR
