"""Counts for the public give no single school away."""

from __future__ import annotations

import doctest

from hypothesis import given
from hypothesis import strategies as st

from fosse.web.policies import small_numbers
from fosse.web.policies.small_numbers import LEAST, safe

COUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30), min_size=1)


def test_the_example_holds() -> None:
    assert doctest.testmod(small_numbers).failed == 0


def test_numbers_of_five_and_more_and_noughts_are_shown() -> None:
    counts = {"light": 58, "core": 5, "targeted": 0}
    assert safe(counts) == counts


def test_one_small_number_hides_the_next_smallest_too() -> None:
    assert safe({"light": 58, "core": 25, "targeted": 9, "intensive": 1}) == {
        "light": 58,
        "core": 25,
        "targeted": None,
        "intensive": None,
    }


def test_two_small_numbers_that_sum_to_less_than_five_hide_a_third() -> None:
    assert safe({"light": 58, "core": 25, "targeted": 2, "intensive": 1}) == {
        "light": 58,
        "core": None,
        "targeted": None,
        "intensive": None,
    }


def test_two_small_numbers_that_sum_to_five_hide_no_third() -> None:
    assert safe({"light": 58, "targeted": 2, "intensive": 3})["light"] == 58


@given(COUNTS)
def test_what_the_total_gives_away_is_never_fewer_than_five_schools(counts: dict[str, int]) -> None:
    """Everybody knows the total: what follows from it is only the sum of what is hidden."""
    shown = safe(counts)
    hidden = [counts[level] for level, number in shown.items() if number is None]
    assert all(number == counts[level] for level, number in shown.items() if number is not None)
    assert all(not 0 < number < LEAST for number in shown.values() if number is not None)
    if hidden and len(hidden) < sum(1 for number in counts.values() if number):
        assert len(hidden) >= 2
        assert sum(hidden) >= LEAST
