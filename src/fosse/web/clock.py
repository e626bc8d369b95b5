"""The only place that asks what day it is. Views and commands pass the answer down."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from .environment import TODAY, BadSetting

EARLIEST = date(1900, 1, 1)
AHEAD = timedelta(days=2 * 366)


def today() -> date:
    """Today in London, or FOSSE_TODAY where it is set. Raises `BadSetting` when that is no day."""
    said = TODAY.read()
    if not said:
        return timezone.localdate()
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise BadSetting(f"FOSSE_TODAY is “{said}”. Give a day as 2026-03-31.") from None


def now() -> datetime:
    """This moment; on the day of FOSSE_TODAY where that is set, so that what a rehearsal
    records is of its own day."""
    moment = timezone.localtime()
    rehearsed = datetime.combine(today(), moment.time(), tzinfo=moment.tzinfo)
    return rehearsed.astimezone(UTC)


def beyond(day: date) -> str:
    """Why nothing can be asked about a day, in words that follow it: it is before 1900, or more
    than two years from today. "" when it can be asked about."""
    if day < EARLIEST:
        return "is before 1900. The register begins later than that."
    last = today() + AHEAD
    if day > last:
        return f"is more than two years from today. Enter a day up to {last:%-d %B %Y}."
    return ""
