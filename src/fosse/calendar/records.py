"""Putting bank holidays on record and taking them off again, inside somebody's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from fosse.audit.actions import Doer
from fosse.dates.bank_holidays import BankHoliday as Holiday
from fosse.people.access import ANYWHERE, Place, check_may
from fosse.people.models import Account
from fosse.people.operator import Operator

from .models import BankHoliday, Edition, SchoolTerm

CHANGE = "calendar.change"
BUSY = "Somebody else has just changed the calendar. Look again, then try again."


class Refused(ValueError):
    """Something was asked for that cannot be done; the message says why and what to do."""


def check(*, by: Doer, at: datetime, place: Place = ANYWHERE) -> None:
    """Raise `NotAllowed` unless `by` may change the calendar."""
    if not isinstance(by, Account | Operator):
        raise TypeError(f"{by!r} is neither an account nor the operator.")
    check_may(by, CHANGE, place, today=timezone.localdate(at))


def edition(subject: Edition.Subject, *, source: str, by: Doer, at: datetime) -> Edition:
    """Note that what is on record of the subject changes now."""
    return Edition.objects.create(subject=subject, source=source, made_at=at, made_by=by.name)


def add(holidays: Iterable[Holiday], *, by: Doer, at: datetime) -> None:
    """Put bank holidays on record. Raises `Refused` when somebody else was quicker."""
    _create(
        [
            BankHoliday(**asdict(holiday), recorded_at=at, recorded_by=by.name)
            for holiday in holidays
        ]
    )


def add_terms(terms: Iterable[SchoolTerm]) -> None:
    """Put terms on record. Raises `Refused` when somebody else was quicker."""
    _create(list(terms))


def end(holidays: Iterable[Holiday], *, at: datetime) -> None:
    """Take bank holidays off the record; they stay readable as what was known before. Raises
    `Refused` when somebody else has done so meanwhile."""
    for holiday in holidays:
        current = BankHoliday.objects.filter(nation=holiday.nation, day=holiday.day, ended_at=None)
        if not current.update(ended_at=at):
            raise Refused(BUSY)


def current() -> list[Holiday]:
    """The bank holidays on record now."""
    return [of_record(record) for record in BankHoliday.objects.filter(ended_at=None)]


def of_record(record: BankHoliday) -> Holiday:
    """A record as a value."""
    return Holiday(
        nation=record.nation,
        day=record.day,
        title=record.title,
        source=record.source,
        announced_on=record.announced_on,
        notes=record.notes,
        by_hand=record.by_hand,
    )


def _create(records: list[BankHoliday] | list[SchoolTerm]) -> None:
    if not records:
        return
    model: type[Model] = type(records[0])
    try:
        with transaction.atomic():
            model._default_manager.bulk_create(records)
    except IntegrityError as error:
        raise Refused(BUSY) from error
