"""Two at once, in real transactions: one is told who was quicker, and nothing is lost or twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from fosse.foi import actions, facts
from fosse.foi.actions import ChangedMeanwhile, Received
from fosse.foi.kinds import EventKind, State
from fosse.foi.models import Case, CaseEvent, Requester

from .making import BY, CODE, FRIDAY, at, officer, receive

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("on_disk")]


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """What each came to, a result or an exception, when all begin at the same moment, each in a
    thread with a connection of its own."""
    gate = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            gate.wait(timeout=20)
            return work()
        except (ChangedMeanwhile, actions.NotNow) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_requests_received_at_once_have_references_without_gaps_or_twins() -> None:
    works = [
        lambda code=code, number=number: receive(
            authority_code=code, text=f"How many schools are in cluster {number}?"
        )
        for number in range(4)
        for code in (CODE, 856)
    ]
    found = at_once(*works)
    assert all(isinstance(one, Received) for one in found), found
    last = {tuple(one.reference.rsplit("-", 1)) for one in found}
    assert len(last) == 8
    for prefix in {prefix for prefix, _ in last}:
        assert sorted(n for p, n in last if p == prefix) == ["0001", "0002", "0003", "0004"]
    assert {prefix for prefix, _ in last} in (
        {"FOI-2026", "FOI-856-2026"},
        {"FOI-2026", f"FOI-{CODE}-2026"},
    )


def test_the_same_request_sent_twice_at_once_is_one_case() -> None:
    found = at_once(receive, receive, receive)
    assert {one.reference for one in found} == {"FOI-2026-0001"}
    assert sorted(one.twin_of or "" for one in found) == ["", *["FOI-2026-0001"] * 2]
    assert Case.objects.count() == Requester.objects.count() == 1
    numbers = CaseEvent.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]


def test_of_two_officers_at_once_one_acts_and_the_other_is_told() -> None:
    made = receive()
    ann, bea = officer("Ann Officer"), officer("Bea Officer")
    seen = Case.objects.get().version

    def accept() -> str:
        return actions.open_case(
            case_id=made.case_id, on=FRIDAY, by=ann, at=at(FRIDAY), version=seen
        )

    def transfer() -> str:
        return actions.transfer(
            case_id=made.case_id,
            to="Aldermere",
            reason="Held there",
            on=FRIDAY,
            by=bea,
            at=at(FRIDAY),
            version=seen,
        )

    found = at_once(accept, transfer)
    (told,) = [one for one in found if isinstance(one, ChangedMeanwhile)]
    assert found.count(made.reference) == 1
    accepted = found[0] == made.reference
    quicker, what, state = (
        ("Ann Officer", "accepted as a request", State.OPEN)
        if accepted
        else ("Bea Officer", "transferred to another authority", State.TRANSFERRED)
    )
    assert f"{quicker} was quicker: {what}" in str(told)
    case = facts.case(made.reference, as_at=FRIDAY)
    assert case and (case.state, case.version, len(case.events)) == (state, seen + 1, 2)


def test_without_a_version_the_second_still_finds_the_state_that_the_first_left() -> None:
    made = receive()

    def withdraw() -> str:
        return actions.withdraw(case_id=made.case_id, on=FRIDAY, by=BY, at=at(FRIDAY))

    found = at_once(withdraw, withdraw)
    assert found.count(made.reference) == 1
    (told,) = [one for one in found if isinstance(one, actions.NotNow)]
    assert "while the case is at “Withdrawn”" in str(told)
    assert CaseEvent.objects.filter(kind=EventKind.WITHDRAWN).count() == 1
