"""What stands in the way of an answer: every reason why it cannot be issued yet. PURE.

A letter cannot go out while a question is open, an applicable part of a refusal notice is empty,
a public interest balance lacks a side, or a clearance is missing (s.17; EIR reg. 14).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .case_fact import CaseFact
from .draft import is_cleared
from .duties import DUTIES
from .going_out import GIVES
from .kinds import Disposition, Regime
from .question_fact import QuestionFact
from .refusal import Missing, Standing, missing

D = Disposition


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why an answer cannot go yet and what to do, the rule that says so ("" where it is plain
    sense), and the part of the page where it is done: “question-2”, “clearance”."""

    words: str
    where: str
    rule: str = ""


def what_stands_in_the_way(case: CaseFact, standing: Standing) -> tuple[Obstacle, ...]:
    """Every obstacle, in the order of the questions, the clearance last; none: it may go.
    `standing` is what refusals rest on beside their questions."""
    return (*before_clearance(case, standing), *_of_clearance(case))


def before_clearance(case: CaseFact, standing: Standing) -> tuple[Obstacle, ...]:
    """What must be mended before a draft is worth clearing."""
    if not case.questions:
        words = "The request is not split into questions yet: each needs an answer of its own."
        return (Obstacle(words, "questions"),)
    return (
        *(obstacle for question in case.questions for obstacle in _of_question(question)),
        *(_lacking(part) for part in missing(case.questions, standing)),
        *_of_papers(case),
    )


def _of_question(question: QuestionFact) -> Iterator[Obstacle]:
    where, name = f"question-{question.number}", f"Question {question.number}"
    match question.disposition:
        case None:
            yield Obstacle(f"{name} is open: say how it is disposed of.", where)
        case D.CLARIFICATION:
            words = (
                f"{name} waits for the requester to make it clear: issue the answer in part, or "
                "wait for the clarification."
            )
            yield Obstacle(words, where, DUTIES[question.regime].afresh)
        case D.DISCLOSED | D.PART | D.GRANTED if not (question.answer.strip() or question.tables):
            yield Obstacle(f"{name} is to be answered, and has no answer yet.", where)
        case D.NOT_HELD:
            yield from _of_not_held(question, name, where)
        case D.DISCLOSED if question.claims:
            words = f"{name} is disclosed, yet an exemption is claimed for it: drop one of them."
            yield Obstacle(words, where)
        case D.EXEMPT | D.NEITHER if question.answer.strip() and _is_of_access(question):
            words = f"{name} is refused, and its answer would go out with the letter: empty it."
            yield Obstacle(words, where)


def _is_of_access(question: QuestionFact) -> bool:
    """Of re-use the answer is the reason why it is refused (RPSI-9)."""
    return question.regime is not Regime.REUSE


def _of_not_held(question: QuestionFact, name: str, where: str) -> Iterator[Obstacle]:
    if not question.searches:
        words = f"{name} says that nothing is held: record the search that found nothing."
        yield Obstacle(words, where)
    if question.regime is not Regime.EIR and not question.not_held_because.strip():
        yield Obstacle(f"{name} says that nothing is held: say why, for the requester.", where)


def _of_papers(case: CaseFact) -> Iterator[Obstacle]:
    if any(question.disposition in GIVES for question in case.questions):
        return
    for paper in case.papers:
        if paper.goes_out:
            words = f"“{paper.name}” is to go out, yet no question is answered with anything."
            yield Obstacle(words, "papers")


def _lacking(part: Missing) -> Obstacle:
    if part.question is None:
        return Obstacle(part.words, "stationery", part.rule)
    name = f"Question {part.question}"
    about = f", {part.provision}" if part.provision else ""
    return Obstacle(f"{name}{about}: {part.words}", f"question-{part.question}", part.rule)


def _of_clearance(case: CaseFact) -> Iterator[Obstacle]:
    if is_cleared(case):
        return
    words = "The draft as it stands is not cleared."
    if case.clearances:
        words = "The draft was edited after it was cleared: it has to be cleared again."
    yield Obstacle(words, "clearance")
