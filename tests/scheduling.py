"""Which tests share a worker: those of one file, and all that walk one site or read one sample, so
that what they stand on is made once."""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadScopeScheduling

READ_RATAE = ("tests/journeys/", "tests/sample/test_load.py")
"""What walks the sample or reads it all stays on one worker, which loads it for them. It takes
longest, so it comes first."""
MADE_ONCE = "tests/sample/"
"""So does what reads the sample's files, which are made once."""


class ByFile(LoadScopeScheduling):
    """Hands out files of tests, and as one those that belong together."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(READ_RATAE):
            return "Ratae"
        return MADE_ONCE if nodeid.startswith(MADE_ONCE) else nodeid.split("::")[0]


def longest_first(items: list[pytest.Item]) -> None:
    """Put first what takes longest; the rest stays as it was."""
    items.sort(key=lambda item: not item.nodeid.startswith(READ_RATAE))
