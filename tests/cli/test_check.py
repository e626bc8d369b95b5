"""`fosse check`: what is wrong with an installation, and what to do about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from click.testing import CliRunner
from tests.calendar.making import file, given

from fosse.assessments import actions as assessments
from fosse.assessments.models import PolicyVersion
from fosse.calendar import actions as calendar
from fosse.cli import check, contents, soundness
from fosse.cli.soundness import Finding
from fosse.evidence import shelf
from fosse.evidence.models import Release
from fosse.people import actions
from fosse.people.demo import DOMAIN
from fosse.people.models import RoleName
from fosse.people.operator import Operator
from fosse.schools.models import Authority, Extract

OPERATOR = Operator("tests")
TODAY = date(2026, 3, 31)


def states(found: Iterator[Finding]) -> dict[str, str]:
    return {finding.what: finding.state for finding in found}


@pytest.fixture(autouse=True)
def home(settings: pytest.FixtureRequest, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    (tmp_path / "secret.key").write_text("x" * 60, "ascii")
    (tmp_path / "secret.key").chmod(0o600)
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "what", "state"),
    [
        ({}, "hosts", "well"),
        ({"FOSSE_HOSTS": "fosse.example.org", "FOSSE_HTTPS": "off"}, "HTTPS", "wrong"),
        ({"FOSSE_HOSTS": "fosse.example.org"}, "proxies", "look"),
        ({"FOSSE_HOSTS": "*"}, "hosts", "wrong"),
        ({"FOSSE_HOSTS": "fosse.example.org", "FOSSE_DEMO": "on"}, "FOSSE_DEMO", "wrong"),
        ({"FOSSE_DEMO": "on"}, "FOSSE_DEMO", "look"),
        ({"FOSSE_HOSTS": "fosse.example.org", "FOSSE_DEBUG": "on"}, "FOSSE_DEBUG", "wrong"),
    ],
)
def test_what_is_unsafe_on_a_network_is_found(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], what: str, state: str
) -> None:
    for name, said in changed.items():
        monkeypatch.setenv(name, said)
    assert states(soundness.network())[what] == state


def test_a_secret_key_must_be_long_and_kept_to_itself(
    settings: pytest.FixtureRequest, home: Path
) -> None:
    assert states(soundness.secret_key()) == {"secret key": "well"}
    (home / "secret.key").chmod(0o644)
    (found,) = soundness.secret_key()
    assert (found.state, found.what_to_do) == ("wrong", f"Run: chmod 600 {home / 'secret.key'}")
    settings.SECRET_KEY = "short"
    assert states(soundness.secret_key()) == {"secret key": "wrong"}


def test_a_colour_that_cannot_be_read_is_wrong(settings: pytest.FixtureRequest) -> None:
    settings.FOSSE_ACCENT = "#eeeeee"
    assert states(soundness.identity()) == {"colour": "wrong"}


def test_a_full_disk_is_said_before_it_hurts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundness, "ROOM", 2**62)
    assert states(soundness.home()) == {"home": "look"}


@pytest.mark.django_db
def test_bank_holidays_must_reach_half_a_year_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "today", lambda: TODAY)
    assert states(contents.calendar()) == {"bank holidays": "look"}
    at = datetime(2026, 1, 5, tzinfo=UTC)
    calendar.learn(file(given([2026])), source="GOV.UK", by=OPERATOR, at=at)
    assert [finding.state for finding in contents.calendar()] == ["well"]
    monkeypatch.setattr(contents, "today", lambda: date(2026, 7, 1))
    (found,) = contents.calendar()
    assert (found.state, found.found) == ("look", "they end on 28 December 2026")


@pytest.mark.django_db
def test_the_authority_and_its_register(settings: pytest.FixtureRequest) -> None:
    assert states(contents.authority()) == {"authority": "look"}
    settings.FOSSE_AUTHORITY = 999
    assert states(contents.authority()) == {"authority": "look"}
    Authority.objects.create(code=999, name="Ratae")
    assert states(contents.authority()) == {"authority": "well"}
    assert states(contents.register()) == {"register": "look"}
    Extract.objects.create(
        kind="establishments",
        dated=date(2026, 1, 15),
        sha256="0" * 64,
        source_name="x.csv",
        rows=2_000,
        loaded_at=datetime(2026, 1, 16, tzinfo=UTC),
    )
    (found,) = contents.register()
    assert found.found == "2,000 schools, extract of 15 January 2026"


@pytest.mark.django_db
def test_somebody_must_be_administrator_and_made_up_people_must_go(
    settings: pytest.FixtureRequest,
) -> None:
    assert states(contents.accounts()) == {"accounts": "look"}
    ann = actions.add_account(
        email=f"ann{DOMAIN}", name="Ann", password="three random words", today=TODAY, by=OPERATOR
    )
    actions.give_role(
        account=ann,
        name=RoleName.ADMINISTRATOR,
        authority_code=999,
        starts_on=date(2020, 1, 1),
        today=TODAY,
        by=OPERATOR,
    )
    assert states(contents.accounts()) == {"accounts": "well", "demo accounts": "wrong"}
    settings.FOSSE_DEMO = True
    assert states(contents.accounts()) == {"accounts": "well"}


@pytest.mark.django_db
def test_a_release_that_is_gone_or_damaged_is_found() -> None:
    release = Release.objects.create(
        publication="ks4",
        year="2023/24",
        stage="final",
        published_on=date(2025, 2, 1),
        published_basis="given",
        sha256="0" * 64,
        source_name="england_ks4final.csv",
        rows=3,
        school_rows=3,
        reject_count=0,
        loaded_at=datetime(2026, 1, 16, tzinfo=UTC),
    )
    (gone,) = contents.releases()
    assert (gone.state, "is not there" in gone.found) == ("wrong", True)
    place = shelf.put(pa.table({"_urn": list(range(1000))}), release.sha256, release.year)
    assert states(contents.releases()) == {"releases": "well"}
    data = bytearray(place.read_bytes())
    data[len(data) // 3] ^= 0xFF
    place.write_bytes(data)
    (damaged,) = contents.releases()
    assert (damaged.state, "cannot be read" in damaged.found) == ("wrong", True)
    assert "then load england_ks4final.csv again" in damaged.what_to_do


@pytest.mark.django_db
def test_a_policy_that_can_no_longer_be_read_is_found() -> None:
    assert states(contents.policies()) == {"policies": "look"}
    policy = (
        Path(__file__).resolve().parents[2] / "policies/2026-support-in-proportion-to-need.toml"
    )
    now = datetime(2026, 1, 20, tzinfo=UTC)
    assessments.publish(policy.read_text("utf-8"), by=OPERATOR, at=now)
    assert states(contents.policies()) == {"policies": "well"}
    PolicyVersion.objects.update(toml="title = 3")
    assert states(contents.policies()) == {"policies": "wrong"}


@pytest.mark.parametrize(
    ("found", "code"), [(["well"], 0), (["well", "look"], 1), (["look", "wrong", "well"], 3)]
)
def test_the_worst_finding_makes_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, found: list[str], code: int
) -> None:
    made = [Finding("x", state, "y") for state in found]
    monkeypatch.setattr(check, "findings", lambda: made)
    answer = CliRunner().invoke(check.command, ["--format", "json"])
    assert answer.exit_code == code
    assert [row["state"] for row in json.loads(answer.stdout)["rows"]] == found
