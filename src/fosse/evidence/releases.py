"""Which releases are loaded, since when each can be seen, and which of them stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .models import Release
from .publications.catalogue import title_of


@dataclass(frozen=True, slots=True)
class ReleaseFact:
    """One release. `stands` says whether it is the one that is read for its table and year."""

    publication: str
    title: str
    year: str
    stage: str
    as_of: date | None
    published_on: date
    published_basis: str
    rows: int
    school_rows: int
    rejects: int
    source_name: str
    sha256: str
    loaded_at: datetime
    stands: bool


def listed(*, as_at: date, known_at: datetime | None = None) -> tuple[ReleaseFact, ...]:
    """Every release that had been published by `as_at` (and loaded by `known_at`), by
    publication and year."""
    visible = Release.objects.filter(published_on__lte=as_at)
    if known_at is not None:
        visible = visible.filter(loaded_at__lte=known_at)
    standing = {r.pk for r in Release.objects.standing(as_at=as_at, known_at=known_at)}
    return tuple(
        ReleaseFact(
            publication=release.publication,
            title=title_of(release.publication),
            year=release.year,
            stage=release.stage,
            as_of=release.as_of,
            published_on=release.published_on,
            published_basis=release.published_basis,
            rows=release.rows,
            school_rows=release.school_rows,
            rejects=release.reject_count,
            source_name=release.source_name,
            sha256=release.sha256,
            loaded_at=release.loaded_at,
            stands=release.pk in standing,
        )
        for release in visible.order_by("publication", "year", "as_of", "published_on", "pk")
    )
