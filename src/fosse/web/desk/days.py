"""How far off a day is, in words and as a tag. PURE."""

from __future__ import annotations

from ..words import count


def when(left: int) -> str:
    """“2 days late”, “today”, “tomorrow”, “in 12 days”: calendar days."""
    if left < 0:
        return f"{count(-left, 'day')} late"
    return {0: "today", 1: "tomorrow"}.get(left, f"in {count(left, 'day')}")


def kind_of(left: int | None) -> str:
    """The tag of a due day: act when late, watch within a week, unknown where nothing is due."""
    if left is None:
        return "unknown"
    return "act" if left < 0 else "watch" if left < 7 else "plain"
