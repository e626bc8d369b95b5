"""`fosse foi`: requests for information. Each command has a module of its own, `foi_…`."""

from __future__ import annotations

import click

from .foi_digest import digest
from .foi_due import due
from .foi_forget import forget
from .foi_list import list_
from .foi_receive import receive
from .foi_reindex import reindex
from .foi_show import show
from .foi_statistics import statistics


@click.group()
def command() -> None:
    """Requests for information: deadlines, receiving, statistics."""


for each in (receive, list_, show, due, digest, statistics, forget, reindex):
    command.add_command(each)
