"""Records with two clocks: when it was so, and when that was known.

Nothing is overwritten. A record that turns out to be wrong, or that ends, is superseded, and a
new one says what is known now; both stay readable.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from fosse.audit.actions import Doer
from fosse.audit.actions import record as record_event
from fosse.people.access import Place, check_may
from fosse.people.models import Account
from fosse.people.operator import Operator

from .models import Group, Recorded
from .time import in_words

Record = TypeVar("Record", bound=Recorded)

CHANGE = "clusters.change"


class Refused(ValueError):
    """Something was asked for that cannot be done; the message says why and what to do."""


def recorded(known_at: datetime | None) -> Q:
    """What was on record at that time; now, for None."""
    if known_at is None:
        return Q(superseded_at__isnull=True)
    return Q(recorded_at__lte=known_at) & (
        Q(superseded_at__isnull=True) | Q(superseded_at__gt=known_at)
    )


def so_on(day: date) -> Q:
    """What was so on the day."""
    return (Q(starts_on__isnull=True) | Q(starts_on__lte=day)) & (
        Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    )


def check(*, by: Doer, authority_code: int, reason: str, at: datetime) -> None:
    """Raise `NotAllowed` unless `by` may change the authority's clusters, and `Refused` when no
    reason is given."""
    if not isinstance(by, Account | Operator):
        raise TypeError(f"{by!r} is neither an account nor the operator.")
    check_may(by, CHANGE, Place(authority_code), today=timezone.localdate(at))
    if not reason.strip():
        raise Refused("Give the reason for the change: it is kept with it.")


def check_span(starts_on: date | None, ends_on: date | None) -> None:
    """Raise `Refused` when the span would hold no day."""
    if starts_on and ends_on and ends_on <= starts_on:
        raise Refused(
            f"It would end on {in_words(ends_on)}, before its first day, {in_words(starts_on)}."
        )


def add(record: Record, *, by: Doer, reason: str, at: datetime) -> Record:
    """Put a new record on file. Raises `Refused` when the database holds one against it."""
    check_span(record.starts_on, record.ends_on)
    record.pk = None
    record.recorded_at, record.recorded_by = at, by.name
    record.reason, record.superseded_at = reason.strip(), None
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError as error:
        if "no_overlap" not in str(error):
            raise
        raise Refused(
            "Somebody else has just recorded the same for these days. Look again, then try again."
        ) from error
    return record


def supersede(record: Recorded, at: datetime) -> None:
    """Take a record off file; it stays readable as what was known before."""
    changed = type(record)._default_manager.filter(pk=record.pk, superseded_at__isnull=True)
    if not changed.update(superseded_at=at):
        raise Refused("Somebody else has just changed this record. Look again, then try again.")


def replace(record: Record, *, by: Doer, reason: str, at: datetime, **changes: object) -> Record:
    """Supersede a record by one that says the same but for the changes."""
    values = {
        field.attname: getattr(record, field.attname)
        for field in record._meta.concrete_fields
        if not field.primary_key
    }
    supersede(record, at)
    return add(type(record)(**{**values, **changes}), by=by, reason=reason, at=at)


def audit(group: Group, verb: str, *, by: Doer, reason: str, detail: Mapping[str, object]) -> None:
    """Write the event of a change to a group."""
    record_event(
        by=by,
        verb=verb,
        noun="cluster",
        noun_id=f"{group.authority_id}/{group.slug}",
        authority_code=group.authority_id,
        reason=reason.strip(),
        detail=plain(detail),
    )


def plain(detail: Mapping[str, object]) -> dict[str, Any]:
    """Detail of an event as JSON can hold it: days and decimals as text."""
    return {name: _plain(value) for name, value in detail.items()}


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return plain(value)
    return value if value is None or isinstance(value, bool | int | str) else str(value)
