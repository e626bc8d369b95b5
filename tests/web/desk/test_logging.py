"""Logging a request: typed, pasted, uploaded; checked, and then on record."""

from __future__ import annotations

import re
from email.message import EmailMessage
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.foi.intake.made_files import compound
from tests.web.cases.pages import R, case, text
from tests.web.cases.whole import opened

from fosse.foi.models import Case, Paper, Requester

pytestmark = pytest.mark.django_db
CODE = 999
TYPED = {
    "text": "How many clusters are there?\nWhich schools are in each?",
    "channel": "letter",
    "received_on": "20/3/2026",
    "name": "Rowan Example",
    "address": "1 Abbey Street, Ratae",
    "title": "School clusters",
}
PASTED = """From: Rowan Example <rowan@example.org>
Date: Fri, 20 Mar 2026 10:00:00 +0000
Subject: Clusters, please

How many clusters are there in the city?
"""


def mail(*attached: tuple[str, bytes]) -> bytes:
    """An e-mail with files."""
    message = EmailMessage()
    message["From"] = "Rowan Example <rowan@example.org>"
    message["Subject"] = "Clusters, please"
    message["Date"] = "Fri, 20 Mar 2026 10:00:00 +0000"
    message.set_content("How many clusters are there in the city?\n")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def form_of(response: Any) -> dict[str, str]:
    """The form that a page shows, as a browser would send it."""
    page = response.content.decode()
    found = {
        unescape(name): unescape(value)
        for name, value in re.findall(r'<input[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"', page)
        if name not in {"csrfmiddlewaretoken", "channel"}
    }
    areas = re.findall(r'<textarea[^>]*?name="([^"]+)"[^>]*>\s?(.*?)</textarea>', page, re.S)
    return {**found, **{name: unescape(value) for name, value in areas}, "channel": "email"}


def test_what_was_typed_is_checked_and_then_logged(officer: Client) -> None:
    checked = officer.post(f"{R}/new", TYPED)
    shown = text(checked)
    assert "it is to be answered by Tuesday 21 April 2026" in shown
    assert not Case.objects.exists()
    logged = officer.post(f"{R}/new", {**TYPED, "step": "log"}, follow=True)
    assert "Logged as FOI-2026-0001." in text(logged)
    assert Requester.objects.get().name == "Rowan Example"


def test_an_empty_form_says_what_to_enter(officer: Client) -> None:
    shown = text(officer.post(f"{R}/new", {}))
    assert "Enter the request: what information is asked for." in shown
    assert "Enter: when was the request received" in shown or "Enter: when was it received" in shown


def test_what_it_lacks_of_a_valid_request_is_shown_and_stops_nothing(officer: Client) -> None:
    bare = {**TYPED, "name": "", "address": ""}
    assert "It may not be valid yet." in text(officer.post(f"{R}/new", bare))
    officer.post(f"{R}/new", {**bare, "step": "log"})
    assert Case.objects.count() == 1


def test_earlier_requests_for_the_same_are_shown_with_the_reason(officer: Client) -> None:
    for words in ("Bus routes to schools?", "Prices of school meals?", "Trees on school fields?"):
        opened(CODE, text=words, title=words)
    asked = "Which playgrounds were resurfaced, and by which contractor?"
    opened(CODE, text=asked, title="Playgrounds")
    again = f"I ask again about playgrounds that were resurfaced. {asked}"
    shown = text(officer.post(f"{R}/new", {**TYPED, "text": again}))
    assert "Earlier requests that ask for much the same" in shown
    assert "Playgrounds (opens in a new tab)" in shown
    assert "Both speak of" in shown


@pytest.mark.parametrize("step", ["", "log"])
@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("1/4/2026", "1 April 2026 is still to come"),
        ("20/3/1996", "Nothing can be due on a request of that day."),
    ],
)
def test_a_day_that_no_request_came_on_is_refused(
    officer: Client, day: str, why: str, step: str
) -> None:
    typed = {**TYPED, "received_on": day, "step": step}
    shown = officer.post(f"{R}/new", typed)
    assert why in text(shown)
    assert TYPED["name"] in shown.content.decode()
    assert not Case.objects.exists()


def test_the_same_twice_is_one_request(officer: Client) -> None:
    for _ in range(2):
        last = officer.post(f"{R}/new", {**TYPED, "step": "log"}, follow=True)
    assert "no second request was logged" in text(last)
    assert Case.objects.count() == 1


def test_a_pasted_e_mail_is_read_shown_for_correction_and_kept(officer: Client) -> None:
    read = officer.post(f"{R}/new/paste", {"text": PASTED})
    filled = form_of(read)
    assert filled["name"] == "Rowan Example"
    assert filled["email"] == "rowan@example.org"
    assert filled["received_on"] == "20/3/2026"
    assert filled["title"] == "Clusters, please"
    filled["name"] = "Rowan R Example"
    officer.post(f"{R}/new", {**filled, "step": "log"})
    assert Requester.objects.get().name == "Rowan R Example"
    assert Paper.objects.get().name == "pasted.txt"


def test_the_short_name_that_is_proposed_names_nobody(officer: Client) -> None:
    named = PASTED.replace("Clusters, please", "Request from Rowan Example")
    filled = form_of(officer.post(f"{R}/new/paste", {"text": named}))
    assert filled["title"] == "Request from [name]"


def test_an_uploaded_e_mail_brings_its_attachments_or_says_why_not(officer: Client) -> None:
    data = mail(("list.txt", b"Abbey\n"), ("tool.exe", b"MZ\x90\x00" + b"\0" * 100))
    file = SimpleUploadedFile("request.eml", data, "message/rfc822")
    read = officer.post(f"{R}/new/upload", {"file": file})
    shown = text(read)
    assert "The attachment “tool.exe” was left in the original. It is a program" in shown
    assert "list.txt" in shown
    wrong = officer.post(f"{R}/new", {**form_of(read), "received_on": "31/2/2026"})
    assert "There is a problem" in text(wrong)
    assert "list.txt" in text(wrong)  # what came with it is not lost by a mistake
    logged = officer.post(f"{R}/new", {**form_of(read), "step": "log"}, follow=True)
    assert "Logged as" in text(logged)
    kept = {paper.name for paper in case(Case.objects.get().reference).papers}
    assert kept == {"message.eml", "list.txt"}


def test_an_e_mail_that_is_none_is_still_read(officer: Client) -> None:
    file = SimpleUploadedFile("request.eml", b"\xff\xfe\x00broken", "message/rfc822")
    assert "does not say who sent it" in text(officer.post(f"{R}/new/upload", {"file": file}))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"MZ\x90\x00" + b"\0" * 100, "“request.eml” was not read. It is a program"),
        (b"%PDF-1.7 a scan", "It is a PDF and no e-mail. Log the request by hand"),
        (compound("__properties_version1.0"), "Outlook&#x27;s own format (.msg). Save it as .eml"),
    ],
)
def test_a_file_that_is_no_e_mail_says_what_to_do(officer: Client, data: bytes, words: str) -> None:
    file = SimpleUploadedFile("request.eml", data, "message/rfc822")
    assert unescape(words) in unescape(text(officer.post(f"{R}/new/upload", {"file": file})))


def test_nobody_names_an_e_mail_that_was_not_read_here(officer: Client) -> None:
    made_up = {**TYPED, "source": "eml:0000", "step": "log"}
    assert "Upload it again" in text(officer.post(f"{R}/new", made_up))
    assert not Case.objects.exists()
