"""Giving a case to the officer who has it in hand."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from fosse.people.access import Place, why_not
from fosse.people.models import Account
from fosse.people.operator import Operator

from .kinds import EventKind
from .models import Assignment
from .recording import SEARCH, Refused, happen, hold


@transaction.atomic
def assign(
    *,
    case_id: int,
    account_id: int,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Give the case to an officer from `on`; whoever had it no longer has. Raises `Refused` for
    somebody who may not work on requests there, or has it already."""
    case = hold(case_id, by=by, at=at, version=version)
    officer = Account.objects.filter(pk=account_id).first()
    if officer is None:
        raise Refused("This account is not on record. Choose an officer from the list.")
    if why := why_not(officer, SEARCH, Place(case.authority_code), today=on):
        raise Refused(f"{officer.name} cannot be given this request. {why}")
    before = case.assignments.select_related("account").filter(ends_on=None).first()
    if before and before.account_id == account_id:
        raise Refused(f"{officer.name} has this request already.")
    if before:
        # The day before it began is no day to end on: it was put right the same day.
        before.ends_on = max(on, before.starts_on)
        before.save(update_fields=["ends_on"])
    Assignment.objects.create(case=case, account=officer, starts_on=on)
    detail = {"account": account_id, "name": officer.name}
    if before:
        detail["before"] = before.account.name
    happen(case, EventKind.ASSIGNED, on=on, at=at, by=by, detail=detail)
    return case.reference
