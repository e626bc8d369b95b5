"""`fosse mail` and `fosse foi digest`; what goes on beside the pages."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import OperationalError, transaction
from pytest_django import Settings
from tests.foi import making

from fosse.cli import post
from fosse.cli.foi import command as foi
from fosse.cli.mail import command
from fosse.foi.models import Sending
from fosse.stationery import outbox
from fosse.stationery.mail_facts import outbox_fact
from fosse.stationery.outbox import Mail
from fosse.stationery.sending import Round
from fosse.web.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rehearsed(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    settings.FOSSE_MAIL_FROM = "foi@ratae.example"
    folder = tmp_path / "mail"
    settings.MAIL_ROUTE = {
        "backend": "fosse.stationery.rehearsal.EmailBackend",
        "folder": str(folder),
    }
    monkeypatch.setenv("FOSSE_TODAY", "2026-12-16")
    return folder


def queue() -> None:
    with transaction.atomic():
        outbox.queue(Mail(key="a", to="ann@example.org", subject="An answer", text="."), at=now())


def test_mail_is_listed_and_sent(rehearsed: Path, settings: Settings) -> None:
    queue()
    (row,) = json.loads(CliRunner().invoke(command, ["list", "--format", "json"]).output)["rows"]
    assert (row["state"], row["to"], row["subject"]) == ("waiting", "ann@example.org", "An answer")
    route, settings.MAIL_ROUTE = settings.MAIL_ROUTE, None
    unset = CliRunner().invoke(command, ["send"])
    assert (unset.exit_code, "Set FOSSE_MAIL_URL" in unset.stderr) == (1, True)
    settings.MAIL_ROUTE = route
    sent = CliRunner().invoke(command, ["send"])
    assert (sent.exit_code, sent.output) == (0, "Sent 1 mail; none failed.\n")
    assert len(list(rehearsed.iterdir())) == 1


def test_a_folder_that_cannot_be_written_loses_nothing(rehearsed: Path) -> None:
    queue()
    rehearsed.write_text("a file, and no folder", encoding="utf-8")
    failed = CliRunner().invoke(command, ["send"])
    assert failed.exit_code == 1
    assert outbox_fact().waiting == 1


def test_the_digest_is_said_and_queued_once(tmp_path: Path) -> None:
    making.officer()
    making.opened(date(2026, 11, 13))
    dry = CliRunner().invoke(foi, ["digest", "--dry-run", "--format", "json"])
    assert [row["queued"] for row in json.loads(dry.output)["rows"]] == ["no"]
    assert outbox_fact().waiting == 0
    for queued in ("yes", "no"):
        told = CliRunner().invoke(foi, ["digest", "--format", "json"])
        (row,) = json.loads(told.output)["rows"]
        assert (row["officer"], row["unassigned"], row["queued"]) == ("Ann Officer", 1, queued)
    assert outbox_fact().waiting == 1


def test_beside_the_pages_mail_goes_out_and_a_busy_database_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    queue()
    rounds: list[Round] = []
    monkeypatch.setattr(post, "EVERY", 1)
    monkeypatch.setattr(post, "close_old_connections", lambda: None)
    monkeypatch.setattr(post.digest, "is_time", lambda _: False)
    whole, tried = post.send_waiting, []

    def busy_at_first(**given: object) -> Round:
        tried.append(1)
        if len(tried) == 1:
            raise OperationalError("database is locked")
        return whole(**given)

    monkeypatch.setattr(post, "send_waiting", busy_at_first)
    post.keep_sending(tell=rounds.append, until=lambda: len(rounds) == 2, wait=lambda _: None)
    assert [done.sent for done in rounds] == [1, 0]
    assert "The post waits a round: database is locked" in caplog.text


def test_the_network_address_of_a_sender_is_let_go_after_a_day_though_nobody_sends_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(post, "close_old_connections", lambda: None)
    case_id = making.receive().case_id
    for token, hours in (("old", 25), ("new", 23)):
        at = now() - timedelta(hours=hours)
        Sending.objects.create(token=token, case_id=case_id, address="192.0.2.1", at=at)
    rounds: list[Round] = []
    post.keep_sending(tell=rounds.append, until=lambda: bool(rounds), wait=lambda _: None)
    assert dict(Sending.objects.values_list("token", "address")) == {"old": "", "new": "192.0.2.1"}


def test_no_process_is_started_where_no_mail_can_go(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    monkeypatch.setattr(post.subprocess, "Popen", lambda *given, **_: started.append(given))
    post.start()
    settings.MAIL_ROUTE = None
    post.start()
    assert len(started) == 1
