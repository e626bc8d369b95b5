"""`fosse releases`: what is loaded, and since when it can be seen."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from fosse.evidence.releases import ReleaseFact, listed
from fosse.web.clock import today

from .output import DAY, output_options, print_rows

BRIEF = ("publication", "year", "stage", "published_on", "rows", "rejects", "stands", "from")
COLUMNS = (
    "publication",
    "title",
    "year",
    "stage",
    "as_of",
    "published_on",
    "published_basis",
    "rows",
    "schools",
    "rejects",
    "stands",
    "from",
)


@click.command()
@click.option("--as-at", type=DAY, help="Only what was out by this day. Without it: today.")
@output_options
def command(as_at: datetime | None, format_: str, output: Path | None) -> None:
    """List the releases that are loaded: stage, day of publication, rows, rejects, whence.

    “stands” marks, for each table and year, the release that is read as at that day: the
    latest stage that was out by then.
    """
    day = as_at.date() if as_at else today()
    print_rows(
        [_row(release) for release in listed(as_at=day)],
        columns=BRIEF if format_ == "table" else COLUMNS,
        format_=format_,
        output=output,
        title=f"Releases published by {day:%-d %B %Y}",
        about={"as_at": day},
    )


def _row(release: ReleaseFact) -> dict[str, object]:
    return {
        "publication": release.publication,
        "title": release.title,
        "year": release.year or (str(release.as_of) if release.as_of else ""),
        "stage": release.stage,
        "as_of": release.as_of,
        "published_on": release.published_on,
        "published_basis": release.published_basis,
        "rows": release.rows,
        "schools": release.school_rows,
        "rejects": release.rejects,
        "stands": "yes" if release.stands else "no",
        "from": release.source_name,
    }
