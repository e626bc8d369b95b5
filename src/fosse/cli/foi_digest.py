"""`fosse foi digest`: tell each officer by e-mail what needs them today."""

from __future__ import annotations

from pathlib import Path

import click

from fosse.foi import digest as digests
from fosse.web.clock import now, today

from .output import output_options, print_rows

COLUMNS = (
    "officer", "email", "late", "this_week", "waiting", "reviews", "unassigned", "elsewhere",
    "unsent", "queued",
)  # fmt: skip


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would be sent.")
@output_options
def digest(dry_run: bool, format_: str, output: Path | None) -> None:
    """Put one e-mail for each officer into the outbox: late, due this week, waiting, reviews.

    Once a day, however often it is run. `fosse serve` does so by itself on working days at seven.
    """
    queued = set() if dry_run else {one.key for one in digests.queue_today(now=now())}
    print_rows(
        [_row(one, one.key in queued) for one in digests.digests(today=today())],
        columns=COLUMNS,
        format_=format_,
        output=output,
        title="What officers are told" if dry_run else "What officers are told by e-mail",
        about={"as_at": today().isoformat()},
    )


def _row(one: digests.Digest, queued: bool) -> dict[str, object]:
    return {
        "officer": one.name,
        "email": one.email,
        "late": len(one.late),
        "this_week": len(one.this_week),
        "waiting": len(one.waiting),
        "reviews": len(one.reviews),
        "unassigned": len(one.unassigned),
        "elsewhere": len(one.elsewhere),
        "unsent": len(one.unsent),
        "queued": "yes" if queued else "no",
    }
