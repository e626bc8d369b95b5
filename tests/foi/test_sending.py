"""A form that is sent several times at the same moment makes one case, and one e-mail."""

from __future__ import annotations

from typing import Any

import pytest
from tests.foi.making import CODE, FRIDAY, ROWAN, TEXT, at
from tests.foi.test_concurrency import at_once

from fosse.foi import sending
from fosse.foi.models import Case, CaseEvent, Sending
from fosse.schools.models import Authority
from fosse.stationery.models import OutgoingMail

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("on_disk")]


def send(form: str = "one form", **other: Any) -> sending.Received:
    given: dict[str, Any] = {
        "authority_code": CODE,
        "text": TEXT,
        "requester": ROWAN,
        "address": "192.0.2.1",
        "received_on": FRIDAY,
        "at": at(FRIDAY),
    }
    return sending.send(token=form, **{**given, **other})


@pytest.fixture(autouse=True)
def ratae() -> None:
    Authority.objects.create(code=CODE, name="Ratae City Council")


def test_one_form_at_once_is_one_case_and_one_mail() -> None:
    found = at_once(send, send, send)
    assert {one.reference for one in found} == {"FOI-2026-0001"}
    assert Case.objects.count() == Sending.objects.count() == OutgoingMail.objects.count() == 1
    told = list(CaseEvent.objects.order_by("number").values_list("kind", flat=True))
    assert told == ["received", "acknowledged"]  # nothing notes a second request


def test_two_forms_with_the_same_words_are_one_request_and_the_second_is_noted() -> None:
    first, second = send("one form"), send("another")
    assert second.twin_of == first.reference
    assert Case.objects.count() == OutgoingMail.objects.count() == 1


def test_an_address_that_sends_many_waits_and_nobody_else_does() -> None:
    for number in range(sending.FROM_ONE_ADDRESS.free):
        send(f"form {number}", text=f"How many schools had {number} pools?")
    assert sending.waits_until("192.0.2.1", now=at(FRIDAY)) is not None
    assert sending.waits_until("192.0.2.2", now=at(FRIDAY)) is None
    assert sending.waits_until("", now=at(FRIDAY)) is None


def test_a_household_waits_whichever_of_its_addresses_it_sends_from() -> None:
    for number in range(sending.FROM_ONE_ADDRESS.free):
        send(
            f"form {number}", text=f"How many had {number}?", address=f"2001:db8:0:1::{number + 1}"
        )
    assert sending.waits_until("2001:db8:0:1:ffff::9", now=at(FRIDAY)) is not None
    assert sending.waits_until("2001:db8:0:2::1", now=at(FRIDAY)) is None
    assert sending.network_of("::ffff:192.0.2.1") == sending.network_of("192.0.2.1") == "192.0.2.1"
    assert sending.network_of("no address") == "no address"
