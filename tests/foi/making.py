"""Requests for tests: made through the public door, on days that are passed in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction

from fosse.foi import actions, facts
from fosse.foi.actions import QuestionDraft, Received, RequesterDetails
from fosse.foi.facts import CaseFact
from fosse.foi.kinds import Channel, Disposition, EventKind, Regime
from fosse.foi.models import Case
from fosse.foi.recording import happen
from fosse.people import actions as people
from fosse.people.models import Account, RoleName
from fosse.people.operator import Operator

CODE = 990
BY = Operator("tests")
FRIDAY = date(2026, 11, 20)
TEXT = """Dear Sir or Madam,

I would like to make a request under the freedom of information act to obtain information
regards School clusters.

Number of cluster's in the authority?

Which schools are in each cluster?

Is there a salaried person specifically employed as a cluster co-ordinator?

Yours faithfully
Rowan Example
"""
ROWAN = RequesterDetails(
    name="Rowan Example",
    email="rowan@example.org",
    address="1 Abbey Street, Ratae, RA1 1AA",
    organisation="",
)


def at(on: date, hour: int = 12) -> datetime:
    """A moment of the day."""
    return datetime(on.year, on.month, on.day, hour, tzinfo=UTC)


def receive(on: date = FRIDAY, **other: Any) -> Received:
    """A request received, and logged that day."""
    given: dict[str, Any] = {
        "authority_code": CODE,
        "text": TEXT,
        "channel": Channel.EMAIL,
        "received_on": on,
        "requester": ROWAN,
        "by": BY,
        "at": at(on),
    }
    return actions.receive(**{**given, **other})


def officer(
    name: str = "Ann Officer", role: RoleName = RoleName.INFORMATION_OFFICER, code: int = CODE
) -> Account:
    """Somebody with a role in the authority."""
    account = people.add_account(
        email=f"{name.replace(' ', '.').lower()}@example.org",
        name=name,
        password="three random words",
        today=date(2026, 1, 1),
        by=BY,
    )
    people.give_role(
        account=account,
        name=role,
        authority_code=code,
        starts_on=date(2020, 1, 1),
        today=date(2026, 1, 1),
        by=BY,
    )
    return account


def opened(on: date = FRIDAY, **other: Any) -> Received:
    """A request that was accepted on the day it came."""
    made = receive(on, **other)
    actions.open_case(case_id=made.case_id, on=on, by=BY, at=at(on))
    return made


def answered(
    received_on: date = FRIDAY,
    on: date = date(2026, 12, 1),
    *,
    dispositions: tuple[Disposition, ...] = (Disposition.DISCLOSED,),
    regime: Regime = Regime.FOI,
    answer: str = "There were twelve clusters.",
    by: Account | Operator = BY,
    **other: Any,
) -> Received:
    """A request answered on a day by somebody, each question with its disposition. The letter is
    left out: what goes out is `issuing`'s own."""
    made = opened(received_on, **other)
    drafts = [
        QuestionDraft(f"Question {number}?", regime) for number, _ in enumerate(dispositions, 1)
    ]
    found = actions.split(case_id=made.case_id, questions=drafts, by=BY, at=at(on))
    for question, disposition in zip(found, dispositions, strict=True):
        actions.write_answer(question_id=question, text=answer, by=BY, at=at(on))
        actions.dispose(question_id=question, disposition=disposition, by=BY, at=at(on))
    issue(made.case_id, on, by=by)
    return made


def issue(case_id: int, on: date, *, by: Account | Operator = BY) -> None:
    """Clear the draft, and let the answer go out on a day."""
    actions.ask_clearance(case_id=case_id, on=on, by=BY, at=at(on))
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case_id)
        happen(case, EventKind.ISSUED, on=on, at=at(on), by=by)


def fact(made: Received, on: date) -> CaseFact:
    """The case as at a day."""
    found = facts.case(made.reference, as_at=on)
    assert found
    return found
