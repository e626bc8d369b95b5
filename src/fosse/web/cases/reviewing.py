"""Forms of an internal review: asked for, extended, decided by somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from fosse.foi import actions, issuing
from fosse.foi.case_fact import CaseFact
from fosse.foi.kinds import EventKind, ProceedingKind, Verdict
from fosse.foi.review_letters import acknowledge_review_by_letter, extend_review_by_letter
from fosse.foi.reviewing import Decider, first_deciders, why_not_decide

from ..access import opens, signed_in
from ..clock import today
from ..words import listed
from .doing import Data, Deed, carry_out, filled
from .finding import address_of, case_or_404, proceeding_or_404
from .forms import by_letter
from .review_forms import (
    AcknowledgeReviewForm,
    AskReviewForm,
    DecideReviewForm,
    ExtendReviewForm,
)
from .telling import Letter

REVIEW = ProceedingKind.REVIEW


@opens("requests.handle")
def ask(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Record that a review was asked for."""
    case = case_or_404(code, reference)
    form = filled(AskReviewForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        said = {name: data[name] for name in ("grounds", "on", "accept_late")}
        actions.ask_review(case_id=case.id, **said, **by)
        return (
            "The review is on record: acknowledge it. Somebody who had no part in the answer "
            "decides it."
        )

    deed = Deed(
        heading="An internal review was asked for",
        button="Record it",
        form=form,
        do=do,
        event=EventKind.REVIEW_ASKED,
        done=_there(case),
    )
    return carry_out(request, case, deed)


@opens("requests.review")
def acknowledge(request: HttpRequest, code: int, reference: str, review_id: int) -> HttpResponse:
    """Tell the requester that their request for a review came, and by when it is answered."""
    case = case_or_404(code, reference)
    proceeding_or_404(case, REVIEW, review_id)
    form = filled(AcknowledgeReviewForm, request, case, {"on": today()})

    def said(data: Data) -> Data:
        return {"review_id": review_id, "on": data["on"]}

    def letter(data: Data) -> Letter | None:
        return by_letter(data, acknowledge_review_by_letter, said(data))

    def do(data: Data, by: Data) -> str:
        if told := letter(data):
            told.send(by)
        else:
            actions.acknowledge_review(**said(data), **by)
        return "Receipt of the review is acknowledged."

    lead = ("The letter says by when the review is answered (code of practice, 5.4).",)
    heading, done = "Acknowledge the review", _there(case)
    deed = Deed(heading, "Acknowledge it", form, do, lead=lead, done=done, letter=letter)
    return carry_out(request, case, deed)


@opens("requests.review")
def extend(request: HttpRequest, code: int, reference: str, review_id: int) -> HttpResponse:
    """Take longer for a complex review."""
    case = case_or_404(code, reference)
    proceeding_or_404(case, REVIEW, review_id)
    form = filled(ExtendReviewForm, request, case, {"on": today()})

    def said(data: Data) -> Data:
        return {"review_id": review_id, "reason": data["reason"], "on": data["on"]}

    def letter(data: Data) -> Letter | None:
        return by_letter(data, extend_review_by_letter, said(data))

    def do(data: Data, by: Data) -> str:
        if told := letter(data):
            told.send(by)
        else:
            actions.extend_review(**said(data), **by)
        return "The review takes up to 20 working days more."

    lead = ("A complex review may take 20 working days more, 40 in all (FOI-REVIEW-LONGER).",)
    heading, done = "Extend the review", _there(case)
    deed = Deed(heading, "Extend it", form, do, lead=lead, done=done, letter=letter)
    return carry_out(request, case, deed)


@opens("requests.review")
def decide(request: HttpRequest, code: int, reference: str, review_id: int) -> HttpResponse:
    """Decide a review and tell the requester."""
    case = case_or_404(code, reference)
    review = proceeding_or_404(case, REVIEW, review_id)
    form = filled(DecideReviewForm, request, case)

    def letter(data: Data) -> Letter:
        given = {"outcome": Verdict(data["outcome"]), "reasons": data["reasons"], "on": today()}
        return Letter(issuing.issue_review, {"review_id": review_id, **given})

    def do(data: Data, by: Data) -> str:
        letter(data).send(by)
        overturned = data["outcome"] in {Verdict.OVERTURNED, Verdict.PART}
        more = " Open the request again, and answer it anew." if overturned else ""
        return f"The review is decided, and its letter is issued.{more}"

    said = f"They say: {review.grounds}" if review.grounds else "They gave no grounds."
    deed = Deed(
        heading="Decide the review",
        button="Write the letter",
        form=form,
        do=do,
        lead=(said, _who(request, case)),
        done=_there(case),
        why_not=_who(request, case) if why_not_decide(case.id, signed_in(request)) else "",
        letter=letter,
        send="Decide it and send the letter",
    )
    return carry_out(request, case, deed)


def _who(request: HttpRequest, case: CaseFact) -> str:
    """Who may not decide it, because of what, and whether that is you."""
    parties = first_deciders(case.id)
    if not parties:
        return "No answer has gone out, so nobody has a part in it: you can decide the review."
    you = signed_in(request)
    if yours := [one.did for one in parties if one.is_(you)]:
        return (
            f"You {' and '.join(yours)}, so you cannot review it (FOI-REVIEW): ask another officer "
            "or the head of service."
        )
    return f"{_told(parties)}, and cannot review it (FOI-REVIEW). You can."


def _told(parties: Sequence[Decider]) -> str:
    """“Ann gave the answer; Ann and Bea cleared the answer”."""
    names: dict[str, list[str]] = {}
    for one in parties:
        names.setdefault(one.did, []).append(one.name)
    return "; ".join(f"{listed(sorted(set(who)))} {did}" for did, who in names.items())


def _there(case: CaseFact) -> str:
    return f"{address_of(case)}#afterwards"
