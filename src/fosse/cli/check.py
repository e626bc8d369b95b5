"""`fosse check`: what is wrong with an installation, each with what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from .contents import accounts, authority, calendar, policies, register, releases
from .mail_check import mail
from .output import DONE, LOOK, NOT_DONE, output_options, print_rows
from .soundness import (
    BAD,
    LOOK_AT,
    Finding,
    database,
    home,
    identity,
    network,
    secret_key,
    static_files,
)

Check = Callable[[], Iterator[Finding]]

OF_THE_MACHINE: tuple[Check, ...] = (home, secret_key, static_files, network, identity, database)
OF_THE_CONTENTS: tuple[Check, ...] = (
    authority,
    register,
    releases,
    calendar,
    policies,
    accounts,
    mail,
)


@click.command()
@output_options
def command(format_: str, output: Path | None) -> None:
    """Say what is wrong with this installation, and what to do about it.

    Exit codes: 0 all is well; 1 there is something to look at; 3 something does not work.
    """
    found = list(findings())
    print_rows(
        [
            {"what": f.what, "state": f.state, "found": f.found, "what_to_do": f.what_to_do}
            for f in found
        ],
        columns=("what", "state", "found", "what_to_do"),
        format_=format_,
        output=output,
        title="This installation",
        about={},
    )
    states = {finding.state for finding in found}
    raise SystemExit(NOT_DONE if BAD in states else LOOK if LOOK_AT in states else DONE)


def findings() -> Iterator[Finding]:
    """Everything that was looked at. What is in the database, only when it can be asked."""
    usable = True
    for check in OF_THE_MACHINE:
        for finding in check():
            usable = usable and not (finding.what == "database" and finding.state == BAD)
            yield finding
    for check in OF_THE_CONTENTS if usable else ():
        yield from check()
