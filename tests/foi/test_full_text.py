"""Asking the database's own index: whatever it is told to expect, it finds the same."""

from __future__ import annotations

import pytest
from tests.foi.published import CODE, case

from fosse.foi.full_text import Wanted, matching
from fosse.foi.models import SearchText
from fosse.foi.search_text import CASES, place_of

PLACE = place_of(CASES, CODE)


@pytest.fixture
def newest_first(db: None) -> list[int]:
    """The documents with “cluster” in them, of forty requests: every other one."""
    for number in range(40):
        case(f"How many {'clusters' if number % 2 else 'meals'} in {number}?", title=f"No {number}")
    found = SearchText.objects.filter(place=PLACE, words__contains="cluster")
    return list(found.order_by("-id").values_list("id", flat=True))


@pytest.mark.parametrize("limit", [1, 3, 19, 20, 21])
@pytest.mark.parametrize(
    ("documents", "least", "most"),
    [(40, 20, 20), (40, 0, 20), (40, 0, 40), (40, 0, 0), (40, 0, None), (1, 0, 1), (9_000, 0, 9)],
)
def test_the_newest_are_found_however_many_were_expected(
    newest_first: list[int], documents: int, least: int, most: int | None, limit: int
) -> None:
    wanted = Wanted(PLACE, (("cluster",),), documents=documents, least=least, most=most)
    assert matching(wanted, limit=limit) == newest_first[:limit]


def test_either_of_some_words_is_enough(newest_first: list[int]) -> None:
    every = SearchText.objects.filter(place=PLACE).order_by("-id").values_list("id", flat=True)
    assert len(newest_first) == 20
    wanted = Wanted(PLACE, (), some=("cluster", "meal"), documents=40)
    assert matching(wanted, limit=40) == list(every)
