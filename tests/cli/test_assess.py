"""`fosse assess`, `fosse runs` and `fosse policy`, as whoever runs them sees them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.evidence.made_country import SECONDARIES, ks4, loaded, register
from tests.policy.making import criterion, rule, text_of

from fosse.assessments.models import PolicyVersion, Run
from fosse.cli.assess import command as assess
from fosse.cli.policy import command as policy
from fosse.cli.runs import command as runs
from fosse.schools.models import Extract

pytestmark = pytest.mark.django_db

TEXT = text_of(criterion("progress", title="Low progress"), rule("targeted", any_of=["progress"]))


@pytest.fixture
def policy_file(tmp_path: Path) -> Path:
    path = tmp_path / "policy.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def country(tmp_path: Path) -> None:
    scores: dict[int, object] = dict.fromkeys(SECONDARIES, 0.1)
    scores[SECONDARIES[0]] = -0.8
    loaded(*register(tmp_path), ks4(tmp_path, "2018-2019", "provisional", scores))


def ran(file: Path, *more: str, authority: str = "901") -> Result:
    given = ["--authority", authority, "--as-at", "2019-11-30", "--policy", str(file)]
    return CliRunner().invoke(assess, [*given, *more])


@pytest.mark.usefixtures("country")
def test_the_table_has_levels_first_then_each_school_with_its_reason(policy_file: Path) -> None:
    answer = ran(policy_file)
    assert answer.exit_code == 0, answer.output
    said = " ".join(answer.stdout.replace("│", " ").split())
    assert "Levels of support proposed in Authority 901, as at 30 November 2019" in said
    assert said.index("Targeted") < said.index("Core") < said.index(str(SECONDARIES[0]))
    assert said.index(str(SECONDARIES[0])) < said.index(str(SECONDARIES[1]))
    assert "policy: A policy for tests" in said
    assert "register: 2018-09-01" in said


@pytest.mark.usefixtures("country")
def test_the_json_is_what_was_kept_byte_for_byte(policy_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "levels.json"
    answer = ran(policy_file, "--format", "json", "--output", str(target))
    assert answer.exit_code == 0, answer.output
    assert hashlib.sha256(target.read_bytes()).hexdigest() == Run.objects.get().sha256
    found = json.loads(target.read_bytes())
    assert set(found) == {
        *("authority", "as_at", "policy", "releases", "register", "levels"),
        *("expected_by_chance", "schools"),
    }


@pytest.mark.usefixtures("country")
def test_the_csv_has_a_row_for_each_school(policy_file: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ran(policy_file, "--format", "csv").stdout)))
    assert len(rows) == Run.objects.get().schools
    low = next(row for row in rows if row["urn"] == str(SECONDARIES[0]))
    assert (low["level"], low["days"], low["visits"]) == ("Targeted", "8", "8")
    assert low["because"] == "“Low progress” holds."


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize("more", [["--dry-run"], ["--school", str(SECONDARIES[0])]])
def test_a_trial_keeps_nothing(policy_file: Path, more: list[str]) -> None:
    answer = ran(policy_file, *more)
    assert answer.exit_code == 0
    assert "run: not kept" in answer.stdout
    assert not Run.objects.exists()
    assert not PolicyVersion.objects.exists()


@pytest.mark.usefixtures("country")
def test_one_school_can_be_asked_for(policy_file: Path) -> None:
    answer = ran(policy_file, "--school", str(SECONDARIES[0]), "--format", "json")
    assert [school["urn"] for school in json.loads(answer.stdout)["schools"]] == [SECONDARIES[0]]
    answer = ran(policy_file, "--school", "123456")
    assert answer.exit_code == 3
    assert "No open state-funded school of Authority 901 has the number 123456" in answer.stderr


@pytest.mark.usefixtures("country")
def test_all_is_england(policy_file: Path) -> None:
    answer = ran(policy_file, "--format", "json", authority="all")
    assert json.loads(answer.stdout)["authority"] == {"code": None, "name": "England"}


@pytest.mark.usefixtures("country")
def test_an_unknown_authority_is_said_and_nothing_changes(policy_file: Path) -> None:
    answer = ran(policy_file, authority="777")
    assert answer.exit_code == 3
    assert "The register has no authority 777." in answer.stderr
    assert not Run.objects.exists()


def test_an_authority_that_is_no_code_is_not_understood(policy_file: Path) -> None:
    answer = ran(policy_file, authority="Leicester")
    assert answer.exit_code == 2
    assert "“Leicester” is not an authority's code" in answer.stderr


def test_without_a_register_it_says_what_to_load(policy_file: Path) -> None:
    assert not Extract.objects.exists()
    answer = ran(policy_file, authority="all")
    assert answer.exit_code == 3
    assert "no open state-funded school of England" in answer.stderr


# ---------------------------------------------------------------- fosse policy


def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.toml"
    path.write_text(TEXT.replace("ks4_progress8", "ks4_progres8").replace("below", "beneath"))
    return path


def test_a_sound_policy_is_said_to_be_sound(policy_file: Path) -> None:
    answer = CliRunner().invoke(policy, ["check", str(policy_file)])
    assert answer.exit_code == 0
    assert "no fault found" in answer.stdout
    assert "Light, Core, Targeted, Intensive" in answer.stdout


@pytest.mark.parametrize("verb", ["check", "publish"])
def test_faults_are_listed_with_file_and_line(tmp_path: Path, verb: str) -> None:
    path = faulty(tmp_path)
    answer = CliRunner().invoke(policy, [verb, str(path)])
    assert answer.exit_code == 3
    line = path.read_text().splitlines().index('measure = "ks4_progres8"') + 1
    assert "The policy has 2 faults:" in answer.stderr
    assert f"{path}:{line}: " in answer.stderr
    assert "Did you mean “ks4_progress8”?" in answer.stderr
    assert not PolicyVersion.objects.exists()


def test_a_policy_with_faults_assesses_nobody(tmp_path: Path) -> None:
    answer = ran(faulty(tmp_path))
    assert answer.exit_code == 3
    assert "The policy has 2 faults:" in answer.stderr


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(b'title = "one"\nintroduction = "\xa3500"\n')
    answer = CliRunner().invoke(policy, ["check", str(path)])
    assert answer.exit_code == 3
    assert "line 2: this is not UTF-8" in answer.stderr


def test_publishing_shows_it_to_the_public(policy_file: Path) -> None:
    answer = CliRunner().invoke(policy, ["publish", str(policy_file)])
    assert answer.exit_code == 0
    assert "Published: “A policy for tests”, in force from 1 February 2026." in answer.stdout
    assert PolicyVersion.objects.get().published


# ---------------------------------------------------------------- fosse runs


@pytest.mark.usefixtures("country")
def test_runs_are_listed_shown_and_run_again(policy_file: Path) -> None:
    ran(policy_file)
    kept = Run.objects.get()
    listed = json.loads(CliRunner().invoke(runs, ["list", "--format", "json"]).stdout)["rows"]
    assert [(row["run"], row["authority"], row["schools"]) for row in listed] == [
        (kept.pk, "Authority 901", kept.schools)
    ]
    shown = CliRunner().invoke(runs, ["show", str(kept.pk), "--format", "json"]).stdout
    assert hashlib.sha256(shown.encode()).hexdigest() == kept.sha256
    again = CliRunner().invoke(runs, ["again", str(kept.pk)])
    assert again.exit_code == 0
    assert "The same" in again.stdout


@pytest.mark.usefixtures("country")
def test_the_hour_of_a_run_is_londons(policy_file: Path) -> None:
    ran(policy_file)
    Run.objects.update(run_at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    (row,) = json.loads(CliRunner().invoke(runs, ["list", "--format", "json"]).stdout)["rows"]
    assert row["run_at"] == "2026-07-01 00:30"


@pytest.mark.usefixtures("country")
def test_a_run_that_was_tampered_with_is_told(policy_file: Path) -> None:
    ran(policy_file)
    Run.objects.update(sha256="0" * 64)
    again = CliRunner().invoke(runs, ["again", str(Run.objects.get().pk)])
    assert again.exit_code == 1
    assert "Not the same" in again.stdout


def test_a_run_that_is_not_there_is_said() -> None:
    answer = CliRunner().invoke(runs, ["show", "7"])
    assert answer.exit_code == 3
    assert "There is no run 7" in answer.stderr


def test_runs_alone_lists() -> None:
    assert "Assessments that were kept" in CliRunner().invoke(runs, []).stdout
