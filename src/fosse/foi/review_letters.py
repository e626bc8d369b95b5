"""Telling whoever asked for an internal review that it takes longer: the verb and its letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from fosse.documents.blocks import Quote
from fosse.documents.document import Document
from fosse.documents.plain_text import blocks_of
from fosse.people.models import Account
from fosse.people.operator import Operator
from fosse.stationery.paper import Signs

from . import reviewing
from .by_letter import ByLetter, Written
from .case_fact import CaseFact, RequesterFact
from .clocks import main_clock
from .kinds import LetterKind
from .letters import composing
from .letters.notices import ReviewExtension
from .models import Proceeding
from .posting import frame_of, paper_of, read


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
    case_id = Proceeding.objects.values_list("case_id", flat=True).get(pk=review_id)
    case, who = read(case_id, on=on)
    paper, values = paper_of(case, on=on), _values(case, who, review_id, reason)

    def compose(to: RequesterFact) -> Document:
        frame = frame_of(case, to, paper, on=on, signs=Signs.REVIEWS)
        said = replace(values, request=(Quote(to.text),))
        return composing.notice(case, said, frame, paper)

    return Written(case, who, LetterKind.REVIEW_EXTENSION, compose, by, at, review_id)


def _values(case: CaseFact, who: RequesterFact, review_id: int, reason: str) -> ReviewExtension:
    clock = main_clock(one for one in case.clocks if one.proceeding == review_id)
    if clock is None or clock.due_on is None:
        raise RuntimeError(f"A review of {case.reference} was extended, and no clock runs.")
    return ReviewExtension(
        reference=case.reference,
        asked_on=clock.started_on,
        received_on=case.received_on,
        request=(Quote(who.text),),
        answered=composing.is_answered(case),
        why=blocks_of(reason),
        due_on=clock.due_on,
        provisional=clock.provisional,
    )
