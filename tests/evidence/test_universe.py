"""Kinds of school, and what a release's rows say when they are read by URN."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fosse.evidence.table import ReleaseError, Table, codes_of, opened
from fosse.evidence.universe import (
    KINDS,
    OUTSIDE,
    code_of,
    frame,
    kind_by_estab,
    kind_of,
    year_groups,
)


@pytest.mark.parametrize(
    ("phase", "type_code", "state_funded", "kind"),
    [
        ("Primary", "01", True, "primary"),
        ("Middle deemed primary", "34", True, "primary"),
        ("Middle deemed secondary", "34", True, "middle"),
        ("Secondary", "06", True, "secondary"),  # a city technology college
        ("All-through", "35", True, "all-through"),
        ("Nursery", "15", True, "nursery"),
        ("Not applicable", "07", True, "special"),
        ("Not applicable", "44", True, "special"),
        ("Not applicable", "14", True, "alternative provision"),
        ("Not applicable", "38", True, "alternative provision"),
        ("Secondary", "39", True, "16 plus"),
        ("Not applicable", "11", False, None),
        ("", "", False, ""),  # closed before the register told
        ("Primary", "", False, "primary"),
    ],
)
def test_the_kind_of_a_school_by_its_phase_and_type(
    phase: str, type_code: str, state_funded: bool, kind: str | None
) -> None:
    assert kind_of(phase, type_code, state_funded=state_funded) == kind


@pytest.mark.parametrize(
    ("estab", "kind"),
    [
        (1000, "nursery"),
        (1100, "alternative provision"),
        (2045, "primary"),
        (3999, "primary"),
        (4000, "secondary"),
        (5201, "primary"),
        (5400, "secondary"),
        (7005, "special"),
        (6000, ""),
    ],
)
def test_the_kind_of_a_school_by_its_number(estab: int, kind: str) -> None:
    assert kind_by_estab(estab) == kind


@pytest.mark.parametrize(
    ("low", "high", "groups"),
    [(4, 11, 7), (3, 11, 7), (7, 11, 4), (11, 16, 5), (11, 18, 7), (2, 19, 14), (4, 7, 3)],
)
def test_how_many_year_groups_a_school_has(low: int, high: int, groups: int) -> None:
    assert year_groups(low, high) == groups


def test_year_groups_are_not_known_without_ages() -> None:
    assert np.isnan(year_groups(None, 11))
    assert np.isnan(year_groups(11, 11))


@dataclass
class One:
    urn: int
    authority_code: int = 901
    phase: str = "Primary"
    type_code: str = "01"
    state_funded: bool = True
    low_age: int | None = 4
    high_age: int | None = 11
    opened_on: date | None = None


def test_a_frame_answers_for_schools_it_has_and_for_others() -> None:
    found = frame([One(30, 902), One(10), One(20, phase="Secondary")])
    asked = np.array([20, 15, 30, 99], dtype=np.int32)
    assert found.kinds_of(asked).tolist() == [
        code_of("secondary"),
        OUTSIDE,
        code_of("primary"),
        OUTSIDE,
    ]
    assert found.authorities_of(asked).tolist() == [901, 0, 902, 0]
    assert KINDS[code_of("primary")] == "primary"
    nobody = frame([])
    assert nobody.kinds_of(asked).tolist() == [OUTSIDE] * 4
    assert np.isnan(nobody.groups_of(asked)).all()


def parquet(path: Path, **columns: list[str]) -> Table:
    rows = len(next(iter(columns.values())))
    placed = {
        "_urn": pa.array([900_000 + rows - n for n in range(rows)], pa.int32()),
        "_kind": pa.array(["school"] * rows),
        "_la": pa.array([901] * rows, pa.int16()),
    }
    texts = {name: pa.array(cells).dictionary_encode() for name, cells in columns.items()}
    pq.write_table(pa.table({**texts, **placed}), path)
    return Table(path, codes_of("ks2"))


def test_rows_come_by_urn_whatever_their_order_in_the_file(tmp_path: Path) -> None:
    table = parquet(tmp_path / "a.parquet", READPROG=["1.5", "SUPP", "-2"])
    values, statuses = table.numbers("READPROG")
    assert table.urns.tolist() == [900_001, 900_002, 900_003]
    assert values.tolist()[0] == -2
    assert np.isnan(values[1])
    assert values[2] == 1.5
    assert len(set(statuses.tolist())) == 2
    assert table.row_of[900_003] == 2


def test_a_text_that_no_code_explains_is_an_error_that_says_where(tmp_path: Path) -> None:
    table = parquet(tmp_path / "a.parquet", READPROG=["1.5", "QUITE GOOD"])
    with pytest.raises(ReleaseError, match=r"a\.parquet: column READPROG: “QUITE GOOD”"):
        table.numbers("READPROG")


def test_a_column_is_found_whatever_its_case_and_blanks(tmp_path: Path) -> None:
    table = parquet(tmp_path / "a.parquet", **{"LATEST OEIF  SAFE?": ["1"]})
    assert table.name_of(["Other", "Latest OEIF safe?"]) == "LATEST OEIF  SAFE?"
    assert table.name_of(["Other"]) is None


def test_columns_are_added_up_where_any_is_known(tmp_path: Path) -> None:
    table = parquet(tmp_path / "a.parquet", A=["1", "", "SUPP"], B=["2", "5", ""])
    total = table.sums((("A", "AA"), ("B",), ("C",)))
    assert np.isnan(total[0])
    assert total.tolist()[1:] == [5, 3]


def test_a_release_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gone"):
        opened(tmp_path / "gone.parquet", "ks2")
