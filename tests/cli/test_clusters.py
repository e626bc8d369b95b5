"""`fosse clusters` and `fosse import`, as an officer uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.schools.making import load, school

from fosse.cli import clusters, import_
from fosse.schools.models import Group

pytestmark = pytest.mark.django_db

CLUSTERS = (
    "authority,cluster,urn,role,joined_on\n"
    "999,North,900001,lead,2007-09-01\n"
    "999,North,900002,,2009-09-01\n"
)
POSTS = (
    "authority,cluster,title,holder,salaried,employer,funder,starts_on\n"
    "999,North,coordinator,A. Bell,yes,Bede School,Bede School,2008-09-01\n"
)


@pytest.fixture(autouse=True)
def register() -> None:
    load([school(900001, "Bede School"), school(900002)])


def bring_in(tmp_path: Path, what: str, text: str, *arguments: str) -> Result:
    path = tmp_path / f"{what}.csv"
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(import_.command, [what, str(path), *arguments])


def ask(*arguments: str) -> Result:
    return CliRunner().invoke(clusters.command, ["--authority", "999", *arguments])


def test_a_preview_saves_nothing(tmp_path: Path) -> None:
    answer = bring_in(tmp_path, "clusters", CLUSTERS)
    assert answer.exit_code == 0, answer.output
    assert "3 changes. Nothing is saved yet" in answer.output
    assert not Group.objects.exists()


def test_the_three_questions_for_two_days(tmp_path: Path) -> None:
    for what, text in (("clusters", CLUSTERS), ("posts", POSTS)):
        answer = bring_in(tmp_path, what, text, "--apply", "--reason", "Agreed")
        assert answer.exit_code == 0, answer.output
    said = json.loads(ask("--as-at", "2010-01-01", "--format", "json").output)
    assert said["answers"]["how_many"].startswith("1 cluster.")
    assert said["answers"]["which_schools"].startswith("2 schools.")
    assert "Yes" in said["answers"]["salaried_coordinator"]
    assert "employed and paid by Bede School" in said["answers"]["salaried_coordinator"]
    assert [row["urn"] for row in said["rows"]] == [900001, 900002]
    assert said["posts"][0]["holder"] == "A. Bell"
    before = json.loads(ask("--as-at", "2007-09-17", "--format", "json").output)
    assert [row["urn"] for row in before["rows"]] == [900001]
    assert before["posts"] == []


def test_the_table_begins_with_the_answers(tmp_path: Path) -> None:
    bring_in(tmp_path, "clusters", CLUSTERS, "--apply", "--reason", "Agreed")
    lines = ask("--as-at", "2010-01-01").output.splitlines()
    assert lines[0].strip() == "Clusters of Ratae on 1 January 2010"
    assert lines[1].startswith("How many clusters? 1 cluster.")


def test_what_is_printed_as_csv_can_be_brought_in_again(tmp_path: Path) -> None:
    bring_in(tmp_path, "clusters", CLUSTERS, "--apply", "--reason", "Agreed")
    bring_in(tmp_path, "posts", POSTS, "--apply", "--reason", "Agreed")
    for what, options in (("clusters", ()), ("posts", ("--posts",))):
        text = ask("--as-at", "2010-01-01", "--format", "csv", *options).output
        answer = bring_in(tmp_path, what, text)
        assert "nothing new" in answer.output, answer.output


def test_faults_are_listed_and_the_exit_code_says_that_nothing_was_done(tmp_path: Path) -> None:
    text = CLUSTERS + "999,North,900077,,\n999,North,900001,boss,\n"
    answer = bring_in(tmp_path, "clusters", text, "--apply", "--reason", "x", "--format", "json")
    assert answer.exit_code == 3
    said = json.loads(answer.output)
    assert [row["line"] for row in said["rows"] if row["what"] == "FAULT"] == [4, 5]
    assert said["saved"] is False
    assert not Group.objects.exists()


def test_a_reason_is_needed_to_save(tmp_path: Path) -> None:
    answer = bring_in(tmp_path, "clusters", CLUSTERS, "--apply")
    assert answer.exit_code == 2
    assert "--reason" in answer.stderr


def test_columns_that_are_not_read_are_something_to_look_at(tmp_path: Path) -> None:
    answer = bring_in(tmp_path, "clusters", "authority,cluster,urn,phone\n999,North,900001,1\n")
    assert answer.exit_code == 1
    assert "phone" in answer.output


def test_the_template_is_the_header_line() -> None:
    answer = CliRunner().invoke(import_.command, ["posts", "--template"])
    assert answer.output.strip() == (
        "authority,cluster,title,post,holder,salaried,fte,employer,funder,starts_on,ends_on"
    )


def test_an_unknown_authority_is_named() -> None:
    answer = CliRunner().invoke(clusters.command, ["--authority", "111"])
    assert answer.exit_code == 3
    assert "no authority with the code 111" in answer.stderr
