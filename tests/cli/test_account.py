"""`fosse account`, as an operator uses it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from fosse.cli.account import command
from fosse.people.models import Account

pytestmark = pytest.mark.django_db
ANN = "ann@example.org"


def run(*arguments: str, said: str = "") -> Result:
    return CliRunner().invoke(command, arguments, input=said)


def add(*more: str) -> Result:
    return run("add", ANN, "--name", "Ann Example", *more)


def test_a_person_is_added_with_a_role_and_a_password_shown_once() -> None:
    answer = add("--role", "adviser", "--authority", "999")
    assert answer.exit_code == 0, answer.output
    assert "Ann Example is school improvement adviser, authority 999" in answer.stdout
    password = answer.stdout.partition("shown only now: ")[2].strip()
    assert Account.objects.get(email=ANN).check_password(password)
    assert "no authority with the code 999 is loaded yet" in answer.stderr


def test_two_made_passwords_are_not_the_same() -> None:
    first = add().stdout.partition("shown only now: ")[2]
    second = run("password", ANN).stdout.partition("shown only now: ")[2]
    assert first != second
    assert Account.objects.get().check_password(second.strip())


def test_what_is_refused_has_exit_code_3_and_adds_nothing() -> None:
    answer = add("--role", "school", "--authority", "999")
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert "needs a school" in answer.stderr
    assert add("--role", "adviser").exit_code == 3
    assert not Account.objects.exists()
    add()
    assert "already" in add().stderr
    weak = run("password", ANN, "--password-stdin", said="short\n")
    assert (weak.exit_code, "at least 12 characters" in weak.stderr) == (3, True)
    assert "See: fosse account list" in run("password", "ben@example.org").stderr


def test_what_is_not_understood_has_exit_code_2() -> None:
    assert run("add").exit_code == 2
    assert add("--role", "emperor", "--authority", "999").exit_code == 2


def test_a_password_is_read_from_standard_input_without_being_shown() -> None:
    answer = run("add", ANN, "--name", "Ann", "--password-stdin", said="three random words\n")
    assert answer.exit_code == 0
    assert "three random words" not in answer.output
    assert Account.objects.get().check_password("three random words")


def test_roles_are_listed_as_at_a_day_and_ended() -> None:
    add()
    run("role", ANN, "school", "--authority", "999", "--school", "100", "--from", "2026-01-01")
    ended = run(
        "role", ANN, "school", "--authority", "999", "--school", "100", "--end", "2026-02-01"
    )
    assert "until the day before 1 February 2026" in ended.stdout

    def roles(day: str) -> list[str]:
        listed = run("list", "--as-at", day, "--format", "json")
        return [row["roles"] for row in json.loads(listed.stdout)["rows"]]

    assert roles("2025-12-31") == [""]
    assert roles("2026-01-31") == ["school 100"]
    assert roles("2026-02-01") == [""]
    again = run(
        "role", ANN, "school", "--authority", "999", "--school", "100", "--end", "2026-03-01"
    )
    assert "holds no such role" in again.stderr


def test_a_closed_account_is_listed_as_closed() -> None:
    add()
    assert run("close", ANN, "--reason", "left").exit_code == 0
    assert run("close", ANN, "--reason", "left").exit_code == 3
    assert ",no," in run("list", "--format", "csv").stdout
