"""The sample's files, made once, and what stands in them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

import sample

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def ratae_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample's files."""
    return sample.make(tmp_path_factory.mktemp("ratae") / "files")


@pytest.fixture(scope="session")
def rows(ratae_files: Path) -> Callable[..., Rows]:
    """The rows of one of the files, by its path within the folder; each file is read once."""
    read: dict[str, Rows] = {}

    def rows_of(path: str, encoding: str = "utf-8-sig") -> Rows:
        if path not in read:
            with (ratae_files / path).open(encoding=encoding, newline="") as file:
                read[path] = list(csv.DictReader(file, restval=""))
        return read[path]

    return rows_of


@pytest.fixture(scope="session")
def register(rows: Callable[..., Rows]) -> Rows:
    """The newest extract of the register."""
    return rows("register/edubasealldata20261019.csv", "cp1252")
