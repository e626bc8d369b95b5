"""What is on record of bank holidays and terms, as values that can be counted with.

Read once for each edition and kept in the process: while nothing changes, asking again costs
one small query.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from fosse.dates import calendar
from fosse.dates.bank_holidays import NATIONS, BankHoliday
from fosse.dates.calendar import Calendar
from fosse.dates.terms import Terms

from . import models
from .models import Edition, SchoolTerm, known
from .records import of_record
from .terms import as_term

SEPTEMBER = 9

_BUILDERS: Mapping[str, Callable[[tuple[BankHoliday, ...]], Calendar]] = {
    "united-kingdom": calendar.united_kingdom,
    "england-and-wales": calendar.england_and_wales,
    "england": calendar.england,
}


def united_kingdom(*, known_at: datetime | None = None) -> Calendar:
    """The calendar of freedom of information, with what was on record at `known_at` (None:
    with what is on record now)."""
    return _calendar("united-kingdom", _newest(Edition.Subject.HOLIDAYS), known_at)


def england_and_wales(*, known_at: datetime | None = None) -> Calendar:
    """The calendar of committees and their papers."""
    return _calendar("england-and-wales", _newest(Edition.Subject.HOLIDAYS), known_at)


def england(*, known_at: datetime | None = None) -> Calendar:
    """The calendar of notices to schools causing concern."""
    return _calendar("england", _newest(Edition.Subject.HOLIDAYS), known_at)


def holidays(*, known_at: datetime | None = None) -> tuple[BankHoliday, ...]:
    """The bank holidays on record, by day and nation."""
    return _holidays(_newest(Edition.Subject.HOLIDAYS), known_at)


def terms_of(authority_code: int, *, as_at: date, known_at: datetime | None = None) -> Terms:
    """The authority's terms from the school year (September to August) of `as_at` on."""
    year = as_at.year if as_at.month >= SEPTEMBER else as_at.year - 1
    held = SchoolTerm.objects.filter(
        known(known_at), authority_code=authority_code, ends_on__gt=date(year, SEPTEMBER, 1)
    )
    return Terms(tuple(as_term(one) for one in held.order_by("starts_on")))


def _newest(subject: Edition.Subject) -> UUID | None:
    """The key of the newest edition: the one query that tells whether anything changed."""
    found = Edition.objects.filter(subject=subject).order_by("-pk")
    return found.values_list("key", flat=True).first()


@lru_cache(maxsize=32)
def _calendar(name: str, key: UUID | None, known_at: datetime | None) -> Calendar:
    return _BUILDERS[name](_holidays(key, known_at))


@lru_cache(maxsize=16)
def _holidays(key: UUID | None, known_at: datetime | None) -> tuple[BankHoliday, ...]:
    """`key` is part of what is kept: a new edition is read anew."""
    found = models.BankHoliday.objects.filter(known(known_at))
    order = list(NATIONS)
    return tuple(sorted(map(of_record, found), key=lambda one: (one.day, order.index(one.nation))))
