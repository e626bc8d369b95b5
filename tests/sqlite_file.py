"""Django's database for a while: a SQLite file, as an installation has it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections


@contextmanager
def database_in(file: Path) -> Iterator[None]:
    """Instead of the one in memory that tests otherwise have."""
    in_memory = connections["default"]
    settings = connections.settings["default"]
    name = settings["NAME"]
    settings["NAME"] = str(file)
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        settings["NAME"] = name
        connections["default"] = in_memory
