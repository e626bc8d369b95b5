"""Clearing a draft before it goes out: asked for, given for one draft, or refused with a reason."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.db import transaction

from fosse.people.models import Account
from fosse.people.operator import Operator

from .kinds import EventKind
from .models import Clearance
from .recording import CLEAR, Refused, happen, hold


@transaction.atomic
def ask_clearance(
    *, case_id: int, on: date, by: Account | Operator, at: datetime, version: int | None = None
) -> str:
    """Put the draft before the clearing officer; the case's reference."""
    case = hold(case_id, by=by, at=at, version=version)
    happen(case, EventKind.CLEARANCE_ASKED, on=on, at=at, by=by)
    return case.reference


@transaction.atomic
def clear(
    *,
    case_id: int,
    draft_sha256: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Clear the draft that has this hash, and no other: editing it ends the clearance."""
    case = hold(case_id, by=by, at=at, version=version, may=CLEAR)
    if not re.fullmatch(r"[0-9a-f]{64}", draft_sha256):
        raise Refused("What is cleared is one draft. Open the draft again, and clear it there.")
    Clearance.objects.create(
        case=case, draft_sha256=draft_sha256, at=at, by_id=by.pk, by_name=by.name
    )
    happen(case, EventKind.CLEARED, on=on, at=at, by=by, detail={"draft_sha256": draft_sha256})
    return case.reference


@transaction.atomic
def send_back(
    *,
    case_id: int,
    reason: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Send the draft back to be written better, with the reason."""
    case = hold(case_id, by=by, at=at, version=version, may=CLEAR)
    if not reason.strip():
        raise Refused("Say what has to be changed before the answer can go.")
    happen(case, EventKind.SENT_BACK, on=on, at=at, by=by, note=reason)
    return case.reference
