"""Three answers: what is known decides, what is not known never does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fosse.policy.logic import Answer, answer, at_least, both, negation

Y, N, U = Answer.YES, Answer.NO, Answer.NOT_KNOWN
ANSWERS = st.lists(st.sampled_from(list(Answer)), max_size=6)


@pytest.mark.parametrize(
    ("needed", "answers", "expected"),
    [
        (2, [Y, Y, U], Y),  # enough are YES already
        (2, [Y, U, N], U),  # the unknown one decides
        (2, [Y, N, N], N),  # it can't be reached
        (2, [U, U, N], U),
        (3, [U, U, N], N),
        (1, [], N),
        (0, [], Y),
    ],
)
def test_n_of(needed: int, answers: list[Answer], expected: Answer) -> None:
    assert at_least(needed, [(a, 1.0) for a in answers]) is expected


def test_points_count_weights() -> None:
    assert at_least(3, [(Y, 2), (U, 1), (N, 5)]) is U
    assert at_least(3, [(Y, 2), (Y, 1), (N, 5)]) is Y
    assert at_least(3, [(Y, 2), (N, 1), (U, 0.5)]) is N


@settings(deadline=None)
@given(ANSWERS, st.integers(0, 6))
def test_n_of_is_what_all_ways_of_knowing_agree_on(answers: list[Answer], needed: int) -> None:
    """Kleene: YES when every completion says YES, NO when every one says NO."""
    completions: list[list[Answer]] = [[]]
    for given_answer in answers:
        options = [Y, N] if given_answer is U else [given_answer]
        completions = [[*done, option] for done in completions for option in options]
    verdicts = {sum(a is Y for a in done) >= needed for done in completions}
    expected = answer(verdicts.pop()) if len(verdicts) == 1 else U
    assert at_least(needed, [(a, 1.0) for a in answers]) is expected


def test_both_and_negation() -> None:
    assert both([Y, U, N]) is N
    assert both([Y, U]) is U
    assert both([]) is Y
    assert [negation(a) for a in (Y, N, U)] == [N, Y, U]
