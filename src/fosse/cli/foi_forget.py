"""`fosse foi forget`: remove who made requests, when their time is over."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from fosse.foi import actions
from fosse.foi.forgetting import RETENTION_YEARS
from fosse.people.operator import current_operator
from fosse.web.clock import now, today

from .output import DAY, LOOK, output_options, print_rows

COLUMNS = ("reference", "ended_on", "passages", "papers", "letters", "mails", "kept_because")


@click.command()
@click.option("--before", type=DAY, help="Requests that ended before this day. Else --years ago.")
@click.option(
    "--years",
    type=click.IntRange(1, 50),
    default=RETENTION_YEARS,
    show_default=True,
    help="How many years after its end a request keeps who made it.",
)
@click.option("--authority", type=int, help="Of this authority. Else of all.")
@click.option("--dry-run", is_flag=True, help="Only say what would be removed.")
@output_options
def forget(
    before: datetime | None,
    years: int,
    authority: int | None,
    dry_run: bool,
    format_: str,
    output: Path | None,
) -> None:
    """Remove the personal data of those whose requests ended long ago, and say what was done.

    The request, its answer and its dates stay. Exit code 1: some that are old enough stay, because
    they are not over.
    """
    day = before.date() if before else actions.retention_ends(today(), years)
    done = actions.forget(
        before=day, authority_code=authority, by=current_operator(), at=now(), dry_run=dry_run
    )
    rows: list[dict[str, object]] = [
        {
            "reference": case.reference,
            "ended_on": case.ended_on.isoformat(),
            "passages": case.passages,
            "papers": case.papers,
            "letters": case.letters,
            "mails": case.mails,
            "kept_because": "",
        }
        for case in done.cases
    ]
    rows += [{"reference": reference, "kept_because": why} for reference, why in done.kept]
    print_rows(
        rows,
        columns=COLUMNS,
        format_=format_,
        output=output,
        title=done.in_words,
        about={"before": day.isoformat(), "dry_run": dry_run, "files": done.files},
    )
    if done.kept:
        sys.exit(LOOK)
