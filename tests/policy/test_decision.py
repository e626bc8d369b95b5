"""Answers → a level. Not known is never good news and never bad news."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
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


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Any policy of three concerns and, mostly, a strength that the schema accepts."""
    concerns, strengths = list("abc"), ["s"] if draw(st.integers(0, 3)) else []
    usual = draw(st.integers(0, 2))
    little = draw(st.integers(usual, 3))
    best = draw(st.integers(0, 3)) == 0
    parts = [
        criterion(name, **_keys(draw, usual, little, best, concern=name in concerns))
        for name in concerns + strengths
    ]
    if not best:
        parts += [_rule(draw, usual, concerns, strengths) for _ in range(draw(st.integers(1, 4)))]
    decision = DECISION.replace('usual = "core"', f'usual = "{LEVELS[usual]}"')
    decision = decision.replace('known = "core"', f'known = "{LEVELS[little]}"')
    if best:
        decision = decision.replace("[decision]", '[decision]\nmethod = "best fit"')
    return policy_of(*parts, least_known=draw(st.integers(1, 3)), decision=decision)


def _keys(
    draw: st.DrawFn, usual: int, little: int, best: bool, *, concern: bool
) -> dict[str, object]:
    keys: dict[str, object] = {"weight": draw(st.sampled_from([0.5, 1, 2, 3]))}
    if not concern:
        keys["points_to"] = "less"
    elif draw(st.integers(0, 3)) == 0:
        keys["trigger"] = LEVELS[draw(st.integers(usual + 1, 3))]
    if best:
        low, high = LEVELS[draw(st.integers(0, little))], LEVELS[draw(st.integers(little, 3))]
        keys["votes"] = [low, high] if concern else [high, low]
    return keys


def _rule(draw: st.DrawFn, usual: int, concerns: list[str], strengths: list[str]) -> str:
    """A rule for more support than usual, of any kinds of condition, or one for less."""
    rank = draw(st.sampled_from([rank for rank in range(4) if rank != usual]))
    keys: dict[str, object] = {}
    if rank < usual:
        some = draw(st.lists(st.sampled_from(concerns), min_size=1, unique=True))
        keys |= {"none_of": some, "known": draw(st.integers(1, len(some)))}
    names = concerns if rank > usual else strengths
    kinds = ["any_of", "all_of", "at_least"] if names else []
    for kind in draw(st.sets(st.sampled_from(kinds), min_size=not keys)) if kinds else ():
        some = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        if kind == "at_least":
            keys |= {"at_least": draw(st.integers(1, len(some))), "of": some}
        else:
            keys[kind] = some
    return rule(LEVELS[rank], **keys)


Answered = frozenset[tuple[str, Answer]]


def every_rank(policy: Policy) -> dict[Answered, int]:
    """The level for each criterion YES, NO, not known or not asked: all combinations."""
    names = [c.id for c in policy.criteria]
    ranks = {}
    for answers in product([Y, N, U, None], repeat=len(names)):
        asked = {name: a for name, a in zip(names, answers, strict=True) if a is not None}
        ranks[frozenset(asked.items())] = decide(policy, asked).rank
    return ranks


def with_answer(answers: Answered, name: str, other: Answer) -> Answered:
    return frozenset({**dict(answers), name: other}.items())


@given(policies())
@settings(deadline=None)
def test_knowing_more_moves_a_school_only_the_way_that_the_answer_points(policy: Policy) -> None:
    """An unknown concern that turns out to be there never lowers the support; one that turns
    out to be absent never raises it. For a strength the other way round."""
    ranks = every_rank(policy)
    for answers, now in ranks.items():
        for name in (name for name, given_answer in answers if given_answer is U):
            bad = Y if policy.criterion(name).concern else N
            worse = ranks[with_answer(answers, name, bad)]
            better = ranks[with_answer(answers, name, negation(bad))]
            assert better <= now <= worse, (answers, name)


@given(policies())
@settings(deadline=None)
def test_nothing_known_gives_exactly_the_level_for_too_little_known(policy: Policy) -> None:
    little = policy.rank(policy.decision.too_little_known)
    for answers, rank in every_rank(policy).items():
        if all(given_answer is U for _, given_answer in answers):
            assert rank == little


@given(policies(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_criteria_and_rules_does_not_matter(policy: Policy, random: Random) -> None:
    criteria, rules = list(policy.criteria), list(policy.rules)
    random.shuffle(criteria)
    random.shuffle(rules)
    other = replace(policy, criteria=tuple(criteria), rules=tuple(rules))
    assert every_rank(other) == every_rank(policy)


@given(policies())
@settings(deadline=None, max_examples=30)
def test_every_change_named_changes_the_level_and_no_other_single_one_does(policy: Policy) -> None:
    ranks = every_rank(policy)
    for answers, now in ranks.items():
        found = changes(policy, dict(answers))
        named = {(change.criterion, change.to): policy.rank(change.level) for change in found}
        flips = product([name for name, _ in answers], (Y, N))
        flipped = {(name, to): ranks[with_answer(answers, name, to)] for name, to in flips}
        assert named == {flip: rank for flip, rank in flipped.items() if rank != now}


@given(policies())
@settings(deadline=None, max_examples=30)
def test_the_level_lies_between_what_it_could_be(policy: Policy) -> None:
    for answers, rank in every_rank(policy).items():
        lightest, most = (policy.rank(bound.id) for bound in could_be(policy, dict(answers)))
        assert lightest <= rank <= most
