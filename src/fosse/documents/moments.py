"""The moment that a file is said to be of, so that it is the same bytes whenever it is written.
PURE."""

from __future__ import annotations

from datetime import UTC, date, datetime, time


def noon(on: date) -> datetime:
    """Noon of the day, in UTC: the day is the same all over the United Kingdom."""
    return datetime.combine(on, time(12), tzinfo=UTC)


def seconds(on: date) -> int:
    """Noon of the day in seconds since 1970."""
    return int(noon(on).timestamp())
