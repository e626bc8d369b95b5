"""Telling whoever asked by the public form, at once and by e-mail, that the request has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from fosse.audit.actions import Doer
from fosse.documents.plain_text import text_of
from fosse.documents.template import Template, fill
from fosse.schools.models import Authority
from fosse.stationery import outbox
from fosse.stationery.outbox import Mail

from . import reckoning
from .clocks import main_clock
from .kinds import EventKind
from .models import Case
from .recording import happen

WORDING = Path(__file__).parent / "wording" / "receipt.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the e-mail says: that the request came, and by when it is answered, by which rule."""

    authority: str
    reference: str
    received_on: date
    due_on: date
    period: str
    cites: str
    why_provisional: str


def acknowledge_by_mail(case_id: int, to: str, *, at: datetime, by: Doer) -> None:
    """Put the e-mail into the outbox and record that the receipt was acknowledged, inside the
    transaction in which the request was received. Raises `outbox.NotAnAddress`."""
    case = Case.objects.get(pk=case_id)
    outbox.queue(
        Mail(
            key=f"{case.reference}/receipt",
            to=to,
            subject=f"Your request for information {case.reference}",
            text=text_of(fill(_wording(), _receipt(case))) + "\n",
            about=case.reference,
            authority_code=case.authority_code,
        ),
        at=at,
    )
    happen(case, EventKind.ACKNOWLEDGED, on=case.received_on, at=at, by=by)


def _receipt(case: Case) -> Receipt:
    clock = main_clock(reckoning.clocks_now(case, today=case.received_on))
    if clock is None or clock.due_on is None or clock.law.period is None:
        raise RuntimeError(f"{case.reference} was received, and no clock runs.")
    return Receipt(
        authority=Authority.objects.get(code=case.authority_code).name,
        reference=case.reference,
        received_on=case.received_on,
        due_on=clock.due_on,
        period=clock.law.period.in_words,
        cites=f"{clock.law.cites}; rule {clock.rule}",
        why_provisional=clock.why_provisional,
    )


@cache
def _wording() -> Template:
    return Template("foi/receipt", WORDING.read_text("utf-8"))
