"""The internal review of an answer, by somebody who did not give it (FOI-REVIEW; EIR-11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fosse.people.models import Account
from fosse.people.operator import Operator

from . import reckoning
from .intake.text import clean
from .kinds import EventKind, LetterKind, ProceedingKind, Verdict
from .models import Case, CaseEvent, Clearance, Letter, Proceeding
from .recording import REVIEW, Refused, happen, hold


class SameDecider(Refused):
    """Whoever gave an answer, or cleared it, cannot review it."""


@dataclass(frozen=True, slots=True)
class Decider:
    """Somebody who was a party to the first decision, and what they did: “gave the answer”,
    “cleared the answer”. An operator has no account."""

    account_id: int | None
    name: str
    did: str

    def is_(self, who: Account | Operator) -> bool:
        """Whether it is the same person: by account, for a name can change."""
        if who.pk is not None:
            return who.pk == self.account_id
        return (self.account_id, self.name) == (None, who.name)


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
def acknowledge_review(
    *,
    review_id: int,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Record that the requester was told that their request for a review came, and by when it is
    answered (code of practice under s.45, 5.4): once."""
    case, review = _held(review_id, by=by, at=at, version=version)
    kind = EventKind.REVIEW_ACKNOWLEDGED
    if done := review.events.filter(kind=kind).first():
        raise Refused(f"Receipt of this review was acknowledged on {done.on:%-d %B %Y} already.")
    happen(case, kind, on=on, at=at, by=by, proceeding=review)
    return case.reference


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
    """Decide a review; `by` is the decider. Raises `SameDecider` for whoever gave the answer or
    cleared it.

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


def first_deciders(case_id: int) -> tuple[Decider, ...]:
    """Who was a party to the answers of a case, and so cannot review them (FOI-REVIEW): those who
    gave one, and those who cleared what went out. A clearance of a draft that was edited since
    decided nothing."""
    letters = Letter.objects.filter(
        case_id=case_id, proceeding=None, kind__in=(LetterKind.RESPONSE, LetterKind.REFUSAL)
    ).values_list("issued_by_id", "issued_by")
    issued = CaseEvent.objects.filter(
        case_id=case_id, kind__in=(EventKind.ISSUED, EventKind.ISSUED_IN_PART)
    )
    events = list(issued.order_by("number").values_list("by_id", "by_name", "detail"))
    drafts = [detail["draft_sha256"] for _, _, detail in events if "draft_sha256" in detail]
    clearances = Clearance.objects.filter(case_id=case_id, draft_sha256__in=drafts)
    gave = dict.fromkeys([*letters, *((pk, name) for pk, name, _ in events)])
    cleared = dict.fromkeys(clearances.order_by("pk").values_list("by_id", "by_name"))
    return (
        *(Decider(pk, name, "gave the answer") for pk, name in gave),
        *(Decider(pk, name, "cleared the answer") for pk, name in cleared),
    )


def why_not_decide(case_id: int, who: Account | Operator) -> str:
    """What somebody did that keeps them from reviewing: “gave the answer”, “gave the answer and
    cleared the answer”; "" when they may."""
    return " and ".join(one.did for one in first_deciders(case_id) if one.is_(who))


def _check_decider(case: Case, by: Account | Operator) -> None:
    if did := why_not_decide(case.pk, by):
        raise SameDecider(
            f"{by.name} {did} to {case.reference}, so somebody else has to review it "
            "(FOI-REVIEW). Ask another officer or the head of service."
        )


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
