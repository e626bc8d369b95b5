"""Adding the cost of another request to that of one in hand, and taking it out again (s.12(4)).

Requests are added up when somebody decides so and gives the reason; what the law asks for is
checked then (FOIA-12-4), and what the record cannot show, the officer says.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from fosse.calendar import facts as calendars
from fosse.people.models import Account
from fosse.people.operator import Operator

from .case_fact import AggregatedFact
from .clock_facts import laws_of_case
from .cost_facts import aggregated_of
from .intake.text import one_line
from .kinds import EventKind, Regime
from .limits import spread
from .models import Aggregation, Case
from .recording import Refused, happen, hold
from .repeats import Shown, judged


@transaction.atomic
def aggregate(
    *,
    case_id: int,
    other_id: int,
    reason: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    campaign: str = "",
    alike: str = "",
    version: int | None = None,
) -> str:
    """Add the cost of another request to that of the case; the case's reference.

    `campaign` is what joins the two requesters where they are not known to be one person, `alike`
    what both ask for where their words do not show it. Raises `Refused`, with what is missing,
    unless all that FOIA-12-4 asks for is met, for all requests that are added up together.
    """
    case = hold(case_id, by=by, at=at, version=version)
    other = _other(case, other_id)
    _check_new(case, other)
    shown = Shown(campaign=one_line(campaign, 300), alike=one_line(alike, 300))
    found = judged(case.pk, other.pk, shown)
    if not found.may:
        raise Refused(
            f"The cost of {other.reference} cannot be added to that of {case.reference} "
            f"(FOIA-12-4). {found.why}"
        )
    if not reason.strip():
        raise Refused("Give the reason for adding its cost: it is kept with the case.")
    _check_spread(case, other)
    Aggregation.objects.create(
        case=case, other=other, campaign=found.campaign, reason=f"{found.why} {reason.strip()}",
        by_name=by.name, at=at,
    )  # fmt: skip
    detail = {"other": other.reference, "campaign": bool(found.campaign)}
    happen(case, EventKind.COST_ADDED, on=on, at=at, by=by, note=reason, detail=detail)
    return case.reference


@transaction.atomic
def separate(
    *,
    case_id: int,
    other_id: int,
    reason: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Take the cost of another request out again, with the reason; the case's reference."""
    case = hold(case_id, by=by, at=at, version=version)
    held = Aggregation.objects.select_related("other").filter(case=case, other_id=other_id).first()
    if held is None:
        raise Refused("Its cost is not added to this request. Open the request again.")
    if not reason.strip():
        raise Refused("Give the reason for taking it out: it is kept with the case.")
    detail = {"other": held.other.reference}
    held.delete()
    happen(case, EventKind.COST_TAKEN_OUT, on=on, at=at, by=by, note=reason, detail=detail)
    return case.reference


def _other(case: Case, other_id: int) -> Case:
    other = Case.objects.filter(pk=other_id, authority_code=case.authority_code).first()
    if other is None or other.pk == case.pk:
        raise Refused("The request whose cost is to be added is not on record in the authority.")
    return other


def _check_new(case: Case, other: Case) -> None:
    """Raise `Refused` where it is added already, or there is nothing of it to add."""
    if any(one.case_id == other.pk for one in aggregated_of(case)):
        raise Refused(f"The cost of {other.reference} is added already.")
    if not AggregatedFact.is_counted(other.state):
        raise Refused(
            f"{other.reference} is at “{other.get_state_display()}”: nothing is to be answered "
            "whose cost could be added."
        )
    for each in (case, other):
        if Regime.FOI not in laws_of_case(each.pk):
            raise Refused(
                f"No question of {each.reference} is answered under the {Regime.FOI.words}: only "
                "there is a cost limit (FOIA-12)."
            )


def _check_spread(case: Case, other: Case) -> None:
    """All that are added up came within one period, not each within one of its own."""
    days = [one.received_on for one in aggregated_of(case) if one.counts]
    found = spread(
        [case.received_on, other.received_on, *days], calendar=calendars.united_kingdom()
    )
    if not found.fits:
        raise Refused(
            f"The cost of {other.reference} cannot be added to what is added already (FOIA-12-4). "
            f"{found.why} Take an earlier one out first."
        )
