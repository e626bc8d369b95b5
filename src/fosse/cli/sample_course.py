"""The course of a made-up request, by the officers' verbs on the days on which they happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from fosse.foi import actions, issuing
from fosse.foi.draft import draft_sha256
from fosse.foi.facts import CaseFact, case_by_id
from fosse.foi.kinds import Activity, Channel, Regime, Verdict
from fosse.people.models import Account
from fosse.people.operator import Operator
from fosse.stationery import outbox

from .sample_answers import dispose, record_searches, split, write_answers

Person: TypeAlias = Account | Operator
Said: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Staff:
    """Who works on requests: who answers has it cleared by a colleague, and neither of them
    reviews it (FOI-REVIEW)."""

    officer: Person
    clearer: Person
    reviewer: Person


@dataclass
class Course:
    """A request on its way: its case, who works on it, and the moment of what was done last.
    `proceeding` is the review or complaint that was opened last."""

    request: Any
    authority_code: int
    case_id: int
    staff: Staff
    at: datetime
    repeats: int | None
    proceeding: int = 0

    def done(self, on: date, by: Person | None = None) -> dict[str, Any]:
        """Who does what is done next, on which day, and at a moment of it after the last."""
        morning = datetime.combine(on, time(9), tzinfo=UTC)
        self.at = max(self.at + timedelta(minutes=5), morning)
        return {"on": on, "by": by or self.staff.officer, "at": self.at}

    def of_case(self, on: date, by: Person | None = None) -> dict[str, Any]:
        return {"case_id": self.case_id, **self.done(on, by)}

    def case(self, on: date) -> CaseFact:
        found = case_by_id(self.case_id, as_at=on)
        if found is None:
            raise LookupError(f"The request {self.case_id} was logged, and is not there.")
        return found


def live(request: Any, code: int, staff: Staff, *, repeats: int | None) -> None:
    """Receive a request and do everything that was done about it. `repeats`: the case that it
    asks for again. What was mailed then is not mailed now."""
    at = datetime.combine(request.received, time(8), tzinfo=UTC)
    received = actions.receive(
        authority_code=code,
        text=request.text,
        channel=Channel(request.channel),
        received_on=request.received,
        requester=actions.RequesterDetails(
            request.name, request.email, request.address, request.organisation
        ),
        title=request.title,
        by=staff.officer,
        at=at,
    )
    course = Course(request, code, received.case_id, staff, at, repeats)
    for step in request.course:
        VERBS[step.do](course, step.on, step.said)
    outbox.went_out(received.reference)


Verb: TypeAlias = Callable[[Course, date, Said], object]


def _open(course: Course, on: date, said: Said) -> None:
    actions.open_case(repeats=course.repeats, **course.of_case(on))


def _assign(course: Course, on: date, said: Said) -> None:
    if isinstance(course.staff.officer, Account):
        actions.assign(account_id=course.staff.officer.pk, **course.of_case(on))


def _search(course: Course, on: date, said: Said) -> None:
    actions.begin_search(**course.of_case(on))
    for question_id in split(course, on):
        actions.record_search(question_id=question_id, terms="", **said, **course.done(on))


def _draft(course: Course, on: date, said: Said) -> None:
    questions = split(course, on)
    record_searches(course, questions, on)
    write_answers(course, questions, on)
    dispose(course, questions, on)


def _issue(course: Course, on: date, said: Said) -> None:
    actions.ask_clearance(**course.of_case(on))
    by = course.of_case(on, course.staff.clearer)
    actions.clear(draft_sha256=draft_sha256(course.case(on)), **by)
    issuing.issue(**course.of_case(on))


def _close(course: Course, on: date, said: Said) -> None:
    publish = None
    if course.request.published:
        files = [one for letter in course.case(on).letters for one in letter.attachments]
        publish = actions.PublishDecision(attachments=files)
    actions.close(publish=publish, **course.of_case(on))


def _clarified(course: Course, on: date, said: Said) -> None:
    given = course.of_case(on)
    actions.clarified(received_on=given.pop("on"), **said, **given)


def _fee(course: Course, on: date, said: Said) -> None:
    actions.give_fees_notice(amount=Decimal(said["amount"]), **course.of_case(on))


def _time(course: Course, on: date, said: Said) -> None:
    actions.spend_time(**{**said, "activity": Activity(said["activity"])}, **course.of_case(on))


def _extend(course: Course, on: date, said: Said) -> None:
    actions.extend(regime=Regime.FOI, **said, **course.of_case(on))


def _ask_review(course: Course, on: date, said: Said) -> None:
    course.proceeding = actions.ask_review(**said, **course.of_case(on))


def _decide_review(course: Course, on: date, said: Said) -> None:
    issuing.issue_review(
        review_id=course.proceeding,
        outcome=Verdict(said["outcome"]),
        reasons=said["reasons"],
        **course.done(on, course.staff.reviewer),
    )


def _complaint(course: Course, on: date, said: Said) -> None:
    course.proceeding = actions.open_complaint(**said, **course.of_case(on))


def _answer_complaint(course: Course, on: date, said: Said) -> None:
    actions.answer_complaint(complaint_id=course.proceeding, **said, **course.done(on))


def _close_complaint(course: Course, on: date, said: Said) -> None:
    actions.close_complaint(
        complaint_id=course.proceeding,
        outcome=Verdict(said["outcome"]),
        reasons=said["reasons"],
        **course.done(on),
    )


def _plain(verb: Callable[..., object]) -> Verb:
    """A verb that takes what the step says as it stands."""
    return lambda course, on, said: verb(**said, **course.of_case(on))


VERBS: Mapping[str, Verb] = {
    "open": _open,
    "assign": _assign,
    "search": _search,
    "draft": _draft,
    "ask_clearance": _plain(actions.ask_clearance),
    "issue": _issue,
    "close": _close,
    "clarification": _plain(actions.ask_clarification),
    "clarified": _clarified,
    "fee": _fee,
    "time": _time,
    "extend": _extend,
    "withdraw": _plain(actions.withdraw),
    "lapse": _plain(actions.lapse),
    "not_valid": _plain(actions.find_not_valid),
    "everyday": _plain(actions.find_business_as_usual),
    "subject_access": _plain(actions.find_subject_access),
    "transfer": _plain(actions.transfer),
    "ask_review": _ask_review,
    "decide_review": _decide_review,
    "complaint": _complaint,
    "answer_complaint": _answer_complaint,
    "close_complaint": _close_complaint,
}
"""What a step does, by its name in `sample/requests.toml`."""
