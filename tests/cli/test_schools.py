"""`fosse schools`, as an officer uses it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.schools.making import CLOSED, load, school

from fosse.cli.schools import command

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def register() -> None:
    load(
        [
            school(900001, "Bede Primary School"),
            school(900002, "Old School", **CLOSED, CloseDate="31-08-2004"),
            school(900003, "=Undated School", OpenDate=""),
        ]
    )


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["--authority", "999", *arguments])


def test_the_schools_of_a_day_with_what_is_uncertain() -> None:
    answer = run("--as-at", "2007-09-17")
    assert answer.exit_code == 0, answer.output
    assert "Schools of Ratae on 17 September 2007" in answer.output
    assert "Bede" in answer.output and "Old" not in answer.output
    assert "open: 1" in answer.output and "uncertain: 1" in answer.output


def test_json_holds_the_day_the_source_and_all_details() -> None:
    said = json.loads(run("--as-at", "2007-09-17", "--format", "json").output)
    assert (said["as_at"], said["authority_name"], said["schools"]) == ("2007-09-17", "Ratae", 2)
    assert said["source"] == "Get Information about Schools, 1 May 2022"
    undated = next(row for row in said["rows"] if row["urn"] == 900003)
    assert undated["presence"] == "uncertain"
    assert undated["doubts"] == "no open date published; details as recorded on 1 May 2022"


def test_csv_is_written_whole_and_never_with_a_live_formula(tmp_path: Path) -> None:
    path = tmp_path / "schools.csv"
    assert run("--all", "--format", "csv", "--output", str(path)).exit_code == 0
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["urn"]: row for row in csv.DictReader(file)}
    assert rows["900002"]["presence"] == "closed"
    assert rows["900003"]["name"] == "'=Undated School"


def test_presence_chooses() -> None:
    said = json.loads(run("--presence", "closed", "--format", "json").output)
    assert [row["urn"] for row in said["rows"]] == [900002]


def test_known_at_before_anything_was_loaded() -> None:
    said = json.loads(run("--known-at", "2020-01-01", "--format", "json").output)
    assert said["rows"] == [] and said["known_at"].startswith("2020-01-01")


def test_an_unknown_authority_is_named() -> None:
    answer = CliRunner().invoke(command, ["--authority", "111"])
    assert answer.exit_code == 3
    assert "no authority with the code 111" in answer.stderr


@pytest.mark.parametrize(
    ("option", "day", "told"),
    [
        ("--as-at", "9999-12-31", "is more than two years from today"),
        ("--known-at", "9000-01-01T10:00", "is more than two years from today"),
        ("--as-at", "1899-12-31", "is before 1900"),
    ],
)
def test_a_day_about_which_nothing_can_be_asked_is_refused_in_words(
    option: str, day: str, told: str
) -> None:
    answer = run(option, day)
    assert answer.exit_code == 2
    assert told in answer.output
