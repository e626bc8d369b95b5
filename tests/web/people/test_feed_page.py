"""The calendar feed: its address on the officer's page, and the feed for who knows it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import Settings
from tests.web.conftest import SignedIn

from fosse.people.models import RoleName

pytestmark = pytest.mark.django_db


def address(client: Client) -> str:
    found = re.search(r"<code[^>]*>(.+?)</code>", client.get("/account").content.decode())
    return found[1] if found else ""


def test_an_officer_makes_an_address_and_a_calendar_reads_it(
    signed_in: SignedIn, settings: Settings
) -> None:
    officer, calendar = signed_in(RoleName.INFORMATION_OFFICER), Client()
    assert address(officer) == ""
    officer.post("/account/calendar-feed", {"do": "renew"})
    first = address(officer)
    assert first.startswith("http://testserver/calendar-feed/")
    answer = calendar.get(first)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, max-age=900"
    assert answer.content.startswith(b"BEGIN:VCALENDAR")
    settings.FOSSE_URL = "https://improvement.example.gov.uk"
    assert address(officer).startswith("https://improvement.example.gov.uk/calendar-feed/")
    officer.post("/account/calendar-feed", {"do": "renew"})
    assert calendar.get(first).status_code == 404
    officer.post("/account/calendar-feed", {"do": "end"})
    assert address(officer) == ""


def test_who_handles_no_requests_has_none(signed_in: SignedIn) -> None:
    adviser = signed_in(RoleName.ADVISER)
    assert "Deadlines in your calendar" not in adviser.get("/account").content.decode()
    adviser.post("/account/calendar-feed", {"do": "renew"})
    assert address(adviser) == ""


def test_a_wrong_address_is_not_found(client: Client) -> None:
    assert client.get("/calendar-feed/1-0000.ics").status_code == 404
