"""Three answers and how they combine (Kleene's strong logic). PURE."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Answer(StrEnum):
    """What the evidence says to a criterion. Not known is neither good news nor bad news."""

    YES = "YES"
    NO = "NO"
    NOT_KNOWN = "NOT_KNOWN"

    @property
    def in_words(self) -> str:
        return {"YES": "Yes", "NO": "No", "NOT_KNOWN": "Not known"}[self.value]


def answer(truth: bool) -> Answer:
    """A known answer."""
    return Answer.YES if truth else Answer.NO


def negation(given: Answer) -> Answer:
    """YES for NO, NO for YES; not known stays not known."""
    return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(given, Answer.NOT_KNOWN)


def both(answers: Iterable[Answer]) -> Answer:
    """All of them: NO as soon as one is NO, YES when all are YES, otherwise not known."""
    kinds = set(answers)
    if Answer.NO in kinds:
        return Answer.NO
    return Answer.NOT_KNOWN if Answer.NOT_KNOWN in kinds else Answer.YES


def at_least(needed: float, weighed: Iterable[tuple[Answer, float]]) -> Answer:
    """Whether the weights of the YES answers reach `needed`.

    YES when they do; NO when they could not, were every unknown answer YES; otherwise not
    known. With weights of 1 this is "n of"; with `needed` 1, "any of".
    """
    sure = possible = 0.0
    for given, weight in weighed:
        sure += weight if given is Answer.YES else 0
        possible += weight if given is not Answer.NO else 0
    if sure >= needed:
        return Answer.YES
    return Answer.NO if possible < needed else Answer.NOT_KNOWN
