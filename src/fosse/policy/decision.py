"""Answers → a level: triggers, rules or best fit, and what too little evidence does. PURE.

The level never falls when an unknown concern turns out to be there, and never rises when it
turns out not to be: `rules.py` refuses policies in which it could.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .logic import Answer, at_least, both, negation
from .terms import Condition, ConditionKind, Criterion, Policy, Rule

Answers = Mapping[str, Answer]
"""Criterion → answer, for the criteria that are asked of the school."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A level and what led to it.

    `basis` is "trigger", "rule", "best fit", "usual" or "too little known". `criteria` are
    those that led there; `asked`, `absent` and `known` count the concerns asked of the
    school, those known to be absent, and those known at all.
    """

    rank: int
    basis: str
    criteria: tuple[str, ...]
    rule: Rule | None
    asked: int
    absent: int
    known: int


def decide(policy: Policy, answers: Answers) -> Outcome:
    """The level that the answers make."""
    rank, basis, criteria, rule = _towards_more(policy, answers)
    concerns = [answers[c.id] for c in policy.criteria if c.concern and c.id in answers]
    absent = sum(given is Answer.NO for given in concerns)
    enough = absent >= policy.decision.least_known
    little = policy.rank(policy.decision.too_little_known)
    if not enough and (little > rank or (little == rank and basis == "usual")):
        rank, basis, criteria, rule = little, "too little known", (), None
    elif basis == "usual":
        rank, basis, criteria, rule = _towards_less(policy, answers, rank)
    known = sum(given is not Answer.NOT_KNOWN for given in concerns)
    return Outcome(rank, basis, criteria, rule, len(concerns), absent, known)


Step = tuple[int, str, tuple[str, ...], Rule | None]


def _towards_more(policy: Policy, answers: Answers) -> Step:
    """The most support that a trigger, a rule or the best fit gives; else the usual level."""
    usual = policy.rank(policy.decision.usual)
    steps: list[Step] = [
        (policy.rank(c.trigger), "trigger", (c.id,), None)
        for c in policy.criteria
        if c.trigger and answers.get(c.id) is Answer.YES
    ]
    steps += [
        (policy.rank(rule.level), "rule", _met(rule, answers), rule)
        for rule in policy.rules
        if policy.rank(rule.level) > usual and holds(rule, policy, answers) is Answer.YES
    ]
    if policy.decision.best_fit:
        steps.append((best_fit(policy, answers), "best fit", (), None))
    # Among equals the first: triggers, then rules in the order of the policy.
    return max(steps, key=lambda step: step[0], default=(usual, "usual", (), None))


def _towards_less(policy: Policy, answers: Answers, usual: int) -> Step:
    steps: list[Step] = [
        (policy.rank(rule.level), "rule", _met(rule, answers), rule)
        for rule in policy.rules
        if policy.rank(rule.level) < usual and holds(rule, policy, answers) is Answer.YES
    ]
    return min(steps, key=lambda step: step[0], default=(usual, "usual", (), None))


def holds(rule: Rule, policy: Policy, answers: Answers) -> Answer:
    """Whether all conditions of a rule hold: YES, NO or NOT_KNOWN."""
    return both(_condition(condition, policy, answers) for condition in rule.conditions)


def _condition(condition: Condition, policy: Policy, answers: Answers) -> Answer:
    """A condition over the criteria that are asked of the school. A criterion that is not
    asked counts neither way; so "all of" can't hold without one of its criteria."""
    given = {name: answers[name] for name in condition.criteria if name in answers}
    match condition.kind:
        case ConditionKind.POINTS:
            weighed = [(a, policy.criterion(name).weight) for name, a in given.items()]
            return at_least(condition.number, weighed)
        case ConditionKind.NONE_OF:
            absent = [(negation(a), 1.0) for a in given.values()]
            there = any(a is Answer.YES for a in given.values())
            return Answer.NO if there else at_least(condition.number, absent)
        case _:
            return at_least(condition.number, [(a, 1.0) for a in given.values()])


def _met(rule: Rule, answers: Answers) -> tuple[str, ...]:
    """The criteria of a rule that are YES, in its order; for "none of", those that are NO."""
    met: dict[str, None] = {}
    for condition in rule.conditions:
        wanted = Answer.NO if condition.kind is ConditionKind.NONE_OF else Answer.YES
        met.update((name, None) for name in condition.criteria if answers.get(name) is wanted)
    return tuple(met)


def best_fit(policy: Policy, answers: Answers) -> int:
    """The weighted median of the criteria's votes; of two, the one with more support.

    What is not known votes for the level for too little known, so it pulls neither way.
    """
    middle = policy.rank(policy.decision.too_little_known)
    votes = [
        (_vote(policy, c, answers[c.id], middle), c.weight)
        for c in policy.criteria
        if c.votes and c.id in answers
    ]
    if not any(weight for _, weight in votes):
        return policy.rank(policy.decision.usual)
    half = sum(weight for _, weight in votes) / 2
    return max(rank for rank, _ in votes if sum(w for r, w in votes if r >= rank) >= half)


def _vote(policy: Policy, criterion: Criterion, given: Answer, middle: int) -> int:
    if criterion.votes is None or given is Answer.NOT_KNOWN:
        return middle
    return policy.rank(criterion.votes[given is Answer.YES])
