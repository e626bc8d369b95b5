"""`fosse foi receive`, `list`, `show` and `forget`: requests at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings
from tests.foi.intake import made_files as made

from fosse.cli.foi import command
from fosse.foi import facts
from fosse.foi.models import Case, Paper
from fosse.foi.papers import paper_bytes
from fosse.schools.models import Authority

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ratae(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    settings.FOSSE_AUTHORITY = 990
    monkeypatch.setenv("FOSSE_TODAY", "2026-11-21")
    Authority.objects.create(code=990, name="Ratae")


def run(*arguments: object, **other: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments], **other)


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "message.eml"
    path.write_bytes(data)
    return path


def received(folder: Path, data: bytes, *arguments: str) -> Result:
    return run("receive", saved(folder, data), "--received", "2026-11-20", *arguments)


def test_an_email_is_logged_with_its_attachments_and_kept_as_it_came(tmp_path: Path) -> None:
    mail = made.mail("Dear all,\n\nHow many clusters are there?", files={"plan.pdf": made.PDF})
    answer = received(tmp_path, mail)
    assert (answer.exit_code, answer.output) == (0, "Logged as FOI-2026-0001.\n")
    case = Case.objects.get()
    assert (case.received_on.isoformat(), case.channel) == ("2026-11-20", "email")
    who = facts.requester(case.reference)
    assert who and (who.name, who.email) == ("Ann Example", "ann@example.org")
    assert [paper.name for paper in Paper.objects.order_by("pk")] == ["message.eml", "plan.pdf"]
    assert paper_bytes(Paper.objects.earliest("pk").pk) == mail


def test_the_same_email_twice_is_one_request(tmp_path: Path) -> None:
    first, again = received(tmp_path, made.mail()), received(tmp_path, made.mail())
    assert first.exit_code == 0
    assert again.exit_code == 1
    assert again.output == (
        "It is FOI-2026-0001 again, word for word. No second request was made.\n"
    )
    assert (Case.objects.count(), Paper.objects.count()) == (1, 1)


def test_nobody_guesses_the_day_of_receipt(tmp_path: Path) -> None:
    answer = run("receive", saved(tmp_path, made.mail()))
    assert answer.exit_code == 3
    assert "sent on 20 November 2026, and today is 21 November 2026" in answer.stderr
    assert "--received 2026-11-20" in answer.stderr
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"invoice.pdf": made.WINDOWS_PROGRAM}, "It is a program or a script"),
        ({"figures.xlsx": made.workbook({"xl/vbaProject.bin": b"x"})}, "It holds macros"),
        ({"plan.pdf": b""}, "It is empty"),
    ],
)
def test_what_is_not_safe_is_left_and_said(
    tmp_path: Path, files: dict[str, bytes], words: str
) -> None:
    answer = received(tmp_path, made.mail(files=files))
    assert answer.exit_code == 1
    assert "Logged as FOI-2026-0001." in answer.output
    assert words in answer.output
    assert [paper.name for paper in Paper.objects.all()] == ["message.eml"]


@pytest.mark.once
def test_an_attachment_of_26_megabytes_is_left_and_a_mail_of_50_not_taken(tmp_path: Path) -> None:
    big = received(tmp_path, made.mail(files={"big.bin": b"\x01" * (26 * 2**20)}))
    assert big.exit_code == 1
    assert "It has 26.0 MB; at most 25 MB are taken" in big.output
    assert [paper.name for paper in Paper.objects.all()] == ["message.eml"]
    huge = received(tmp_path, b"From: a@example.org\n\n" + b"x" * (50 * 2**20))
    assert huge.exit_code == 3
    assert "message.eml is larger than 40 MB. Nothing was logged." in huge.stderr


def test_an_empty_request_is_not_logged(tmp_path: Path) -> None:
    answer = received(tmp_path, made.mail(" \n\n"))
    assert answer.exit_code == 3
    assert "The request is empty. Write what information is asked for." in answer.stderr
    assert not Case.objects.exists()


def test_broken_mime_is_logged_with_what_is_wrong(tmp_path: Path) -> None:
    broken = (
        b"From: Ann Example <ann@example.org>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        b"--x\r\nContent-Transfer-Encoding: base64\r\n\r\nSG93IG1hbnkgY2x1c3Rlc!!nM/\r\n"
    )
    answer = received(tmp_path, broken)
    assert answer.exit_code == 1
    assert "Look at: Part of the e-mail was damaged on its way" in answer.output
    assert Case.objects.get().text.startswith("How many cluste")
    assert paper_bytes(Paper.objects.get().pk) == broken


def test_html_stays_text(tmp_path: Path) -> None:
    received(tmp_path, made.mail("<script>alert(1)</script> How many clusters?"))
    assert Case.objects.get().text == "<script>alert(1)</script> How many clusters?"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("letter.pdf", made.PDF, "It is a PDF and no e-mail. Log the request by hand"),
        ("letter.docx", made.workbook(), "It is an office file or a zip, and no e-mail"),
        ("request.msg", made.compound("__properties_version1.0"), "Save it as .eml or PDF"),
        ("request.eml", made.WINDOWS_PROGRAM, "It is a program or a script"),
    ],
)
def test_what_is_no_email_is_not_logged_as_one(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    answer = run("receive", path, "--received", "2026-11-20")
    assert answer.exit_code == 3
    assert f"{name}: " in answer.stderr and words in answer.stderr
    assert not Case.objects.exists()


def test_a_letter_of_many_headings_is_no_email() -> None:
    typed = "Question: how many clusters are there?\r\n and where?\r\n" * 40
    answer = run("receive", "--name", "Ann Example", "--email", "ann@example.org", input=typed)
    assert answer.exit_code == 0
    assert Case.objects.get().text.startswith("Question: how many clusters")


@pytest.mark.parametrize("begins", [b"", b"From ann@example.org Fri Nov 20 10:00:00 2026\n"])
def test_an_email_on_standard_input_is_read_as_one(begins: bytes) -> None:
    mail = made.mail("How many clusters are there?", files={"plan.pdf": made.PDF})
    answer = run("receive", "--received", "2026-11-20", input=begins + mail)
    assert (answer.exit_code, answer.output) == (0, "Logged as FOI-2026-0001.\n")
    assert Case.objects.get().text == "How many clusters are there?"
    assert [paper.name for paper in Paper.objects.order_by("pk")] == ["message.eml", "plan.pdf"]


def test_a_letter_is_typed_on_standard_input() -> None:
    answer = run(
        "receive", "--channel", "letter", "--name", "Bob", "--address", "1 High Street, Ratae",
        input="Please tell me how many schools there are.\n",
    )  # fmt: skip
    assert answer.exit_code == 1  # a name of one word may be no person's: somebody must look
    assert "Look at: “Bob” is one word." in answer.output
    case = Case.objects.get()
    assert (case.channel, case.received_on.isoformat()) == ("letter", "2026-11-21")


def test_what_a_valid_request_lacks_is_said_with_the_section(tmp_path: Path) -> None:
    answer = received(tmp_path, b"Subject: x\n\nHow many schools are there?")
    assert answer.exit_code == 1
    assert "Enter your name. A request has to say who is asking. (FOIA s.8(1)(b))" in answer.output


def test_open_requests_are_listed_and_one_is_shown_without_who_made_it(tmp_path: Path) -> None:
    received(tmp_path, made.mail("How many clusters are there?\n\nYours\nAnn Example"))
    listed = json.loads(run("list", "--format", "json").output)
    (row,) = listed["rows"]
    assert (row["reference"], row["part"], row["due_on"]) == (
        "FOI-2026-0001",
        "later",
        "2026-12-21",
    )
    shown = run("show", "foi-2026-0001")
    assert shown.exit_code == 0
    assert "FOIA-10-1" in shown.output and "2026-12-21, running" in shown.output
    assert "Ann Example" not in shown.output
    missing = run("show", "FOI-1999-0001")
    assert (missing.exit_code, "There is no request FOI-1999-0001" in missing.stderr) == (3, True)


def test_statistics_by_quarter(tmp_path: Path) -> None:
    received(tmp_path, made.mail())
    answer = run("statistics", "--from", "2026-07-01", "--to", "2026-12-31", "--format", "json")
    summer, autumn, whole = json.loads(answer.output)["rows"]
    assert (summer["received"], autumn["received"], autumn["open"]) == (0, 1, 1)
    assert (whole["quarter"], whole["to"], whole["received"]) == ("all", "2026-12-31", 1)
    assert "Requests received" in run("statistics").output
    swapped = run("statistics", "--from", "2026-12-01", "--to", "2026-01-01")
    assert (swapped.exit_code, "Swap them" in swapped.output) == (2, True)


def test_forgetting_says_what_it_would_do_and_does_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    received(tmp_path, made.mail())
    case = Case.objects.get()
    from fosse.foi import actions
    from fosse.people.operator import Operator
    from fosse.web.clock import now, today

    actions.withdraw(case_id=case.pk, on=today(), by=Operator("tests"), at=now())
    monkeypatch.setenv("FOSSE_TODAY", "2029-11-22")
    dry = run("forget", "--dry-run")
    assert dry.output.startswith("Would remove who made 1 request that")
    who = facts.requester(case.reference)
    assert who and who.name == "Ann Example"
    none = run("forget", "--before", "2026-11-21")
    assert none.output.startswith("Removed who made 0 requests that")
    done = run("forget")
    assert (done.exit_code, done.output.startswith("Removed who made 1 request that")) == (0, True)
    gone = facts.requester(case.reference)
    assert gone and (gone.name, gone.email) == ("", "")
