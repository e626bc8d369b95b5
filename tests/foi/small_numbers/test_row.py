"""Counts for the public give no single school away."""

from __future__ import annotations

import doctest
from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fosse.foi.small_numbers import row as small_numbers
from fosse.foi.small_numbers.bounds import bounds_of
from fosse.foi.small_numbers.row import LEAST, safe
from fosse.foi.small_numbers.rule import default_rules, rule_for
from fosse.foi.small_numbers.table import key, row

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


def test_five_ones_are_not_told_by_their_sum() -> None:
    """Five hidden numbers of 1 or more that make five are five ones."""
    counts = {"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 20, "g": 30}
    assert safe(counts) == {**dict.fromkeys("abcdef"), "g": 30}


@settings(max_examples=40, deadline=None)
@given(COUNTS)
def test_solving_for_a_hidden_number_leaves_every_small_one_possible(
    counts: dict[str, int],
) -> None:
    shown, on = safe(counts), date(2026, 11, 21)
    if any(number is None for number in shown.values()) and any(shown.values()):
        hidden = {key(level=level) for level, number in shown.items() if number is None}
        table = row("level", counts, subject="levels", as_at=on)
        for bounds in bounds_of(table, hidden, rule_for(None, on, default_rules())).values():
            assert bounds.cover(1, LEAST - 1)


@pytest.mark.parametrize(
    "counts",
    [
        {"light": 0, "core": 1, "targeted": 0, "intensive": 0},
        {"light": 0, "core": 60, "targeted": 0, "intensive": 0},
        {"light": 59, "core": 1, "targeted": 0, "intensive": 0},
        {"light": 2, "core": 2, "targeted": 0, "intensive": 0},
    ],
)
def test_where_few_levels_are_used_no_number_is_shown(counts: dict[str, int]) -> None:
    assert safe(counts) == dict.fromkeys(counts)


def test_no_school_at_all_is_no_secret() -> None:
    assert safe({"light": 0, "core": 0}) == {"light": 0, "core": 0}


@given(COUNTS)
def test_what_is_shown_is_true_and_no_small_number(counts: dict[str, int]) -> None:
    shown = safe(counts)
    assert shown.keys() == counts.keys()
    for level, number in shown.items():
        assert number is None or (number == counts[level] and not 0 < number < LEAST)


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 4).flatmap(lambda n: st.lists(st.integers(0, 12), min_size=n, max_size=n)))
@example([0, 1, 0, 0])
@example([12, 0, 0])
@example([4, 12, 12])
@example([4, 4, 5])
@example([4, 4, 4, 5])
def test_nobody_who_knows_the_total_and_this_rule_can_work_a_level_out(table: list[int]) -> None:
    """By brute force: every table of that many schools that would be published in the same way.

    Whoever sees the published one cannot tell these apart, so each number that is not shown must
    differ among them, and they must not all have every school at one level.
    """
    total, shown = sum(table), published(table)
    alike = [other for other in tables(total, len(table)) if published(other) == shown]
    assert tuple(table) in alike
    for place, number in enumerate(shown):
        assert number is not None or len({other[place] for other in alike}) > 1
    if total > 1:  # one school is at one level, whichever it is
        assert any(sum(1 for number in other if number) > 1 for other in alike)


def published(table: Sequence[int]) -> tuple[int | None, ...]:
    return tuple(safe({str(place): number for place, number in enumerate(table)}).values())


def tables(total: int, levels: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many schools can be at so many levels."""
    if levels == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in tables(total - first, levels - 1):
            yield (first, *rest)
