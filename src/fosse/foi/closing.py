"""Ending a case: withdrawn, lapsed or closed; opening it again."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from fosse.people.models import Account
from fosse.people.operator import Operator

from . import reckoning
from .kinds import EventKind
from .publishing import PublishDecision, put_in_log
from .recording import Refused, happen, hold


@transaction.atomic
def withdraw(
    *,
    case_id: int,
    on: date,
    by: Account | Operator,
    at: datetime,
    note: str = "",
    version: int | None = None,
) -> str:
    """Record that the requester withdrew the request."""
    case = hold(case_id, by=by, at=at, version=version)
    happen(case, EventKind.WITHDRAWN, on=on, at=at, by=by, note=note)
    return case.reference


@transaction.atomic
def lapse(
    *, case_id: int, on: date, by: Account | Operator, at: datetime, version: int | None = None
) -> str:
    """Record that the request lapsed. Raises `Refused` until the law says so: the clarification
    (FOIA-1-3-LAPSE) or the fee (FOIA-9-2, EIR-8-5) has not come in its time."""
    case = hold(case_id, by=by, at=at, version=version)
    clock = reckoning.check_lapsed(case, on=on)
    happen(case, EventKind.LAPSED, on=on, at=at, by=by, detail={"rule": clock.rule})
    return case.reference


@transaction.atomic
def close(
    *,
    case_id: int,
    publish: PublishDecision | None,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Close an answered case. `publish` is what goes into the disclosure log, without the
    requester's details; None: it was decided that nothing does."""
    case = hold(case_id, by=by, at=at, version=version)
    happen(case, EventKind.CLOSED, on=on, at=at, by=by, detail={"published": publish is not None})
    if publish is not None:
        put_in_log(case, publish, on=on, by=by, at=at)
    return case.reference


@transaction.atomic
def reopen(
    *,
    case_id: int,
    reason: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Open a case again, because a review, a notice or a tribunal says so, or what was sent was
    wrong; the reason is kept."""
    case = hold(case_id, by=by, at=at, version=version)
    if not reason.strip():
        raise Refused("Give the reason for opening it again: it is kept with the case.")
    happen(case, EventKind.REOPENED, on=on, at=at, by=by, note=reason)
    return case.reference
