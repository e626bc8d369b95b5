"""A case → the letter that answers it. PURE: the same case gives the same letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fosse.documents.blocks import Attached, Block, Paragraph, Quote, Signature, link
from fosse.documents.document import Document
from fosse.documents.english import in_words, listed
from fosse.documents.faults import MOST_LINES
from fosse.documents.plain_text import blocks_of
from fosse.stationery.paper import Stationery

from ..case_fact import CaseFact, ProceedingFact, RequesterFact
from ..clock import Party
from ..kinds import Disposition, EventKind, Regime, Verdict
from ..question_fact import QuestionFact
from .answers import AnsweredQuestion, Clarified, Response, ReviewOutcome
from .dispositions import sentence_of
from .frame import Correspondent, Frame, letter, wording_of
from .notices import NoticeValues
from .rights import rights
from .withheld import notice_of, refused, withheld

_HEADINGS = {
    Regime.FOI: "Freedom of Information Act 2000",
    Regime.EIR: "Environmental Information Regulations 2004",
    Regime.REUSE: "Re-use of Public Sector Information Regulations 2015",
}
NO_GROUNDS = "You did not say why."
_ANSWERS = (EventKind.ISSUED, EventKind.ISSUED_IN_PART)
DECISIONS = {
    Verdict.UPHELD: "Our answer was right, and stands.",
    Verdict.PART: "Our answer was right in part. The rest of it was not, and we answer it anew.",
    Verdict.OVERTURNED: "Our answer was not right. We take it back and answer you anew.",
    Verdict.WITHDRAWN: "You have withdrawn your request for a review, so our answer stands.",
}
OF_SILENCE = {
    Verdict.UPHELD: "We have handled your request as the law requires.",
    Verdict.PART: "We have handled your request rightly in part only, and put the rest right.",
    Verdict.OVERTURNED: "We have not handled your request as the law requires, and put that right.",
    Verdict.WITHDRAWN: "You have withdrawn your request for a review. We still owe you an answer.",
}


def laws_of(case: CaseFact) -> str:
    """“the Freedom of Information Act 2000 and the …”, by the regimes of its questions."""
    return listed([f"the {_HEADINGS[regime]}" for regime in case.regimes])


def response(
    case: CaseFact,
    frame: Frame,
    paper: Stationery,
    requester: RequesterFact,
    *,
    attached: Sequence[Attached] = (),
    redactions: Sequence[str] = (),
) -> Document:
    """The answer, question by question; a refusal notice as well where something is refused.

    `attached` are the files that go with it, `redactions` what was taken out of them and why.
    """
    due_on = min(_due_days(case), default=None)
    found = refused(case)
    values = Response(
        received_on=case.received_on,
        due_on=due_on,
        late=due_on is not None and frame.on > due_on,
        request=(Quote(requester.text),),
        clarified=tuple(
            Clarified(on=on, said=(Quote(text),)) for on, text in requester.clarifications if text
        ),
        questions=tuple(_answered(question) for question in case.questions),
        notice=notice_of(found) if found else "",
        withheld=withheld(case),
        redactions=tuple(redactions),
        more_to_come=_more_to_come(case),
    )
    heading = listed([_HEADINGS[regime] for regime in case.regimes])
    return letter(
        frame,
        title=f"{heading}: our answer to your request",
        wording=wording_of(Response.wording, paper),
        values=values,
        after=rights(case, paper, review=True),
        attached=attached,
    )


def review_outcome(
    case: CaseFact,
    review: ProceedingFact,
    frame: Frame,
    paper: Stationery,
    requester: RequesterFact,
) -> Document:
    """What somebody else decided on looking again. What is overturned is answered anew, in a
    response of its own."""
    outcome = Verdict(review.outcome)
    answered = is_answered(case)
    values = ReviewOutcome(
        reference=case.reference,
        asked_on=review.opened_on,
        received_on=case.received_on,
        request=(Quote(requester.text),),
        grounds=(Quote(requester.grounds.get(review.id) or NO_GROUNDS),),
        decision=(DECISIONS if answered else OF_SILENCE)[outcome],
        reasons=blocks_of(review.reasons),
        anew=outcome in {Verdict.PART, Verdict.OVERTURNED},
        answered=answered,
    )
    return letter(
        replace(frame, signed=_signed_by(review, frame.signed)),
        title="Outcome of our internal review",
        wording=wording_of(ReviewOutcome.wording, paper),
        values=values,
        after=rights(case, paper, review=False, reuse=False),
    )


def is_answered(case: CaseFact) -> bool:
    """Whether an answer has gone out: else a review is of our silence."""
    return any(one.kind in _ANSWERS for one in case.history)


def notice(
    case: CaseFact, values: NoticeValues, frame: Frame, paper: Stationery, *, refuses: bool = False
) -> Document:
    """A letter that is no answer. One that `refuses` says what can be done about it (s.17(7))."""
    return letter(
        frame,
        title=values.title,
        wording=wording_of(values.wording, paper),
        values=values,
        after=rights(case, paper, review=True, reuse=False) if refuses else (),
    )


def correspondent(requester: RequesterFact) -> Correspondent:
    """Whom a letter goes to: by post where there is a postal address, else to the e-mail
    address, which is an address for correspondence too (s.8(1)(b)). Lines for which the window
    of an envelope has no room stand together in the last."""
    postal = [line.strip() for line in requester.address.splitlines() if line.strip()]
    inside = [requester.organisation] if requester.organisation.strip() else []
    lines = [*inside, *postal] if postal else [requester.email]
    room = MOST_LINES - 1  # the name has the first
    if len(lines) > room:
        lines[room - 1 :] = [", ".join(lines[room - 1 :])]
    return Correspondent(requester.name, tuple(lines))


def _answered(question: QuestionFact) -> AnsweredQuestion:
    if question.disposition is None:
        outcome = "We have not decided about this question yet: see below."
    else:
        outcome = sentence_of(question.disposition, question.regime)
    return AnsweredQuestion(
        heading=f"Question {question.number}",
        words=(Quote(question.text),),
        outcome=outcome,
        answer=tuple(_answer(question)),
    )


def _answer(question: QuestionFact) -> list[Block]:
    if question.disposition in {None, Disposition.CLARIFICATION}:
        return []  # a draft, which is not cleared yet
    said = list(blocks_of(question.answer))
    if question.disposition is Disposition.ACCESSIBLE and question.link:
        said.insert(0, Paragraph.of(link(question.link, question.link)))
    if question.disposition is Disposition.NOT_HELD:
        said += blocks_of(question.not_held_because)
    return said


def _more_to_come(case: CaseFact) -> tuple[Block, ...]:
    """What the requester is still owed: questions that wait for them, or for us."""
    said = []
    if theirs := _numbers(case, Disposition.CLARIFICATION):
        said.append(
            f"We answer {theirs} when we have heard from you. The 20 working days begin on the "
            "day that your reply reaches us."
        )
    if ours := _numbers(case, None):
        by = _told_on(case) or max(_due_days(case), default=None)
        when = f" by {in_words(by)} at the latest" if by else " as soon as we can"
        said.append(f"We are still considering {ours}, and answer you{when}.")
    return tuple(map(Paragraph.of, said))


def _due_days(case: CaseFact) -> tuple[date, ...]:
    """The days by which something of the answer is still due: none for an answer given anew,
    which follows one that was in time or late."""
    return tuple(
        clock.due_on
        for clock in case.clocks
        if clock.proceeding is None
        and clock.owed_by is Party.AUTHORITY
        and clock.is_open
        and clock.due_on
    )


def _told_on(case: CaseFact) -> date | None:
    """The day by which the requester was told that the public interest would be weighed."""
    extended = [one for one in case.history if one.kind is EventKind.EXTENDED]
    return extended[-1].day("estimated_on") if extended else None


def _numbers(case: CaseFact, disposition: Disposition | None) -> str:
    return listed([f"question {q.number}" for q in case.questions if q.disposition is disposition])


def _signed_by(review: ProceedingFact, signed: Signature) -> Signature:
    """A review is signed by whoever decided it, not by whoever signs the answers."""
    if not review.decider or review.decider == signed.name:
        return signed
    return Signature(name=review.decider, role="Reviewing officer", closing=signed.closing)
