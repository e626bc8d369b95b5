"""Asking the database's own index: whatever it is told to expect, it finds the same."""

from __future__ import annotations

from itertools import product

import pytest
from tests.foi.published import CODE, case

from fosse.foi.full_text import Wanted, matching
from fosse.foi.models import SearchText
from fosse.foi.search_text import CASES, place_of

PLACE = place_of(CASES, CODE)


EXPECTED = [
    (12, 6, 6),
    (12, 0, 6),
    (12, 0, 12),
    (12, 0, 0),
    (12, 0, None),
    (1, 0, 1),
    (9_000, 0, 9),
]
"""How many documents there are, and how many match at least and at most: true and untrue."""


@pytest.fixture
def newest_first(db: None) -> list[int]:
    """The documents with “cluster” in them, of a dozen requests: every other one."""
    for number in range(12):
        case(f"How many {'clusters' if number % 2 else 'meals'} in {number}?", title=f"No {number}")
    found = SearchText.objects.filter(place=PLACE, words__contains="cluster")
    return list(found.order_by("-id").values_list("id", flat=True))


def test_the_newest_are_found_however_many_were_expected(newest_first: list[int]) -> None:
    assert len(newest_first) == 6
    for (documents, least, most), limit in product(EXPECTED, (1, 3, 5, 6, 7)):
        wanted = Wanted(PLACE, (("cluster",),), documents=documents, least=least, most=most)
        assert list(matching(wanted, limit=limit)) == newest_first[:limit], (wanted, limit)


def test_either_of_some_words_is_enough(newest_first: list[int]) -> None:
    every = SearchText.objects.filter(place=PLACE).order_by("-id").values_list("id", flat=True)
    wanted = Wanted(PLACE, (), some=("cluster", "meal"), documents=12)
    assert list(matching(wanted, limit=40)) == list(every) and len(every) == 12


def test_what_is_narrowed_to_a_part_is_looked_for_in_all_of_it(newest_first: list[int]) -> None:
    wanted = Wanted(PLACE, (("cluster",), ("0",)), documents=12, most=12, narrowed=True)
    assert matching(wanted, limit=1) == {}
    older = Wanted(PLACE, (("cluster",), ("1",)), documents=1, most=12, narrowed=True)
    assert list(matching(older, limit=1)) == newest_first[-1:]
