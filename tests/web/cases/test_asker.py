"""Putting right who asks: letters go where they should, and nobody else learns what was there."""

from __future__ import annotations

import pytest
from django.test import Client

from fosse.audit.models import Event
from fosse.foi import actions
from fosse.foi.actions import RequesterDetails
from fosse.foi.models import Requester
from fosse.stationery.models import OutgoingMail

from .pages import CODE, R, case, done, send, text
from .whole import RECEIVED, ROWAN, at, drafted, opened, received, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]
RIGHT = {"name": "Rowan Example", "email": "rowan@example.org"}


def mistyped() -> str:
    """A request whose e-mail address no mail can go to."""
    wrong = RequesterDetails("Rowan Exampel", "rowan@example,org", "", "")
    return opened(CODE, requester=wrong).reference


def test_a_letter_to_an_address_that_is_none_is_refused_in_words(officer: Client) -> None:
    reference = mistyped()
    shown = text(send(officer, reference, "acknowledge", told="letter"))
    assert "none that mail can go to. Put it right" in shown
    assert case(reference).letters == ()


def test_it_says_so_without_the_address_to_those_who_may_not_see_it(head: Client) -> None:
    wrong = RequesterDetails("Rowan Exampel", "rowan@example,org", "", "")
    reference = drafted(CODE, requester=wrong)["reference"]
    page = head.get(f"{R}/{reference}/letter").content.decode()
    assert "none that mail can go to" in page
    assert "rowan" not in page


def test_once_it_is_put_right_letters_go_there(officer: Client) -> None:
    reference = mistyped()
    page = officer.get(f"{R}/{reference}").content.decode()
    assert f'href="{R}/{reference}/requester"' in page
    assert 'value="rowan@example,org"' in officer.get(f"{R}/{reference}/requester").content.decode()
    shown = done(officer, reference, "requester", **RIGHT)
    assert "Who asks was put right: name, e-mail address." in shown
    done(officer, reference, "acknowledge", told="letter", step="send")
    assert OutgoingMail.objects.get().to == "rowan@example.org"


def test_a_name_that_came_later_lets_the_request_be_answered(officer: Client) -> None:
    """s.8(1)(b): the name came after it was found not to be valid."""
    made = received(CODE, requester=RequesterDetails("", "rowan@example.org", "", ""))
    actions.find_not_valid(case_id=made.case_id, reason="No name.", on=RECEIVED, **said(RECEIVED))
    done(officer, made.reference, "clarified", text="I am Rowan Example.")
    done(officer, made.reference, "requester", **RIGHT)
    done(officer, made.reference, "acknowledge", told="letter", step="send")
    assert len(case(made.reference).letters) == 1


def test_an_address_that_is_none_and_no_change_are_refused(officer: Client) -> None:
    reference = mistyped()
    shown = text(send(officer, reference, "requester", name="Rowan", email="rowan@"))
    assert "“rowan@” is not an e-mail address." in shown
    same = opened(CODE, text="Which schools?").reference
    given = {part: getattr(ROWAN, part) for part in ("name", "email", "address", "organisation")}
    assert "Nothing is changed." in text(send(officer, same, "requester", **given))


def test_the_audit_says_nothing_of_who_it_is(officer: Client) -> None:
    reference = mistyped()
    done(officer, reference, "requester", **RIGHT)
    last = Event.objects.order_by("pk").last()
    assert last is not None
    assert last.verb == "request.noted"
    assert "owan" not in str(last.detail)


def test_the_rest_still_see_nothing_of_it_and_change_nothing(head: Client, officer: Client) -> None:
    signed = "Please tell me how many there are.\n\nYours\nRowan Example"
    reference = opened(
        CODE, text=signed, requester=RequesterDetails("R", "r@example.org")
    ).reference
    done(officer, reference, "requester", **RIGHT)
    assert "Rowan" not in head.get(f"{R}/{reference}").content.decode()
    assert head.get(f"{R}/{reference}/requester").status_code == 403


def test_what_was_forgotten_stays_forgotten(officer: Client) -> None:
    reference = opened(CODE).reference
    Requester.objects.update(name="", email="", address="", forgotten_at=at(RECEIVED))
    assert officer.get(f"{R}/{reference}/requester").status_code == 404
