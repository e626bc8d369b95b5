"""`fosse foi statistics`: the figures for publication, by quarter."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import click
from django.conf import settings

from fosse.foi import facts
from fosse.foi.statistics_table import lines, rows
from fosse.web.clock import today

from .output import DAY, output_options, print_rows
from .schools import authority_name


@click.command()
@click.option("--authority", type=int, help="The authority's code. Else FOSSE_AUTHORITY.")
@click.option("--from", "first", type=DAY, help="The first day. Else a year before the last.")
@click.option("--to", "last", type=DAY, help="The last day, included. Else today.")
@output_options
def statistics(
    authority: int | None,
    first: datetime | None,
    last: datetime | None,
    format_: str,
    output: Path | None,
) -> None:
    """Print how many requests came, how they ended and whether in time, by quarter.

    A quarter has the requests received in it. As CSV or JSON, each quarter is a row.

    \b
    fosse foi statistics --from 2026-01-01 --to 2026-12-31 --format csv
    """
    code = authority or settings.FOSSE_AUTHORITY
    if code is None:
        raise click.UsageError("Name the --authority, such as 856, or set FOSSE_AUTHORITY.")
    name = authority_name(code)
    until = last.date() if last else today()
    since = first.date() if first else _quarters_before(until)
    if until < since:
        raise click.UsageError(f"--to {until} is before --from {since}. Swap them.")
    found = facts.statistics(code, first=since, last=until)
    about = {"authority": code, "authority_name": name, "as_at": found.as_at.isoformat()}
    title = f"Requests of {name}, {since:%-d %B %Y} to {until:%-d %B %Y}"
    if format_ == "table":
        heads = [f"{q.starts_on:%b} to {q.ends_on - timedelta(1):%b %Y}" for q in found.quarters]
        print_rows(
            [
                {"": line.words, **dict(zip(heads, line.counts, strict=True)), "all": line.whole}
                for line in lines(found)
            ],
            columns=("", *heads, "all"),
            format_=format_,
            output=output,
            title=title,
            about=about,
        )
        return
    columns, made = rows(found)
    print_rows(made, columns=columns, format_=format_, output=output, title=title, about=about)


def _quarters_before(day: date) -> date:
    """The first day of the quarter that began nine months before the one that the day is in."""
    month = (day.month - 1) // 3 * 3 + 1 - 9
    return date(day.year, month, 1) if month > 0 else date(day.year - 1, month + 12, 1)
