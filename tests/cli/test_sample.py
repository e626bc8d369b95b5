"""`fosse sample`, where it must not do what it was asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import override_settings

from fosse.cli import sample_people
from fosse.cli.sample import command
from fosse.people.models import Account
from fosse.schools.models import Authority, School


def test_a_generator_that_is_not_there_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FOSSE_SAMPLE", str(tmp_path))
    answer = CliRunner().invoke(command, ["make"])
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert str(tmp_path) in answer.stderr
    assert "FOSSE_SAMPLE" in answer.stderr


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("keep me", encoding="utf-8")
    answer = CliRunner().invoke(command, ["make", "--into", str(tmp_path)])
    assert answer.exit_code == 3
    assert "holds other files" in answer.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.django_db
def test_made_up_schools_never_stand_among_real_ones() -> None:
    Authority.objects.create(code=101, name="Elsewhere")
    Authority.objects.create(code=102, name="Farther")
    answer = CliRunner().invoke(command)
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert "holds schools of Elsewhere and 1 other authority" in answer.stderr
    assert not School.objects.exists()


@pytest.mark.django_db
def test_sign_ins_that_everybody_knows_are_not_made_beside_real_accounts() -> None:
    with override_settings(FOSSE_DEMO=False):
        assert sample_people.allowed()  # nobody is there
        Account.objects.create_user("adviser@ratae.example", "Made Up", "whatever words")
        assert sample_people.allowed()  # only the sample's own
        Account.objects.create_user("ann@example.org", "Ann Example", "three random words")
        assert not sample_people.allowed()
    with override_settings(FOSSE_DEMO=True):
        assert sample_people.allowed()


def test_help_says_what_it_does_in_an_officers_words() -> None:
    answer = CliRunner().invoke(command, ["--help"])
    assert "Make and load Ratae" in answer.output
    assert "load" in answer.output and "make" in answer.output
