"""Everything that is loaded, as a table: extracts of the register, releases of published tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import QuerySet

from fosse.evidence.models import Release
from fosse.evidence.publications.catalogue import CATALOGUE
from fosse.schools.models import Extract
from fosse.web.downloads import Download

COLUMNS = (
    "table",
    "publisher",
    "year",
    "stage",
    "published_on",
    "rows",
    "rejected",
    "file",
    "sha256",
    "page",
)
REGISTER = {
    "publisher": "Department for Education",
    "page": "https://get-information-schools.service.gov.uk/Downloads",
}


def loaded(*, as_at: date, known_at: datetime | None = None) -> Download:
    """What was published on or before the day and is loaded, by table and year. With `known_at`,
    only what had been loaded by then."""
    by_then = {} if known_at is None else {"loaded_at__lte": known_at}
    return Download(
        title="Data that Fosse rests on",
        columns=COLUMNS,
        rows=[
            *_extracts(Extract.objects.filter(dated__lte=as_at, **by_then)),
            *_releases(Release.objects.filter(published_on__lte=as_at, **by_then)),
        ],
        as_at=as_at,
        source="Published tables of the Department for Education and others, as loaded here",
    )


def _extracts(found: QuerySet[Extract]) -> Iterator[dict[str, object]]:
    for extract in found.order_by("kind", "dated"):
        what = "schools" if extract.kind == Extract.Kind.ESTABLISHMENTS else "links"
        yield {
            "table": f"Get Information about Schools: {what}",
            "year": "",
            "stage": "",
            "published_on": extract.dated.isoformat(),
            "rows": extract.rows,
            "rejected": len(extract.rejects),
            "file": extract.source_name,
            "sha256": extract.sha256,
            **REGISTER,
        }


def _releases(found: QuerySet[Release]) -> Iterator[dict[str, object]]:
    for release in found.order_by("publication", "year", "published_on"):
        known = CATALOGUE.get(release.publication)
        yield {
            "table": known.title if known else release.publication,
            "publisher": known.publisher if known else "",
            "year": release.year or (release.as_of.isoformat() if release.as_of else ""),
            "stage": release.stage,
            "published_on": release.published_on.isoformat(),
            "rows": release.rows,
            "rejected": release.reject_count,
            "file": release.source_name,
            "sha256": release.sha256,
            "page": known.page if known else "",
        }
