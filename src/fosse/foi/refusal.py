"""What a refusal notice still lacks: FOIA s.12, 14, 17 and EIR reg. 14, part by part. PURE.

`missing` asks of each question what its disposition needs, and of each claim what its exemption
needs; an empty answer means that the notice holds all that the law wants in it. Whether a
question has a disposition at all is not asked here, nor whether the answer was cleared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from .exemptions import Exemption, NoSuchExemption, exemption
from .kinds import Disposition, Regime
from .limits import CostEstimate

D = Disposition


class Claim(Protocol):
    """An exemption claimed, and what is said of it; a `ClaimFact` is one."""

    @property
    def provision(self) -> str: ...
    @property
    def limb(self) -> str: ...
    @property
    def withheld(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def prejudice(self) -> str: ...
    @property
    def qualified_person(self) -> str: ...
    @property
    def opinion(self) -> str: ...
    @property
    def opinion_on(self) -> date | None: ...
    @property
    def interest_for(self) -> str: ...
    @property
    def interest_against(self) -> str: ...
    @property
    def balance(self) -> str: ...
    @property
    def confirms(self) -> bool: ...


class Question(Protocol):
    """A question and how it is disposed of; a `QuestionFact` is one."""

    @property
    def number(self) -> int: ...
    @property
    def regime(self) -> Regime: ...
    @property
    def disposition(self) -> Disposition | None: ...
    @property
    def answer(self) -> str: ...
    @property
    def link(self) -> str: ...
    @property
    def not_held_because(self) -> str: ...
    @property
    def claims(self) -> Sequence[Claim]: ...


@dataclass(frozen=True, slots=True)
class Earlier:
    """The request of the same person that this one repeats (FOIA-14-2). `complied_on` is the day
    on which it was answered with the information, or that there is none; None: it was not."""

    reference: str
    complied_on: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of the whole notice.

    `received_on` picks the law. `review_contact` and `regulator_contact` are what FOIA-17-7
    wants. `cost` is the estimate that s.12 rests on. `weighing_until`: the public interest is
    still being weighed, and this is the day that the requester was told (FOIA-17-2).
    """

    received_on: date
    cost: CostEstimate
    review_contact: str
    regulator_contact: str
    earlier: Earlier | None = None
    weighing_until: date | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A part of the notice that is empty: of which question (None: of all) and claim, in which
    field, by which rule, and what to write there."""

    question: int | None
    field: str
    words: str
    rule: str
    provision: str = ""


def missing(questions: Iterable[Question], standing: Standing) -> tuple[Missing, ...]:
    """Everything that the refusals among the questions lack, in their order."""
    refused = [question for question in questions if _is_refused(question)]
    found = [part for question in refused for part in _of_question(question, standing)]
    if refused:
        found += _of_notice(refused, standing)
    return tuple(found)


def _is_refused(question: Question) -> bool:
    """EIR reg. 12(4)(a): under the Regulations, not held is a refusal too."""
    if question.disposition is D.NOT_HELD:
        return question.regime is Regime.EIR
    return question.disposition is not None and question.disposition.refuses


def _of_question(question: Question, standing: Standing) -> Iterator[Missing]:
    number, kind = question.number, question.disposition
    if kind is D.ACCESSIBLE:
        if not question.link.strip():
            yield Missing(number, "link", "Say where it can be found.", "FOIA-17-1", "21")
    elif kind is D.NOT_HELD:
        if not question.not_held_because.strip():
            yield Missing(number, "not_held_because", "Say why it is not held.", "EIR-14")
    elif kind in (D.COST_LIMIT, D.VEXATIOUS_OR_REPEATED) and question.regime is not Regime.FOI:
        yield Missing(number, "disposition", _NOT_HERE[question.regime], "EIR-12-1")
    elif kind is D.COST_LIMIT:
        yield from _of_cost_limit(question, standing.cost)
    elif kind is D.VEXATIOUS_OR_REPEATED:
        yield from _of_section_14(question, standing.earlier)
    elif question.regime is Regime.REUSE:
        if not question.answer.strip():
            yield Missing(number, "answer", "Say why re-use is refused.", "RPSI-9")
    else:
        yield from _of_claims(question, standing)


_NOT_HERE: Mapping[Regime, str] = {
    Regime.EIR: "The Regulations know neither a cost limit nor section 14: claim regulation "
    "12(4)(b), manifestly unreasonable, or answer.",
    Regime.REUSE: "Sections 12 and 14 are about access, not re-use: say why re-use is refused.",
}


def _of_cost_limit(question: Question, cost: CostEstimate) -> Iterator[Missing]:
    if not cost.over:
        words = f"The estimate is not over the limit: {cost.in_words} Enter the time it would take."
        yield Missing(question.number, "cost", words, "FOIA-12")
    if not question.answer.strip():
        held = "" if cost.over_to_confirm else "whether it is held, and "  # FOIA-12-2
        words = f"Say {held}how the request could be brought within the limit, or that it can't be."
        yield Missing(question.number, "answer", words, "FOIA-16")


def _of_section_14(question: Question, earlier: Earlier | None) -> Iterator[Missing]:
    if earlier and earlier.complied_on is None:
        words = (
            f"{earlier.reference} was not complied with: only a request that was can be repeated."
        )
        yield Missing(question.number, "earlier", words, "FOIA-14-2")
    if not question.answer.strip():
        words = (
            f"Say why no reasonable interval has passed since {earlier.reference}."
            if earlier
            else "Say why the request, not the person, is vexatious."
        )
        yield Missing(question.number, "answer", words, "FOIA-14-2" if earlier else "FOIA-14-1")


def _of_claims(question: Question, standing: Standing) -> Iterator[Missing]:
    denies = question.disposition is D.NEITHER
    if not any(claim.confirms is not denies for claim in question.claims):
        words = (
            "Claim the exemption under which it is neither confirmed nor denied."
            if denies
            else "Claim the exemption under which it is withheld."
        )
        yield Missing(question.number, "claims", words, _notice_rule(question.regime))
    for claim in question.claims:
        try:
            found = exemption(claim.provision, on=standing.received_on)
        except NoSuchExemption as error:
            yield Missing(question.number, "provision", str(error), "FOIA-17-1", claim.provision)
        else:
            yield from _of_claim(question, claim, found, standing)


def _of_claim(
    question: Question, claim: Claim, found: Exemption, standing: Standing
) -> Iterator[Missing]:
    rule = _notice_rule(question.regime)
    for field, words, balance in _wanted(question, claim, found):
        if balance and standing.weighing_until:
            continue
        which = "FOIA-17-3" if balance and question.regime is Regime.FOI else rule
        yield Missing(question.number, field, words, which, claim.provision)


def _wanted(question: Question, claim: Claim, found: Exemption) -> Iterator[tuple[str, str, bool]]:
    """Field, what to write, and whether it is part of the balance of the public interest."""
    if found.regime is not question.regime:
        yield "provision", f"{found.name} is not of the law that the question is under.", False
    if found.held_by:
        yield "provision", f"Only {found.held_by} can claim {found.section}.", False
    if question.disposition is D.NEITHER and claim.confirms:
        yield "confirms", "It would say that this is held: let it neither confirm nor deny.", False
    if not claim.confirms and not found.denial:
        yield "confirms", f"Under {found.section} it must be said whether it is held.", False
    if found.limbs and found.limb(claim.limb) is None:
        choices = ", ".join(limb.id for limb in found.limbs)
        yield "limb", f"Say which part of {found.section} applies: {choices}.", False
    for field, words, balance in _fields(claim, found):
        value = getattr(claim, field)
        if value is None or (isinstance(value, str) and not value.strip()):
            yield field, f"{words} ({found.section})", balance


def _fields(claim: Claim, found: Exemption) -> Iterator[tuple[str, str, bool]]:
    if claim.confirms:
        yield "withheld", "Say what is withheld.", False
    yield "reason", "Say why the exemption applies.", False
    if found.needs_prejudice:
        yield "prejudice", "Say what harm to whom, and whether it would or would be likely.", False
    if found.needs_qualified_person:
        yield "qualified_person", "Name the qualified person.", False
        yield "opinion", "Give the qualified person's opinion, and why it is reasonable.", False
        yield "opinion_on", "Give the day of the opinion.", False
    if not found.is_absolute(claim.limb):
        yield "interest_for", "Give the public interest in disclosing.", True
        yield "interest_against", "Give the public interest in maintaining the exemption.", True
        yield "balance", "Say where the balance lies and why.", True


def _of_notice(refused: Sequence[Question], standing: Standing) -> Iterator[Missing]:
    regimes = {question.regime for question in refused}
    rule = "FOIA-17-7" if Regime.FOI in regimes else "EIR-14" if Regime.EIR in regimes else "RPSI-9"
    if not standing.review_contact.strip():
        yield Missing(None, "review_contact", "Say where a review can be asked for.", rule)
    if not standing.regulator_contact.strip():
        yield Missing(None, "regulator_contact", "Give the regulator's name and address.", rule)


def _notice_rule(regime: Regime) -> str:
    return "EIR-14" if regime is Regime.EIR else "FOIA-17-1"
