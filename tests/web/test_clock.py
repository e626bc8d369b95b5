"""What day it is, in a rehearsal too."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from fosse.web import clock


@pytest.mark.parametrize("hour", [0, 12, 23])
def test_a_rehearsed_moment_is_of_the_rehearsed_day(
    monkeypatch: pytest.MonkeyPatch, hour: int
) -> None:
    """In winter, 23:30 in London is 23:30 UTC; in summer, that moment would be tomorrow's."""
    monkeypatch.setenv("FOSSE_TODAY", "2026-07-01")
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 21, hour, 30, tzinfo=UTC))
    assert timezone.localdate(clock.now()) == date(2026, 7, 1)
