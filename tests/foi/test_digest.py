"""One e-mail a day to each officer."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from pytest_django import Settings
from tests.foi import making

from fosse.foi import actions, digest
from fosse.people import actions as people
from fosse.people.models import RoleName
from fosse.stationery import outbox
from fosse.stationery.models import OutgoingMail
from fosse.stationery.outbox import Mail

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 16)  # a Wednesday
LATE, SOON, LATER = date(2026, 11, 13), date(2026, 11, 20), date(2026, 12, 15)


def given_to(account_id: int, on: date, text: str) -> str:
    made = making.opened(on, text=text)
    actions.assign(
        case_id=made.case_id, account_id=account_id, on=on, by=making.BY, at=making.at(on)
    )
    return made.reference


@pytest.fixture(autouse=True)
def with_address(settings: Settings) -> None:
    settings.FOSSE_URL = "https://improvement.example.gov.uk"


def test_each_officer_is_told_of_their_own_and_of_what_nobody_has() -> None:
    ann, bob = making.officer("Ann Officer"), making.officer("Bob Officer")
    making.officer("Cy Head", RoleName.HEAD_OF_SERVICE)  # handles none: is told nothing
    late = given_to(ann.pk, LATE, "Which schools have a breakfast club?")
    soon = given_to(ann.pk, SOON, "How many schools are there?")
    given_to(bob.pk, LATER, "Which schools closed?")
    loose = making.opened(LATER, text="Who chairs the clusters?").reference
    to_ann, to_bob = digest.digests(today=TODAY)
    assert [row.reference for row in to_ann.late] == [late]
    assert [row.reference for row in to_ann.this_week] == []
    assert [row.reference for row in to_ann.unassigned] == [loose]
    assert (to_bob.late, to_bob.this_week) == ((), ())
    assert to_ann.subject == "Requests for information: 1 late, 1 in nobody's hands"
    text = digest.text_of(to_ann)
    assert f"- {late}, due 14 December 2026: Which schools have a breakfast club?" in text
    assert soon not in text  # due on Monday, which is next week
    assert "https://improvement.example.gov.uk/authorities/990/requests" in text
    assert making.ROWAN.name not in text


def test_what_is_late_with_somebody_who_gets_no_mail_is_told_to_those_who_do() -> None:
    ann = making.officer("Ann Officer")
    gone, adviser = making.officer("Bob Officer"), making.officer("Dee A", RoleName.ADVISER)
    left = given_to(gone.pk, LATE, "Which schools have a breakfast club?")
    lent = given_to(adviser.pk, LATE, "How many schools are there?")
    calm = given_to(adviser.pk, LATER, "Which schools closed?")
    assert [one.name for one in digest.digests(today=TODAY)] == ["Ann Officer", "Bob Officer"]
    people.deactivate(account=gone, reason="left", today=TODAY, by=making.BY)
    (told,) = digest.digests(today=TODAY)
    assert (told.account_id, told.unassigned) == (ann.pk, ())
    assert [row.reference for row in told.elsewhere] == [left, lent]
    text = digest.text_of(told)
    assert f"- {left}, due 14 December 2026, with Bob Officer: Which schools" in text
    assert calm not in text


def test_a_letter_that_could_not_be_sent_is_told_for_some_days_and_not_to_whom() -> None:
    making.officer()
    then = datetime(2026, 12, 15, 9, tzinfo=UTC)
    with transaction.atomic():
        outbox.queue(
            Mail(key="a", to="rowan@example.org", subject="FOI-2026-0001: Our answer", text=".",
                 about="FOI-2026-0001", authority_code=making.CODE),
            at=then,
        )  # fmt: skip
    assert digest.digests(today=TODAY) == ()
    mail = outbox.claim_next(now=then)
    assert mail
    outbox.failed(mail, "550 <rowan@example.org> unknown", at=then, for_good=True)
    (told,) = digest.digests(today=TODAY)
    assert told.subject == "Requests for information: 1 not sent"
    assert "- FOI-2026-0001: Our answer" in digest.text_of(told)
    assert "rowan" not in digest.text_of(told)
    assert digest.digests(today=date(2026, 12, 21)) == ()


def test_it_is_queued_once_a_day_and_again_the_next() -> None:
    ann = making.officer()
    given_to(ann.pk, LATE, "Which schools have a breakfast club?")
    morning = datetime(2026, 12, 16, 7, 30, tzinfo=UTC)
    assert len(digest.queue_today(now=morning)) == 1
    assert digest.queue_today(now=morning) == ()
    assert len(digest.queue_today(now=morning.replace(day=17))) == 1
    assert {mail.to for mail in OutgoingMail.objects.all()} == {ann.email}
    assert OutgoingMail.objects.count() == 2


def test_nothing_to_say_is_not_said() -> None:
    making.officer()
    assert digest.queue_today(now=datetime(2026, 12, 16, 7, 30, tzinfo=UTC)) == ()


@pytest.mark.parametrize(
    ("moment", "goes"),
    [
        (datetime(2026, 12, 16, 6, 59, tzinfo=UTC), False),
        (datetime(2026, 12, 16, 7, tzinfo=UTC), True),
        (datetime(2026, 6, 16, 6, tzinfo=UTC), True),  # seven in London, in summer
        (datetime(2026, 12, 19, 9, tzinfo=UTC), False),  # a Saturday
        (datetime(2026, 12, 25, 9, tzinfo=UTC), False),  # Christmas Day
    ],
)
def test_it_goes_out_on_working_mornings(moment: datetime, goes: bool) -> None:
    assert digest.is_time(moment) is goes
