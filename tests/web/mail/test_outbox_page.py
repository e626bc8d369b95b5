"""The page of the outbox: what waits, and what went wrong."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings
from tests.web.conftest import SignedIn

from fosse.people.models import RoleName
from fosse.schools.models import Authority
from fosse.stationery import outbox
from fosse.stationery.models import OutgoingMail
from fosse.stationery.outbox import Mail
from fosse.web.clock import now

pytestmark = pytest.mark.django_db
PAGE = "/authorities/999/mail"


@pytest.fixture
def officer(signed_in: SignedIn) -> Client:
    Authority.objects.create(code=999, name="Ratae")
    return signed_in(RoleName.INFORMATION_OFFICER)


def queue(key: str = "a", authority_code: int = 999) -> OutgoingMail:
    mail = Mail(
        key=key,
        to="ann@example.org",
        subject="<b>An answer</b>",
        text=".",
        about="FOI-2026-0001",
        authority_code=authority_code,
    )
    outbox.queue(mail, at=now())
    return OutgoingMail.objects.get(key=key)


def text(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_it_says_that_no_mail_goes_out(officer: Client, settings: Settings) -> None:
    settings.MAIL_ROUTE = None
    queue()
    page = text(officer)
    assert "No mail server is set, so no mail goes out. 1 mail waits." in page
    assert "&lt;b&gt;An answer&lt;/b&gt;" in page


def test_it_says_why_mail_waits_and_that_nothing_is_lost(
    officer: Client, settings: Settings
) -> None:
    settings.MAIL_ROUTE = {"backend": "x"}
    assert "All mail has gone out." in text(officer)
    queue()
    assert "1 mail waits to go out." in text(officer)
    mail = outbox.claim_next(now=now())
    assert mail is not None
    outbox.failed(mail, "The mail server was not reached: refused", at=now(), for_good=False)
    page = text(officer)
    assert "1 mail waits, because the mail server does not take it. Nothing is lost." in page
    assert "The mail server was not reached: refused" in page


def test_what_could_not_be_sent_is_tried_again_on_request(
    officer: Client, settings: Settings
) -> None:
    settings.MAIL_ROUTE = {"backend": "x"}
    mail, elsewhere = queue(), queue("b", 998)
    for each in (mail, elsewhere):
        each.tries = 1
        outbox.failed(each, "550 nobody of that name here", at=now(), for_good=True)
    page = text(officer)
    assert "1 mail could not be sent." in page
    assert f"{PAGE}/{mail.pk}/again" in page
    for each in (mail, elsewhere):
        officer.post(f"{PAGE}/{each.pk}/again")
        each.refresh_from_db()
    assert mail.given_up_at is None
    assert elsewhere.given_up_at is not None  # another authority's
    again = officer.post(f"{PAGE}/{mail.pk}/again", follow=True).content.decode()
    assert "Nothing was changed" in again


def test_it_is_for_information_officers_only(signed_in: SignedIn) -> None:
    assert signed_in(RoleName.HEAD_OF_SERVICE).get(PAGE).status_code == 403
