"""Facts and a policy → findings, the proposed level, why, and what would change it. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from fosse.evidence.measure import Measure

from .decision import Outcome, decide
from .findings import Finding, SchoolEvidence, is_asked, put
from .logic import Answer
from .question import Question, question
from .terms import Level, Policy
from .verdict import Change, changes, could_be, sentence


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a set of answers makes of any school: the same object for the same answers.

    `because` is one sentence. `would_change` are the single answers that, changed, would
    change the level; `could_be` the lightest level and the one of most support that are
    possible once everything is known.
    """

    level: Level
    because: str
    would_change: tuple[Change, ...]
    could_be: tuple[Level, Level]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The level that a policy proposes for a school, and the findings that it rests on."""

    urn: int
    verdict: Verdict
    findings: tuple[Finding, ...]

    @property
    def level(self) -> Level:
        return self.verdict.level

    @property
    def because(self) -> str:
        return self.verdict.because

    @property
    def would_change(self) -> tuple[Change, ...]:
        return self.verdict.would_change

    @property
    def could_be(self) -> tuple[Level, Level]:
        return self.verdict.could_be

    @property
    def not_known(self) -> tuple[Finding, ...]:
        """The findings that are not known."""
        return tuple(f for f in self.findings if f.answer is Answer.NOT_KNOWN)

    @property
    def yes(self) -> tuple[Finding, ...]:
        """The findings that are YES."""
        return tuple(f for f in self.findings if f.answer is Answer.YES)


Key = tuple[tuple[str, Answer], ...]
"""Criterion and answer, for each that is asked."""


class Evaluator:
    """A policy ready to be put to many schools.

    Schools with the same answers have the same level, so each set of answers is decided once.
    """

    def __init__(self, policy: Policy, measures: Mapping[str, Measure]) -> None:
        self.policy = policy
        self.measures = measures
        self._questions = cache(self._ask)
        self._decided = cache(self._decide)
        self._told = cache(self._tell)

    def evaluate(self, school: SchoolEvidence) -> Proposal:
        """The proposal for one school. Every school gets a level, however little is known."""
        kind = (school.kind, school.low_age, school.high_age)
        findings = tuple([put(asked, school) for asked in self._questions(school.as_at, *kind)])
        key = tuple([(finding.criterion, finding.answer) for finding in findings])
        return Proposal(school.urn, self._told(key), findings)

    def outcome(self, key: Key) -> Outcome:
        """The outcome of a set of answers, remembered."""
        return self._decided(key)

    def _ask(
        self, as_at: date, kind: str, low_age: int | None, high_age: int | None
    ) -> tuple[Question, ...]:
        """The questions for such a school, in the order of the policy."""
        return tuple(
            question(criterion, self.measures, as_at)
            for criterion in self.policy.criteria
            if is_asked(criterion, kind, low_age, high_age)
        )

    def _decide(self, key: Key) -> Outcome:
        return decide(self.policy, dict(key))

    def _tell(self, key: Key) -> Verdict:
        outcome, answers = self.outcome(key), dict(key)
        return Verdict(
            level=self.policy.levels[outcome.rank],
            because=sentence(self.policy, outcome, answers),
            would_change=changes(self.policy, answers),
            could_be=could_be(self.policy, answers),
        )


def evaluate(policy: Policy, school: SchoolEvidence, measures: Mapping[str, Measure]) -> Proposal:
    """The proposal for one school. For many, make one `Evaluator`."""
    return Evaluator(policy, measures).evaluate(school)
