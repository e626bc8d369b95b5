"""Which tests share a worker: those of one file, and all that walk one site or read one sample, so
that what they stand on is made once."""

from __future__ import annotations

from pathlib import PurePath

import pytest
from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("journeys", "sample")
"""Folders whose tests all stay on one worker, which loads the sample for them. They take longest,
so they come first."""


class ByFile(LoadScopeScheduling):
    """Hands out files of tests, and as one what stands in folders that belong together."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.split("::")[0]
        return TOGETHER[0] if PurePath(path).parts[1] in TOGETHER else path


def longest_first(items: list[pytest.Item]) -> None:
    """Put the folders that take longest first; the rest stays as it was."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    return next((n for n, name in enumerate(TOGETHER) if name in item.path.parts), len(TOGETHER))
