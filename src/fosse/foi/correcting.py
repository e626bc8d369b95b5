"""Putting right who asks: a name or an address that was typed wrong, came later or has changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from fosse.people.models import Account
from fosse.people.operator import Operator

from . import search_index
from .kinds import EventKind
from .models import Requester
from .receiving import RequesterDetails, cleaned, details_of
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
