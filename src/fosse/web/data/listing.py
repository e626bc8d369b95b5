"""Everything that is loaded, as a table: releases of published tables, extracts of the register."""

from __future__ import annotations

from datetime import date

from fosse.evidence.models import Release
from fosse.schools.models import Extract
from fosse.web.downloads import Download


def releases_table(*, as_at: date) -> Download:
    """What was published on or before the day and is loaded."""
    extracts = [
        {
            "publication": f"Get Information about Schools: {extract.kind}",
            "year": "",
            "stage": "",
            "published_on": extract.dated.isoformat(),
            "rows": extract.rows,
            "file": extract.source_name,
            "sha256": extract.sha256,
        }
        for extract in Extract.objects.filter(dated__lte=as_at)
    ]
    releases = [
        {
            "publication": release.publication,
            "year": release.year,
            "stage": release.stage,
            "published_on": release.published_on.isoformat(),
            "rows": release.rows,
            "file": release.source_name,
            "sha256": release.sha256,
        }
        for release in Release.objects.filter(published_on__lte=as_at)
    ]
    return Download(
        title="Data that Fosse rests on",
        columns=("publication", "year", "stage", "published_on", "rows", "file", "sha256"),
        rows=extracts + releases,
        as_at=as_at,
        source="Published tables of the Department for Education and Ofsted, as loaded here",
    )
