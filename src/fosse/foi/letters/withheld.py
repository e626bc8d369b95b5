"""What is not given, and why: each ground as its notice must state it (s.17; EIR reg. 14). PURE.

Whether a part is missing, `refusal` says; here everything that is there is said, in order: the
provision, what is withheld, why it applies, the prejudice, the opinion, the public interest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fosse.documents.blocks import Block, Bullets, Heading, Paragraph, strong
from fosse.documents.english import in_words, listed
from fosse.documents.plain_text import blocks_of

from ..case_fact import AggregatedFact, CaseFact
from ..exemptions import Exemption, exemption
from ..kinds import Disposition, Regime
from ..limits import time_in_words
from ..question_fact import ClaimFact, QuestionFact
from .answers import Withheld

_COST_LIMIT = (
    "Section 12: the cost limit",
    "Section 12(1) of the Freedom of Information Act 2000 says that we need not answer where "
    "finding the information would cost more than the appropriate limit.",
)
_ADDED_UP = (
    "Section 12(4), with regulation 5 of the Freedom of Information and Data Protection "
    "(Appropriate Limit and Fees) Regulations 2004, lets us add up what it costs to answer "
    "requests for the same or similar information that reach us within 60 consecutive working "
    "days, from one person or from people who appear to act together or in a campaign. To the "
    "{own} that your request would take we have added:"
)
_VEXATIOUS = (
    "Section 14(1): a vexatious request",
    "Section 14(1) of the Freedom of Information Act 2000 says that we need not answer a request "
    "that is vexatious. We rely on it.",
)
_REPEATED = (
    "Section 14(2): a repeated request",
    "Section 14(2) of the Freedom of Information Act 2000 says that we need not answer a request "
    "that is identical or substantially similar to one of yours which we answered, until a "
    "reasonable interval has passed. We rely on it. The earlier request is {earlier}.",
)


def notice_of(questions: Sequence[QuestionFact]) -> str:
    """The sentence that makes the letter a refusal notice; "" where nothing is refused."""
    laws = []
    if any(question.regime is Regime.FOI for question in questions):
        laws.append("section 17 of the Freedom of Information Act 2000")
    if any(question.regime is Regime.EIR for question in questions):
        laws.append("regulation 14 of the Environmental Information Regulations 2004")
    if not laws:
        return "This part of our letter tells you why we do not grant what you asked for."
    return f"This part of our letter is a refusal notice under {listed(laws)}."


def withheld(case: CaseFact) -> tuple[Withheld, ...]:
    """Each ground on which something is not given, question by question."""
    return tuple(part for question in refused(case) for part in _of_question(question, case))


def refused(case: CaseFact) -> tuple[QuestionFact, ...]:
    """The questions whose disposition needs a notice; not s.21, which gives a link."""
    return tuple(
        question
        for question in case.questions
        if question.disposition is not None
        and question.disposition.refuses
        and question.disposition is not Disposition.ACCESSIBLE
    )


def _of_question(question: QuestionFact, case: CaseFact) -> Iterator[Withheld]:
    if question.disposition is Disposition.COST_LIMIT:
        yield _without_claim(question, _COST_LIMIT, *_estimate(case))
    elif question.disposition is Disposition.VEXATIOUS_OR_REPEATED:
        heading, words = _REPEATED if case.repeats else _VEXATIOUS
        yield _without_claim(question, (heading, words.format(earlier=case.repeats)))
    for claim in question.claims:
        yield _of_claim(question, claim)


def _without_claim(question: QuestionFact, said: tuple[str, str], *more: Block) -> Withheld:
    heading, words = said
    return Withheld(
        heading=f"{heading} (question {question.number})", blocks=(Paragraph.of(words), *more)
    )


def _of_claim(question: QuestionFact, claim: ClaimFact) -> Withheld:
    ground = exemption(claim.provision)
    name = ground.name if claim.confirms else ground.name_of_denial
    return Withheld(
        heading=f"{name} (question {question.number})",
        blocks=tuple(_said(claim, ground)),
    )


def _said(claim: ClaimFact, ground: Exemption) -> Iterator[Block]:
    # Saying what is withheld would confirm that there is something to withhold.
    giving = "giving it" if claim.confirms else "saying whether we hold it"
    if claim.confirms and claim.withheld:
        yield Paragraph.of(strong("What we have not given you: "), claim.withheld)
    if limb := ground.limb(claim.limb):
        yield Paragraph.of(strong(f"The part that applies, {limb.id}: "), limb.words)
    yield from _under("Why it applies", claim.reason)
    yield from _under(f"The harm that {giving} would do", claim.prejudice)
    if claim.qualified_person:
        said = f"{claim.qualified_person}, on {in_words(claim.opinion_on)}"
        yield from _under(f"The opinion of the qualified person ({said})", claim.opinion)
    if ground.is_absolute(claim.limb):
        yield Paragraph.of(
            "This is an absolute exemption: the law asks for no balance of interests."
        )
        return
    yield from _under(f"The public interest in {giving}", claim.interest_for)
    yield from _under(f"The public interest in not {giving}", claim.interest_against)
    yield from _under("Where the balance lies", claim.balance)


def _under(heading: str, text: str) -> Iterator[Block]:
    if text.strip():
        yield Heading(4, heading)
        yield from blocks_of(text)


def _estimate(case: CaseFact) -> Iterator[Block]:
    yield from _added_up(case)
    if case.cost.over_to_confirm:
        yield Paragraph.of(
            "Finding out whether we hold it would by itself cost more than that, so that we need "
            "not say whether we do (section 12(2))."
        )
    yield Paragraph.of(
        "To determine whether we hold it, and to locate, retrieve and extract it, would take "
        f"{case.cost.in_words} Taking out what may not be given is not counted."
    )


def _added_up(case: CaseFact) -> Iterator[Block]:
    """FOIA-12-4: which requests were added up. Why they appear to belong together is not said:
    it may speak of somebody else."""
    if not case.cost.added:
        return
    yield Paragraph.of(_ADDED_UP.format(own=time_in_words(case.cost.own_minutes)))
    yield Bullets.of(*(_added(one) for one in case.aggregated if one.counts))


def _added(one: AggregatedFact) -> str:
    whose = "from people who appear to act together with you" if one.campaign else "from you"
    return (
        f"{time_in_words(one.minutes)} for {one.reference}, received on "
        f"{in_words(one.received_on)}, {whose}"
    )
