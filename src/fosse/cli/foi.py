"""`fosse foi`: requests for information. Each command has a module of its own, `foi_…`."""

from __future__ import annotations

import click

from .foi_due import due


@click.group()
def command() -> None:
    """Requests for information: deadlines, receiving, statistics."""


command.add_command(due)
