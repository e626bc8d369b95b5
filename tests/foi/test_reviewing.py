"""What follows an answer: a review by somebody else, the regulator, the tribunal."""

from __future__ import annotations

from datetime import date

import pytest

from fosse.foi import actions
from fosse.foi.actions import Received, Refused, SameDecider
from fosse.foi.facts import CaseFact
from fosse.foi.kinds import State, Verdict
from fosse.people.models import Account, RoleName

from .making import BY, answered, at, fact, issue, officer, opened

pytestmark = pytest.mark.django_db

ANSWERED = date(2026, 12, 1)
ASKED = date(2026, 12, 10)
LATER = date(2027, 1, 6)


@pytest.fixture
def ann() -> Account:
    return officer("Ann Officer")


@pytest.fixture
def head() -> Account:
    return officer("Head Of-Service", RoleName.HEAD_OF_SERVICE)


@pytest.fixture
def made(ann: Account) -> Received:
    return answered(on=ANSWERED, by=ann)


def ask(made: Received, on: date = ASKED, **other: object) -> int:
    return actions.ask_review(
        case_id=made.case_id, grounds="You left out the posts.", on=on, by=BY, at=at(on), **other
    )


def decide(review: int, by: Account, verdict: Verdict = Verdict.OVERTURNED) -> None:
    actions.decide_review(
        review_id=review,
        outcome=verdict,
        reasons="The posts are held.",
        on=LATER,
        by=by,
        at=at(LATER),
    )


def due(found: CaseFact) -> dict[str, date | None]:
    return {clock.rule: clock.due_on for clock in found.clocks if clock.proceeding}


def test_a_review_is_due_in_20_working_days_and_extended_in_40(made: Received) -> None:
    """Asked on 10 December 2026: 13 January 2027, and 10 February (FOI-REVIEW, -LONGER)."""
    review = ask(made)
    assert due(fact(made, ASKED)) == {"FOI-REVIEW": date(2027, 1, 13)}
    actions.extend_review(review_id=review, reason="Many papers", on=LATER, by=BY, at=at(LATER))
    assert due(fact(made, LATER)) == {"FOI-REVIEW-LONGER": date(2027, 2, 10)}


def test_a_review_asked_for_late_is_for_the_authority_to_accept(made: Received) -> None:
    """Answered on 1 December 2026: 40 working days are over on 1 February 2027."""
    late = date(2027, 2, 2)
    with pytest.raises(Refused, match="until 1 February 2027"):
        ask(made, late)
    ask(made, late, accept_late=True)
    assert fact(made, late).events[-1].detail["late"] is True


def test_whoever_answered_does_not_review(made: Received, ann: Account, head: Account) -> None:
    review = ask(made)
    with pytest.raises(SameDecider, match="Ann Officer gave the answer to FOI-2026-0001"):
        decide(review, ann)
    decide(review, head)
    (found,) = fact(made, LATER).proceedings
    assert (found.outcome, found.decider, found.ended_on) == ("overturned", head.name, LATER)
    with pytest.raises(Refused, match="decided on 6 January 2027 already"):
        decide(review, head)


def test_an_overturned_answer_is_given_anew(made: Received, head: Account) -> None:
    review = ask(made)
    decide(review, head)
    actions.reopen(case_id=made.case_id, reason="Overturned", on=LATER, by=BY, at=at(LATER))
    assert fact(made, LATER).state == State.OPEN
    (question,) = fact(made, LATER).questions
    actions.write_answer(question_id=question.id, text="There are two posts.", by=BY, at=at(LATER))
    issue(made.case_id, LATER)
    found = fact(made, LATER)
    assert found.state == State.ISSUED
    (answer,) = [clock for clock in found.clocks if clock.rule == "FOIA-10-1"]
    assert answer.ended_on == ANSWERED  # it was in time, whatever came after


def test_a_review_is_part_of_an_unanswered_case_too() -> None:
    """A requester may ask for a review of silence."""
    made = opened()
    ask(made)
    assert due(fact(made, ASKED)) == {"FOI-REVIEW": date(2027, 1, 13)}


def test_a_complaint_leads_to_a_notice_with_steps_by_a_day(made: Received) -> None:
    """35 calendar days from 1 March 2027 (FOIA-50-4); 28 to appeal (GRC-22)."""
    opened_on, served = date(2027, 2, 1), date(2027, 3, 1)
    complaint = actions.open_complaint(
        case_id=made.case_id,
        their_reference="IC-1",
        due_on=date(2027, 2, 15),
        on=opened_on,
        by=BY,
        at=at(opened_on),
    )
    assert due(fact(made, opened_on)) == {"FOIA-50": date(2027, 2, 15)}
    actions.answer_complaint(complaint_id=complaint, on=opened_on, by=BY, at=at(opened_on))
    notice = actions.serve_decision_notice(
        case_id=made.case_id,
        their_reference="FS-1",
        outcome=Verdict.PART,
        steps="Disclose the posts.",
        days=35,
        on=served,
        by=BY,
        at=at(served),
    )
    found = fact(made, served)
    assert due(found)["FOIA-50-4"] == date(2027, 4, 5)
    assert due(found)["GRC-22"] == date(2027, 3, 29)
    assert [one.outcome for one in found.proceedings] == ["part", ""]
    actions.comply_with_notice(notice_id=notice, on=served, by=BY, at=at(served))
    assert [one.outcome for one in fact(made, served).proceedings] == ["part", "part"]


def test_an_appeal_suspends_a_notice_until_the_tribunal_decides(made: Received) -> None:
    served, appealed, decided = date(2027, 3, 1), date(2027, 3, 20), date(2027, 9, 1)
    actions.serve_decision_notice(
        case_id=made.case_id,
        their_reference="FS-1",
        outcome=Verdict.OVERTURNED,
        steps="Disclose.",
        days=35,
        on=served,
        by=BY,
        at=at(served),
    )
    appeal = actions.appeal(
        case_id=made.case_id,
        their_reference="EA/1",
        by_whom="authority",
        on=appealed,
        by=BY,
        at=at(appealed),
    )
    assert due(fact(made, appealed))["FOIA-50-4"] is None
    decide_tribunal(appeal, decided)
    assert fact(made, decided).proceedings[-1].outcome == "upheld"
    with pytest.raises(Refused, match="ended on 1 September 2027 already"):
        decide_tribunal(appeal, decided)
    with pytest.raises(Refused, match="who appealed"):
        actions.appeal(
            case_id=made.case_id,
            their_reference="EA/2",
            by_whom="a neighbour",
            on=decided,
            by=BY,
            at=at(decided),
        )


def decide_tribunal(appeal: int, on: date) -> None:
    actions.decide_tribunal(appeal_id=appeal, outcome=Verdict.UPHELD, on=on, by=BY, at=at(on))
