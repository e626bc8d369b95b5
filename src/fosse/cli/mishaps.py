"""What a command says when something goes wrong that it did not say itself."""

from __future__ import annotations

import os
import sys
import traceback
from datetime import UTC, datetime
from typing import NoReturn

import click
from django.db import OperationalError, ProgrammingError

from fosse.web import environment
from fosse.web.log import LOG, open_private

BROKEN = 4


def expected(mishap: Exception) -> str:
    """What can be expected to go wrong with a machine, in words; "" for anything else."""
    if isinstance(mishap, environment.BadSetting):
        return str(mishap)
    if isinstance(mishap, OperationalError | ProgrammingError):
        return _of_database(str(mishap))
    if isinstance(mishap, PermissionError):
        return f"No permission to use {mishap.filename}. Run fosse as the user who owns it."
    if isinstance(mishap, OSError) and mishap.filename:
        return f"Could not use {mishap.filename}: {mishap.strerror}."
    return ""


def broken(mishap: Exception) -> NoReturn:
    """Write a fault of Fosse to the log in full, say so, and end with exit code 4. Where nobody
    sits at a screen (cron, CI), the details go to standard error as well."""
    details = "".join(traceback.format_exception(mishap))
    log = environment.home() / LOG
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open_private(log) as file:
        file.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC: fosse {' '.join(sys.argv[1:2])}\n")
        file.write(details + "\n")
    if not sys.stderr.isatty() or os.environ.get(environment.DEBUG.name) == "on":
        click.echo(details, err=True)
    click.echo(
        f"This is a fault of Fosse: {type(mishap).__name__}: {mishap}\n"
        f"Nothing that was being written is half written. The details are in {log}: "
        "send them to whoever looks after Fosse.",
        err=True,
    )
    sys.exit(BROKEN)


def _of_database(said: str) -> str:
    if "no such table" in said or ("relation" in said and "does not exist" in said):
        return "The database is not set up, or is of an older version. Run: fosse setup"
    if "locked" in said:
        return "The database is busy with another command. Wait until that is done, and try again."
    first = said.strip().splitlines()[0] if said.strip() else "it said nothing"
    return (
        f"The database cannot be used: {first}. "
        "Check DATABASE_URL and that the server is running; `fosse check` says more."
    )
