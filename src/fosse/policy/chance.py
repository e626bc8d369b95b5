"""How many schools on a list would be there by chance alone? PURE.

A criterion of probability is YES when it is likely enough, not when it is certain. Of schools
that are YES with probability p, 1 − p are expected to be wrong: Σ(1 − p) over the list. For a
level, each probable YES of a school is taken as true with its p and as NO otherwise,
independently of the others, and the school's chance of belonging to a lighter level is summed.
Neighbouring results (reading and maths of one year) are not quite independent, so this is a
guide; it is shown as one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from math import fsum

from .evaluate import Evaluator, Proposal
from .findings import Finding
from .logic import Answer
from .terms import Policy

MOST = 8
"""Of more probable findings than this, the likeliest are taken as true: 2^8 ways are enough."""


@dataclass(frozen=True, slots=True)
class Expected:
    """`listed` schools are on the list, `resting` of them by probability; `by_chance` of these
    are expected not to belong there. None where no school rests on probability."""

    listed: int
    resting: int
    by_chance: float | None


@dataclass(slots=True)
class Sum:
    """How many are listed, and of each that rests on probability, how likely it is wrong."""

    listed: int = 0
    wrong: list[float] = field(default_factory=list)

    def add(self, wrong: float | None) -> None:
        self.listed += 1
        if wrong is not None:
            self.wrong.append(wrong)

    def join(self, other: Sum) -> None:
        self.listed += other.listed
        self.wrong += other.wrong

    def expected(self) -> Expected:
        """The same whatever the order in which schools were counted: the sum is exact."""
        by_chance = round(fsum(self.wrong), 2) if self.wrong else None
        return Expected(self.listed, len(self.wrong), by_chance)


@dataclass(frozen=True, slots=True)
class Sums:
    """What a tally has added up: by criterion of probability, and by level."""

    criteria: dict[str, Sum]
    levels: dict[str, Sum]

    @classmethod
    def of(cls, policy: Policy) -> Sums:
        """Nothing yet."""
        probable = (c.id for c in policy.criteria if c.statistic.is_probability)
        return cls({name: Sum() for name in probable}, {one.id: Sum() for one in policy.levels})

    def join(self, other: Sums) -> None:
        """Count in what another tally of the same policy has counted."""
        for mine, theirs in ((self.criteria, other.criteria), (self.levels, other.levels)):
            for name, found in theirs.items():
                mine[name].join(found)


class Tally:
    """Adds up, school by school, what is expected by chance."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self.sums = Sums.of(evaluator.policy)

    def add(self, proposal: Proposal) -> None:
        """Count one school's proposal in."""
        for finding in proposal.yes:
            if finding.criterion in self.sums.criteria:
                self.sums.criteria[finding.criterion].add(_wrong(finding))
        self.sums.levels[proposal.level.id].add(self._lighter(proposal))

    def criteria(self) -> dict[str, Expected]:
        """By criterion of probability: the schools that are YES."""
        return {name: found.expected() for name, found in self.sums.criteria.items()}

    def levels(self) -> dict[str, Expected]:
        """By level: the schools that are at it."""
        return {name: found.expected() for name, found in self.sums.levels.items()}

    def _lighter(self, proposal: Proposal) -> float | None:
        """The probability that the school belongs to a lighter level; None where its level
        would be the same were every probable finding NO."""
        policy = self._evaluator.policy
        now = policy.rank(proposal.level.id)
        answers = {f.criterion: f.answer for f in proposal.findings}
        probable = sorted(
            (f for f in proposal.yes if f.probability is not None),
            key=_wrong,
            reverse=True,
        )[:MOST]
        if not probable:
            return None
        lighter, rests = 0.0, False
        for truths in product((True, False), repeat=len(probable)):
            weight = 1.0
            for finding, true in zip(probable, truths, strict=True):
                weight *= (1 - _wrong(finding)) if true else _wrong(finding)
                answers[finding.criterion] = Answer.YES if true else Answer.NO
            if self._evaluator.outcome(tuple(answers.items())).rank < now:
                lighter, rests = lighter + weight, True
        return lighter if rests else None


def _wrong(finding: Finding) -> float:
    """The probability that a YES is not true of the school."""
    return 1 - (finding.probability if finding.probability is not None else 1.0)
