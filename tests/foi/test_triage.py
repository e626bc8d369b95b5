"""What came in is decided: a request, or something else; and what it is split into."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fosse.foi import actions, facts
from fosse.foi.actions import ChangedMeanwhile, NotNow, QuestionDraft, Refused
from fosse.foi.intake.incoming import Incoming
from fosse.foi.kinds import Disposition, EventKind, Regime, State
from fosse.people.access import NotAllowed
from fosse.people.models import RoleName

from .making import BY, CODE, FRIDAY, TEXT, at, officer, opened, receive

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 23)


def told(case_id: int, on: date = MONDAY) -> facts.CaseFact:
    found = facts.case_by_id(case_id, as_at=on)
    assert found
    return found


def test_a_received_request_is_due_on_the_20th_working_day() -> None:
    """accountability.md: received Fri 20 Nov 2026 → 21 Dec 2026."""
    found = facts.case(receive().reference, as_at=MONDAY)
    assert found and found.main
    assert (found.state, found.main.rule, found.main.due_on) == (
        State.RECEIVED,
        "FOIA-10-1",
        date(2026, 12, 21),
    )


def test_what_is_on_record_of_a_case_names_nobody_who_asked() -> None:
    letter = Incoming("Rowan Example.pdf", "application/pdf", b"%PDF", "From Rowan Example")
    made = receive(papers=[letter])
    actions.note(case_id=made.case_id, text="Rowan Example rang.", on=FRIDAY, by=BY, at=at(FRIDAY))
    found = told(made.case_id)
    assert "Rowan" not in repr(found)
    assert found.text.endswith("Yours faithfully\n[name]")
    who = facts.requester(made.reference)
    assert who and (who.name, who.text) == ("Rowan Example", TEXT.strip("\n"))


def test_a_case_that_is_not_there_is_none() -> None:
    assert facts.case("FOI-2026-0009", as_at=MONDAY) is None
    assert facts.requester("FOI-2026-0009") is None
    with pytest.raises(Refused, match="no request number 7"):
        actions.open_case(case_id=7, on=MONDAY, by=BY, at=at(MONDAY))


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        (actions.find_not_valid, State.NOT_VALID),
        (actions.find_business_as_usual, State.BUSINESS_AS_USUAL),
        (actions.find_subject_access, State.SUBJECT_ACCESS),
    ],
)
def test_what_is_no_request_is_handled_elsewhere_with_the_reason(verb: Any, state: State) -> None:
    made = receive()
    with pytest.raises(Refused, match="reason"):
        verb(case_id=made.case_id, reason=" ", on=MONDAY, by=BY, at=at(MONDAY))
    verb(case_id=made.case_id, reason="No name was given", on=MONDAY, by=BY, at=at(MONDAY))
    found = told(made.case_id)
    assert (found.state, found.events[-1].note) == (state, "No name was given")
    with pytest.raises(NotNow):
        verb(case_id=made.case_id, reason="Again", on=MONDAY, by=BY, at=at(MONDAY))


def test_a_transfer_says_to_whom() -> None:
    made = receive()
    actions.transfer(
        case_id=made.case_id,
        to="Aldermere Council",
        reason="It holds the clusters of the county",
        on=MONDAY,
        by=BY,
        at=at(MONDAY),
    )
    found = told(made.case_id)
    assert (found.state, found.events[-1].detail["to"]) == (State.TRANSFERRED, "Aldermere Council")


def test_nothing_happens_to_a_request_before_it_was_received_or_in_the_future() -> None:
    made = receive()
    before = date(2026, 11, 19)
    with pytest.raises(Refused, match="received on 20 November 2026"):
        actions.open_case(case_id=made.case_id, on=before, by=BY, at=at(MONDAY))
    with pytest.raises(Refused, match="still to come"):
        actions.open_case(case_id=made.case_id, on=MONDAY, by=BY, at=at(FRIDAY))
    assert told(made.case_id).state == State.RECEIVED


def test_the_facts_as_at_an_earlier_day_know_nothing_later() -> None:
    made = receive()
    actions.open_case(case_id=made.case_id, on=MONDAY, by=BY, at=at(MONDAY))
    assert told(made.case_id, FRIDAY).state == State.RECEIVED
    assert told(made.case_id, MONDAY).state == State.OPEN


# --- questions -------------------------------------------------------------------------------


THREE = (
    QuestionDraft("Number of cluster's in the authority?"),
    QuestionDraft("Which schools are in each cluster?"),
    QuestionDraft("Is there a salaried co-ordinator?", regime=Regime.FOI),
)


def split(case_id: int, *drafts: QuestionDraft) -> tuple[int, ...]:
    return actions.split(case_id=case_id, questions=drafts, by=BY, at=at(MONDAY))


def test_a_request_is_split_into_its_questions_in_their_order() -> None:
    made = opened()
    split(made.case_id, *THREE)
    assert [q.text for q in told(made.case_id).questions] == [draft.text for draft in THREE]


def test_splitting_again_keeps_the_work_on_what_stays_and_refuses_to_lose_any() -> None:
    made = opened()
    first, second, third = split(made.case_id, *THREE)
    actions.write_answer(question_id=second, text="See the table.", by=BY, at=at(MONDAY))
    again = split(
        made.case_id,
        THREE[2],
        QuestionDraft("Which schools were in each cluster?", id=second),
        QuestionDraft("Who pays?"),
    )
    assert again[:2] == (third, second)
    found = told(made.case_id)
    assert [q.number for q in found.questions] == [1, 2, 3]
    assert found.question(2).answer == "See the table."
    assert first not in again
    with pytest.raises(Refused, match="Question 2 has an answer"):
        split(made.case_id, THREE[0])
    assert len(told(made.case_id).questions) == 3


@pytest.mark.parametrize("drafts", [(), (QuestionDraft("  "),)])
def test_no_question_and_an_empty_one_are_refused(drafts: tuple[QuestionDraft, ...]) -> None:
    made = opened()
    with pytest.raises(Refused):
        split(made.case_id, *drafts)


def test_no_question_is_answered_under_a_law_that_was_not_in_force_when_it_came() -> None:
    """The first rights to re-use took effect on 1 July 2005 (SI 2005/1515): no time runs before."""
    made = opened(date(2005, 6, 30))
    question, *_ = split(made.case_id, QuestionDraft("May we print the map?"))
    with pytest.raises(Refused, match="RPSI-8"):
        actions.set_regime(question_id=question, regime=Regime.REUSE, by=BY, at=at(MONDAY))
    with pytest.raises(Refused, match="RPSI-8"):
        split(made.case_id, QuestionDraft("May we print the map?", regime=Regime.REUSE))
    assert facts.desk(CODE, today=MONDAY).open == 1


def test_what_an_officer_changed_of_a_composed_answer_stays_visible() -> None:
    made = opened()
    (question,) = split(made.case_id, THREE[0])
    actions.write_answer(
        question_id=question,
        text="There were 12 clusters.",
        composed="There were 12 clusters.",
        kind="clusters_how_many",
        asked={"as_at": "2026-11-23"},
        by=BY,
        at=at(MONDAY),
    )
    assert not told(made.case_id).question(1).changed_by_hand
    actions.write_answer(question_id=question, text="There were twelve.", by=BY, at=at(MONDAY))
    found = told(made.case_id)
    one = found.question(1)
    assert (one.composed, one.answer) == ("There were 12 clusters.", "There were twelve.")
    assert one.changed_by_hand
    assert [v.text for v in one.versions] == ["There were 12 clusters.", "There were twelve."]
    assert found.state == State.DRAFTING


def test_a_question_is_disposed_of_and_opened_again() -> None:
    made = opened()
    (question,) = split(made.case_id, THREE[0])
    link = "https://ratae.example/clusters"

    def dispose(to: Disposition | None, **more: str) -> None:
        actions.dispose(question_id=question, disposition=to, **more, by=BY, at=at(MONDAY))

    dispose(Disposition.ACCESSIBLE, link=link)
    one = told(made.case_id).question(1)
    assert (one.disposition, one.link) == (Disposition.ACCESSIBLE, link)
    dispose(None)
    assert told(made.case_id).question(1).disposition is None
    with pytest.raises(Refused, match="no address"):
        dispose(Disposition.ACCESSIBLE, link="javascript:alert(1)")


def test_searches_and_time_are_reckoned_against_the_cost_limit() -> None:
    made = opened()
    (question,) = split(made.case_id, THREE[0])
    actions.record_search(
        question_id=question,
        who="Learning Services",
        where="The shared drive",
        terms="cluster, development group",
        minutes=18 * 60,
        found=True,
        on=MONDAY,
        by=officer("Bea Adviser", RoleName.ADVISER),
        at=at(MONDAY),
    )
    found = told(made.case_id)
    assert found.state == State.SEARCHING
    assert (found.cost.minutes, found.cost.over) == (1080, False)
    actions.spend_time(
        case_id=made.case_id, activity="extracting", minutes=1, on=MONDAY, by=BY, at=at(MONDAY)
    )
    actions.spend_time(
        case_id=made.case_id, activity="redacting", minutes=500, on=MONDAY, by=BY, at=at(MONDAY)
    )
    found = told(made.case_id)
    assert (found.cost.minutes, found.cost.over) == (1081, True)


# --- who, and who was quicker -------------------------------------------------------------------


def test_an_adviser_sees_and_searches_and_does_not_decide() -> None:
    made = receive()
    with pytest.raises(NotAllowed, match="handle requests"):
        actions.open_case(
            case_id=made.case_id,
            on=MONDAY,
            by=officer("Bea Adviser", RoleName.ADVISER),
            at=at(MONDAY),
        )


def test_whoever_was_slower_is_told_who_did_what_and_when() -> None:
    made = receive()
    seen = told(made.case_id).version
    ann = officer("Ann Officer")
    actions.open_case(case_id=made.case_id, on=MONDAY, by=ann, at=at(MONDAY), version=seen)
    with pytest.raises(ChangedMeanwhile) as slower:
        actions.transfer(
            case_id=made.case_id,
            to="Aldermere",
            reason="Held there",
            on=MONDAY,
            by=BY,
            at=at(MONDAY),
            version=seen,
        )
    assert str(slower.value) == (
        "Ann Officer was quicker: accepted as a request, on 23 November 2026 at 12:00. Nothing of "
        f"yours was saved. Look at {made.reference} again, then decide what to do."
    )
    assert told(made.case_id).state == State.OPEN


def test_a_case_is_assigned_to_somebody_who_may_work_on_it() -> None:
    made = opened()
    bea = officer("Bea Adviser", RoleName.ADVISER)
    cal = officer("Cal Elsewhere", RoleName.ADVISER, code=856)
    ann = officer("Ann Officer")

    def assign(to: int, on: date = MONDAY) -> None:
        actions.assign(case_id=made.case_id, account_id=to, on=on, by=BY, at=at(MONDAY))

    assign(bea.pk)
    with pytest.raises(Refused, match="Bea Adviser has this request already"):
        assign(bea.pk)
    with pytest.raises(Refused, match="Cal Elsewhere cannot be given"):
        assign(cal.pk)
    assign(ann.pk)
    found = told(made.case_id)
    assert found.officer and found.officer.name == "Ann Officer"
    assert [e.detail.get("before") for e in found.events if e.kind is EventKind.ASSIGNED] == [
        None,
        "Bea Adviser",
    ]
    assert found.authority_code == CODE
