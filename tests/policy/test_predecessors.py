"""A result is said to be a predecessor's, with its URN where it is known which one's."""

from __future__ import annotations

from datetime import date

import pytest
from tests.policy.making import criterion, point, policy_of, rule, school

from fosse.evidence.measure import measures
from fosse.policy.findings import find

JUDGED = {
    "measure": "inspection_overall",
    "statistic": "judgement",
    "operator": "one of",
    "judgements": ["Inadequate"],
}


@pytest.mark.parametrize(
    ("urn", "said"),
    [
        (100001, ""),
        (100002, " This is the result of a predecessor, URN 100002."),
        (0, " This is the result of a predecessor."),
    ],
)
def test_whose_judgement_it_is(urn: int, said: str) -> None:
    inspection = point(
        measure="inspection_overall", word="Inadequate", on=date(2024, 5, 4), year="", urn=urn
    )
    policy = policy_of(criterion("c", **JUDGED), rule("targeted", any_of=["c"]))
    found = find(policy.criteria[0], measures(), school(inspection))
    told = "Inspectors judged Overall effectiveness “Inadequate” on 4 May 2024."
    assert found.because == told + said
    assert found.published_for == (None if urn == 100001 else urn)
