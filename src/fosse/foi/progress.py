"""Where a case can go from where it is: one table, and the reason in words why not. PURE.

`TABLE` says which event leads from which state to which; what is not in it cannot happen now.
What follows an answer (review, complaint, notice, appeal) has a table of its own, `AFTERWARDS`,
and leaves the state of the case alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from .history import History, as_recorded, of_case
from .kinds import EventKind, ProceedingKind, Stage, State

S, E = State, EventKind

UNDER_WAY = (S.OPEN, S.SEARCHING, S.DRAFTING, S.CLEARANCE)
WAITING = (S.AWAITING_CLARIFICATION, S.AWAITING_FEE)
ELSEWHERE = (S.NOT_VALID, S.BUSINESS_AS_USUAL, S.SUBJECT_ACCESS, S.TRANSFERRED)
ENDED = (S.CLOSED, S.WITHDRAWN, S.LAPSED)

_MOVES: Mapping[State, Mapping[EventKind, State]] = {
    S.RECEIVED: {
        E.OPENED: S.OPEN,
        E.FOUND_NOT_VALID: S.NOT_VALID,
        E.FOUND_BUSINESS_AS_USUAL: S.BUSINESS_AS_USUAL,
        E.FOUND_SUBJECT_ACCESS: S.SUBJECT_ACCESS,
        E.TRANSFERRED: S.TRANSFERRED,
        E.CLARIFICATION_ASKED: S.AWAITING_CLARIFICATION,
        E.WITHDRAWN: S.WITHDRAWN,
    },
    S.OPEN: {
        E.SEARCH_BEGUN: S.SEARCHING,
        E.DRAFTING_BEGUN: S.DRAFTING,
        E.CLARIFICATION_ASKED: S.AWAITING_CLARIFICATION,
        E.FEE_NOTICE: S.AWAITING_FEE,
        E.EXTENDED: S.OPEN,
        E.FOUND_NOT_VALID: S.NOT_VALID,
        E.FOUND_BUSINESS_AS_USUAL: S.BUSINESS_AS_USUAL,
        E.FOUND_SUBJECT_ACCESS: S.SUBJECT_ACCESS,
        E.TRANSFERRED: S.TRANSFERRED,
        E.WITHDRAWN: S.WITHDRAWN,
    },
    S.SEARCHING: {
        E.DRAFTING_BEGUN: S.DRAFTING,
        E.CLARIFICATION_ASKED: S.AWAITING_CLARIFICATION,
        E.FEE_NOTICE: S.AWAITING_FEE,
        E.EXTENDED: S.SEARCHING,
        E.TRANSFERRED: S.TRANSFERRED,
        E.WITHDRAWN: S.WITHDRAWN,
    },
    S.AWAITING_CLARIFICATION: {
        E.CLARIFIED: S.OPEN,
        E.LAPSED: S.LAPSED,
        E.WITHDRAWN: S.WITHDRAWN,
    },
    S.AWAITING_FEE: {
        E.FEE_PAID: S.SEARCHING,
        E.LAPSED: S.LAPSED,
        E.WITHDRAWN: S.WITHDRAWN,
    },
    S.DRAFTING: {
        E.CLEARANCE_ASKED: S.CLEARANCE,
        E.SEARCH_BEGUN: S.SEARCHING,
        E.CLARIFICATION_ASKED: S.AWAITING_CLARIFICATION,
        E.FEE_NOTICE: S.AWAITING_FEE,
        E.EXTENDED: S.DRAFTING,
        E.TRANSFERRED: S.TRANSFERRED,
        E.WITHDRAWN: S.WITHDRAWN,
    },
    S.CLEARANCE: {
        E.CLEARED: S.CLEARANCE,
        E.SENT_BACK: S.DRAFTING,
        E.DRAFTING_BEGUN: S.DRAFTING,  # an edit ends what was cleared
        E.EXTENDED: S.CLEARANCE,
        E.ISSUED_IN_PART: S.DRAFTING,
        E.ISSUED: S.ISSUED,
        E.WITHDRAWN: S.WITHDRAWN,
    },
    S.ISSUED: {E.CLOSED: S.CLOSED, E.REOPENED: S.OPEN},
    S.NOT_VALID: {E.CLARIFIED: S.OPEN, E.REOPENED: S.OPEN, E.CLOSED: S.CLOSED},
    S.BUSINESS_AS_USUAL: {E.REOPENED: S.OPEN, E.CLOSED: S.CLOSED},
    S.SUBJECT_ACCESS: {E.REOPENED: S.OPEN, E.CLOSED: S.CLOSED},
    S.TRANSFERRED: {E.REOPENED: S.OPEN, E.CLOSED: S.CLOSED},
    S.WITHDRAWN: {E.REOPENED: S.OPEN, E.CLOSED: S.CLOSED},
    S.LAPSED: {E.CLARIFIED: S.OPEN, E.CLOSED: S.CLOSED},
    S.CLOSED: {E.REOPENED: S.OPEN},
}

_STAYS: Mapping[EventKind, tuple[State, ...]] = {
    E.NOTED: tuple(S),
    E.ASSIGNED: tuple(S),
    E.RECEIPT_CORRECTED: tuple(S),  # of an answer, too, it says whether it was in time
    E.ACKNOWLEDGED: (S.RECEIVED, *UNDER_WAY, *WAITING, *ELSEWHERE),
    E.COST_ADDED: (*UNDER_WAY, *WAITING),
    E.COST_TAKEN_OUT: (*UNDER_WAY, *WAITING),
    E.HOLIDAY_PROCLAIMED: tuple(S),  # whatever its state, a review of it can be under way
    E.REVIEW_ASKED: tuple(S),  # of a late answer, too
    E.REVIEW_ACKNOWLEDGED: tuple(S),
    E.REVIEW_EXTENDED: tuple(S),
    E.REVIEW_ANSWERED: tuple(S),
    E.COMPLAINT_OPENED: tuple(S),
    E.COMPLAINT_ANSWERED: tuple(S),
    E.COMPLAINT_CLOSED: tuple(S),
    E.DECISION_NOTICE: tuple(S),
    E.NOTICE_COMPLIED: tuple(S),
    E.APPEALED: tuple(S),
    E.TRIBUNAL_DECIDED: tuple(S),
    E.PUBLISHED: (S.CLOSED,),
    E.FORGOTTEN: (*ENDED, *ELSEWHERE),
}

TABLE: Mapping[tuple[State, EventKind], State] = {
    (state, kind): leads_to for state, moves in _MOVES.items() for kind, leads_to in moves.items()
} | {(state, kind): state for kind, states in _STAYS.items() for state in states}
"""(where it is, what happens) → where it is then."""

P = ProceedingKind
AFTERWARDS: Mapping[tuple[ProceedingKind, Stage, EventKind], Stage] = {
    (P.REVIEW, Stage.NOT_BEGUN, E.REVIEW_ASKED): Stage.UNDER_WAY,
    (P.REVIEW, Stage.UNDER_WAY, E.REVIEW_ACKNOWLEDGED): Stage.UNDER_WAY,
    (P.REVIEW, Stage.UNDER_WAY, E.REVIEW_EXTENDED): Stage.UNDER_WAY,
    (P.REVIEW, Stage.UNDER_WAY, E.REVIEW_ANSWERED): Stage.ENDED,
    (P.COMPLAINT, Stage.NOT_BEGUN, E.COMPLAINT_OPENED): Stage.UNDER_WAY,
    (P.COMPLAINT, Stage.UNDER_WAY, E.COMPLAINT_ANSWERED): Stage.UNDER_WAY,
    (P.COMPLAINT, Stage.UNDER_WAY, E.COMPLAINT_CLOSED): Stage.ENDED,
    (P.NOTICE, Stage.NOT_BEGUN, E.DECISION_NOTICE): Stage.UNDER_WAY,
    (P.NOTICE, Stage.UNDER_WAY, E.NOTICE_COMPLIED): Stage.ENDED,
    (P.TRIBUNAL, Stage.NOT_BEGUN, E.APPEALED): Stage.UNDER_WAY,
    (P.TRIBUNAL, Stage.UNDER_WAY, E.TRIBUNAL_DECIDED): Stage.ENDED,
}
"""(which proceeding, its stage, what happens) → its stage then."""

_BECAUSE: Mapping[tuple[State, EventKind], str] = {
    (S.RECEIVED, E.ISSUED): "Accept it as a request first, split it into questions and draft.",
    (S.AWAITING_CLARIFICATION, E.FEE_NOTICE): "A fee can be worked out when the request is clear.",
    (S.AWAITING_FEE, E.CLARIFICATION_ASKED): "The time stands still until the fee is paid: ask "
    "after that.",
    (S.AWAITING_FEE, E.EXTENDED): "The time stands still until the fee is paid: nothing needs "
    "more of it now.",
    (S.AWAITING_CLARIFICATION, E.EXTENDED): "Nothing is due until the clarification comes, and "
    "then the 20 working days start afresh (FOIA-1-3).",
    (S.DRAFTING, E.ISSUED): "An answer is cleared before it goes out: ask for clearance.",
    (S.OPEN, E.ISSUED): "An answer is drafted and cleared before it goes out.",
    (S.LAPSED, E.FEE_PAID): "The fee came after the request had lapsed (FOIA-9-2): send it back, "
    "or take a new request.",
    (S.LAPSED, E.REOPENED): "A lapsed request opens again when the clarification comes.",
    (S.CLOSED, E.CLARIFIED): "It is closed: take this as a new request, or open the case again.",
    (S.ISSUED, E.EXTENDED): "It is answered: no more time is needed.",
    (S.ISSUED, E.WITHDRAWN): "It is answered: nothing is left to withdraw.",
}


class NotNow(ValueError):
    """Something cannot happen to a case where it is; the message says why and what can."""


def next_state(state: State | str, kind: EventKind | str) -> State:
    """Where the case is after the event. Raises `NotNow`."""
    check_can(state, kind)
    return TABLE[State(state), EventKind(kind)]


def can(state: State | str, kind: EventKind | str) -> bool:
    """Whether the event can happen to a case in this state."""
    return (State(state), EventKind(kind)) in TABLE


def check_can(state: State | str, kind: EventKind | str) -> None:
    """Raise `NotNow`, with the reason in words, unless the event can happen now."""
    if reason := why_not(State(state), EventKind(kind)):
        raise NotNow(reason)


def why_not(state: State, kind: EventKind) -> str:
    """Why the event cannot happen in this state, in words; "" when it can."""
    if (state, kind) in TABLE:
        return ""
    if kind is E.RECEIVED:
        return "A request is received once. Take what came now as a new request."
    said = f"“{kind.words}” can't be recorded while the case is at “{state.words}”."
    return f"{said} {_BECAUSE.get((state, kind)) or _from_where(kind)}"


def moves_from(state: State) -> tuple[EventKind, ...]:
    """What can happen now that takes the case elsewhere or is part of its work."""
    return tuple(_MOVES[state])


def state_of(history: History) -> State:
    """Where what happened has left the case. Raises `NotNow` for a history that cannot be."""
    first, *rest = as_recorded(of_case(history)) or (None,)
    if first is None or first.kind is not E.RECEIVED:
        raise NotNow("A case begins with the request being received.")
    state = State.RECEIVED
    for one in rest:
        state = next_state(state, one.kind)
    return state


def next_stage(proceeding: ProceedingKind, stage: Stage, kind: EventKind) -> Stage:
    """The stage of a proceeding after the event. Raises `NotNow`."""
    try:
        return AFTERWARDS[proceeding, stage, kind]
    except KeyError:
        raise NotNow(
            f"“{kind.words}” can't be recorded for: {proceeding.words.lower()}, "
            f"{stage.words.lower()}."
        ) from None


def _from_where(kind: EventKind) -> str:
    places = [f"“{state.words}”" for state in State if (state, kind) in TABLE]
    return f"It can be while it is at {' or '.join(places)}."
