"""Loading published files: into releases on the shelf, and the register's into the register."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from django.db import IntegrityError

from fosse.audit.actions import Doer
from fosse.calendar.actions import learn as learn_holidays
from fosse.schools import actions as register
from fosse.schools import gias
from fosse.schools.published import UnreadableFile

from . import archive, calendar, opening, shelf, years
from .archive import Refused, Source
from .dating import Basis, Given, date_tables
from .filing import excerpt_of, file_releases
from .holidays import Learn, brought_in
from .models import Release
from .publications.catalogue import title_of
from .publications.declaration import Layout, Publication
from .reading import YearTable, read
from .report import FileReport, LoadReport, Outcome
from .tokens import Rejected, Unreadable

Tell = Callable[[str, int, int], None]
"""Told, before each file, its name, how many bytes are done and how many there are."""

REGISTER = {
    "establishments": "Get Information about Schools: establishments",
    "links": "Get Information about Schools: links",
}


def load(
    paths: Sequence[Path],
    *,
    by: Doer,
    at: datetime,
    today: date,
    published_on: date | None = None,
    year: str | None = None,
    stage: str | None = None,
    tell: Tell | None = None,
    learn: Learn = learn_holidays,
) -> LoadReport:
    """Load files, zips and folders; say of each file what it is and what became of it.

    A file is known by its columns. Each year of it becomes a release: its rows on the shelf
    first, then, in one transaction, the release with its rejects and its audit event, so that a
    load that is killed leaves no release. A file that was loaded before is known by its hash.
    A file of bank holidays goes into the calendar by `learn`.
    """
    given = Given(year, stage, published_on)
    shelf.sweep()
    found = archive.paths_under(paths)
    sizes = [path.stat().st_size if path.exists() else 0 for path, _ in found]
    reports: list[FileReport] = []
    for place, (path, root) in enumerate(found):
        if tell:
            tell(path.name, sum(sizes[:place]), sum(sizes))
        for source in archive.sources(path, root):
            taken = _take(source, given, by=by, at=at, today=today)
            reports += brought_in(source, taken, learn, by=by, at=at)
    return LoadReport(tuple(reports))


def _take(
    source: Source | Refused, given: Given, *, by: Doer, at: datetime, today: date
) -> Iterator[FileReport]:
    if isinstance(source, Refused):
        yield FileReport(name=source.name, outcome=Outcome.REFUSED, message=source.reason)
        return
    if not (source.example or _gone(source)) and (before := tuple(_already(source, given))):
        yield from before
        return
    try:
        opened = opening.open_table(source.data)
        if opened.known:
            yield from _load_known(
                source, opened.table, opened.known, given, by=by, at=at, today=today
            )
        elif kind := gias.recognises(opened.table.header):
            yield _load_register(source, kind, given, by=by, at=at)
        else:
            yield _unknown(source, opened)
    except (Unreadable, UnreadableFile) as error:
        yield FileReport(name=source.name, outcome=Outcome.REFUSED, message=str(error))


def _unknown(source: Source, opened: opening.Found) -> FileReport:
    first = ", ".join(name.strip() for name in list(opened.table.header)[:4])[:100]
    return FileReport(
        name=source.name,
        outcome=Outcome.UNKNOWN,
        message=f"no publication has these columns: {first} …",
    )


def _load_known(
    source: Source,
    table: opening.Table,
    known: tuple[Publication, Layout],
    given: Given,
    *,
    by: Doer,
    at: datetime,
    today: date,
) -> Iterator[FileReport]:
    publication, layout = known
    tables = read(publication, layout, table)
    if source.example:
        yield from _examples(source, publication, tables)
        return
    if not any(found.rows for found in tables):
        yield replace(_bare(source, publication, Outcome.EMPTY), message="only a line of columns")
        return
    datings = date_tables(
        publication,
        layout,
        tables,
        hints=(*source.hints, *table.above),
        given=given,
        calendar=calendar.shipped(),
        today=today,
    )
    warnings = [excerpt_of(publication, found) for found in tables]
    try:
        releases = file_releases(publication, source, tables, datings, by=by, at=at)
    except IntegrityError:  # somebody else loaded the same bytes meanwhile
        yield from _already(source, given)
        return
    for release, found, dating, warning in zip(releases, tables, datings, warnings, strict=True):
        report = _of_release(source, release, Outcome.LOADED, found.rejects)
        notes = (*found.remarks, *dating.notes)
        yield replace(report, message="; ".join(notes), warnings=warning)


def _bare(source: Source, publication: Publication, outcome: Outcome) -> FileReport:
    return FileReport(
        name=source.name,
        outcome=outcome,
        publication=publication.id,
        title=publication.title,
    )


def _examples(
    source: Source, publication: Publication, tables: Sequence[YearTable]
) -> Iterator[FileReport]:
    for found in tables:
        yield replace(
            _bare(source, publication, Outcome.EXAMPLE),
            year=found.year or years.in_names(source.hints),
            rows=found.rows,
            school_rows=found.schools,
            rejects=found.rejects,
            message="; ".join(found.remarks),
        )


def _gone(source: Source) -> bool:
    """Whether rows of the file are no longer on the shelf: loading it puts them back."""
    releases = Release.objects.filter(sha256=source.sha256)
    return not all(shelf.path_of(release).is_file() for release in releases)


def _already(source: Source, given: Given) -> Iterator[FileReport]:
    """The releases of a file that is on the shelf. What is said of it now changes nothing."""
    for release in Release.objects.filter(sha256=source.sha256).order_by("year"):
        warnings = []
        if given.published_on and given.published_on != release.published_on:
            day = f"{release.published_on:%-d %B %Y}"
            warnings.append(f"it stays as published on {day}: a release never changes")
        if given.stage and given.stage != release.stage:
            warnings.append(f"it stays {release.stage}: a release never changes")
        kept = release.rejects.order_by("line", "pk") if release.reject_count else ()
        rejects = tuple(Rejected(reject.line, reject.reason, reject.text) for reject in kept)
        report = _of_release(source, release, Outcome.ALREADY, rejects)
        yield replace(report, warnings=tuple(warnings))


def _of_release(
    source: Source, release: Release, outcome: Outcome, rejects: tuple[Rejected, ...]
) -> FileReport:
    return FileReport(
        name=source.name,
        outcome=outcome,
        publication=release.publication,
        title=title_of(release.publication),
        year=release.year,
        stage=release.stage,
        as_of=release.as_of,
        published_on=release.published_on,
        published_basis=release.published_basis,
        rows=release.rows,
        school_rows=release.school_rows,
        rejects=rejects,
    )


def _load_register(
    source: Source, kind: str, given: Given, *, by: Doer, at: datetime
) -> FileReport:
    """Hand a file of Get Information about Schools to the register."""
    title = REGISTER[kind]
    if source.example:
        return FileReport(
            name=source.name, outcome=Outcome.EXAMPLE, publication="register", title=title
        )
    load_it = register.load_links if kind == "links" else register.load_establishments
    name = source.hints[0]
    report = load_it(source.data, by=by, at=at, dated=given.published_on, source_name=name)
    return FileReport(
        name=source.name,
        outcome=Outcome.ALREADY if report.already_loaded else Outcome.LOADED,
        publication="register",
        title=title,
        as_of=report.dated,
        published_on=report.dated,
        published_basis=str(Basis.GIVEN if given.published_on else Basis.FILE),
        rows=report.rows,
        school_rows=report.rows - len(report.rejects),
        rejects=tuple(Rejected(r.line, r.reason, r.text) for r in report.rejects),
        message=""
        if report.already_loaded
        else f"{report.added:,} new, {report.changed:,} changed",
        warnings=report.notes,
    )
