"""The only place that asks what day it is. Views and commands pass the answer down."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from .environment import TODAY


def today() -> date:
    """Today in London, or FOSSE_TODAY where it is set. Raises `ValueError` when that is no day."""
    said = TODAY.read()
    if not said:
        return timezone.localdate()
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise ValueError(f"FOSSE_TODAY is “{said}”. Give a day as 2026-03-31.") from None
