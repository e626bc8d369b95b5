"""What can be done to a request now, and why the rest cannot. PURE."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fosse.foi.case_fact import CaseFact
from fosse.foi.clocks import ClockState, Party
from fosse.foi.draft import is_cleared
from fosse.foi.kinds import EventKind as E
from fosse.foi.kinds import ProceedingKind, State
from fosse.foi.progress import UNDER_WAY, why_not

from ..words import count

HANDLE, CLEAR, REVIEW = "requests.handle", "requests.clear", "requests.review"
Done = Callable[[str], bool]
"""Whether the visitor may do a verb here."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be done: in words, its form, the event that it is, its verb."""

    words: str
    name: str
    event: E
    verb: str = HANDLE


STEPS = (
    Step("Accept it as a request", "case-open", E.OPENED),
    Step("Find it not valid (s.8)", "case-not-valid", E.FOUND_NOT_VALID),
    Step("Take it as everyday business", "case-business", E.FOUND_BUSINESS_AS_USUAL),
    Step("Pass it on as subject access", "case-subject-access", E.FOUND_SUBJECT_ACCESS),
    Step("Transfer it", "case-transfer", E.TRANSFERRED),
    Step("Acknowledge receipt", "case-acknowledge", E.ACKNOWLEDGED),
    Step("Ask what is meant", "case-clarification", E.CLARIFICATION_ASKED),
    Step("The clarification came", "case-clarified", E.CLARIFIED),
    Step("Give a fees notice", "case-fee", E.FEE_NOTICE),
    Step("The fee came", "case-fee-paid", E.FEE_PAID),
    Step("Extend the time", "case-extend", E.EXTENDED),
    Step("Ask for clearance", "case-ask-clearance", E.CLEARANCE_ASKED),
    Step("Clear the draft", "case-clear", E.CLEARED, CLEAR),
    Step("Send the draft back", "case-send-back", E.SENT_BACK, CLEAR),
    Step("Issue the answer", "case-issue", E.ISSUED),
    Step("Close it", "case-close", E.CLOSED),
    Step("Record that it lapsed", "case-lapse", E.LAPSED),
    Step("The requester withdrew it", "case-withdraw", E.WITHDRAWN),
    Step("Open it again", "case-reopen", E.REOPENED),
)


@dataclass(frozen=True, slots=True)
class Task:
    """A part of the work: how far it is, and where it is done ("" where it cannot be now)."""

    words: str
    state: str
    kind: str
    name: str = ""
    question: int = 0


def lawful(case: CaseFact, may: Done) -> tuple[tuple[Step, ...], tuple[tuple[Step, str], ...]]:
    """The steps that can be taken now, and the others with the reason why not. What the visitor
    may not do anyway is in neither."""
    can, cannot = [], []
    for step in STEPS:
        if not may(step.verb) or _done_already(case, step):
            continue
        if why := _why_not(case, step):
            cannot.append((step, why))
        else:
            can.append(step)
    return tuple(can), tuple(cannot)


def tasks(case: CaseFact) -> tuple[Task, ...]:
    """The work on a request from receipt to closing."""
    many = len(case.questions)
    answered = sum(1 for one in case.questions if one.disposition)
    searched = sum(1 for one in case.questions if one.searches)
    working = case.state in UNDER_WAY
    issued = _is_answered(case)
    first = _next_question(case) if working else 0
    return (
        Task("Open it", *_is(_happened(case, E.OPENED)), _at(case, State.RECEIVED, "case-open")),
        Task(
            "Split it into questions",
            count(many, "question") if many else "Not yet",
            _kind(bool(many)),
            "case-split" if working else "",
        ),
        Task("Search", f"{searched} of {many}" if many else "Not yet", _kind(0 < many == searched)),
        Task(
            "Answer each question",
            f"{answered} of {many}" if many else "Not yet",
            _kind(0 < many == answered),
            "case-question" if first else "",
            first,
        ),
        Task("Have it cleared", *_is(issued or is_cleared(case)), _clearing(case)),
        Task("Send it", *_is(issued), _at(case, State.CLEARANCE, "case-issue")),
        Task("Close and publish", *_is(case.state is State.CLOSED),
             _at(case, State.ISSUED, "case-close")),
    )  # fmt: skip


def goes_on_with(can: tuple[Step, ...], case: CaseFact, may: Done) -> tuple[str, str, int] | None:
    """What the work goes on with, if the visitor may: words, form, and the number of the
    question that it is about (0: of none)."""
    if case.state in (State.OPEN, State.SEARCHING, State.DRAFTING) and can:
        if not case.questions:
            return "Split it into questions", "case-split", 0
        if number := _next_question(case):
            return f"Answer question {number}", "case-question", number
    if may(REVIEW) and (review := _open_review(case)):
        return "Decide the review", "case-review-decide", review
    wanted = {
        State.RECEIVED: "case-open",
        State.AWAITING_CLARIFICATION: "case-clarified",
        State.AWAITING_FEE: "case-fee-paid",
        State.DRAFTING: "case-ask-clearance",
        State.CLEARANCE: "case-issue" if is_cleared(case) else "case-clear",
        State.ISSUED: "case-close",
    }.get(case.state, "")
    return next(((step.words, step.name, 0) for step in can if step.name == wanted), None)


def is_publishable(case: CaseFact) -> bool:
    """Whether it can go into the disclosure log, or be changed there: closed, and answered."""
    return case.state is State.CLOSED and _happened(case, E.ISSUED)


def _why_not(case: CaseFact, step: Step) -> str:
    if why := why_not(case.state, step.event):
        return why
    if step.event is E.LAPSED:
        running = [
            clock
            for clock in case.clocks
            if clock.owed_by is Party.REQUESTER and clock.proceeding is None
            and clock.state is ClockState.RUNNING and clock.due_on
        ]  # fmt: skip
        if running:
            last = max(clock.due_on for clock in running if clock.due_on)
            return f"What was asked for can still come until {last:%-d %B %Y}."
    return ""


def _done_already(case: CaseFact, step: Step) -> bool:
    return step.event is E.ACKNOWLEDGED and _happened(case, E.ACKNOWLEDGED)


def _happened(case: CaseFact, kind: E) -> bool:
    return any(event.kind is kind for event in case.events)


def _is_answered(case: CaseFact) -> bool:
    """Whether the answer has gone out: once it is opened again, another has to."""
    last = (one.kind for one in reversed(case.events) if one.kind in (E.ISSUED, E.REOPENED))
    return next(last, None) is E.ISSUED


def _open_review(case: CaseFact) -> int:
    """The number of the review that is to be decided; 0 where none is."""
    reviews = (one for one in case.proceedings if one.kind is ProceedingKind.REVIEW)
    return next((one.id for one in reviews if not one.outcome), 0)


def _next_question(case: CaseFact) -> int:
    """The number of the first question that is open; 0 where none is."""
    return next((one.number for one in case.questions if not one.disposition), 0)


def _at(case: CaseFact, state: State, name: str) -> str:
    return name if case.state is state else ""


def _clearing(case: CaseFact) -> str:
    if case.state is State.CLEARANCE and not is_cleared(case):
        return "case-clear"
    return "case-ask-clearance" if case.state is State.DRAFTING else ""


def _is(done: bool) -> tuple[str, str]:
    return ("Done", "good") if done else ("Not yet", "unknown")


def _kind(done: bool) -> str:
    return "good" if done else "unknown"
