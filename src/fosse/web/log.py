"""`fosse.log` in FOSSE_HOME: faults of pages and commands in full, for its owner only."""

from __future__ import annotations

import os
from io import TextIOWrapper
from logging.handlers import WatchedFileHandler
from pathlib import Path

LOG = "fosse.log"


def open_private(path: str | Path) -> TextIOWrapper:
    """The file, open to write at its end. Made when it isn't there, for its owner only: what a
    fault says can hold what is confidential."""
    number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    return os.fdopen(number, "a", encoding="utf-8")


class PrivateLog(WatchedFileHandler):
    """Writes to the log from several processes at once, always at the end of the file, and goes
    on in a new one when the system's own rotation (logrotate) has moved it."""

    def __init__(self, filename: Path) -> None:
        super().__init__(filename, encoding="utf-8", delay=True)  # no file before a fault

    def _open(self) -> TextIOWrapper:
        return open_private(self.baseFilename)
