"""Signing in and out: who gets in, where they land, and what slows down guessing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from fosse.audit.models import Event
from fosse.people import actions
from fosse.people.models import FailedSignIn, RoleName
from fosse.people.operator import Operator

from .conftest import PASSWORD, TODAY, Person, SignedIn

pytestmark = pytest.mark.django_db
ANN = "ann@example.org"


def send(client: Client, *, password: str = PASSWORD, email: str = ANN, to: str = ""):
    return client.post("/sign-in", {"email": email, "password": password, "next": to})


def test_the_right_password_leads_to_ones_work_and_is_recorded(
    client: Client, person: Person
) -> None:
    account = person(RoleName.ADVISER, email=ANN)
    answer = send(client, email=" ANN@example.org ")
    assert answer.headers["Location"] == "/work"
    event = Event.objects.get(verb="account.signed_in")
    assert (event.by_id, event.detail) == (account.pk, {"address": "127.0.0.1"})


def test_the_wrong_password_says_so_without_telling_whether_there_is_an_account(
    client: Client, person: Person
) -> None:
    person(email=ANN)
    known = send(client, password="not the password")
    unknown = send(client, email="ben@example.org", password="not the password")
    for answer in (known, unknown):
        assert answer.status_code == 200
        assert "The e-mail address or the password is wrong." in answer.content.decode()
        assert "Error: Sign in" in answer.content.decode()
    assert Event.objects.filter(verb="account.sign_in_failed").count() == 2
    assert "not the password" not in str(list(Event.objects.values()))


def test_a_visitor_lands_where_they_were_going(client: Client, person: Person) -> None:
    person(email=ANN)
    refused = client.get("/account?x=1")
    assert refused.headers["Location"] == "/sign-in?next=%2Faccount%3Fx%3D1"
    assert b'name="next" value="/account?x=1"' in client.get(refused.headers["Location"]).content
    assert send(client, to="/account?x=1").headers["Location"] == "/account?x=1"


@pytest.mark.parametrize(
    "to", ["https://elsewhere.example/", "//elsewhere.example", "javascript:1"]
)
def test_nobody_is_sent_to_another_site(client: Client, person: Person, to: str) -> None:
    person(email=ANN)
    assert send(client, to=to).headers["Location"] == "/work"


def test_the_sixth_try_waits_even_with_the_right_password(client: Client, person: Person) -> None:
    person(email=ANN)
    for _ in range(5):
        send(client, password="guess")
    answer = send(client)
    assert "too many failed sign-ins" in answer.content.decode()
    assert (
        "Wait 30 seconds" in answer.content.decode() or "Wait 29 seconds" in answer.content.decode()
    )
    assert "_auth_user_id" not in client.session
    FailedSignIn.objects.update(at=timezone.now() - timedelta(seconds=31))
    assert send(client).status_code == 302


def test_a_stranger_elsewhere_does_not_shut_an_officer_out(client: Client, person: Person) -> None:
    person(email=ANN)
    stranger = Client(REMOTE_ADDR="192.0.2.66")
    for _ in range(8):
        send(stranger, password="guess")
    assert send(client).status_code == 302


def test_the_visitors_address_is_what_our_own_proxy_saw(
    client: Client, person: Person, settings
) -> None:
    person(email=ANN)
    settings.FOSSE_PROXIES = 1
    client.post(
        "/sign-in",
        {"email": ANN, "password": "guess"},
        HTTP_X_FORWARDED_FOR="198.51.100.9, 203.0.113.7",
    )
    assert FailedSignIn.objects.get().address == "203.0.113.7"


def test_without_a_proxy_nobody_can_claim_an_address(client: Client, person: Person) -> None:
    person(email=ANN)
    client.post(
        "/sign-in", {"email": ANN, "password": "guess"}, HTTP_X_FORWARDED_FOR="198.51.100.9"
    )
    assert FailedSignIn.objects.get().address == "127.0.0.1"


def test_a_closed_account_cannot_sign_in_and_its_session_ends(
    client: Client, person: Person
) -> None:
    account = person(email=ANN)
    send(client)
    assert client.get("/account").status_code == 200
    actions.deactivate(account=account, today=TODAY, by=Operator("tests"), reason="left")
    assert client.get("/account").status_code == 302
    assert "wrong" in send(client).content.decode()


def test_signing_out_needs_a_form_and_ends_the_session(signed_in: SignedIn) -> None:
    client = signed_in(RoleName.ADVISER)
    assert client.get("/sign-out").status_code == 405
    answer = client.post("/sign-out", follow=True)
    assert "You are signed out." in answer.content.decode()
    assert client.get("/account").status_code == 302


def test_forms_are_taken_only_from_our_own_pages(person: Person) -> None:
    person(email=ANN)
    answer = send(Client(enforce_csrf_checks=True))
    assert answer.status_code == 403
    assert "Go back, load the page again" in answer.content.decode()


def test_a_session_lasts_a_working_day(client: Client, person: Person) -> None:
    person(email=ANN)
    cookie = send(client).cookies["sessionid"]
    assert cookie["max-age"] == 10 * 60 * 60
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_what_one_person_may_see_no_cache_keeps_for_the_next(signed_in: SignedIn) -> None:
    assert signed_in().get("/account").headers["Cache-Control"] == "private, no-store"
    assert "private" not in Client().get("/privacy").headers.get("Cache-Control", "")


def test_changing_ones_password_needs_the_old_one_and_keeps_one_signed_in(
    signed_in: SignedIn,
) -> None:
    client = signed_in()
    wrong = client.post("/account/password", {"old": "no", "new": "four other random words"})
    assert "This is not your password." in wrong.content.decode()
    weak = client.post("/account/password", {"old": PASSWORD, "new": "short"})
    assert "at least 12 characters" in weak.content.decode()
    done = client.post(
        "/account/password", {"old": PASSWORD, "new": "four other random words"}, follow=True
    )
    assert "Your password is changed." in done.content.decode()
    assert client.get("/account").status_code == 200


def test_the_samples_sign_ins_are_listed_only_where_that_was_asked_for(
    client: Client, person: Person, settings
) -> None:
    person(RoleName.ADVISER, email="adviser@ratae.example", name="Amal Adviser")
    person(RoleName.ADVISER, email="real@example.org", name="Rhoda Real")
    assert b"adviser@ratae.example" not in client.get("/sign-in").content
    settings.FOSSE_DEMO = True
    page = client.get("/sign-in").content.decode()
    assert "adviser@ratae.example" in page
    assert "Rhoda" not in page


def test_signing_out_sets_no_cookie_that_the_privacy_page_does_not_name(
    client: Client, person: Person
) -> None:
    person(email=ANN)
    send(client)
    out = client.post("/sign-out")
    told = client.get("/privacy").content.decode()
    assert set(out.cookies) <= {"sessionid", "csrftoken"}
    assert all(f">{name}<" in told for name in client.cookies)
    assert "You are signed out." in told
    assert "You are signed out." not in client.get("/privacy").content.decode()
