"""`fosse calendar`, as whoever runs it sees it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.calendar.making import AFTER, BEFORE, file, given
from tests.foi.making import receive

from fosse.cli.calendar import command
from fosse.cli.load import command as load_files
from fosse.dates.bank_holidays import BankHoliday

pytestmark = pytest.mark.django_db
WORLD_CUP = [
    *("proclaim", "--nation", "scotland", "--day", "2026-06-15", "--title", "World Cup"),
    *("--source", "Edinburgh Gazette", "--announced-on", "2026-02-04"),
]


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOSSE_TODAY", "2026-03-31")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def load(folder: Path, data: bytes) -> Result:
    path = folder / "bank-holidays.json"
    path.write_bytes(data)
    return run("load", str(path))


def test_a_file_is_loaded_and_listed_with_the_horizon(tmp_path: Path) -> None:
    answer = load(tmp_path, AFTER)
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert "bank-holidays.json: bank holidays: " in answer.stdout
    shown = json.loads(
        run("show", "--year", "2026", "--nation", "scotland", "--format", "json").stdout
    )
    assert shown["horizon"] == "2027-12-28"
    assert {row["day"]: row["title"] for row in shown["rows"]}["2026-06-15"] == "World Cup"
    assert {row["source"] for row in shown["rows"]} == {"bank-holidays.json"}


def test_a_proclaimed_day_is_put_down_and_looked_at_when_the_file_lacks_it(tmp_path: Path) -> None:
    load(tmp_path, BEFORE)
    assert run(*WORLD_CUP).stdout == "added: 2026-06-15, Scotland: World Cup\n"
    again = run(*WORLD_CUP)
    assert (again.exit_code, again.stdout) == (3, "")
    assert "15 June 2026 is on record in Scotland already: World Cup." in again.stderr
    answer = load(tmp_path, BEFORE)
    assert answer.exit_code == 1
    assert "Look at: 2026-06-15, Scotland, World Cup" in answer.stdout
    withdrawn = run("withdraw", "--nation", "scotland", "--day", "2026-06-15", "--reason", "typo")
    assert withdrawn.stdout == "withdrawn: 2026-06-15, Scotland: World Cup\n"


def test_a_file_that_is_none_changes_nothing(tmp_path: Path) -> None:
    answer = load(tmp_path, b"{}")
    assert answer.exit_code == 3
    assert "There is no bank holiday of England and Wales" in answer.stderr
    assert answer.stderr.endswith("Nothing was changed.\n")


def test_terms_come_in_from_the_template_and_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(run("terms", "--template").stdout + "990,Spring 2,2026-02-23,2026-03-27\n")
    assert run("terms", str(path)).stdout == "terms.csv: school terms, authority 990: 1 added.\n"
    shown = json.loads(run("terms", "--authority", "990", "--format", "json").stdout)["rows"]
    assert shown == [
        {"authority": 990, "term": "Spring 2", "first_day": "2026-02-23", "last_day": "2026-03-27"}
    ]


def test_a_fault_in_terms_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(run("terms", "--template").stdout + "990,Spring 2,soon,2026-03-27\n")
    answer = run("terms", str(path))
    assert answer.exit_code == 3
    assert "Line 2: first_day: “soon” is no day" in answer.stderr


def test_without_an_authority_it_asks_for_one() -> None:
    answer = run("terms")
    assert answer.exit_code == 2
    assert "Name the --authority" in answer.stderr


EXTRA = [
    *("proclaim", "--nation", "scotland", "--day", "2026-12-10", "--title", "Extra"),
    *("--source", "Edinburgh Gazette", "--announced-on", "2026-11-23"),
]
MOVED = "FOIA-10-1 moved from 2026-12-21 to 2026-12-22"


def test_an_open_request_is_told_of_a_proclaimed_holiday_and_of_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOSSE_TODAY", "2026-11-24")
    load(tmp_path, AFTER)
    reference = receive().reference
    assert f"{reference}: {MOVED}" in run(*EXTRA).stdout
    ended = run("withdraw", "--nation", "scotland", "--day", "2026-12-10", "--reason", "typo")
    assert f"{reference}: FOIA-10-1 moved from 2026-12-22 to 2026-12-21" in ended.stdout


def test_loading_published_files_tells_open_requests_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: pytest.FixtureRequest
) -> None:
    settings.HOME = tmp_path / "home"
    monkeypatch.setenv("FOSSE_TODAY", "2026-11-24")
    load(tmp_path, AFTER)
    receive()
    extra = BankHoliday("scotland", date(2026, 12, 10), "Extra", "GOV.UK")
    path = tmp_path / "bank-holidays.json"
    path.write_bytes(file([*given(), extra]))
    answer = CliRunner().invoke(load_files, [str(path)])
    assert "bank holidays: 1 added; deadlines of 1 open request moved" in answer.stdout
