"""What a visitor reads when something is wrong."""

from __future__ import annotations

import logging

import pytest
from django.http import HttpResponse
from django.test import Client

from fosse.people.models import RoleName
from fosse.web import settings as installation

from .conftest import SignedIn

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.broken_urls")]


def page(answer: HttpResponse) -> str:
    text = answer.content.decode()
    assert '<html lang="en-GB"' in text
    assert "Traceback" not in text
    return text


def test_an_address_that_is_not_there(client: Client) -> None:
    answer = client.get("/no-such-page")
    assert answer.status_code == 404
    assert "If you typed the address, check it." in page(answer)


def test_a_thing_that_is_not_there_is_named(client: Client) -> None:
    answer = client.get("/policy/4711")
    assert answer.status_code == 404
    assert "No published policy has this number." in page(answer)


def test_a_page_that_is_not_for_me_says_why(signed_in: SignedIn) -> None:
    answer = signed_in(RoleName.CLUSTER_LEAD).get("/audit")
    assert answer.status_code == 403
    text = page(answer)
    assert "Your role does not let you see who did what." in text
    assert "administrator; head of service" in text


def test_a_view_that_says_nothing_of_access_is_closed_to_everybody(
    client: Client, signed_in: SignedIn, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="fosse.web.access"):
        for visitor in (client, signed_in(RoleName.ADMINISTRATOR)):
            assert visitor.get("/forgotten").status_code == 403
    assert "says nothing of who may open it" in caplog.text


def test_an_address_that_makes_no_sense(client: Client) -> None:
    answer = client.get("/suspicious")
    assert answer.status_code == 400
    assert "does not make sense to Fosse" in page(answer)


def test_what_the_view_said_of_a_bad_request_is_shown(client: Client) -> None:
    answer = client.get("/not-understood")
    assert answer.status_code == 400
    assert "“&lt;b&gt;” is not a date." in page(answer)
    assert "does not make sense" not in page(answer)


def test_a_file_that_is_too_large_names_the_command_that_takes_it(client: Client) -> None:
    answer = client.get("/too-big")
    assert answer.status_code == 400
    assert "fosse load" in page(answer)


def test_a_fault_of_ours_says_so_and_shows_nothing_of_the_inside() -> None:
    client = Client(raise_request_exception=False)
    answer = client.get("/broken")
    assert answer.status_code == 500
    text = page(answer)
    assert "The fault is ours" in text
    assert "ZeroDivisionError" not in text


def test_a_fault_of_a_page_is_in_the_log_in_full(client: Client) -> None:
    client.raise_request_exception = False
    log = installation.HOME / "fosse.log"
    before = len(log.read_text("utf-8")) if log.exists() else 0
    assert client.get("/broken").status_code == 500
    said = log.read_text("utf-8")[before:]
    assert "ERROR django.request: Internal Server Error: /broken" in said
    assert "ZeroDivisionError" in said
    assert log.stat().st_mode & 0o777 == 0o600
