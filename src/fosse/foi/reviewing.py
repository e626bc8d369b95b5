"""The internal review of an answer, by somebody who did not give it (FOI-REVIEW; EIR-11)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from fosse.people.models import Account
from fosse.people.operator import Operator

from . import reckoning
from .intake.text import clean
from .kinds import EventKind, LetterKind, ProceedingKind, Verdict
from .models import Case, CaseEvent, Letter, Proceeding
from .recording import REVIEW, Refused, happen, hold


class SameDecider(Refused):
    """Whoever answered a request cannot review the answer."""


@transaction.atomic
def ask_review(
    *,
    case_id: int,
    grounds: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    accept_late: bool = False,
    version: int | None = None,
) -> int:
    """Record that a review was asked for on a day; the number that it is known by.

    One that came later than 40 working days after the answer is at the authority's discretion
    (FOI-REVIEW-ASK; EIR-11-2): `Refused` unless `accept_late`.
    """
    case = hold(case_id, by=by, at=at, version=version)
    last = reckoning.last_day_to_ask(case, on=on)
    late = last is not None and on > last
    if last is not None and late and not accept_late:
        raise Refused(
            f"A review could be asked for until {last:%-d %B %Y}, 40 working days after the "
            "answer. Accept it all the same if the authority chooses to."
        )
    review = Proceeding.objects.create(
        case=case, kind=ProceedingKind.REVIEW, opened_on=on, grounds=clean(grounds)
    )
    happen(
        case, EventKind.REVIEW_ASKED, on=on, at=at, by=by, detail={"late": late}, proceeding=review
    )
    return int(review.pk)


@transaction.atomic
def extend_review(
    *,
    review_id: int,
    reason: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Take up to 20 working days more for a complex review (FOI-REVIEW-LONGER), and say why."""
    case, review = _held(review_id, by=by, at=at, version=version)
    reckoning.check_review_extension(case, review.pk, on=on)
    if not reason.strip():
        raise Refused("Give the reason: the requester has to be told why it takes longer.")
    happen(case, EventKind.REVIEW_EXTENDED, on=on, at=at, by=by, note=reason, proceeding=review)
    return case.reference


@transaction.atomic
def decide_review(
    *,
    review_id: int,
    outcome: Verdict,
    reasons: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Decide a review; `by` is the decider. Raises `SameDecider` for whoever gave the answer.

    What is overturned is answered anew: the case is opened again (`reopen`), and its clock does
    not begin again, for it was missed or met already.
    """
    case, review = _held(review_id, by=by, at=at, version=version)
    _check_decider(case, by)
    if not reasons.strip():
        raise Refused("Give the reasons: the requester has to be told them.")
    review.outcome, review.reasons = Verdict(outcome), clean(reasons)
    review.decider_id, review.decider, review.ended_on = by.pk, by.name, on
    review.save()
    happen(
        case,
        EventKind.REVIEW_ANSWERED,
        on=on,
        at=at,
        by=by,
        detail={"outcome": review.outcome},
        proceeding=review,
    )
    return case.reference


def first_deciders(case_id: int) -> frozenset[tuple[int | None, str]]:
    """Who gave the answers of a case, by account and name (an operator has no account): those
    who cannot review them."""
    letters = Letter.objects.filter(
        case_id=case_id, proceeding=None, kind__in=(LetterKind.RESPONSE, LetterKind.REFUSAL)
    )
    events = CaseEvent.objects.filter(
        case_id=case_id, kind__in=(EventKind.ISSUED, EventKind.ISSUED_IN_PART)
    )
    return frozenset(
        (*letters.values_list("issued_by_id", "issued_by"), *events.values_list("by_id", "by_name"))
    )


def _check_decider(case: Case, by: Account | Operator) -> None:
    if any(_is(by, pk, name) for pk, name in first_deciders(case.pk)):
        raise SameDecider(
            f"{by.name} gave the answer to {case.reference}, so somebody else has to review it. "
            "Ask another officer or the head of service."
        )


def _is(by: Account | Operator, pk: int | None, name: str) -> bool:
    """Whether it is the same person: by account, for a name can change."""
    return by.pk == pk if by.pk is not None else (pk, name) == (None, by.name)


def _held(
    review_id: int, *, by: Account | Operator, at: datetime, version: int | None
) -> tuple[Case, Proceeding]:
    found = Proceeding.objects.filter(pk=review_id, kind=ProceedingKind.REVIEW).first()
    if found is None:
        raise Refused(f"There is no review number {review_id} on record.")
    case = hold(found.case_id, by=by, at=at, version=version, may=REVIEW)
    found.refresh_from_db()
    if found.outcome:
        raise Refused(f"This review was decided on {found.ended_on:%-d %B %Y} already.")
    return case, found
