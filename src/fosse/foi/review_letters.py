"""Telling whoever asked for an internal review that it came, or takes longer: verb and letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from fosse.documents.blocks import Quote
from fosse.documents.document import Document
from fosse.documents.plain_text import blocks_of
from fosse.people.models import Account
from fosse.people.operator import Operator
from fosse.stationery.paper import Signs

from . import reviewing
from .by_letter import ByLetter, Written
from .case_fact import CaseFact, RequesterFact
from .clocks import Clock, main_clock
from .kinds import LetterKind
from .letters import composing
from .letters.notices import ReviewExtension, ReviewReceipt
from .models import Proceeding
from .posting import frame_of, paper_of, read
from .recording import Refused


@ByLetter
def acknowledge_review_by_letter(
    *,
    review_id: int,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> Written:
    """Tell the requester that their request for a review came, and by when it is answered (code of
    practice under s.45, 5.4). Raises as `reviewing.acknowledge_review`, and `Refused` once that
    day is over."""
    reviewing.acknowledge_review(review_id=review_id, on=on, by=by, at=at, version=version)
    case, who = _read(review_id, on=on)
    clock, due_on = _due(case, review_id)
    if due_on < on:
        raise Refused(
            f"The review was due on {due_on:%-d %B %Y}: there is no day to promise. Decide it, and "
            "send its outcome."
        )
    values = ReviewReceipt(
        reference=case.reference,
        asked_on=clock.started_on,
        received_on=case.received_on,
        request=(Quote(who.text),),
        grounds=_grounds(who, review_id),
        answered=composing.is_answered(case),
        due_on=due_on,
        provisional=clock.provisional,
        extendable=clock.rule == "FOI-REVIEW",
    )

    def said(to: RequesterFact) -> ReviewReceipt:
        return replace(values, request=(Quote(to.text),), grounds=_grounds(to, review_id))

    compose = partial(_composed, case, said, on)
    return Written(case, who, LetterKind.REVIEW_RECEIPT, compose, by, at, review_id)


@ByLetter
def extend_review_by_letter(
    *,
    review_id: int,
    reason: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> Written:
    """Take longer for a review, and tell the requester why, and until when (FOI-REVIEW-LONGER;
    code of practice under s.45, part 5). Raises as `reviewing.extend_review`."""
    reviewing.extend_review(
        review_id=review_id, reason=reason, on=on, by=by, at=at, version=version
    )
    case, who = _read(review_id, on=on)
    values = _values(case, who, review_id, reason)

    def said(to: RequesterFact) -> ReviewExtension:
        return replace(values, request=(Quote(to.text),))

    compose = partial(_composed, case, said, on)
    return Written(case, who, LetterKind.REVIEW_EXTENSION, compose, by, at, review_id)


def _values(case: CaseFact, who: RequesterFact, review_id: int, reason: str) -> ReviewExtension:
    clock, due_on = _due(case, review_id)
    return ReviewExtension(
        reference=case.reference,
        asked_on=clock.started_on,
        received_on=case.received_on,
        request=(Quote(who.text),),
        answered=composing.is_answered(case),
        why=blocks_of(reason),
        due_on=due_on,
        provisional=clock.provisional,
    )


def _read(review_id: int, *, on: date) -> tuple[CaseFact, RequesterFact]:
    return read(Proceeding.objects.values_list("case_id", flat=True).get(pk=review_id), on=on)


def _composed(
    case: CaseFact,
    said: Callable[[RequesterFact], ReviewReceipt | ReviewExtension],
    on: date,
    to: RequesterFact,
) -> Document:
    """The letter to whoever is named, signed by whoever signs for reviews."""
    paper = paper_of(case, on=on)
    frame = frame_of(case, to, paper, on=on, signs=Signs.REVIEWS)
    return composing.notice(case, said(to), frame, paper)


def _due(case: CaseFact, review_id: int) -> tuple[Clock, date]:
    """The clock of an open review, and the day by which it is answered."""
    clock = main_clock(one for one in case.clocks if one.proceeding == review_id)
    if clock is None or clock.due_on is None:
        raise RuntimeError(f"A review of {case.reference} is open, and no clock runs.")
    return clock, clock.due_on


def _grounds(who: RequesterFact, review_id: int) -> tuple[Quote, ...]:
    return (Quote(who.grounds.get(review_id) or composing.NO_GROUNDS),)
