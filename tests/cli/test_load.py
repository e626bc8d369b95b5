"""`fosse load`, as whoever runs it sees it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fosse.cli.load import command
from fosse.evidence.models import Release

pytestmark = pytest.mark.django_db

TABLE = "RECTYPE,LEA,URN,ATT8SCR,P8MEA\n1,999,900001,46.5,0.1\n1,999,900002,45,NE\n"


def fosse_load(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "2018-2019" / "england_ks4provisional.csv"
    file.parent.mkdir()
    file.write_text(TABLE)
    return file


def test_it_says_what_the_file_is_and_how_many_rows(path: Path) -> None:
    answer = fosse_load(path)
    assert answer.exit_code == 0, answer.output
    said = " ".join(answer.output.split())
    for word in ("ks4", "2018/19", "provisional", "2019-10-17", "calendar", "loaded: 1"):
        assert word in said


def test_rejected_rows_stand_below_with_line_and_reason(path: Path) -> None:
    path.write_text(TABLE + "1,999,900003,soon,0\n")
    answer = fosse_load(path)
    assert answer.exit_code == 1
    said = " ".join(answer.output.split())
    assert "line 4: ATT8SCR: “soon” is neither a number nor a code" in said


def test_json_holds_everything(path: Path) -> None:
    path.write_text(TABLE + "1,999,900003,soon,0\n")
    answer = fosse_load(path, "--format", "json")
    (row,) = json.loads(answer.stdout)["rows"]
    assert (row["publication"], row["rows"], row["schools"]) == ("ks4", 3, 2)
    assert row["rejected_rows"][0]["line"] == 4


def test_csv_goes_to_a_file(path: Path, tmp_path: Path) -> None:
    output = tmp_path / "found.csv"
    assert fosse_load(path, "--format", "csv", "--output", output).exit_code == 0
    (row,) = csv.DictReader(io.StringIO(output.read_text()))
    assert (row["year"], row["published_basis"]) == ("2018/19", "calendar")


def test_the_second_time_it_is_known(path: Path) -> None:
    fosse_load(path)
    answer = fosse_load(path)
    assert answer.exit_code == 0
    assert "already loaded: 1" in answer.output
    assert Release.objects.count() == 1


def test_year_stage_and_day_can_be_given(path: Path) -> None:
    bare = path.rename(path.parents[1] / "table.csv")
    assert fosse_load(bare).exit_code == 3
    answer = fosse_load(
        bare, "--year", "2018-19", "--stage", "final", "--published-on", "2020-05-01"
    )
    assert answer.exit_code == 0, answer.output
    release = Release.objects.get()
    assert (release.year, release.stage, str(release.published_on)) == (
        "2018/19",
        "final",
        "2020-05-01",
    )


def test_a_year_that_is_none_is_not_understood(path: Path) -> None:
    answer = fosse_load(path, "--year", "2018-20")
    assert answer.exit_code == 2
    assert "not a year such as 2018/19" in answer.output


def test_a_path_that_is_not_there_is_not_understood(tmp_path: Path) -> None:
    assert fosse_load(tmp_path / "gone.csv").exit_code == 2


def test_a_file_that_is_not_known_is_named_and_asks_for_a_look(tmp_path: Path) -> None:
    (tmp_path / "menu.csv").write_text("day,dish\nMonday,soup\n")
    answer = fosse_load(tmp_path)
    assert answer.exit_code == 1
    assert "menu.csv: no publication has these columns: day, dish" in answer.output


def test_nothing_that_could_be_loaded_is_an_error_of_its_own(tmp_path: Path) -> None:
    assert fosse_load(tmp_path).exit_code == 3  # an empty folder
    (tmp_path / "cut.csv").write_text(TABLE[:-8])
    answer = fosse_load(tmp_path / "cut.csv", "--year", "2018/19")
    assert answer.exit_code == 3
    assert "cut short" in answer.output
