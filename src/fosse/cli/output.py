"""How every command prints: `--format table|csv|json`, `--output FILE`, exit codes."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from fosse.documents.spreadsheet import as_csv
from fosse.web.clock import beyond

DONE, LOOK, NOT_UNDERSTOOD, NOT_DONE = 0, 1, 2, 3

WIDE = 160  # characters in a line of a table for a file or another program


class Day(click.DateTime):
    """A day, or a moment of it, that something can be asked about: see `fosse.web.clock`."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        found: datetime = super().convert(value, param, ctx)
        if why := beyond(found.date()):
            self.fail(f"{value} {why}", param, ctx)
        return found


DAY = Day(formats=["%Y-%m-%d"])
MOMENT = Day(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--format` and `--output` to a command, as `format_` and `output`."""
    command = click.option(
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write to this file instead of the screen.",
    )(command)
    return click.option(
        "--format",
        "format_",
        type=click.Choice(["table", "csv", "json"]),
        default="table",
        show_default=True,
        help="How to print.",
    )(command)


def print_rows(
    rows: Sequence[Mapping[str, object]],
    *,
    columns: Sequence[str],
    format_: str,
    output: Path | None,
    title: str,
    about: Mapping[str, object],
) -> None:
    """Print rows as a table, CSV or JSON; `about` (as-at date, source…) goes in the JSON's head
    and under the table."""
    if format_ == "csv":
        text = as_csv(rows, columns)
    elif format_ == "json":
        text = (
            json.dumps({**about, "rows": list(rows)}, ensure_ascii=False, indent=1, default=str)
            + "\n"
        )
    else:
        text = as_table(rows, columns, title, about, to_screen=output is None)
    write(text, output)


def write(found: str | bytes, output: Path | None) -> None:
    """Write text, or bytes of UTF-8, to the file, whole or not at all, or to the screen."""
    if output is None:
        click.echo(found, nl=False)
        return
    data = found.encode() if isinstance(found, str) else found
    part = output.with_name(output.name + ".part")
    try:
        if output.exists() and not output.is_file():  # a pipe, or /dev/null: never put out of place
            output.write_bytes(data)
            return
        part.write_bytes(data)
        part.replace(output)
    except OSError as error:
        fail(f"Could not write {output}: {error.strerror}.")


def as_table(
    rows: Sequence[Mapping[str, object]],
    columns: Sequence[str],
    title: str,
    about: Mapping[str, object],
    *,
    to_screen: bool,
) -> str:
    """Rows as a table for the screen or, wider, for a file or a pipe; `about` stands under it."""
    table = Table(header_style="bold")
    for column in columns:
        numeric = bool(rows) and all(isinstance(row.get(column), int | float) for row in rows)
        table.add_column(
            column.replace("_", " "), justify="right" if numeric else "left", overflow="fold"
        )
    for row in rows:
        # Text, and not the string: in a string, rich takes square brackets for its markup
        table.add_row(
            *(Text("" if row.get(column) is None else str(row.get(column))) for column in columns)
        )
    buffer = io.StringIO()
    width = None if to_screen and _has_width() else WIDE
    console = Console(file=buffer, width=width, force_terminal=False)
    console.print(Text(title, style="bold"))
    console.print(table)
    for key, value in about.items():
        console.print(f"{key.replace('_', ' ')}: {value}", highlight=False, markup=False)
    return buffer.getvalue()


def _has_width() -> bool:
    """Whether the screen has a width of its own, or COLUMNS gives one: a pipe has none."""
    return sys.stdout.isatty() or "COLUMNS" in os.environ


@contextmanager
def progress(description: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error; yields a function to advance it. Silent when standard
    error is not a screen."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task(description, total=total)

        def advance(steps: int) -> None:
            bar.advance(task, steps)

        yield advance


def fail(message: str) -> NoReturn:
    """Say what was wrong and what to do, on standard error; exit code 3."""
    click.echo(message, err=True)
    sys.exit(NOT_DONE)
