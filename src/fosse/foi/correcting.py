"""Putting right what was typed wrong or has changed: who asks, and the day of receipt."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from fosse.people.models import Account
from fosse.people.operator import Operator

from . import reckoning, search_index
from .kinds import EventKind
from .law import NoSuchRule
from .models import Case, LogEntry, Requester
from .receiving import RequesterDetails, check_received_on, cleaned, details_of
from .recording import Refused, happen, hold

PARTS = {
    "name": "name",
    "email": "e-mail address",
    "address": "postal address",
    "organisation": "organisation",
}


@transaction.atomic
def correct_requester(
    *,
    case_id: int,
    requester: RequesterDetails,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Put right who made a request; the case's reference. That it was done, and to which parts,
    stands in the history; what they said and say does not. Letters that went out stay as they
    are. Raises `Refused` where nothing would change, or the requester was forgotten."""
    case = hold(case_id, by=by, at=at, version=version)
    who = Requester.objects.select_for_update().get(case=case)
    if who.forgotten_at is not None:
        raise Refused(f"Who made {case.reference} was removed: it cannot be put right any more.")
    before, now = details_of(who), cleaned(requester)
    changed = [part for part in PARTS if getattr(before, part) != getattr(now, part)]
    if not changed:
        raise Refused("Nothing is changed. Correct a part of it, or go back.")
    for part in changed:
        setattr(who, part, getattr(now, part))
    who.save(update_fields=changed)
    said = ", ".join(PARTS[part] for part in changed)
    note = f"Who asks was put right: {said}."
    happen(case, EventKind.NOTED, on=localdate(at), at=at, by=by, note=note)
    search_index.file_case(case.pk)
    return case.reference


@transaction.atomic
def correct_receipt(
    *,
    case_id: int,
    received_on: date,
    reason: str,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Put right the day on which a request came, at any time, and say why; the case's reference.

    Every clock that counts from the receipt counts from the true day, that of an answer which has
    gone out too: it was late or in time by that day, and by no other. Clocks that began afresh
    with a clarification stay; the reference does, and so do letters that went out. Raises
    `Refused` for a day that is to come, that nothing can be counted from, or that is after
    something that happened to the request.
    """
    case = hold(case_id, by=by, at=at, version=version)
    before, today = case.received_on, localdate(at)
    _check_receipt(case, received_on, today=today)
    if not reason.strip():
        raise Refused("Say why the day was wrong, and how the true one is known.")
    case.received_on = received_on
    case.save(update_fields=["received_on"])
    happen(
        case,
        EventKind.RECEIPT_CORRECTED,
        on=today,
        at=at,
        by=by,
        detail={"received_on": received_on.isoformat(), "before_on": before.isoformat()},
        note=f"From {_said(before)} to {_said(received_on)}, because: {reason.strip()}",
    )
    _follow(case, today=today)
    return case.reference


def _check_receipt(case: Case, received_on: date, *, today: date) -> None:
    """A request came before anything was done to it, and before it was logged."""
    if received_on == case.received_on:
        raise Refused(f"It is recorded as received on {_said(received_on)} already.")
    check_received_on(received_on, today=today)
    done = case.events.exclude(kind__in=(EventKind.RECEIVED, EventKind.RECEIPT_CORRECTED))
    first = done.order_by("on", "number").first()
    if first and received_on > first.on:
        raise Refused(
            f"“{EventKind(first.kind).words}” is on record for {_said(first.on)}: the request "
            "can't have come after that. Give that day, or one before it."
        )
    logged_on = localdate(case.events.get(kind=EventKind.RECEIVED).at)
    if received_on > logged_on:
        raise Refused(f"It was logged on {_said(logged_on)}, and can't have come after that.")


def _follow(case: Case, *, today: date) -> None:
    """What is published says the day too, and when the answer was due."""
    try:
        due_on = reckoning.due_on(case, on=today)
    except NoSuchRule as fault:
        raise Refused(f"Nothing can be due on a request of that day. {fault}") from None
    LogEntry.objects.filter(case=case).update(received_on=case.received_on, due_on=due_on)


def _said(day: date) -> str:
    return f"{day:%-d %B %Y}"
