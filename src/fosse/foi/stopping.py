"""What stops a clock, starts it afresh or lengthens it: clarification, fees, extension."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from fosse.people.models import Account
from fosse.people.operator import Operator

from . import reckoning
from .intake.text import clean
from .kinds import EventKind, Regime
from .recording import Refused, happen, hold


@transaction.atomic
def ask_clarification(
    *,
    case_id: int,
    text: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Ask what is meant, for it cannot be identified or located (FOIA-1-3; EIR-9-4). No duty
    runs until it comes."""
    case = hold(case_id, by=by, at=at, version=version)
    if not text.strip():
        raise Refused("Write what has to be made clearer: the requester must be able to answer.")
    happen(
        case,
        EventKind.CLARIFICATION_ASKED,
        on=on,
        at=at,
        by=by,
        detail={"text": clean(text)},
    )
    return case.reference


@transaction.atomic
def clarified(
    *,
    case_id: int,
    text: str,
    received_on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Take in the clarification, in the requester's words. The days start afresh on the day that
    it came (FOIA-1-3)."""
    case = hold(case_id, by=by, at=at, version=version)
    if not text.strip():
        raise Refused("Copy what the requester answered: it becomes part of the request.")
    _check_after(case.pk, EventKind.CLARIFICATION_ASKED, received_on)
    happen(case, EventKind.CLARIFIED, on=received_on, at=at, by=by, detail={"text": clean(text)})
    return case.reference


@transaction.atomic
def give_fees_notice(
    *,
    case_id: int,
    amount: Decimal,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Ask for a fee in pounds (FOIA-9; EIR-8). The days from the notice to the payment do not
    count (FOIA-10-2). Raises `Refused` when the time for answering is over."""
    case = hold(case_id, by=by, at=at, version=version)
    if not Decimal(0) < amount < Decimal(100_000):
        raise Refused(f"A fee of £{amount} can't be asked for. Give it in pounds, as 12.50.")
    reckoning.check_fees_notice(case, on=on)
    amount = amount.quantize(Decimal("0.01"))
    happen(case, EventKind.FEE_NOTICE, on=on, at=at, by=by, detail={"amount": str(amount)})
    return case.reference


@transaction.atomic
def fee_paid(
    *, case_id: int, on: date, by: Account | Operator, at: datetime, version: int | None = None
) -> str:
    """Record that the fee came."""
    case = hold(case_id, by=by, at=at, version=version)
    _check_after(case.pk, EventKind.FEE_NOTICE, on)
    happen(case, EventKind.FEE_PAID, on=on, at=at, by=by)
    return case.reference


@transaction.atomic
def extend(
    *,
    case_id: int,
    regime: Regime,
    provisions: Sequence[str],
    estimated_on: date,
    on: date,
    reason: str,
    rest_due: bool = False,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Take longer: to weigh the public interest of the qualified exemptions named (FOIA-10-3,
    17-2), or for environmental information that is complex and voluminous (EIR-7-1).

    `rest_due`: other parts of the answer are not touched by it, and stay due by the first day.

    Raises `Refused` when the time to say so is over, when the day of decision is not after the
    day that it was due or further off than the law allows, or without what it rests on.
    """
    case = hold(case_id, by=by, at=at, version=version)
    regime = Regime(regime)
    reckoning.check_extension(
        case, regime=regime, provisions=provisions, estimated_on=estimated_on, on=on
    )
    if not reason.strip():
        raise Refused("Give the reason: the notice has to say why it takes longer.")
    detail = {
        "regime": regime.value,
        "provisions": list(provisions),
        "estimated_on": estimated_on.isoformat(),
        "rest": rest_due,
    }
    happen(case, EventKind.EXTENDED, on=on, at=at, by=by, detail=detail, note=reason)
    return case.reference


def _check_after(case_id: int, kind: EventKind, on: date) -> None:
    """Raise `Refused` when the answer would have come before it was asked for."""
    asked = reckoning.last_of(case_id, kind)
    if asked and on < asked:
        raise Refused(
            f"{kind.words} on {asked:%-d %B %Y}: what answers it can't have come on "
            f"{on:%-d %B %Y}. Check the day."
        )
