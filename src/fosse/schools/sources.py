"""Which extract of the register an answer rests on, in words."""

from __future__ import annotations

from datetime import date, datetime

from .models import Extract
from .time import in_words


def register_source(as_at: date, known_at: datetime | None = None) -> str:
    """The extract that schools' details on a day come from: the latest that was published by
    then, or the earliest there is, since a later extract can still tell of earlier days. With
    `known_at`, of those that had been loaded by then."""
    loaded = Extract.objects.filter(kind=Extract.Kind.ESTABLISHMENTS)
    if known_at is not None:
        loaded = loaded.filter(loaded_at__lte=known_at)
    days = sorted(loaded.values_list("dated", flat=True))
    if not days:
        by_then = " was loaded by then" if known_at else " is loaded"
        return f"No extract of Get Information about Schools{by_then}"
    day = max((d for d in days if d <= as_at), default=days[0])
    return f"Get Information about Schools, extract of {in_words(day)}"
