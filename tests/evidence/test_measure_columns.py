"""Every column that a measure names stands in a file as published."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

from fosse.evidence.measure import Columns, measures
from fosse.evidence.publications.catalogue import recognise

pytestmark = pytest.mark.real_data

# Workbooks, and a table of which only the names of two columns are known.
NOT_CSV = {"inspections_2018", "ks2_pupils"}
NAMES = ("value", "numerator", "cohort", "low", "high", "dated", "urn_then")


def plain(name: str) -> str:
    """As measures and readers compare names; of a long file's column, without its subject."""
    return re.sub(r"\s+", " ", name.partition(" | ")[0]).strip().upper()


@pytest.fixture(scope="module")
def published(shared_data: Path) -> dict[str, set[str]]:
    """The columns of each publication, over all its layouts that we have."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(shared_data.rglob("*.csv")):
        with path.open("rb") as file:
            beginning = file.read(40_000).decode("cp1252", "replace").replace("ï»¿", "")
        for line in beginning.splitlines()[:8]:
            header = next(csv.reader([line]), [])
            if len(header) > 2 and (known := recognise(header)):
                publication, layout = known
                found[publication.id] |= {plain(layout.kept(plain(name))) for name in header}
                break
    return found


@pytest.mark.parametrize("measure", measures().values(), ids=lambda m: m.id)
def test_the_columns_are_in_the_published_files(measure, published: dict[str, set[str]]) -> None:
    for columns in measure.columns:
        if columns.publication not in NOT_CSV:
            assert lacking(columns, published[columns.publication]) == {}
    for proxy in measure.proxies:
        if proxy.publication not in NOT_CSV:
            there = published[proxy.publication]
            assert [c for c in proxy.columns if not there & {plain(name) for name in c}] == []


def lacking(columns: Columns, there: set[str]) -> dict[str, tuple[str, ...]]:
    """The lists of names of which no file has any."""
    asked = {name: getattr(columns, name) for name in NAMES}
    return {
        name: choices
        for name, choices in asked.items()
        if choices and not there & {plain(choice) for choice in choices}
    }
