"""`fosse load`: published files into releases, and the register's into the register."""

from __future__ import annotations

import re
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from django.utils import timezone

from fosse.evidence import actions
from fosse.evidence.report import FileReport, LoadReport, Outcome
from fosse.foi import holidays
from fosse.people.operator import current_operator
from fosse.web.clock import today

from .output import DAY, DONE, LOOK, fail, output_options, print_rows, progress

BRIEF = ("file", "found", "published", "rows", "rejects", "outcome")
WHOLE = (
    "file",
    "outcome",
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
    "message",
    "warnings",
    "rejected_rows",
)
SHOWN = 5
"""How many rejects of a file the table names; JSON and CSV hold all of them."""


class AcademicYear(click.ParamType):
    """A year as 2018/19, also written 2018-19 or 2018-2019."""

    name = "year"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        found = re.fullmatch(r"(20\d\d)[-/](?:20)?(\d\d)", value)
        if not found or (int(found[1]) + 1) % 100 != int(found[2]):
            self.fail(f"“{value}” is not a year such as 2018/19.", param, ctx)
        return f"{found[1]}/{found[2]}"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--year", type=AcademicYear(), help="The year of a file whose name doesn't say it.")
@click.option(
    "--stage",
    type=click.Choice(["provisional", "revised", "final"]),
    help="The stage of a file whose name doesn't say it.",
)
@click.option(
    "--published-on",
    type=DAY,
    help="The day it was published (of a register's extract: the day it is of), as 2019-10-17. "
    "Without it the calendar of publications says.",
)
@output_options
def command(
    paths: tuple[Path, ...],
    year: str | None,
    stage: str | None,
    published_on: datetime | None,
    format_: str,
    output: Path | None,
) -> None:
    """Load published files: PATHS are files, zips or folders.

    Each file is recognised by its columns, whatever it is called; its name and folder only help
    with the year, the stage and the day. Fosse says what each file is, how many rows it has and
    which it could not take, with their lines and why. A file that it does not know is named and
    left. Files in a folder called “layouts” are examples of columns: read, not stored. Loading
    a file again changes nothing.

    Exit code 0: all loaded; 1: something to look at; 3: nothing could be loaded.
    """
    with progress("Loading, in megabytes") as advance:
        done = 0

        def tell(name: str, bytes_done: int, bytes_all: int) -> None:
            nonlocal done
            advance(bytes_done // 2**20 - done)
            done = bytes_done // 2**20

        report = actions.load(
            paths,
            by=current_operator(),
            at=timezone.now(),
            today=today(),
            published_on=published_on.date() if published_on else None,
            year=year,
            stage=stage,
            tell=tell,
            learn=holidays.learn,
        )
    if not report.files:
        fail("There is no file in what was named.")
    show(report, format_, output)
    refused = len(report.of(Outcome.REFUSED)) == len(report.files)
    sys.exit(3 if refused else LOOK if report.wants_a_look else DONE)


def show(report: LoadReport, format_: str, output: Path | None) -> None:
    """Print what was found: a line for each release, with the rejects and what to look at."""
    about: dict[str, object] = {
        str(outcome): count for outcome in Outcome if (count := len(report.of(outcome)))
    }
    if format_ == "table":
        about |= _beneath(report)
    print_rows(
        [_brief(file) if format_ == "table" else _whole(file, format_) for file in report.files],
        columns=BRIEF if format_ == "table" else WHOLE,
        format_=format_,
        output=output,
        title="What was found",
        about=about,
    )


def _brief(file: FileReport) -> dict[str, object]:
    found = " ".join(filter(None, (file.publication, file.year, file.stage)))
    day = f"{file.published_on} ({file.published_basis})" if file.published_on else ""
    return {
        "file": file.name,
        "found": found,
        "published": day,
        "rows": file.rows,
        "rejects": len(file.rejects),
        "outcome": str(file.outcome),
    }


def _whole(file: FileReport, format_: str) -> dict[str, object]:
    rejects: object = [asdict(reject) for reject in file.rejects]
    if format_ == "csv":
        rejects = "; ".join(f"line {reject.line}: {reject.reason}" for reject in file.rejects)
    return {
        "file": file.name,
        "outcome": str(file.outcome),
        "publication": file.publication,
        "title": file.title,
        "year": file.year,
        "stage": file.stage,
        "as_of": file.as_of,
        "published_on": file.published_on,
        "published_basis": file.published_basis,
        "rows": file.rows,
        "schools": file.school_rows,
        "rejects": len(file.rejects),
        "message": file.message,
        "warnings": "; ".join(file.warnings) if format_ == "csv" else list(file.warnings),
        "rejected_rows": rejects,
    }


def _beneath(report: LoadReport) -> dict[str, object]:
    """Rejects, warnings and remarks, in lines under the table."""
    rejects, warnings, remarks = [], [], []
    for file in report.files:
        rejects += [f"{file.name}, line {r.line}: {r.reason}" for r in file.rejects[:SHOWN]]
        if (more := len(file.rejects) - SHOWN) > 0:
            rejects.append(f"{file.name}: {more:,} more (all of them with --format json)")
        warnings += [f"{file.name}: {warning}" for warning in file.warnings]
        if file.message and file.outcome is not Outcome.EXAMPLE:
            remarks.append(f"{file.name}: {file.message}")
    said = {"Rejected rows": rejects, "Look at": warnings, "Remarks": remarks}
    return {name: "".join(f"\n  {line}" for line in lines) for name, lines in said.items() if lines}
