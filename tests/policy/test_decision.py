"""Answers → a level. Not known is never good news and never bad news."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policy.making import DECISION, criterion, policy_of, rule

from fosse.policy.decision import decide
from fosse.policy.logic import Answer, negation
from fosse.policy.terms import Policy
from fosse.policy.verdict import changes, could_be

Y, N, U = Answer.YES, Answer.NO, Answer.NOT_KNOWN
LEVELS = ("light", "core", "targeted", "intensive")


def level(policy: Policy, **answers: Answer) -> str:
    return policy.levels[decide(policy, answers).rank].id


# ---------------------------------------------------------------- worked by hand

FOUR = "".join(criterion(name) for name in "abcd")
STRENGTH = criterion("s", points_to="less")
POLICY = policy_of(
    FOUR,
    criterion("t", trigger="intensive"),
    STRENGTH,
    rule("targeted", at_least=2, of=["a", "b", "c", "d"]),
    rule("light", none_of=["a", "b", "c", "d"], known=3, any_of=["s"]),
    least_known=2,
)


@pytest.mark.parametrize(
    ("answers", "expected", "basis"),
    [
        ("NNNN N N", "core", "usual"),  # no strength
        ("NNNN N Y", "light", "rule"),
        ("NNNU N Y", "light", "rule"),  # three known to be absent are enough
        ("NNUU N Y", "core", "usual"),  # two are not
        ("YNNN N Y", "core", "usual"),  # one concern: not light, not targeted
        ("YYNN N N", "targeted", "rule"),
        ("YYUU U U", "targeted", "rule"),
        ("YUUN N U", "core", "usual"),
        ("YUUU U U", "core", "too little known"),
        ("UUUU U Y", "core", "too little known"),
        ("NNNN Y Y", "intensive", "trigger"),  # a hard trigger needs no company
        ("NNNN U Y", "light", "rule"),
    ],
)
def test_a_worked_policy(answers: str, expected: str, basis: str) -> None:
    letters = dict(zip("abcdts", answers.replace(" ", ""), strict=True))
    given_answers = {name: {"Y": Y, "N": N, "U": U}[letter] for name, letter in letters.items()}
    outcome = decide(POLICY, given_answers)
    assert POLICY.levels[outcome.rank].id == expected
    assert outcome.basis == basis


def test_points() -> None:
    policy = policy_of(
        criterion("a", weight=2),
        criterion("b", weight=1),
        criterion("c", weight=1),
        rule("targeted", points=3, of=["a", "b", "c"]),
        rule("intensive", points=4, of=["a", "b", "c"]),
    )
    assert level(policy, a=Y, b=N, c=N) == "core"
    assert level(policy, a=N, b=Y, c=Y) == "core"
    assert level(policy, a=Y, b=Y, c=U) == "targeted"
    assert level(policy, a=Y, b=Y, c=Y) == "intensive"


def test_any_of_and_all_of_and_rules_with_two_conditions() -> None:
    policy = policy_of(
        FOUR,
        rule("targeted", any_of=["a", "b"], all_of=["c"]),
        rule("intensive", all_of=["a", "b", "c", "d"]),
    )
    assert level(policy, a=Y, b=N, c=N, d=N) == "core"
    assert level(policy, a=Y, b=N, c=Y, d=N) == "targeted"
    assert level(policy, a=Y, b=Y, c=Y, d=U) == "targeted"
    assert level(policy, a=Y, b=Y, c=Y, d=Y) == "intensive"


def test_a_criterion_that_is_not_asked_can_not_make_all_of_hold() -> None:
    policy = policy_of(
        FOUR, rule("intensive", all_of=["a", "b"]), rule("targeted", any_of=["a", "b"])
    )
    assert level(policy, a=Y) == "targeted"
    assert level(policy, a=Y, b=Y) == "intensive"


BEST_FIT = DECISION.replace("[decision]", '[decision]\nmethod = "best fit"')


def test_best_fit_is_the_median_of_the_votes() -> None:
    policy = policy_of(
        criterion("a", votes=["light", "intensive"]),
        criterion("b", votes=["light", "targeted"]),
        criterion("c", votes=["core", "targeted"], weight=2),
        decision=BEST_FIT,
    )
    assert level(policy, a=N, b=N, c=N) == "core"  # light, light, core, core → the upper middle
    assert level(policy, a=Y, b=N, c=N) == "core"  # light, core, core, intensive
    assert level(policy, a=Y, b=Y, c=N) == "targeted"  # core, core, targeted, intensive
    assert level(policy, a=Y, b=Y, c=Y) == "targeted"
    assert level(policy, a=U, b=U, c=U) == "core"  # not known votes for too little known


def test_too_little_known_can_mean_more_than_usual() -> None:
    policy = policy_of(
        FOUR,
        rule("intensive", all_of=["a", "b"]),
        decision=DECISION.replace('known = "core"', 'known = "targeted"'),
        least_known=2,
    )
    assert level(policy, a=N, b=N, c=N, d=N) == "core"
    assert level(policy, a=N, b=U, c=U, d=U) == "targeted"
    assert level(policy, a=Y, b=Y, c=U, d=U) == "intensive"


def test_a_school_of_which_nothing_is_asked_gets_the_level_for_too_little_known() -> None:
    outcome = decide(POLICY, {})
    assert (POLICY.levels[outcome.rank].id, outcome.basis) == ("core", "too little known")


def test_what_would_change_it_in_words() -> None:
    answers = {"a": Y, "b": U, "c": N, "d": N, "t": N, "s": N}
    assert [change.words for change in changes(POLICY, answers)] == [
        "If “B” were known and held, it would be Targeted.",
        "If “C” held, it would be Targeted.",
        "If “D” held, it would be Targeted.",
        "If “T” held, it would be Intensive.",
    ]


def test_what_it_could_be_once_all_is_known() -> None:
    bounds = could_be(POLICY, {"a": U, "b": U, "c": N, "d": N, "t": N, "s": Y})
    assert [bound.id for bound in bounds] == ["light", "targeted"]


# ---------------------------------------------------------------- properties of any policy


@dataclass(frozen=True)
class Case:
    policy: Policy
    answers: dict[str, Answer]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any policy that the schema accepts, and any answers."""
    concerns = list("abcde")[: draw(st.integers(1, 5))]
    strengths = list("st")[: draw(st.integers(0, 2))]
    usual = draw(st.integers(0, 3))
    little = draw(st.integers(usual, 3))
    least = draw(st.integers(1, 4))
    best = draw(st.booleans())
    parts = [
        criterion(name, **_keys(draw, usual, little, best, concern=name in concerns))
        for name in concerns + strengths
    ]
    if not best:
        parts += [_rule(draw, usual, concerns, strengths) for _ in range(draw(st.integers(0, 4)))]
        parts.append(rule(LEVELS[3], any_of=concerns[:1]) if usual < 3 else "")
        if usual == 3:
            parts.append(rule("light", none_of=concerns))
    decision = DECISION.replace('usual = "core"', f'usual = "{LEVELS[usual]}"').replace(
        'known = "core"', f'known = "{LEVELS[little]}"'
    )
    if best:
        decision = decision.replace("[decision]", '[decision]\nmethod = "best fit"')
    policy = policy_of(*parts, least_known=least, decision=decision)
    asked = draw(st.sets(st.sampled_from(concerns + strengths)))
    answers = {name: draw(st.sampled_from(list(Answer))) for name in sorted(asked)}
    return Case(policy, answers)


def _keys(
    draw: st.DrawFn, usual: int, little: int, best: bool, *, concern: bool
) -> dict[str, object]:
    keys: dict[str, object] = {"weight": draw(st.sampled_from([0.5, 1, 2, 3]))}
    if not concern:
        keys["points_to"] = "less"
    elif usual < 3 and draw(st.booleans()):
        keys["trigger"] = LEVELS[draw(st.integers(usual + 1, 3))]
    if best:
        low, high = LEVELS[draw(st.integers(0, little))], LEVELS[draw(st.integers(little, 3))]
        keys["votes"] = [low, high] if concern else [high, low]
    return keys


def _rule(draw: st.DrawFn, usual: int, concerns: list[str], strengths: list[str]) -> str:
    rank = draw(st.sampled_from([rank for rank in range(4) if rank != usual]))
    keys: dict[str, object] = {}
    names = concerns if rank > usual else strengths
    if names:
        for kind in draw(st.sets(st.sampled_from(["any_of", "all_of", "at_least"]))):
            some = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
            if kind == "at_least":
                keys |= {"at_least": draw(st.integers(1, len(some))), "of": some}
            else:
                keys[kind] = some
    if rank < usual:
        some = draw(st.lists(st.sampled_from(concerns), min_size=1, unique=True))
        keys |= {"none_of": some, "known": draw(st.integers(1, len(some)))}
    if not keys:
        keys["any_of"] = names[:1]
    return rule(LEVELS[rank], **keys)


def _rank(case: Case, answers: dict[str, Answer]) -> int:
    return decide(case.policy, answers).rank


@given(cases())
def test_knowing_more_moves_a_school_only_the_way_that_the_answer_points(case: Case) -> None:
    """An unknown (or absent) concern that turns out to be there never lowers the support; one
    that turns out to be absent never raises it. For a strength the other way round."""
    for name, given_answer in case.answers.items():
        bad = Y if case.policy.criterion(name).concern else N
        worse = _rank(case, {**case.answers, name: bad})
        better = _rank(case, {**case.answers, name: negation(bad)})
        now = _rank(case, case.answers)
        assert better <= now <= worse, (name, given_answer)


@given(cases())
def test_nothing_known_gives_exactly_the_level_for_too_little_known(case: Case) -> None:
    unknown = dict.fromkeys(case.answers, U)
    assert _rank(case, unknown) == case.policy.rank(case.policy.decision.too_little_known)


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_criteria_and_rules_does_not_matter(case: Case, random: Random) -> None:
    criteria, rules = list(case.policy.criteria), list(case.policy.rules)
    names = list(case.answers)
    for mixed in (criteria, rules, names):
        random.shuffle(mixed)
    other = replace(case.policy, criteria=tuple(criteria), rules=tuple(rules))
    assert decide(other, {name: case.answers[name] for name in names}).rank == _rank(
        case, case.answers
    )


@given(cases())
def test_every_change_named_changes_the_level_and_no_other_single_change_does(case: Case) -> None:
    now = _rank(case, case.answers)
    named = {
        (change.criterion, change.to): change.level for change in changes(case.policy, case.answers)
    }
    for name, given_answer in case.answers.items():
        for other in (Y, N):
            rank = _rank(case, {**case.answers, name: other})
            if other is given_answer or rank == now:
                assert (name, other) not in named
            else:
                assert named[name, other] == case.policy.levels[rank].id


@given(cases())
def test_the_level_lies_between_what_it_could_be(case: Case) -> None:
    lightest, most = (case.policy.rank(b.id) for b in could_be(case.policy, case.answers))
    assert lightest <= _rank(case, case.answers) <= most
