"""Putting what holds from a day on record: what held before ends on that day."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from fosse.audit.actions import Doer, record
from fosse.people.access import Place, check_may
from fosse.people.models import Account
from fosse.people.operator import Operator

from .models.dated import Dated, known

Record = TypeVar("Record", bound=Dated)

CHANGE = "stationery.change"
BUSY = "Somebody else has just changed this. Look again, then try again."
_OWN = {"id", "starts_on", "ends_on", "recorded_at", "recorded_by", "reason", "superseded_at"}


class Refused(ValueError):
    """Something was asked for that cannot be done; the message says why and what to do."""


def check(*, by: Doer, authority_code: int, reason: str, at: datetime) -> None:
    """Raise `NotAllowed` unless `by` may change the authority's stationery, and `Refused` when
    no reason is given."""
    if not isinstance(by, Account | Operator):
        raise TypeError(f"{by!r} is neither an account nor the operator.")
    check_may(by, CHANGE, Place(authority_code), today=timezone.localdate(at))
    if not reason.strip():
        raise Refused("Give the reason for the change: it is kept with it.")


def begin(made: Record, *, by: Doer, reason: str, at: datetime) -> None:
    """Put a record on file from its `starts_on` to where the next one begins. The one before it
    ends on that day; one that began on that very day is superseded. Raises `Refused` where that
    one says the same already."""
    of_slot = list(_on_file(made).order_by("starts_on"))
    later = [other.starts_on for other in of_slot if other.starts_on > made.starts_on]
    made.ends_on = min(later, default=None)
    for before in of_slot:
        if before.starts_on <= made.starts_on and not _over(before, made.starts_on):
            if values_of(before) == values_of(made):
                since = f"{before.starts_on:%-d %B %Y}"
                raise Refused(f"This is on record already, from {since} on.")
            _end(before, made.starts_on, by=by, reason=reason, at=at)
    _add(made, by=by, reason=reason, at=at)
    _audit(made, "stationery.changed", by=by, reason=reason)


def end(slot: Record, on: date, *, by: Doer, reason: str, at: datetime) -> None:
    """End what holds on the day, `on` being the first day without it. Raises `Refused` where
    nothing does."""
    held = [each for each in _on_file(slot) if each.starts_on <= on and not _over(each, on)]
    if not held:
        raise Refused(f"Nothing is on record for {on:%-d %B %Y} that could end.")
    for before in held:
        _end(before, on, by=by, reason=reason, at=at)
        before.starts_on = on
        _audit(before, "stationery.ended", by=by, reason=reason)


def values_of(made: Dated) -> dict[str, object]:
    """What a record says, without its dates: what a change compares and the audit keeps."""
    return {
        field.attname: getattr(made, field.attname)
        for field in made._meta.concrete_fields
        if field.attname not in _OWN
    }


def _on_file(made: Record) -> QuerySet[Record]:
    manager = type(made)._default_manager
    return manager.select_for_update().filter(known(None), **made.slot)


def _over(record: Dated, on: date) -> bool:
    return record.ends_on is not None and record.ends_on <= on


def _end(before: Record, on: date, *, by: Doer, reason: str, at: datetime) -> None:
    """Supersede a record by one that ends on the day; by none where it began on it."""
    _supersede(before, at)
    if before.starts_on < on:
        values = values_of(before)
        ended = type(before)(**values, starts_on=before.starts_on, ends_on=on)
        _add(ended, by=by, reason=reason, at=at)


def _supersede(before: Dated, at: datetime) -> None:
    manager = type(before)._default_manager
    if not manager.filter(pk=before.pk, superseded_at=None).update(superseded_at=at):
        raise Refused(BUSY)


def _add(made: Dated, *, by: Doer, reason: str, at: datetime) -> None:
    made.recorded_at, made.recorded_by, made.reason = at, by.name, reason.strip()
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(BUSY) from error


def _audit(made: Dated, verb: str, *, by: Doer, reason: str) -> None:
    said = {name: _plain(value) for name, value in values_of(made).items() if value}
    record(
        by=by,
        verb=verb,
        noun=type(made).__name__.lower(),
        noun_id="/".join(str(part) for part in made.slot.values()),
        authority_code=made.authority_code,
        reason=reason.strip(),
        detail={**said, "on": made.starts_on.isoformat()},
    )


def _plain(value: object) -> object:
    """Pictures are told by their size: the audit is for reading."""
    if isinstance(value, bytes | memoryview):
        return f"{len(value):,} bytes"
    return value
