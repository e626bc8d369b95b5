"""Tables with small numbers hidden: nobody can work one out, by an independent brute force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fosse.foi.small_numbers.bounds import Bounds, bounds_of
from fosse.foi.small_numbers.protecting import CannotProtect, Protected, faults_of, protect
from fosse.foi.small_numbers.rule import CONFIDENTIAL, Rule, default_rules, rule_for
from fosse.foi.small_numbers.table import (
    ALL,
    Earlier,
    Equation,
    Key,
    Table,
    grid,
    hierarchy,
    key,
    row,
    within,
    words_of,
)

DAY = date(2026, 11, 21)
FIVE = rule_for(None, DAY, default_rules())
THREE = Rule(id="THREE", words="Fewer than 3.", from_on=DAY, threshold=3)
PHASES, LEVELS = ("Primary", "Secondary", "Special"), ("Light", "Core", "Intensive")


def phases_by_levels(*numbers: Sequence[int], **more: object) -> Table:
    counts = {
        (phase, level): number
        for phase, line in zip(PHASES, numbers, strict=False)
        for level, number in zip(LEVELS, line, strict=False)
    }
    return grid("phase", "level", counts, subject="levels", as_at=DAY, **more)


def shown(found: Protected) -> list[list[int | str]]:
    rows = [*dict.fromkeys(dict(k)["phase"] for k in found.table.counts if "phase" in dict(k))]
    columns = [*dict.fromkeys(dict(k)["level"] for k in found.table.counts if "level" in dict(k))]

    def cell(r: str, c: str) -> Key:
        return frozenset(pair for pair in (("phase", r), ("level", c)) if pair[1])

    return [[found.shown(cell(r, c)) for c in (*columns, "")] for r in (*rows, "")]


C = CONFIDENTIAL


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    found = protect(phases_by_levels([10, 20, 0], [5, 6, 7]), FIVE)
    assert not found.hidden
    assert shown(found) == [[10, 20, 0, 30], [5, 6, 7, 18], [15, 26, 7, 48]]


def test_one_small_number_takes_three_others_with_it_and_the_cheapest() -> None:
    found = protect(phases_by_levels([3, 40, 50], [60, 9, 70], [80, 90, 12]), FIVE)
    assert shown(found) == [
        [C, C, 50, 93],
        [C, C, 70, 139],
        [80, 90, 12, 182],
        [143, 139, 132, 414],
    ]


def test_totals_are_hidden_where_the_cells_of_a_line_are_not_enough() -> None:
    """Of the special schools one alone is not nought: its total would say it."""
    found = protect(phases_by_levels([20, 30, 40], [25, 35, 45], [2, 0, 0]), FIVE)
    assert found.shown(key(phase="Special")) == CONFIDENTIAL
    assert found.shown(key(phase="Special", level="Core")) == 0
    assert not faults_of(found)


def test_what_everybody_knows_is_shown_and_can_make_a_table_unsafe() -> None:
    table = phases_by_levels([2, 1], [0, 0], known=frozenset({ALL}))
    with pytest.raises(CannotProtect, match="Publish no table"):
        protect(table, FIVE)


def test_a_group_that_is_all_in_one_cell_is_not_told_however_large_it_is() -> None:
    """Everybody knows which schools are special: “6 of 6 at Light” is the level of each."""
    groups = frozenset(key(phase=phase) for phase in PHASES)
    with pytest.raises(CannotProtect, match=r"\(Light, Special\)"):
        protect(phases_by_levels([20, 30, 40], [25, 35, 45], [6, 0, 0], known=groups), FIVE)
    protect(phases_by_levels([20, 30, 40], [25, 35, 45], [6, 7, 0], known=groups), FIVE)


def test_groups_of_groups_give_no_part_away() -> None:
    table = hierarchy(
        "ward",
        {"Abbey": 2, "Castle": 30, "Eyres": 40, "Fosse": 50},
        {"North": ["Abbey", "Castle"], "South": ["Eyres", "Fosse"]},
        subject="visits",
        as_at=DAY,
        known=True,
    )
    found = protect(table, FIVE)
    assert found.hidden == {key(ward="Abbey"), key(ward="Castle")}
    assert found.shown(key(ward="North")) == 32


def test_nought_can_be_hidden_as_well() -> None:
    rule = Rule(id="NOUGHT", words="Fewer than 5.", from_on=DAY, hide_zero=True)
    found = protect(phases_by_levels([0, 40, 50], [60, 9, 70], [80, 90, 12]), rule)
    assert found.shown(key(phase="Primary", level="Light")) == CONFIDENTIAL
    assert not faults_of(found)


def test_rounding_can_do_instead_of_hiding_others() -> None:
    rule = Rule(id="TEN", words="", from_on=DAY, rounding=10)
    found = protect(phases_by_levels([3, 40, 52], [60, 19, 70], [80, 90, 12]), rule)
    assert found.hidden == {key(phase="Primary", level="Light")}
    assert found.shown(key(phase="Primary", level="Intensive")) == 50
    assert not faults_of(found)


class TestEarlierDisclosures:
    def test_a_table_by_another_dimension_is_protected_against_the_first(self) -> None:
        """Each is safe alone; the totals by level that both have would tie them together."""
        first = protect(phases_by_levels([3, 40], [60, 9]), FIVE)
        by_ward = grid(
            "ward", "level",
            {("A", "Light"): 33, ("A", "Core"): 30, ("B", "Light"): 30, ("B", "Core"): 19},
            subject="levels", as_at=DAY,
        )  # fmt: skip
        again = protect(by_ward, FIVE, [first.disclosure])
        assert not faults_of(again, [first.disclosure])
        both = bounds_of(first.table, first.hidden, FIVE, [again.disclosure])
        assert both[key(phase="Primary", level="Light")].cover(1, 4)

    def test_what_was_hidden_then_is_not_given_away_by_a_total_now(self) -> None:
        """First the levels, of which two are hidden under a known sum; then one of them alone,
        with none of its own numbers small."""
        counts = {"Light": 58, "Core": 25, "Targeted": 18, "Intensive": 3}
        first = protect(row("level", counts, subject="levels", as_at=DAY), FIVE)
        assert first.hidden == {key(level="Targeted"), key(level="Intensive")}
        parts = {"Special": 8, "Primary": 10}
        now = within(
            row("phase", parts, subject="levels", as_at=DAY, known=False), level="Targeted"
        )
        careless = Protected(now, FIVE, frozenset()).disclosure
        assert bounds_of(first.table, first.hidden, FIVE, [careless])[key(level="Intensive")].tells
        careful = protect(now, FIVE, [first.disclosure])
        assert careful.shown(key(level="Targeted")) == CONFIDENTIAL
        told = bounds_of(first.table, first.hidden, FIVE, [careful.disclosure])
        assert told[key(level="Intensive")].cover(1, 4)

    def test_another_day_or_a_corrected_figure_is_another_matter(self) -> None:
        table = phases_by_levels([3, 40, 50], [60, 9, 70], [80, 90, 12])
        cell = key(phase="Primary", level="Core")
        then = Earlier("levels", date(2025, 1, 1), {cell: (40, 40)})
        wrong = Earlier("levels", DAY, {cell: (41, 41)})
        assert protect(table, FIVE, [then, wrong]).hidden == protect(table, FIVE).hidden

    def test_what_is_out_is_not_hidden_again(self) -> None:
        table = phases_by_levels([3, 40, 50], [60, 9, 70], [80, 90, 12])
        out = Earlier("levels", DAY, {key(phase="Primary", level="Light"): (3, 3)})
        found = protect(table, FIVE, [out])
        assert found.shown(key(phase="Primary", level="Light")) == 3
        assert not found.hidden


def test_sums_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="Total is not the sum"):
        Table("s", DAY, {ALL: 3, key(a="x"): 2}, (Equation(ALL, (key(a="x"),)),))
    with pytest.raises(ValueError, match="below nought"):
        Table("s", DAY, {ALL: -1}, ())
    assert words_of(key(phase="Primary", level="Core")) == "Core, Primary"


# An independent check: try every table.

SMALL = st.integers(0, 3)


def cells_of(down: int, across: int) -> Iterator[tuple[str, str]]:
    return product("xyz"[:down], "abc"[:across])


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from([(1, 3), (2, 2), (2, 3)]).flatmap(
        lambda size: st.tuples(
            st.just(size), st.lists(SMALL, min_size=size[0] * size[1], max_size=size[0] * size[1])
        )
    )
)
@example(((2, 2), [1, 1, 1, 1]))
@example(((2, 3), [1, 5, 0, 0, 2, 4]))
@example(((2, 3), [1, 0, 0, 0, 0, 0]))
def test_no_small_number_can_be_worked_out_by_trying_every_table(
    made: tuple[tuple[int, int], list[int]],
) -> None:
    (down, across), numbers = made
    counts = dict(zip(cells_of(down, across), numbers, strict=True))
    found = protect(grid("r", "c", counts, subject="s", as_at=DAY), THREE)
    published = found.disclosure.shown
    most = max([5, *(high for _, high in published.values())])
    possible = tried(counts, published, most)
    for cell, number in found.table.counts.items():
        if cell not in found.hidden:
            assert found.shown(cell) == number
            assert not THREE.hides(number)
            continue
        assert len(possible[cell]) > 1
        if THREE.hides(number):
            # A total of two cells that are not nought is two or more: everybody knows that.
            parts = [one for one in counts if counts[one] and cell <= key(r=one[0], c=one[1])]
            assert set(range(len(parts), 3)) <= possible[cell]
    if found.hidden:
        assert_the_solver_agrees(bounds_of(found.table, found.hidden, THREE), possible, most)


def assert_the_solver_agrees(
    bounds: Mapping[Key, Bounds], possible: Mapping[Key, set[int]], most: int
) -> None:
    for cell, (low, high) in bounds.items():
        assert low == min(possible[cell])
        if high is not None and high < most:
            assert high == max(possible[cell])


def tried(
    counts: Mapping[tuple[str, str], int], published: Mapping[Key, tuple[int, int]], most: int
) -> Mapping[Key, set[int]]:
    """Every number, up to `most`, that each cell and total has in some table that agrees with
    what is shown. Everybody knows that a hidden cell is not nought."""
    rows = [list(cells) for _, cells in groupby(counts, key=lambda cell: cell[0])]
    lines = [lines_of([key(r=r, c=c) for r, c in row], published, most) for row in rows]
    found: dict[Key, set[int]] = defaultdict(set)
    for table in product(*lines):
        sums: dict[Key, int] = defaultdict(int)
        for cell, number in (pair for line in table for pair in line):
            for pairs in ([], *[[pair] for pair in cell], cell):
                sums[frozenset(pairs)] += number
        if all(_agrees(number, published.get(cell)) for cell, number in sums.items()):
            for cell, number in sums.items():
                found[cell].add(number)
    return found


def lines_of(
    row: Sequence[Key], published: Mapping[Key, tuple[int, int]], most: int
) -> list[list[tuple[Key, int]]]:
    """Every line that a row can be, by what is shown of it and of its total."""
    ranges: list[Iterable[int]] = [
        [published[cell][0]] if cell in published else range(1, most + 1) for cell in row
    ]
    total = published.get(frozenset(pair for pair in row[0] if pair[0] == "r"))
    return [
        list(zip(row, numbers, strict=True))
        for numbers in product(*ranges)
        if _agrees(sum(numbers), total)
    ]


def _agrees(number: int, told: tuple[int, int] | None) -> bool:
    """A hidden total is not nought either."""
    return number >= 1 if told is None else number == told[0]
