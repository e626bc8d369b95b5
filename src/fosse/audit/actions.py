"""Recording an event: called by every other room's actions, inside their transaction."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Protocol

from django.db import transaction

from .models import Event


class Doer(Protocol):
    """Whoever does things: an account, or the operator at the command line."""

    @property
    def pk(self) -> int | None: ...

    @property
    def name(self) -> str: ...


def record(
    *,
    by: Doer,
    verb: str,
    noun: str,
    noun_id: object,
    authority_code: int | None = None,
    reason: str = "",
    detail: dict[str, Any] | None = None,
) -> Event:
    """Append one event, of an authority or (None) of the whole installation. Raises
    `RuntimeError` outside a transaction: an event without the rows it speaks of, or rows without
    their event, must not be possible."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"audit.record({verb!r}) was called outside a transaction.")
    return Event.objects.create(
        at=datetime.now(UTC),
        by_id=by.pk,
        by_name=by.name,
        verb=verb,
        noun=noun,
        noun_id=str(noun_id),
        authority_code=authority_code,
        reason=reason,
        detail=detail or {},
    )
