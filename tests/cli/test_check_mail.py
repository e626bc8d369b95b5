"""`fosse check` on mail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from fosse.cli.mail_check import mail
from fosse.stationery import outbox
from fosse.stationery.outbox import Mail

pytestmark = pytest.mark.django_db


def found() -> dict[str, tuple[str, str]]:
    return {one.what: (one.state, one.found) for one in mail()}


def test_mail_that_cannot_go_out_is_found(settings: Settings) -> None:
    settings.MAIL_ROUTE, settings.FOSSE_URL = None, ""
    assert found() == {"mail": ("look", "no mail server is set; no mails waiting")}
    settings.MAIL_ROUTE = {"backend": "x"}
    assert found()["links in mail"][0] == "look"
    settings.FOSSE_URL = "https://improvement.example.gov.uk"
    assert found() == {"mail": ("well", "no mails waiting, 0 sent")}
    outbox.queue(Mail(key="a", to="a@example.org", subject="x", text="."), at=timezone.now())
    assert found() == {"mail": ("well", "1 mail waiting, 0 sent")}
    taken = outbox.claim_next(now=timezone.now())
    assert taken is not None
    outbox.failed(taken, "450 later", at=timezone.now(), for_good=False)
    assert found() == {"mail": ("wrong", "1 mail waiting; the last error: 450 later")}
    outbox.failed(taken, "550 nobody", at=timezone.now(), for_good=True)
    assert found()["mail given up"] == ("look", "1 mail could not be sent")


def test_mail_that_nobody_tries_to_send_is_found(settings: Settings) -> None:
    settings.MAIL_ROUTE, settings.FOSSE_URL = {"backend": "x"}, "https://f.example"
    an_hour_ago = timezone.now() - timedelta(hours=1)
    outbox.queue(Mail(key="a", to="a@example.org", subject="x", text="."), at=an_hour_ago)
    assert found() == {"mail": ("wrong", "1 mail waiting, and nobody has tried to send it")}
