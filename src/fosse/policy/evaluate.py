"""Facts and a policy → findings, the proposed level, why, and what would change it. PURE."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from fosse.evidence.measure import Measure

from .decision import Answers, Outcome, decide
from .findings import Finding, SchoolEvidence, find, is_asked
from .logic import Answer
from .terms import Criterion, Level, Policy
from .verdict import Change, changes, could_be, sentence


@dataclass(frozen=True, slots=True)
class Proposal:
    """The level that a policy proposes for a school.

    `because` is one sentence. `would_change` are the single answers that, changed, would
    change the level; `could_be` the lightest level and the one of most support that are
    possible once everything is known.
    """

    urn: int
    level: Level
    because: str
    findings: tuple[Finding, ...]
    would_change: tuple[Change, ...]
    could_be: tuple[Level, Level]

    @property
    def not_known(self) -> tuple[Finding, ...]:
        """The findings that are not known."""
        return tuple(f for f in self.findings if f.answer is Answer.NOT_KNOWN)

    @property
    def yes(self) -> tuple[Finding, ...]:
        """The findings that are YES."""
        return tuple(f for f in self.findings if f.answer is Answer.YES)


class Evaluator:
    """A policy ready to be put to many schools.

    Schools with the same answers have the same level, so each set of answers is decided once.
    """

    def __init__(self, policy: Policy, measures: Mapping[str, Measure]) -> None:
        self.policy = policy
        self.measures = measures
        self._decided = cache(self._decide)
        self._changed = cache(self._change)

    def evaluate(self, school: SchoolEvidence) -> Proposal:
        """The proposal for one school. Every school gets a level, however little is known."""
        findings = tuple(find(c, self.measures, school) for c in self.asked(school))
        key = tuple((finding.criterion, finding.answer) for finding in findings)
        outcome = self.outcome(key)
        would_change, bounds = self._changed(key)
        return Proposal(
            urn=school.urn,
            level=self.policy.levels[outcome.rank],
            because=sentence(self.policy, outcome, {f.criterion: f for f in findings}),
            findings=findings,
            would_change=would_change,
            could_be=bounds,
        )

    def asked(self, school: SchoolEvidence) -> Iterator[Criterion]:
        """The criteria that are asked of this school, in the order of the policy."""
        return (c for c in self.policy.criteria if is_asked(c, school))

    def outcome(self, key: tuple[tuple[str, Answer], ...]) -> Outcome:
        """The outcome of a set of answers, remembered."""
        return self._decided(key)

    def _decide(self, key: tuple[tuple[str, Answer], ...]) -> Outcome:
        return decide(self.policy, dict(key))

    def _change(
        self, key: tuple[tuple[str, Answer], ...]
    ) -> tuple[tuple[Change, ...], tuple[Level, Level]]:
        answers: Answers = dict(key)
        return changes(self.policy, answers), could_be(self.policy, answers)


def evaluate(policy: Policy, school: SchoolEvidence, measures: Mapping[str, Measure]) -> Proposal:
    """The proposal for one school. For many, make one `Evaluator`."""
    return Evaluator(policy, measures).evaluate(school)
