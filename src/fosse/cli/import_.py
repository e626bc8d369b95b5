"""`fosse import`: bring in clusters and posts from CSV, after a preview."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import click

from fosse.people.operator import current_operator
from fosse.schools import actions
from fosse.schools.actions import Preview

from .output import LOOK, NOT_DONE, fail, output_options, print_rows

What = Literal["clusters", "posts"]
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """Bring in clusters and posts from CSV, after a preview.

    The columns are described in docs/clusters-csv.md. Without --apply nothing is saved: the
    preview lists what would change, and every fault with its line.

    \b
    fosse import clusters --template > clusters.csv
    fosse import clusters clusters.csv
    fosse import clusters clusters.csv --apply --reason "List agreed on 3 September"
    """


@command.command("clusters")
@click.argument("file", type=FILE, required=False)
@click.option("--template", is_flag=True, help="Print an empty file with the header line.")
@click.option("--apply", "save", is_flag=True, help="Save what the preview lists.")
@click.option("--reason", help="Why: it is kept with each record. Needed with --apply.")
@click.option("--authority", type=int, help="Take only lines of this authority.")
@output_options
def clusters(
    file: Path | None,
    template: bool,
    save: bool,
    reason: str | None,
    authority: int | None,
    format_: str,
    output: Path | None,
) -> None:
    """Clusters and their schools: a line for each school in each cluster."""
    _import("clusters", file, template, save, reason, authority, format_, output)


@command.command("posts")
@click.argument("file", type=FILE, required=False)
@click.option("--template", is_flag=True, help="Print an empty file with the header line.")
@click.option("--apply", "save", is_flag=True, help="Save what the preview lists.")
@click.option("--reason", help="Why: it is kept with each record. Needed with --apply.")
@click.option("--authority", type=int, help="Take only lines of this authority.")
@output_options
def posts(
    file: Path | None,
    template: bool,
    save: bool,
    reason: str | None,
    authority: int | None,
    format_: str,
    output: Path | None,
) -> None:
    """Posts: a line for each holder of a post. Bring in the clusters first."""
    _import("posts", file, template, save, reason, authority, format_, output)


def _import(
    what: What,
    file: Path | None,
    template: bool,
    save: bool,
    reason: str | None,
    authority: int | None,
    format_: str,
    output: Path | None,
) -> None:
    if template:
        click.echo(actions.template(what), nl=False)
        return
    if file is None:
        raise click.UsageError("Name the CSV file, or ask for --template.")
    if save and not (reason or "").strip():
        raise click.UsageError("Give --reason with --apply: it is kept with each record.")
    data = file.read_bytes()
    if not save:
        _show(actions.preview(what, data, authority_code=authority), file, False, format_, output)
        return
    try:
        done = actions.apply(
            what,
            data,
            source_name=file.name,
            authority_code=authority,
            reason=reason or "",
            by=current_operator(),
            at=datetime.now(UTC),
        )
    except actions.FaultyFile as faulty:
        _show(faulty.preview, file, False, format_, output)
        return
    except actions.Refused as refused:
        fail(str(refused))
    _show(done, file, True, format_, output)


def _show(preview: Preview, file: Path, saved: bool, format_: str, output: Path | None) -> None:
    """Print faults, or else changes; the exit code says which it was."""
    faults = [{"line": f.line, "what": "FAULT", "words": f.words} for f in preview.faults]
    changes = [{"line": c.line, "what": c.verb, "words": c.words} for c in preview.changes]
    print_rows(
        [*faults, *changes],
        columns=("line", "what", "words"),
        format_=format_,
        output=output,
        title=_headline(preview, file, saved),
        about={
            "file": file.name,
            "lines": preview.lines,
            "saved": saved,
            "unchanged": preview.unchanged,
            **preview.counts,
            "faults": len(faults),
            **({"notes": " ".join(preview.notes)} if preview.notes else {}),
        },
    )
    if faults:
        sys.exit(NOT_DONE)
    if preview.notes:
        sys.exit(LOOK)


def _headline(preview: Preview, file: Path, saved: bool) -> str:
    if preview.faults:
        count = len(preview.faults)
        return f"{file.name}: {count} fault{'s' if count > 1 else ''}. Nothing was saved."
    if not preview.changes:
        return f"{file.name}: nothing new. All of it is on record already."
    count = len(preview.changes)
    changes = f"{count} change{'s' if count > 1 else ''}"
    if saved:
        return f"{file.name}: {changes} saved."
    return f"{file.name}: {changes}. Nothing is saved yet; add --apply --reason “…”."
