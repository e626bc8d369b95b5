"""The verbs of the calendar: learn a file, proclaim or withdraw a bank holiday, learn terms.

Each is one transaction, may stand inside the caller's, and returns what changed, so that the
caller can look at deadlines that were computed before. All raise `NotAllowed` unless `by` may.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from fosse.audit.actions import Doer, record
from fosse.dates import bank_holidays
from fosse.dates.bank_holidays import LONGEST, NATIONS, BankHoliday
from fosse.dates.calendar import OutOfReach, reach

from .changes import Learnt as Learnt
from .changes import compare
from .models import Edition
from .records import Refused as Refused
from .records import add, check, current, edition, end
from .terms import LearntTerms as LearntTerms
from .terms import learn_terms as learn_terms

SATURDAY = 5


@transaction.atomic
def learn(
    data: bytes, *, source: str, by: Doer, at: datetime, announced_on: date | None = None
) -> Learnt:
    """Take a file of GOV.UK's layout over what is on record; the same file again changes nothing.

    `source` is said of each bank holiday that it brings, and `announced_on` the day on which
    they became known, where one is known. Raises `UnreadableBankHolidays` when any part of the
    file can't be taken: then nothing changes.
    """
    check(by=by, at=at)
    source = source[-255:]
    listed = bank_holidays.read(data, source=source, announced_on=announced_on)
    learnt = compare(current(), listed)
    return _keep(learnt, "learnt", source=source, by=by, at=at)


@transaction.atomic
def proclaim(
    *,
    nations: Collection[str],
    day: date,
    title: str,
    source: str,
    announced_on: date,
    by: Doer,
    at: datetime,
    instead_of: date | None = None,
) -> Learnt:
    """Enter one bank holiday, as it was proclaimed, before GOV.UK lists it.

    `instead_of` is the bank holiday on record that it was moved from. Raises `Refused` for a
    day that is a weekend or a bank holiday already, and for what is left empty or impossible.
    """
    check(by=by, at=at)
    title, source = title.strip(), source.strip()
    _check_said(nations, title, source, announced_on, at)
    _check_day(day)
    recorded = {(one.nation, one.day): one for one in current()}
    for nation in nations:
        if known := recorded.get((nation, day)):
            raise Refused(
                f"{_words(day)} is on record in {NATIONS[nation]} already: {known.title}."
            )
    moved = [recorded.get((nation, instead_of)) for nation in nations if instead_of]
    if instead_of and None in moved:
        raise Refused(f"{_words(instead_of)} is no bank holiday on record in each of the nations.")
    added = [
        BankHoliday(nation, day, title, source, announced_on, by_hand=True)
        for nation in NATIONS
        if nation in nations
    ]
    learnt = Learnt(added=tuple(added), withdrawn=tuple(one for one in moved if one))
    return _keep(learnt, "proclaimed", source=source, by=by, at=at)


@transaction.atomic
def withdraw(*, nation: str, day: date, reason: str, by: Doer, at: datetime) -> Learnt:
    """Take off the record a bank holiday that was entered by hand, by mistake. Raises
    `Refused` for one that a file lists: load a corrected file."""
    check(by=by, at=at)
    if not reason.strip():
        raise Refused("Give the reason: it is kept with the change.")
    found = [one for one in current() if (one.nation, one.day) == (nation, day)]
    if not found or not found[0].by_hand:
        raise Refused(
            f"No bank holiday of {_words(day)} was entered by hand in "
            f"{NATIONS.get(nation, nation)}. One that GOV.UK lists goes when its file says so."
        )
    return _keep(Learnt(withdrawn=(found[0],)), "withdrawn", source=reason.strip(), by=by, at=at)


def _keep(learnt: Learnt, verb: str, *, source: str, by: Doer, at: datetime) -> Learnt:
    """Write down what changed, with one event; nothing where nothing changed."""
    if not learnt.changes:
        return learnt
    end([*learnt.withdrawn, *learnt.reworded], at=at)
    add([*learnt.added, *learnt.reworded], by=by, at=at)
    made = edition(Edition.Subject.HOLIDAYS, source=source, by=by, at=at)
    record(
        by=by,
        verb=f"bank_holidays.{verb}",
        noun="calendar",
        noun_id=made.pk,
        reason=source,
        detail={
            "added": [_brief(one) for one in learnt.added],
            "withdrawn": [_brief(one) for one in learnt.withdrawn],
            "reworded": [_brief(one) for one in learnt.reworded],
        },
    )
    return learnt


def _check_said(
    nations: Collection[str], title: str, source: str, announced_on: date, at: datetime
) -> None:
    if not nations or not set(nations) <= NATIONS.keys():
        raise Refused(f"Say in which nations: {', '.join(NATIONS)}.")
    for words, said in (("what the holiday is called", title), ("where it is proclaimed", source)):
        if not said or len(said) > LONGEST:
            raise Refused(f"Say {words}, in up to {LONGEST} characters.")
    if announced_on > timezone.localdate(at):
        raise Refused(f"It can't have been announced on {_words(announced_on)}: that is to come.")


def _check_day(day: date) -> None:
    try:
        reach(day)
    except OutOfReach as error:
        raise Refused(str(error)) from None
    if day.weekday() >= SATURDAY:
        raise Refused(f"{_words(day)} is a {day:%A}, and no working day anyway. Check the day.")


def _brief(holiday: BankHoliday) -> str:
    return f"{holiday.day.isoformat()} {holiday.nation}: {holiday.in_words}"


def _words(day: date) -> str:
    return f"{day:%-d %B %Y}"
