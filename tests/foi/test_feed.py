"""An officer's deadlines as a calendar feed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar
from tests.foi import making

from fosse.foi import actions, feed
from fosse.foi.recording import HANDLE
from fosse.people import actions as people
from fosse.people.models import Account, Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 2)


@pytest.fixture
def ann() -> Account:
    account = making.officer("Ann Officer")
    feed.renew(account, at=making.at(TODAY))
    return account


def given(
    account: Account, on: date = date(2026, 12, 1), text: str = making.TEXT
) -> actions.Received:
    made = making.opened(on, text=text)
    actions.assign(
        case_id=made.case_id, account_id=account.pk, on=on, by=making.BY, at=making.at(on)
    )
    return made


def events(account: Account, today: date = TODAY) -> list[dict[str, Any]]:
    read = Calendar.from_ical(feed.feed_of(account, today=today, address="https://f.example"))
    return [
        {name.lower(): event.decoded(name) for name in ("uid", "sequence", "dtstart", "summary")}
        for event in read.walk("VEVENT")
    ]


def test_it_lists_what_the_officer_owes_with_its_day_and_nobody_elses(ann: Account) -> None:
    made = given(ann)
    given(making.officer("Bob Officer"), text="Which schools closed?")
    (event,) = events(ann)
    assert event["dtstart"] == date(2026, 12, 31)
    assert event["summary"] == f"{made.reference}: answer due"


def test_a_deadline_that_moves_is_the_same_entry_on_another_day(ann: Account) -> None:
    """FOIA-1-3: received 1 December 2026, clarified 14 December → 15 January 2027."""
    made = given(ann)
    (before,) = events(ann)
    asked, came = date(2026, 12, 3), date(2026, 12, 14)
    about = {"case_id": made.case_id, "text": "Those of 2026.", "by": making.BY}
    actions.ask_clarification(**about, on=asked, at=making.at(asked))
    actions.clarified(**about, received_on=came, at=making.at(came))
    (after,) = events(ann, date(2026, 12, 15))
    assert after["dtstart"] == date(2027, 1, 15)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]


def test_while_nothing_is_due_there_is_no_entry(ann: Account) -> None:
    made, on = given(ann), date(2026, 12, 3)
    actions.ask_clarification(
        case_id=made.case_id, text="Which year?", on=on, by=making.BY, at=making.at(on)
    )
    assert events(ann, on) == []


def test_nothing_of_the_requester_or_their_words_is_in_it(ann: Account) -> None:
    given(ann)
    text = feed.feed_of(ann, today=TODAY).decode()
    for word in (*making.ROWAN.name.split(), making.ROWAN.email, "cluster"):
        assert word not in text


def test_the_same_desk_gives_the_same_bytes(ann: Account) -> None:
    given(ann)
    assert feed.feed_of(ann, today=TODAY) == feed.feed_of(ann, today=TODAY)


def test_a_new_address_ends_the_old(ann: Account) -> None:
    first = feed.token_of(ann)
    assert first and feed.owner_of(first) == ann
    feed.renew(ann, at=making.at(TODAY))
    second = feed.token_of(ann)
    assert second and second != first
    assert (feed.owner_of(first), feed.owner_of(second)) == (None, ann)
    feed.end(ann, at=making.at(TODAY))
    assert (feed.owner_of(second), feed.token_of(ann)) == (None, None)
    feed.renew(ann, at=making.at(TODAY))
    assert feed.owner_of(second) is None  # what was ended never opens again


@pytest.mark.parametrize("token", ["", "1", "1-", "x-y", "-", "999999999999999999999-a", "²-a"])
def test_what_is_no_token_opens_nothing(ann: Account, token: str) -> None:
    assert feed.owner_of(token) is None
    assert feed.owner_of(f"{ann.pk}-{'0' * 40}") is None


def test_the_feed_of_a_closed_account_or_an_ended_role_is_empty(ann: Account) -> None:
    given(ann)
    token = feed.token_of(ann) or ""
    Role.objects.filter(account=ann).update(ends_on=TODAY)
    assert HANDLE and events(Account.objects.get(pk=ann.pk)) == []
    people.deactivate(account=ann, reason="left", today=TODAY, by=making.BY)
    assert feed.owner_of(token) is None
