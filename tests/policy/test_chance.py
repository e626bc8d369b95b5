"""How many of those listed would be there by chance alone."""

from __future__ import annotations

import pytest
from tests.policy.making import criterion, policy_of, rule

from fosse.evidence.measure import measures
from fosse.policy.chance import Tally
from fosse.policy.evaluate import Evaluator, Proposal, Verdict
from fosse.policy.findings import Finding
from fosse.policy.logic import Answer
from fosse.policy.terms import Policy

Y, N = Answer.YES, Answer.NO
LIKELY = {
    "statistic": "probability below",
    "operator": "at least",
    "threshold": 0.8,
    "limit": -0.5,
}
TWO = "".join(criterion(name, **LIKELY) for name in "ab")


def proposal(policy: Policy, level: str, **answers: tuple[Answer, float | None]) -> Proposal:
    findings = tuple(
        Finding(name, given, "", "ks4_progress8", probability=probability)
        for name, (given, probability) in answers.items()
    )
    found = policy.level(level)
    return Proposal(1, Verdict(found, "", (), (found, found)), findings)


def tally(policy: Policy, *proposals: Proposal) -> Tally:
    found = Tally(Evaluator(policy, measures()))
    for one in proposals:
        found.add(one)
    return found


def test_a_criterion_expects_one_less_the_probability_of_each_school_listed() -> None:
    """Of schools listed with 0.9, 0.8 and 0.95, 0.1 + 0.2 + 0.05 = 0.35 are expected wrong."""
    policy = policy_of(TWO, rule("targeted", any_of=["a"]))
    schools = [proposal(policy, "targeted", a=(Y, p)) for p in (0.9, 0.8, 0.95)]
    schools.append(proposal(policy, "core", a=(N, 0.3)))
    expected = tally(policy, *schools).criteria()["a"]
    assert (expected.listed, expected.resting) == (3, 3)
    assert expected.by_chance == pytest.approx(0.35)


def test_one_of_two_probable_concerns_is_enough() -> None:
    """With any of two, the school is wrongly there when both are: 0.1 × 0.2 = 0.02."""
    policy = policy_of(TWO, rule("targeted", any_of=["a", "b"]))
    found = tally(policy, proposal(policy, "targeted", a=(Y, 0.9), b=(Y, 0.8)))
    assert found.levels()["targeted"].by_chance == pytest.approx(0.02)


def test_both_of_two_probable_concerns_are_needed() -> None:
    """With both needed, it is rightly there when both are true: 1 − 0.9 × 0.8 = 0.28."""
    policy = policy_of(TWO, rule("targeted", all_of=["a", "b"]))
    found = tally(policy, proposal(policy, "targeted", a=(Y, 0.9), b=(Y, 0.8)))
    assert found.levels()["targeted"].by_chance == pytest.approx(0.28)


def test_a_level_that_rests_on_facts_has_no_such_number() -> None:
    policy = policy_of(criterion("c"), rule("targeted", any_of=["c"]))
    found = tally(policy, proposal(policy, "targeted", c=(Y, None)))
    assert found.levels()["targeted"].by_chance is None
    assert found.criteria() == {}


def test_a_probable_concern_that_changes_nothing_is_not_counted() -> None:
    policy = policy_of(
        TWO, criterion("t", trigger="intensive"), rule("targeted", any_of=["a", "b"])
    )
    found = tally(policy, proposal(policy, "intensive", a=(Y, 0.9), t=(Y, None)))
    assert found.levels()["intensive"].by_chance is None
    assert found.levels()["intensive"].listed == 1
