"""A request's page offers what its cost can be added to; forms add it and take it out again."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import TODAY

from fosse.foi import actions, facts
from fosse.foi.actions import Received, RequesterDetails
from fosse.foi.kinds import Activity
from fosse.people.models import RoleName

from .whole import received, said

pytestmark = pytest.mark.django_db
CODE = 999
EARLIER, ON = date(2026, 3, 2), date(2026, 3, 20)
KIM = RequesterDetails("Kim Sample", "kim@example.org")
WHY = {"reason": "It is one piece of work.", "on": "31/3/2026"}


@pytest.fixture
def officer(signed_in: Any) -> Client:
    client: Client = signed_in(RoleName.INFORMATION_OFFICER, CODE)
    return client


def spent(hours: int, on: date, **other: Any) -> Received:
    """A request that came on a day, on which so many hours were spent."""
    made = received(CODE, received_on=on, **{**said(on), **other})
    actions.open_case(case_id=made.case_id, on=on, **said(on))
    actions.spend_time(
        case_id=made.case_id, activity=Activity.LOCATING, minutes=hours * 60, on=on, **said(on)
    )
    return made


def address(made: Received, more: str = "") -> str:
    return f"/authorities/{CODE}/requests/{made.reference}{more}"


def words(response: Any) -> str:
    """What the page says, without its tags."""
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)
    assert main
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def send(client: Client, made: Received, form: str, **typed: str) -> Any:
    found = facts.case(made.reference, as_at=TODAY)
    assert found
    return client.post(address(made, form), {"version": found.version, **WHY, **typed})


def test_a_cost_that_may_be_added_is_offered_added_and_taken_out_again(officer: Client) -> None:
    """FOIA-12-4."""
    other, this = spent(15, EARLIER), spent(4, ON)
    add, take_out = f"/costs/{other.reference}/add", f"/costs/{other.reference}/take-out"
    page = officer.get(address(this))
    assert "May be added: It is from the same person." in words(page)
    assert address(this, add) in page.content.decode()
    form = officer.get(address(this, add))
    assert "School clusters: 15 hours." in words(form)
    assert 'name="campaign"' not in form.content.decode()  # the record shows it
    assert 'name="alike"' not in form.content.decode()

    assert send(officer, this, add).status_code == 302
    page = officer.get(address(this))
    assert f"19 hours (4 hours for this request, 15 hours for {other.reference})" in words(page)
    assert "It is one piece of work." in words(page)
    assert address(this, add) not in page.content.decode()
    assert "Over the limit" in words(page)

    assert send(officer, this, take_out, reason="Another matter.").status_code == 302
    page = officer.get(address(this))
    assert "4 hours at £25 an hour" in words(page)
    assert "Another matter." in words(page)  # in the history
    assert address(this, add) in page.content.decode()


def test_what_the_record_does_not_show_is_asked_for(officer: Client) -> None:
    other = spent(15, EARLIER, requester=KIM)
    this = spent(4, ON)
    add = f"/costs/{other.reference}/add"
    assert "Not so far as the record shows" in words(officer.get(address(this)))
    refused = send(officer, this, add, campaign="")
    assert refused.status_code == 200
    assert "What joins the people who made them?" in words(refused)
    assert send(officer, this, add, campaign="Save our clusters").status_code == 302
    assert "What joins the requesters: Save our clusters" in words(officer.get(address(this)))


def test_without_a_reason_nothing_is_added(officer: Client) -> None:
    other, this = spent(15, EARLIER), spent(4, ON)
    add = f"/costs/{other.reference}/add"
    assert send(officer, this, add, reason="").status_code == 200
    found = facts.case(this.reference, as_at=TODAY)
    assert found and found.aggregated == ()


def test_nothing_is_added_to_a_request_that_is_over(officer: Client) -> None:
    other, this = spent(15, EARLIER), spent(4, ON)
    actions.withdraw(case_id=this.case_id, on=ON, **said(ON))
    assert "Add its cost" not in words(officer.get(address(this)))
    page = officer.get(address(this, f"/costs/{other.reference}/add"))
    assert "can’t be recorded" in words(page) or "can't be recorded" in words(page)


def test_of_a_request_that_is_not_there_or_is_the_same(officer: Client) -> None:
    this = spent(4, ON)
    for other in ("FOI-2026-0999", this.reference):
        assert officer.get(address(this, f"/costs/{other}/add")).status_code == 404


def test_an_adviser_sees_what_is_added_and_adds_nothing(signed_in: Any) -> None:
    other, this = spent(15, EARLIER), spent(4, ON)
    actions.aggregate(
        case_id=this.case_id, other_id=other.case_id, reason="One piece.", on=ON, **said(ON)
    )
    adviser: Client = signed_in(RoleName.ADVISER, CODE)
    assert "Its cost is added 900 minutes" in words(adviser.get(address(this)))
    assert "Take it out again" not in words(adviser.get(address(this)))
    assert send(adviser, this, f"/costs/{other.reference}/take-out").status_code == 403
