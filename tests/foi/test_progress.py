"""Where a case can go, and why it can't go elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.foi.histories import E, history, proceeding

from fosse.foi.kinds import EventKind, ProceedingKind, Stage, State
from fosse.foi.progress import (
    TABLE,
    NotNow,
    can,
    check_can,
    next_stage,
    next_state,
    state_of,
    why_not,
)

S = State


def test_from_receipt_to_closing() -> None:
    past = history(
        (E.RECEIVED, "20 Nov 2026"),
        (E.ACKNOWLEDGED, "20 Nov 2026"),
        (E.OPENED, "23 Nov 2026"),
        (E.SEARCH_BEGUN, "24 Nov 2026"),
        (E.DRAFTING_BEGUN, "1 Dec 2026"),
        (E.CLEARANCE_ASKED, "2 Dec 2026"),
        (E.SENT_BACK, "3 Dec 2026"),
        (E.CLEARANCE_ASKED, "4 Dec 2026"),
        (E.CLEARED, "7 Dec 2026"),
        (E.ISSUED, "7 Dec 2026"),
        (E.CLOSED, "8 Dec 2026"),
        (E.PUBLISHED, "8 Dec 2026"),
    )
    states = [state_of(past[:number]) for number in range(1, len(past) + 1)]
    assert states == [
        S.RECEIVED,
        S.RECEIVED,
        S.OPEN,
        S.SEARCHING,
        S.DRAFTING,
        S.CLEARANCE,
        S.DRAFTING,
        S.CLEARANCE,
        S.CLEARANCE,
        S.ISSUED,
        S.CLOSED,
        S.CLOSED,
    ]


@pytest.mark.parametrize(
    ("start", "kind", "end"),
    [
        (S.RECEIVED, E.FOUND_NOT_VALID, S.NOT_VALID),
        (S.NOT_VALID, E.CLARIFIED, S.OPEN),
        (S.RECEIVED, E.FOUND_BUSINESS_AS_USUAL, S.BUSINESS_AS_USUAL),
        (S.RECEIVED, E.FOUND_SUBJECT_ACCESS, S.SUBJECT_ACCESS),
        (S.OPEN, E.TRANSFERRED, S.TRANSFERRED),
        (S.SEARCHING, E.CLARIFICATION_ASKED, S.AWAITING_CLARIFICATION),
        (S.AWAITING_CLARIFICATION, E.CLARIFIED, S.OPEN),
        (S.AWAITING_CLARIFICATION, E.LAPSED, S.LAPSED),
        (S.LAPSED, E.CLARIFIED, S.OPEN),
        (S.SEARCHING, E.FEE_NOTICE, S.AWAITING_FEE),
        (S.AWAITING_FEE, E.FEE_PAID, S.SEARCHING),
        (S.CLEARANCE, E.DRAFTING_BEGUN, S.DRAFTING),
        (S.CLEARANCE, E.ISSUED_IN_PART, S.DRAFTING),
        (S.DRAFTING, E.EXTENDED, S.DRAFTING),
        (S.DRAFTING, E.WITHDRAWN, S.WITHDRAWN),
        (S.CLOSED, E.REOPENED, S.OPEN),
    ],
)
def test_the_moves_of_the_design(start: State, kind: EventKind, end: State) -> None:
    assert next_state(start, kind) is end
    assert next_state(start.value, kind.value) is end  # as the database holds them


@pytest.mark.parametrize(
    ("state", "kind", "because"),
    [
        (S.DRAFTING, E.ISSUED, "ask for clearance"),
        (S.OPEN, E.ISSUED, "drafted and cleared"),
        (S.AWAITING_CLARIFICATION, E.EXTENDED, "FOIA-1-3"),
        (S.AWAITING_FEE, E.CLARIFICATION_ASKED, "until the fee is paid"),
        (S.LAPSED, E.FEE_PAID, "FOIA-9-2"),
        (S.CLOSED, E.CLARIFIED, "take this as a new request"),
        (S.OPEN, E.RECEIVED, "received once"),
        (S.OPEN, E.CLEARED, "“With the clearing officer”"),
        (S.CLOSED, E.WITHDRAWN, "while it is at"),
    ],
)
def test_what_cannot_be_done_now_says_why(state: State, kind: EventKind, because: str) -> None:
    assert not can(state, kind)
    with pytest.raises(NotNow, match=because):
        check_can(state, kind)


def test_every_state_but_the_first_can_be_reached_and_none_is_a_dead_end() -> None:
    reached = {to for (start, _), to in TABLE.items() if to is not start}
    assert reached == set(State) - {S.RECEIVED}
    left = {start for (start, _), to in TABLE.items() if to is not start}
    assert left == set(State)


@given(st.sampled_from(State), st.sampled_from(EventKind))
def test_what_the_table_holds_can_be_done_and_all_else_has_a_reason(
    state: State, kind: EventKind
) -> None:
    reason = why_not(state, kind)
    assert (reason == "") is ((state, kind) in TABLE) is can(state, kind)
    if reason:
        assert reason.endswith(".") and "  " not in reason
        with pytest.raises(NotNow):
            next_state(state, kind)


def test_a_case_begins_with_a_receipt() -> None:
    for past in ((), history((E.OPENED, "20 Nov 2026"))):
        with pytest.raises(NotNow, match="begins with the request being received"):
            state_of(past)


def test_what_follows_an_answer_leaves_the_state_alone() -> None:
    past = proceeding(
        history((E.RECEIVED, "20 Nov 2026"), (E.WITHDRAWN, "23 Nov 2026")),
        (E.REVIEW_ASKED, "24 Nov 2026"),
    )
    assert state_of(past) is S.WITHDRAWN


@pytest.mark.parametrize(
    ("kind", "events"),
    [
        (ProceedingKind.REVIEW, [E.REVIEW_ASKED, E.REVIEW_EXTENDED, E.REVIEW_ANSWERED]),
        (
            ProceedingKind.COMPLAINT,
            [E.COMPLAINT_OPENED, E.COMPLAINT_ANSWERED, E.COMPLAINT_CLOSED],
        ),
        (ProceedingKind.NOTICE, [E.DECISION_NOTICE, E.NOTICE_COMPLIED]),
        (ProceedingKind.TRIBUNAL, [E.APPEALED, E.TRIBUNAL_DECIDED]),
    ],
)
def test_a_proceeding_goes_from_its_beginning_to_its_end(
    kind: ProceedingKind, events: list[EventKind]
) -> None:
    stage = Stage.NOT_BEGUN
    for one in events:
        stage = next_stage(kind, stage, one)
    assert stage is Stage.ENDED
    with pytest.raises(NotNow, match="ended"):
        next_stage(kind, stage, events[-1])
    with pytest.raises(NotNow, match="not begun"):
        next_stage(kind, Stage.NOT_BEGUN, events[-1])
