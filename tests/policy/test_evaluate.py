"""A school and a policy → a level, why, and what would change it."""

from __future__ import annotations

from pathlib import Path

from tests.policy.making import COMPARED, criterion, point, policy_of, rule, school

from fosse.evidence.measure import measures
from fosse.policy.evaluate import evaluate
from fosse.policy.logic import Answer
from fosse.policy.schema import parse
from fosse.policy.terms import Phase

POLICIES = sorted((Path(__file__).parents[2] / "policies").glob("*.toml"))

POLICY = policy_of(
    criterion("low", title="Low progress", trigger="intensive", threshold=-1),
    criterion("weak", title="Weak progress", statistic="interval high", threshold=-0.25),
    criterion(
        "behind", title="Far behind", statistic="percentile", operator="at most", threshold=10
    ),
    rule("targeted", at_least=2, of=["weak", "behind"]),
    least_known=2,
)


def test_a_worked_school() -> None:
    """−0.82 is not below −1; its upper limit −0.59 is below −0.25; place 10 is at most 10. So
    two of the two concerns of the rule hold."""
    found = evaluate(
        POLICY, school(point(-0.82, low=-1.05, high=-0.59, compared=COMPARED)), measures()
    )
    assert [finding.answer.value for finding in found.findings] == ["NO", "YES", "YES"]
    assert found.level.id == "targeted"
    assert found.because == (
        "Targeted, because 2 of 2 concerns hold, where 2 are enough: “Weak progress” and "
        "“Far behind”."
    )
    assert [change.words for change in found.would_change] == [
        "If “Low progress” held, it would be Intensive.",
        "If “Weak progress” did not hold, it would be Core.",
        "If “Far behind” did not hold, it would be Core.",
    ]
    assert (found.level.days, found.level.visits, found.level.cost) == (8, 8, 4000)
    assert found.not_known == ()


def test_a_trigger_is_named() -> None:
    found = evaluate(POLICY, school(point(-1.4, high=-1.1, compared=COMPARED)), measures())
    assert found.level.id == "intensive"
    assert found.because == "Intensive, because “Low progress” holds, which alone is enough."


def test_a_school_without_a_figure_has_a_level_and_says_what_is_not_known() -> None:
    found = evaluate(POLICY, school(point()), measures())
    assert found.level.id == "core"
    assert found.because == (
        "Core, because too little is known: of 3 concerns none is known to be there or absent, "
        "and the policy asks for 2 concerns known to be absent before there is less support than "
        "this."
    )
    assert [finding.criterion for finding in found.not_known] == ["low", "weak", "behind"]
    assert all("was suppressed" in finding.because for finding in found.not_known)
    assert [level.id for level in found.could_be] == ["core", "intensive"]


def test_nothing_points_elsewhere() -> None:
    found = evaluate(POLICY, school(point(0.3, high=0.5)), measures())
    assert found.because == (
        "Core, because nothing points elsewhere: of 3 concerns none holds, 2 do not and 1 is not "
        "known."
    )


def test_a_lighter_level_says_what_it_rests_on() -> None:
    policy = policy_of(
        criterion("a", title="Low progress"),
        criterion("s", title="High progress", operator="above", threshold=0, points_to="less"),
        rule("light", none_of=["a"], any_of=["s"]),
    )
    found = evaluate(policy, school(point(0.3)), measures())
    assert found.level.id == "light"
    assert found.because == (
        "Light, because “High progress” holds and of 1 concern none is known to be there and 1 is "
        "known to be absent, where 1 is needed."
    )


def test_every_kind_of_school_has_a_level_in_both_policies_that_are_shipped() -> None:
    for path in POLICIES:
        policy = parse(path.read_text(encoding="utf-8"), measures())
        for kind in (*Phase, ""):
            found = evaluate(policy, school(kind=kind, ages=(None, None)), measures())
            assert found.level.id == policy.decision.too_little_known
            assert found.findings, f"nothing is asked of {kind!r}"
            assert {finding.answer for finding in found.findings} == {Answer.NOT_KNOWN}
            assert all(f.because.startswith("We don't know: ") for f in found.findings)
