"""A proposal's sentence beside its level's name."""

from __future__ import annotations

import pytest

from fosse.assessments.sentences import reason_in


@pytest.mark.parametrize(
    ("because", "reason"),
    [
        ("Core, because of 8 concerns none holds.", "8 concerns none holds."),
        ("Core, because none is known, because it closed.", "None is known, because it closed."),
        ("No such words.", "No such words."),
    ],
)
def test_the_reason_stands_without_the_name_of_the_level(because: str, reason: str) -> None:
    assert reason_in(because) == reason
