"""`fosse releases`, as whoever runs it sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from fosse.cli.load import command as load
from fosse.cli.releases import command

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_stages(tmp_path: Path) -> None:
    folder = tmp_path / "2018-2019"
    folder.mkdir()
    for stage, score in (("provisional", 46), ("final", 47)):
        text = f"RECTYPE,LEA,URN,ATT8SCR\n1,999,900001,{score}\n1,999,900002,soon\n"
        (folder / f"england_ks4{stage}.csv").write_text(text)
    assert CliRunner().invoke(load, [str(folder)]).exit_code == 1


def rows(*arguments: str) -> list[dict[str, object]]:
    answer = CliRunner().invoke(command, [*arguments, "--format", "json"])
    assert answer.exit_code == 0, answer.output
    found: list[dict[str, object]] = json.loads(answer.stdout)["rows"]
    return found


@pytest.mark.usefixtures("two_stages")
def test_it_lists_what_is_loaded_and_which_of_it_stands() -> None:
    found = {row["stage"]: row for row in rows("--as-at", "2020-06-30")}
    assert found["provisional"]["stands"] == "no"
    assert found["final"]["stands"] == "yes"
    assert found["final"]["published_on"] == "2020-04-30"
    assert (found["final"]["rows"], found["final"]["rejects"]) == (2, 1)
    assert found["final"]["from"] == "england_ks4final.csv"


@pytest.mark.usefixtures("two_stages")
def test_as_at_a_day_it_lists_only_what_was_out() -> None:
    (row,) = rows("--as-at", "2019-11-30")
    assert (row["stage"], row["stands"]) == ("provisional", "yes")
    assert rows("--as-at", "2019-10-16") == []


@pytest.mark.usefixtures("two_stages")
def test_the_table_names_the_day() -> None:
    answer = CliRunner().invoke(command, ["--as-at", "2019-11-30"])
    assert "Releases published by 30 November 2019" in answer.output
