"""How many schools on a list would be there by chance alone? PURE.

A criterion of probability is YES when it is likely enough, not when it is certain. Of schools
that are YES with probability p, 1 − p are expected to be wrong: Σ(1 − p) over the list. For a
level, each probable YES of a school is taken as true with its p and as NO otherwise,
independently of the others, and the school's chance of belonging to a lighter level is summed.
Neighbouring results (reading and maths of one year) are not quite independent, so this is a
guide; it is shown as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from .evaluate import Evaluator, Proposal
from .findings import Finding
from .logic import Answer

MOST = 8
"""Of more probable findings than this, the likeliest are taken as true: 2^8 ways are enough."""


@dataclass(frozen=True, slots=True)
class Expected:
    """`listed` schools are on the list, `resting` of them by probability; `by_chance` of these
    are expected not to belong there. None where no school rests on probability."""

    listed: int
    resting: int
    by_chance: float | None


class Tally:
    """Adds up, school by school, what is expected by chance."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        policy = evaluator.policy
        self._criteria = {c.id: _Sum() for c in policy.criteria if c.statistic.is_probability}
        self._levels = {level.id: _Sum() for level in policy.levels}

    def add(self, proposal: Proposal) -> None:
        """Count one school's proposal in."""
        for finding in proposal.yes:
            if finding.criterion in self._criteria:
                self._criteria[finding.criterion].add(_wrong(finding))
        self._levels[proposal.level.id].add(self._lighter(proposal))

    def criteria(self) -> dict[str, Expected]:
        """By criterion of probability: the schools that are YES."""
        return {name: found.expected() for name, found in self._criteria.items()}

    def levels(self) -> dict[str, Expected]:
        """By level: the schools that are at it."""
        return {name: found.expected() for name, found in self._levels.items()}

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


class _Sum:
    def __init__(self) -> None:
        self.listed = self.resting = 0
        self.by_chance = 0.0

    def add(self, wrong: float | None) -> None:
        self.listed += 1
        if wrong is not None:
            self.resting += 1
            self.by_chance += wrong

    def expected(self) -> Expected:
        return Expected(
            self.listed, self.resting, round(self.by_chance, 2) if self.resting else None
        )


def _wrong(finding: Finding) -> float:
    """The probability that a YES is not true of the school."""
    return 1 - (finding.probability if finding.probability is not None else 1.0)
