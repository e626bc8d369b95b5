"""Putting what was read on the shelf, and into the books: releases, rejects, audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from fosse.audit.actions import Doer, record

from . import shelf
from .archive import Source
from .dating import Dating
from .models import EXCERPT, Reject, Release
from .publications.declaration import Publication
from .reading import YearTable


def excerpt_of(publication: Publication, found: YearTable) -> tuple[str, ...]:
    """A warning where another release of the table, of any year, has many more schools: part
    of a table must not pass for all of it."""
    fullest = Release.objects.filter(publication=publication.id).order_by("-school_rows").first()
    if fullest is None or found.schools * EXCERPT >= fullest.school_rows:
        return ()
    of = f" of {fullest.year or fullest.as_of}" if (fullest.year or fullest.as_of) else ""
    return (
        f"{found.schools:,} schools, where the table{of} has {fullest.school_rows:,}: an "
        "excerpt. National comparisons of that year would rest on these schools alone",
    )


def file_releases(
    publication: Publication,
    source: Source,
    tables: Sequence[YearTable],
    datings: Sequence[Dating],
    *,
    by: Doer,
    at: datetime,
) -> list[Release]:
    """Rows to the shelf, then all releases of the file in one transaction."""
    sha256 = source.sha256
    for found, dating in zip(tables, datings, strict=True):
        shelf.put(found.table, sha256, dating.year)
    with transaction.atomic():
        return [
            _keep(publication, source, sha256, found, dating, by=by, at=at)
            for found, dating in zip(tables, datings, strict=True)
        ]


def _keep(
    publication: Publication,
    source: Source,
    sha256: str,
    found: YearTable,
    dating: Dating,
    *,
    by: Doer,
    at: datetime,
) -> Release:
    release = Release.objects.create(
        publication=publication.id,
        year=dating.year,
        stage=dating.stage,
        as_of=dating.as_of,
        published_on=dating.published_on,
        published_basis=str(dating.basis),
        sha256=sha256,
        source_name=source.name[-255:],
        rows=found.rows,
        school_rows=found.schools,
        reject_count=len(found.rejects),
        loaded_at=at,
    )
    Reject.objects.bulk_create(
        [Reject(release=release, **asdict(reject)) for reject in found.rejects], batch_size=1000
    )
    record(
        by=by,
        verb="loaded",
        noun="release",
        noun_id=release.pk,
        reason=f"{publication.title} {dating.year or dating.as_of or ''} ({dating.stage})",
        detail={"sha256": sha256, "rows": found.rows, "rejects": len(found.rejects)},
    )
    return release
