"""Everything that is loaded, as a table: extracts of the register, releases of published tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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


def loaded(*, as_at: date) -> Download:
    """What was published on or before the day and is loaded, by table and year."""
    return Download(
        title="Data that Fosse rests on",
        columns=COLUMNS,
        rows=[*_extracts(as_at), *_releases(as_at)],
        as_at=as_at,
        source="Published tables of the Department for Education and others, as loaded here",
    )


def _extracts(as_at: date) -> Iterator[dict[str, object]]:
    for extract in Extract.objects.filter(dated__lte=as_at).order_by("kind", "dated"):
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


def _releases(as_at: date) -> Iterator[dict[str, object]]:
    found = Release.objects.filter(published_on__lte=as_at)
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
