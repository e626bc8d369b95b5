"""What stands in the way of an answer, as pages say it."""

from __future__ import annotations

from fosse.foi.actions import Refused
from fosse.foi.case_fact import CaseFact
from fosse.foi.gate import Obstacle, what_stands_in_the_way
from fosse.foi.issuing import standing_of
from fosse.foi.posting import paper_of

from ..clock import today


def obstacles_of(case: CaseFact) -> tuple[Obstacle, ...]:
    """Every reason why the answer cannot go yet. Stationery that lacks something is one of them:
    it has to be mended before the rest can be judged."""
    try:
        paper = paper_of(case, on=today())
    except Refused as refused:
        return (Obstacle(str(refused), "stationery"),)
    return what_stands_in_the_way(case, standing_of(case, paper))
