"""The desk: every open request once, by when it is due; and the deadlines for the feed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fosse.foi import actions, facts
from fosse.foi.actions import QuestionDraft, RequesterDetails
from fosse.foi.desk import end_of_week
from fosse.foi.facts import Desk, Filters
from fosse.foi.kinds import ProceedingKind, Regime, State

from .making import BY, CODE, answered, at, officer, opened, receive

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 16)  # a Wednesday
PARTS = ("late", "this_week", "waiting", "reviews", "later", "answered")


def ask(number: int, on: date, **other: object) -> int:
    """A request of somebody's own; the number of its case."""
    who = RequesterDetails(name=f"Requester {number}", email=f"r{number}@example.org")
    return opened(on, text=f"How many schools are in cluster {number}?", requester=who).case_id


def shown(desk: Desk) -> dict[str, list[int]]:
    return {part: [row.case_id for row in getattr(desk, part)] for part in PARTS}


@pytest.fixture
def cases() -> dict[str, int]:
    """A request for each part of the desk; those received on 10 and 18 November 2026 are due on
    9 and 17 December: 30 November is a bank holiday in Scotland."""
    made = {
        "late": ask(1, date(2026, 11, 10)),
        "this_week": ask(2, date(2026, 11, 18)),
        "later": ask(3, date(2026, 12, 1)),
        "unclear": ask(4, date(2026, 11, 12)),
        "unpaid": ask(5, date(2026, 11, 13)),
    }
    on = date(2026, 11, 17)
    actions.ask_clarification(case_id=made["unclear"], text="Which?", on=on, by=BY, at=at(on))
    actions.give_fees_notice(
        case_id=made["unpaid"], amount=Decimal("12.50"), on=on, by=BY, at=at(on)
    )
    sent = answered(date(2026, 11, 16), date(2026, 12, 1), text="Sent?")
    actions.ask_review(case_id=sent.case_id, grounds="", on=date(2026, 12, 10), by=BY, at=at(TODAY))
    return {**made, "answered": sent.case_id}


def test_each_request_stands_in_its_part_once(cases: dict[str, int]) -> None:
    desk = facts.desk(CODE, today=TODAY)
    assert shown(desk) == {
        "late": [cases["late"]],
        "this_week": [cases["this_week"]],
        "waiting": [cases["unclear"], cases["unpaid"]],
        "reviews": [cases["answered"]],
        "later": [cases["later"]],
        "answered": [cases["answered"]],
    }
    assert desk.open == 5
    (review,) = desk.reviews
    assert (review.proceeding, review.due_on) == (ProceedingKind.REVIEW, date(2027, 1, 13))
    assert desk.late[0].days_left(TODAY) == -7


def test_what_waits_says_until_when_and_then_that_it_lapses(cases: dict[str, int]) -> None:
    waiting = facts.desk(CODE, today=TODAY).waiting
    assert [(row.waits_until, row.lapses) for row in waiting] == [
        (date(2027, 1, 17), False),
        (date(2027, 2, 16), False),
    ]
    after = facts.desk(CODE, today=date(2027, 1, 18)).waiting
    assert [row.lapses for row in after] == [True, False]


def test_the_desk_shows_neither_other_authorities_nor_what_is_over(cases: dict[str, int]) -> None:
    elsewhere = receive(date(2026, 11, 18), authority_code=856, text="Elsewhere?")
    actions.withdraw(case_id=cases["late"], on=TODAY, by=BY, at=at(TODAY))
    seen = [pk for found in shown(facts.desk(CODE, today=TODAY)).values() for pk in found]
    assert cases["late"] not in seen
    assert elsewhere.case_id not in seen
    assert shown(facts.desk(856, today=TODAY))["this_week"] == [elsewhere.case_id]


def test_a_review_of_a_closed_case_is_on_the_desk(cases: dict[str, int]) -> None:
    actions.close(case_id=cases["answered"], publish=None, on=TODAY, by=BY, at=at(TODAY))
    desk = facts.desk(CODE, today=TODAY)
    assert (len(desk.reviews), len(desk.answered)) == (1, 0)


def test_the_desk_is_narrowed(cases: dict[str, int]) -> None:
    ann = officer("Ann Officer")
    actions.assign(case_id=cases["late"], account_id=ann.pk, on=TODAY, by=BY, at=at(TODAY))
    actions.split(
        case_id=cases["later"],
        questions=[QuestionDraft("How much waste?", Regime.EIR)],
        by=BY,
        at=at(TODAY),
    )

    def of(**wanted: object) -> set[int]:
        rows = shown(facts.desk(CODE, today=TODAY, filters=Filters(**wanted)))
        return {pk for found in rows.values() for pk in found}

    assert shown(facts.desk(CODE, today=TODAY, account_id=ann.pk))["late"] == [cases["late"]]
    assert of(account_id=ann.pk) == {cases["late"]}
    assert of(unassigned=True) == set(cases.values()) - {cases["late"]}
    assert of(regimes=(Regime.EIR,)) == {cases["later"]}
    assert of(states=(State.AWAITING_FEE,)) == {cases["unpaid"]}
    assert of(words="CLUSTER 3?") == {cases["later"]}
    assert facts.desk(CODE, today=TODAY).late[0].officer == "Ann Officer"


def test_more_requests_take_no_more_queries(cases: dict[str, int]) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            facts.desk(CODE, today=TODAY)
        return len(counted)

    few = queries()
    for number in range(10, 22):
        ask(number, date(2026, 12, 1))
    assert queries() == few <= 15


def test_the_deadlines_are_what_is_due_first_things_first(cases: dict[str, int]) -> None:
    found = facts.deadlines(CODE, today=TODAY)
    assert [(one.case_id, one.rule, one.due_on, one.late) for one in found] == [
        (cases["late"], "FOIA-10-1", date(2026, 12, 9), True),
        (cases["this_week"], "FOIA-10-1", date(2026, 12, 17), False),
        (cases["later"], "FOIA-10-1", date(2026, 12, 31), False),
        (cases["answered"], "FOI-REVIEW", date(2027, 1, 13), False),
    ]
    assert len({one.key for one in found}) == 4
    assert facts.deadlines(CODE, officer().pk, today=TODAY) == ()


def test_at_a_weekend_the_week_is_the_one_that_begins() -> None:
    assert end_of_week(date(2026, 11, 20)) == date(2026, 11, 22)  # a Friday
    assert end_of_week(date(2026, 11, 21)) == date(2026, 11, 29)  # a Saturday
    assert end_of_week(date(2026, 11, 22)) == date(2026, 11, 29)
    assert end_of_week(date(2026, 11, 23)) == date(2026, 11, 29)
