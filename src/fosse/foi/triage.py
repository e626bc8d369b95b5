"""Deciding what came in: a request for information, or something else that is handled otherwise."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from fosse.people.models import Account
from fosse.people.operator import Operator

from . import search_index
from .intake.text import one_line
from .kinds import EventKind
from .models import Case
from .recording import Refused, happen, hold, note_change


@transaction.atomic
def acknowledge(
    *, case_id: int, on: date, by: Account | Operator, at: datetime, version: int | None = None
) -> str:
    """Record that the requester was told that the request came; the case's reference."""
    case = hold(case_id, by=by, at=at, version=version)
    happen(case, EventKind.ACKNOWLEDGED, on=on, at=at, by=by)
    return case.reference


@transaction.atomic
def open_case(
    *,
    case_id: int,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
    title: str = "",
    repeats: int | None = None,
) -> str:
    """Accept it as a request for information. `repeats` is the earlier case that it may repeat
    (s.14(2)): a remark, which decides nothing."""
    case = hold(case_id, by=by, at=at, version=version)
    if title := one_line(title):
        case.title = title
    if repeats is not None:
        case.repeats = _earlier(case, repeats)
        case.save(update_fields=["repeats"])
    happen(case, EventKind.OPENED, on=on, at=at, by=by)
    if title:
        search_index.file_case(case.pk)
    return case.reference


@transaction.atomic
def rename(
    *, case_id: int, title: str, by: Account | Operator, at: datetime, version: int | None = None
) -> str:
    """Give a case another short name: nobody's name belongs in it."""
    case = hold(case_id, by=by, at=at, version=version)
    case.title = one_line(title)
    if not case.title:
        raise Refused("Give a short name that says what is asked for.")
    note_change(case, "renamed", "gave it another short name", at=at, by=by)
    search_index.file_case(case.pk)
    return case.reference


@transaction.atomic
def find_not_valid(
    *,
    case_id: int,
    reason: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Find that it is no valid request (s.8): no name, no address, nothing described."""
    return _found(EventKind.FOUND_NOT_VALID, case_id, reason, on, by, at, version)


@transaction.atomic
def find_business_as_usual(
    *,
    case_id: int,
    reason: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Pass it on as everyday business, which needs no Act to be answered."""
    return _found(EventKind.FOUND_BUSINESS_AS_USUAL, case_id, reason, on, by, at, version)


@transaction.atomic
def find_subject_access(
    *,
    case_id: int,
    reason: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Pass it on as a request for somebody's own personal data (UK GDPR, article 15)."""
    return _found(EventKind.FOUND_SUBJECT_ACCESS, case_id, reason, on, by, at, version)


@transaction.atomic
def transfer(
    *,
    case_id: int,
    to: str,
    reason: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Transfer it to the public authority that holds the information (s.16 code of practice;
    EIR reg. 10), with the reason."""
    case = hold(case_id, by=by, at=at, version=version)
    if not to.strip():
        raise Refused("Say which authority it is transferred to.")
    _check_reason(reason)
    happen(
        case, EventKind.TRANSFERRED, on=on, at=at, by=by, detail={"to": one_line(to)}, note=reason
    )
    return case.reference


@transaction.atomic
def note(
    *,
    case_id: int,
    text: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Put a note on the case: a telephone call, an agreement, what was considered."""
    case = hold(case_id, by=by, at=at, version=version)
    if not text.strip():
        raise Refused("The note is empty. Write what is to be remembered.")
    happen(case, EventKind.NOTED, on=on, at=at, by=by, note=text)
    return case.reference


def _found(
    kind: EventKind,
    case_id: int,
    reason: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None,
) -> str:
    case = hold(case_id, by=by, at=at, version=version)
    _check_reason(reason)
    happen(case, kind, on=on, at=at, by=by, note=reason)
    return case.reference


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("Give the reason: it is kept with the case.")


def _earlier(case: Case, repeats: int) -> Case:
    earlier = Case.objects.filter(pk=repeats, authority_code=case.authority_code).first()
    if earlier is None or earlier.pk == case.pk:
        raise Refused("The request that this one repeats is not on record in the authority.")
    return earlier
