"""Schools that are alike, against brute force."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fosse.evidence.similar import Likeness, nearest

ages = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=40
)


def likeness(rows: list[tuple[int, int, int]], k: int) -> Likeness:
    group, first, second = (np.array(column) for column in zip(*rows, strict=True))
    urns = np.arange(100, 100 + len(rows), dtype=np.int32)
    context = {"a": first.astype(np.float64), "b": second.astype(np.float64)}
    return nearest(urns, group.astype(np.int8), context, k=k)


def like_of(found: Likeness, urn: int) -> list[int]:
    """A school's like, nearest first."""
    (place,) = np.flatnonzero(found.urns == urn)
    return [int(found.urns[at]) for at in found.like[place] if at >= 0]


@settings(deadline=None)  # the first call imports scipy
@given(ages, st.integers(1, 8))
def test_they_are_the_nearest_of_their_kind_never_itself_and_never_twice(
    rows: list[tuple[int, int, int]], k: int
) -> None:
    found = likeness(rows, k)
    for place, (kind, first, second) in enumerate(rows):
        others = like_of(found, 100 + place)
        same = [at for at, row in enumerate(rows) if row[0] == kind]
        assert 100 + place not in others
        assert len(set(others)) == len(others) == min(k, len(same) - 1)
        assert all(rows[urn - 100][0] == kind for urn in others)
        spread = [np.std([rows[at][1 + c] for at in same]) or 1.0 for c in range(2)]
        far = {
            100 + at: np.hypot(
                (rows[at][1] - first) / spread[0], (rows[at][2] - second) / spread[1]
            )
            for at in same
            if at != place
        }
        assert [far[urn] for urn in others] == pytest.approx(sorted(far.values())[: len(others)])


def test_a_school_whose_context_is_not_known_has_no_like_and_is_nobodys() -> None:
    urns = np.arange(10, 14, dtype=np.int32)
    context = {"a": np.array([1.0, np.nan, 2.0, 3.0])}
    found = nearest(urns, np.zeros(4, dtype=np.int8), context, k=3)
    assert like_of(found, 11) == []
    assert like_of(found, 10) == [12, 13]


def test_the_middle_half_is_that_of_the_schools_own_like() -> None:
    random = np.random.default_rng(5)
    count, k = 200, 30
    urns = np.arange(1, count + 1, dtype=np.int32)
    found = nearest(urns, np.zeros(count, dtype=np.int8), {"a": random.normal(size=count)}, k=k)
    value = random.normal(size=count)
    value[:20] = np.nan
    known = np.isfinite(value)
    low, high = found.quartiles(urns, urns[known], value[known])
    for urn in (1, 77, 200):
        like = [value[other - 1] for other in like_of(found, urn) if known[other - 1]]
        assert (low[urn - 1], high[urn - 1]) == pytest.approx(np.quantile(like, [0.25, 0.75]))


def test_too_few_alike_with_a_value_give_no_middle_half() -> None:
    urns = np.arange(1, 21, dtype=np.int32)
    found = nearest(urns, np.zeros(20, dtype=np.int8), {"a": np.arange(20.0)}, k=15)
    low, high = found.quartiles(urns, urns[:9], np.arange(9.0))
    assert np.isnan(low).all()
    assert np.isnan(high).all()
