"""`fosse foi due`: the day, its rule, and each day skipped with its reason."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fosse.calendar import actions
from fosse.cli.foi import command
from fosse.people.operator import Operator
from fosse.web.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOSSE_TODAY", "2026-12-10")


def ask(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["due", *arguments])


def said(*arguments: str) -> dict[str, object]:
    answer = ask(*arguments, "--format", "json")
    assert answer.exit_code == 0, answer.output
    found: dict[str, object] = json.loads(answer.output)
    return found


def test_the_day_the_rule_and_each_day_skipped() -> None:
    """FOIA-10-1."""
    answer = ask("--received", "2026-11-20")
    assert answer.exit_code == 0, answer.output
    assert answer.output.startswith("Due on Monday 21 December 2026, provisional")
    assert "bank holiday in Scotland: St Andrew’s Day" in answer.output
    assert "FOIA-10-1" in answer.output and "s.10(1)" in answer.output
    rows = list(
        csv.DictReader(io.StringIO(ask("--received", "2026-11-20", "--format", "csv").output))
    )
    assert [row["day"] for row in rows][:2] == ["2026-11-21", "2026-11-22"]
    assert len(rows) == 11


@pytest.mark.parametrize(
    ("arguments", "due", "rule"),
    [
        ("--received 2026-11-21", "2026-12-21", "FOIA-10-1"),
        ("--received 2026-12-24", "2027-01-27", "FOIA-10-1"),
        ("--received 2026-12-01 --clarified 2026-12-14", "2027-01-15", "FOIA-10-1"),
        (
            "--received 2026-12-01 --fee-notice 2026-12-08 --paid 2026-12-15",
            "2027-01-12",
            "FOIA-10-1",
        ),
        ("--received 2026-11-20 --extended 2026-12-18", "2027-01-22", "FOIA-10-3"),
        ("--received 2026-11-20 --extended 2026-12-18 --regime eir", "2027-01-22", "EIR-7-1"),
        ("--received 2026-11-20 --regime reuse", "2026-12-21", "RPSI-8"),
    ],
)
def test_what_happened_since_is_taken_into_account(arguments: str, due: str, rule: str) -> None:
    found = said(*arguments.split())
    assert (found["due"], found["rule"]) == (due, rule)


def test_while_the_fee_is_awaited_nothing_is_due_but_the_fee() -> None:
    found = said("--received", "2026-12-01", "--fee-notice", "2026-12-08")
    assert found["due"] is None
    assert "FOIA-9-2" in str(found["also"]) and "7 March 2027" in str(found["also"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            "--fee-notice 2026-12-08",
            (
                "The clock of FOIA-10-1 is paused. It waits for the fee, since 8 December 2026 "
                "(FOIA-10-2).",
                "It can come until 7 March 2027 (FOIA-9-2)",
                "8 December 2026: Fee asked for: from this day on, no day counts.",
            ),
        ),
        (
            "--asked 2026-12-05",
            (
                "The clock of FOIA-10-1 is stopped. It waits for the requester to make the request "
                "clear, since 5 December 2026 (FOIA-1-3).",
                "It can come until 5 February 2027 (FOIA-1-3-LAPSE)",
            ),
        ),
        ("--fee-notice 2026-12-08 --regime eir", ("since 8 December 2026 (EIR-8-6).",)),
        ("--asked 2026-12-05 --regime eir", ("since 5 December 2026 (EIR-9-4).",)),
    ],
)
def test_while_the_time_stands_still_it_says_for_what_and_since_when(
    arguments: str, words: tuple[str, ...]
) -> None:
    """FOIA-10-2, FOIA-1-3; EIR-8-6, EIR-9-4."""
    answer = ask("--received", "2026-12-01", *arguments.split())
    assert answer.exit_code == 0, answer.output
    assert answer.output.startswith("Nothing is due now.\n")
    for said in words:
        assert said in answer.output
    assert "None" not in answer.output and "weekday" not in answer.output


def test_programs_read_what_it_waits_for() -> None:
    found = said("--received", "2026-12-01", "--asked", "2026-12-05")
    assert found["waits"] == (
        "for the requester to make the request clear, since 5 December 2026 (FOIA-1-3)"
    )
    assert "waits" not in said("--received", "2026-12-01")


def test_with_the_bank_holidays_on_record_it_is_not_provisional() -> None:
    nations = ("england-and-wales", "scotland", "northern-ireland")
    listed = {
        nation: {"events": [{"title": title, "date": day} for title, day in LISTED]}
        for nation in nations
    }
    actions.learn(json.dumps(listed).encode(), source="test", by=Operator("tests"), at=now())
    assert said("--received", "2026-11-20")["provisional"] == "no"
    assert "28 December 2026" in str(said("--received", "2026-12-24")["provisional"])


LISTED = (("Christmas Day", "2026-12-25"), ("Boxing Day", "2026-12-28"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("--received 2026-12-01 --paid 2026-12-15", "give the day of “fees notice given” too"),
        ("--received 2026-12-01 --asked 2026-11-30", "is before request received"),
        ("--received 2026-12-01 --fee-notice 2026-12-08 --paid 2026-12-07", "is before fees"),
        ("--received 1 December", "does not match"),
        ("", "--received"),
        ("--received 2004-12-31", "not in force on 31 December 2004"),
        ("--received 2015-07-01 --regime reuse --extended 2015-07-10", "RPSI-8-2"),
    ],
)
def test_days_that_cannot_be_are_refused_in_words(arguments: str, words: str) -> None:
    answer = ask(*arguments.split(maxsplit=1 if "1 December" in arguments else -1))
    assert answer.exit_code == 2
    assert words in answer.output


def test_it_can_be_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "due.csv"
    assert ask("--received", "2026-11-20", "--format", "csv", "--output", str(file)).exit_code == 0
    assert file.read_text("utf-8").startswith("day,weekday,why")
