"""Answers about Leicester from the register as it is published: nothing is made up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.schools.making import OPERATOR

from fosse.foi.answers.composed import Composed
from fosse.foi.answers.door import compose
from fosse.schools import actions

pytestmark = [pytest.mark.real_data, pytest.mark.django_db]

LEICESTER = 856
TODAY = date(2026, 11, 21)
LOADED_AT = datetime(2026, 2, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def extracts(shared_data: Path) -> dict[date, bytes]:
    """Both extracts of the register, cut down to the rows of Leicester."""
    files = sorted((shared_data / "register").glob("edubasealldata*.csv"))
    return {date.fromisoformat(file.stem[-8:]): rows_of(file) for file in files}


def rows_of(file: Path) -> bytes:
    lines = file.read_bytes().splitlines(keepends=True)
    return b"".join([lines[0], *(line for line in lines if b',"856",' in line or b",856," in line)])


@pytest.fixture(autouse=True)
def register(extracts: dict[date, bytes]) -> None:
    for dated, data in extracts.items():
        actions.load_establishments(
            data, dated=dated, source_name=f"{dated}.csv", by=OPERATOR, at=LOADED_AT
        )


def composed(kind: str, as_at: date) -> Composed:
    return compose(kind, authority_code=LEICESTER, as_at=as_at, today=TODAY)


@pytest.mark.parametrize("kind", ["clusters_how_many", "cluster_members", "coordinator_posts"])
def test_no_cluster_was_recorded_and_that_is_what_is_said(kind: str) -> None:
    found = composed(kind, TODAY)
    assert not found.held
    assert not found.tables
    assert "recorded" in found.text
    assert "Search elsewhere" in found.advice[0]


@pytest.mark.parametrize(("as_at", "number"), [(date(2022, 4, 25), 114), (date(2026, 1, 15), 113)])
def test_the_number_of_state_funded_schools_is_that_of_the_day(as_at: date, number: int) -> None:
    found = composed("schools_of_authority", as_at)
    assert f"There were {number} open state-funded schools in Leicester on" in found.text
    assert len(found.tables[0].rows) == number
