"""What follows outside the authority: the regulator's complaint and notice, the tribunal."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from fosse.people.models import Account
from fosse.people.operator import Operator

from .intake.text import clean, one_line
from .kinds import EventKind, ProceedingKind, Verdict
from .models import Case, Proceeding
from .recording import Refused, happen, hold

LONGEST_NOTICE = 366
"""Days that a notice gives at most: what is longer was typed wrong."""


@transaction.atomic
def open_complaint(
    *,
    case_id: int,
    their_reference: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    grounds: str = "",
    due_on: date | None = None,
    version: int | None = None,
) -> int:
    """Record that the requester complained to the regulator (FOIA-50), under its reference, and
    by when it wants our answer; the number that it is known by."""
    case = hold(case_id, by=by, at=at, version=version)
    complaint = _open(case, ProceedingKind.COMPLAINT, their_reference, grounds, on)
    detail = _by_day(due_on)
    happen(
        case, EventKind.COMPLAINT_OPENED, on=on, at=at, by=by, detail=detail, proceeding=complaint
    )
    return int(complaint.pk)


@transaction.atomic
def answer_complaint(
    *,
    complaint_id: int,
    on: date,
    by: Account | Operator,
    at: datetime,
    note: str = "",
    version: int | None = None,
) -> str:
    """Record that the regulator was answered."""
    case, complaint = _held(complaint_id, ProceedingKind.COMPLAINT, by=by, at=at, version=version)
    happen(case, EventKind.COMPLAINT_ANSWERED, on=on, at=at, by=by, note=note, proceeding=complaint)
    return case.reference


@transaction.atomic
def close_complaint(
    *,
    complaint_id: int,
    outcome: Verdict,
    on: date,
    by: Account | Operator,
    at: datetime,
    reasons: str = "",
    version: int | None = None,
) -> str:
    """Record that a complaint ended without a notice: settled or withdrawn."""
    case, complaint = _held(complaint_id, ProceedingKind.COMPLAINT, by=by, at=at, version=version)
    _end(complaint, outcome, reasons, on)
    happen(
        case,
        EventKind.COMPLAINT_CLOSED,
        on=on,
        at=at,
        by=by,
        detail={"outcome": complaint.outcome},
        proceeding=complaint,
    )
    return case.reference


@transaction.atomic
def serve_decision_notice(
    *,
    case_id: int,
    their_reference: str,
    outcome: Verdict,
    steps: str,
    days: int,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> int:
    """Record a decision notice: what it says of the answer, the steps that it orders ("" for
    none) and the calendar days that it gives for them (FOIA-50-4); the number it is known by.
    It ends the complaint that led to it: the notice is open until it is complied with."""
    case = hold(case_id, by=by, at=at, version=version)
    if not 1 <= days <= LONGEST_NOTICE:
        raise Refused(f"A notice does not give {days} days. Copy the number that it gives.")
    for complaint in case.proceedings.filter(kind=ProceedingKind.COMPLAINT, outcome=""):
        _end(complaint, outcome, "By decision notice", on)
    notice = _open(case, ProceedingKind.NOTICE, their_reference, "", on)
    notice.reasons = clean(steps)
    notice.save(update_fields=["reasons"])
    if not steps.strip():
        _end(notice, outcome, "", on)
    happen(
        case,
        EventKind.DECISION_NOTICE,
        on=on,
        at=at,
        by=by,
        detail={"days": days, "steps": bool(steps.strip()), "outcome": str(outcome)},
        proceeding=notice,
    )
    return int(notice.pk)


@transaction.atomic
def comply_with_notice(
    *,
    notice_id: int,
    on: date,
    by: Account | Operator,
    at: datetime,
    note: str = "",
    version: int | None = None,
) -> str:
    """Record that the steps of a decision notice were taken."""
    case, notice = _held(notice_id, ProceedingKind.NOTICE, by=by, at=at, version=version)
    said = notice.events.filter(kind=EventKind.DECISION_NOTICE).values_list("detail", flat=True)
    _end(notice, Verdict(said.get()["outcome"]), notice.reasons, on)
    happen(case, EventKind.NOTICE_COMPLIED, on=on, at=at, by=by, note=note, proceeding=notice)
    return case.reference


@transaction.atomic
def appeal(
    *,
    case_id: int,
    their_reference: str,
    by_whom: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    grounds: str = "",
    version: int | None = None,
) -> int:
    """Record an appeal to the tribunal (FOIA-57): “requester” or “authority” appealed; the
    number that it is known by."""
    case = hold(case_id, by=by, at=at, version=version)
    if by_whom not in {"requester", "authority"}:
        raise Refused("Say who appealed: the requester or the authority.")
    made = _open(case, ProceedingKind.TRIBUNAL, their_reference, grounds, on)
    happen(case, EventKind.APPEALED, on=on, at=at, by=by, detail={"by": by_whom}, proceeding=made)
    return int(made.pk)


@transaction.atomic
def decide_tribunal(
    *,
    appeal_id: int,
    outcome: Verdict,
    on: date,
    by: Account | Operator,
    at: datetime,
    reasons: str = "",
    due_on: date | None = None,
    version: int | None = None,
) -> str:
    """Record what the tribunal decided, as seen from the answer, and by when it wants steps
    taken, if it does."""
    case, held = _held(appeal_id, ProceedingKind.TRIBUNAL, by=by, at=at, version=version)
    _end(held, outcome, reasons, on)
    happen(
        case,
        EventKind.TRIBUNAL_DECIDED,
        on=on,
        at=at,
        by=by,
        detail={"outcome": held.outcome, **_by_day(due_on)},
        proceeding=held,
    )
    return case.reference


def _open(
    case: Case, kind: ProceedingKind, their_reference: str, grounds: str, on: date
) -> Proceeding:
    return Proceeding.objects.create(
        case=case,
        kind=kind,
        opened_on=on,
        grounds=clean(grounds),
        their_reference=one_line(their_reference, 60),
    )


def _by_day(due_on: date | None) -> dict[str, str]:
    return {"due_on": due_on.isoformat()} if due_on else {}


def _end(held: Proceeding, outcome: Verdict, reasons: str, on: date) -> None:
    held.outcome, held.reasons, held.ended_on = Verdict(outcome), clean(reasons), on
    held.save(update_fields=["outcome", "reasons", "ended_on"])


def _held(
    number: int,
    kind: ProceedingKind,
    *,
    by: Account | Operator,
    at: datetime,
    version: int | None,
) -> tuple[Case, Proceeding]:
    found = Proceeding.objects.filter(pk=number, kind=kind).first()
    if found is None:
        raise Refused(f"There is no {kind.words.lower()} number {number} on record.")
    case = hold(found.case_id, by=by, at=at, version=version)
    found.refresh_from_db()
    if found.outcome:
        raise Refused(f"This {kind.words.lower()} ended on {found.ended_on:%-d %B %Y} already.")
    return case, found
