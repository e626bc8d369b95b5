"""The page of stationery and its forms: what letters are written with, from which day, and why."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.documents.letters import png
from tests.stationery import making
from tests.web import town

from fosse.people.models import RoleName
from fosse.stationery import facts
from fosse.stationery.facts import Purpose, Signs

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 31)
PAGE = f"/authorities/{town.CODE}/stationery"
WHEN = {"on": "31/3/2026", "reason": "Moved to the Basilica"}
COUNCIL = {
    "name": "Ratae City Council",
    "address": "The Basilica\r\n\r\n1 Forum Street",
    "telephone": "0116 496 0100",
    "email": "information@ratae.example",
    "website": "www.ratae.example",
}


@pytest.fixture(autouse=True)
def the_town() -> None:
    town.schools()


@pytest.fixture
def officer(signed_in: Any) -> Client:
    client: Client = signed_in(RoleName.INFORMATION_OFFICER, town.CODE)
    return client


def said(response: Any, status: int = 200) -> str:
    assert response.status_code == status
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)
    assert main
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def held() -> facts.OnRecord:
    return facts.on_record(town.CODE, on=TODAY)


def test_it_says_what_letters_still_lack(officer: Client) -> None:
    text = said(officer.get(PAGE))
    assert "Letters cannot be written yet. On 31 March 2026 this is missing: a letterhead" in text
    assert "“Where to ask for an internal review”" in text
    assert "Information Commissioner's Office Wycliffe House" in text


def test_it_says_that_letters_can_be_written_and_when_they_could_not(officer: Client) -> None:
    making.everything(code=town.CODE)
    assert "Letters can be written." in said(officer.get(PAGE))
    assert "Letters cannot be written yet." in said(officer.get(f"{PAGE}?as_at=2025-12-31"))


def test_a_letterhead_is_put_on_record_with_its_logo(officer: Client) -> None:
    logo = SimpleUploadedFile("logo.png", png(), content_type="image/png")
    answer = officer.post(f"{PAGE}/letterhead", {**COUNCIL, **WHEN, "picture": logo}, follow=True)
    assert "Letterhead: this holds from 31 March 2026 on." in said(answer)
    head = held().letterhead
    assert head
    assert head.address == ("The Basilica", "1 Forum Street")
    assert head.logo
    assert (head.logo.data, head.logo.alternative) == (png(), "Ratae City Council")


def test_a_logo_stays_until_it_is_taken_off(officer: Client) -> None:
    logo = SimpleUploadedFile("logo.png", png(), content_type="image/png")
    officer.post(f"{PAGE}/letterhead", {**COUNCIL, **WHEN, "picture": logo})
    officer.post(f"{PAGE}/letterhead", {**COUNCIL, **WHEN, "name": "City of Ratae"})
    head = held().letterhead
    assert head
    assert head.name == "City of Ratae"
    assert head.logo
    officer.post(f"{PAGE}/letterhead", {**COUNCIL, **WHEN, "without": "on"})
    head = held().letterhead
    assert head
    assert head.logo is None


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"name": ""}, "Enter: name"),
        ({"email": "nobody"}, "Enter an e-mail address"),
        ({"address": "a\nb\nc\nd\ne\nf\ng"}, "The address has 7 lines"),
        ({"reason": ""}, "Enter: reason for the change"),
        ({"on": "soon"}, "soon"),
    ],
)
def test_what_is_wrong_is_said_above_the_form(
    officer: Client, typed: dict[str, str], fault: str
) -> None:
    answer = officer.post(f"{PAGE}/letterhead", {**COUNCIL, **WHEN, **typed})
    assert "There is a problem" in said(answer)
    assert fault in said(answer)
    assert held().letterhead is None


def test_a_picture_that_is_none_is_refused(officer: Client) -> None:
    script = SimpleUploadedFile("logo.png", b"<svg onload='x'>", content_type="image/png")
    answer = officer.post(f"{PAGE}/letterhead", {**COUNCIL, **WHEN, "picture": script})
    assert "Choose a file that is a PNG or JPEG picture" in said(answer)


def test_a_contact_and_who_signs(officer: Client) -> None:
    officer.post(f"{PAGE}/contacts/review", {**COUNCIL, **WHEN, "name": "Reviews"})
    officer.post(f"{PAGE}/signatories/answers", {"name": "R Stone", "role": "Head", **WHEN})
    found = held()
    assert found.contacts[Purpose.REVIEW].name == "Reviews"
    assert found.signatories[Signs.ANSWERS].role == "Head"
    form = officer.get(f"{PAGE}/contacts/review").content.decode()
    assert 'value="Reviews"' in form


def test_a_change_to_come_leads_to_the_page_of_its_day(officer: Client) -> None:
    making.everything(code=town.CODE)
    typed = {**COUNCIL, **WHEN, "name": "New reviews", "on": "1/5/2026"}
    answer = officer.post(f"{PAGE}/contacts/review", typed, follow=True)
    assert "New reviews" in said(answer)
    assert "this holds from 1 May 2026 on" in said(answer)
    assert held().contacts[Purpose.REVIEW].name == "For review"


def test_wording_is_checked_as_it_is_changed_and_can_be_given_up(officer: Client) -> None:
    address = f"{PAGE}/wording/clarification"
    assert "{lapses_on}" in officer.get(address).content.decode()
    answer = officer.post(address, {"text": "Dear {nobody},", **WHEN})
    assert "foi/clarification, line 1: there is no value “nobody”" in said(answer)
    answer = officer.post(address, {"text": "Please say more by {lapses_on}.", **WHEN})
    assert "the letter has to say {asked}, and this wording nowhere does" in said(answer)
    assert held().wording == {}
    officer.post(address, {"text": "{asked}\r\nPlease say more by {lapses_on}.\r\n", **WHEN})
    assert held().wording == {"foi/clarification": "{asked}\nPlease say more by {lapses_on}.\n"}
    assert "The authority’s own" in said(officer.get(PAGE))
    officer.post(f"{address}/end", WHEN)
    assert held().wording == {}


def test_the_example_is_a_letter_on_the_authoritys_paper(officer: Client) -> None:
    assert officer.get(f"{PAGE}/example.pdf").content.startswith(b"%PDF")
    making.everything(code=town.CODE)
    answer = officer.get(f"{PAGE}/example.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("address", ["contacts/nobody", "signatories/nothing", "wording/rights/x"])
def test_what_there_is_not(officer: Client, address: str) -> None:
    assert officer.get(f"{PAGE}/{address}").status_code == 404
    assert "There is no letter “x”" in said(officer.get(f"{PAGE}/wording/x"), 404)


@pytest.mark.parametrize(
    ("letter", "left_out"),
    [
        ("response", "request"),
        ("response", "outcome"),
        ("response", "blocks"),
        ("rights", "review_contact"),
        ("rights", "regulator_contact"),
        ("extension_interest", "estimated_on"),
        ("fees_notice", "amount"),
    ],
)
def test_no_wording_makes_a_letter_unlawful(letter: str, left_out: str) -> None:
    """What s.17, s.9 and s.10 want of a notice, an authority cannot word away."""
    from fosse.documents.template import Template, TemplateFault, check
    from fosse.web.stationery.wordings import LETTERS

    found = LETTERS[letter]
    without = found.shipped.replace(f"{{{left_out}}}", "…")
    with pytest.raises(TemplateFault, match=f"has to say {{{left_out}}}"):
        check(Template(found.key, without), found.values)


def test_every_shipped_wording_fits_its_values() -> None:
    from fosse.documents.template import Template, check
    from fosse.web.stationery.wordings import LETTERS

    for letter in LETTERS.values():
        check(Template(letter.key, letter.shipped), letter.values)


def test_the_authoritys_page_leads_officers_here(officer: Client, client: Client) -> None:
    assert PAGE in officer.get(f"/authorities/{town.CODE}").content.decode()
    assert PAGE not in client.get(f"/authorities/{town.CODE}").content.decode()


def test_what_was_recorded_is_listed_with_its_reason(officer: Client) -> None:
    officer.post(f"{PAGE}/letterhead", {**COUNCIL, **WHEN})
    assert "Letterhead Ratae City Council 31 Mar 2026 – Ann Example Moved to the Basilica" in said(
        officer.get(PAGE)
    )
