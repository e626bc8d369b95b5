"""`fosse foi list`: the requests that are open, by when they are due."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from django.conf import settings

from fosse.foi import facts
from fosse.foi.facts import Desk, Filters, Row
from fosse.web.clock import today

from .output import output_options, print_rows
from .schools import authority_name

COLUMNS = ("reference", "part", "due_on", "state", "received_on", "in_hand_of", "title")
PARTS = ("late", "this_week", "waiting", "reviews", "later", "answered")


@click.command("list")
@click.option("--authority", type=int, help="The authority's code. Else FOSSE_AUTHORITY.")
@click.option("--part", type=click.Choice(PARTS), multiple=True, help="Only this part; or more.")
@click.option("--unassigned", is_flag=True, help="Only those in nobody's hands.")
@click.option("--words", default="", help="Only with these words in reference or title.")
@output_options
def list_(
    authority: int | None,
    part: tuple[str, ...],
    unassigned: bool,
    words: str,
    format_: str,
    output: Path | None,
) -> None:
    """List an authority's open requests: late, due this week, waiting, reviews, later, answered."""
    code = authority or settings.FOSSE_AUTHORITY
    if code is None:
        raise click.UsageError("Name the --authority, such as 856, or set FOSSE_AUTHORITY.")
    name = authority_name(code)
    wanted = Filters(unassigned=unassigned, words=words)
    desk = facts.desk(code, today=today(), filters=wanted)
    rows = list(_rows(desk, part or PARTS))
    print_rows(
        rows,
        columns=COLUMNS,
        format_=format_,
        output=output,
        title=f"Requests of {name} on {today():%-d %B %Y}",
        about={"authority": code, "as_at": today().isoformat(), "requests": len(rows)},
    )


def _rows(desk: Desk, parts: tuple[str, ...]) -> Iterator[dict[str, object]]:
    for part in parts:
        found: tuple[Row, ...] = getattr(desk, part)
        for row in found:
            yield {
                "reference": row.reference,
                "part": part.replace("_", " "),
                "due_on": row.due_on.isoformat() if row.due_on else None,
                "state": row.proceeding.words if row.proceeding else row.state.words,
                "received_on": row.received_on.isoformat(),
                "in_hand_of": row.officer,
                "title": row.title,
            }
