"""Forms that add the cost of another request to that of one in hand, and take it out again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse

from fosse.foi import actions, facts
from fosse.foi.case_fact import CaseFact
from fosse.foi.kinds import EventKind
from fosse.foi.limits import time_in_words
from fosse.foi.repeats import Judged, Offer, judged

from ..access import opens
from ..clock import today
from .doing import WORKED_ON, Data, Deed, carry_out, filled
from .finding import address_of, case_or_404
from .forms import OnForm, ReasonForm, long_text


class AddForm(OnForm):
    """What the record does not show of the two requests, and why the cost is added."""

    campaign = forms.CharField(
        label="What joins the people who made them?",
        help_text="The record does not show that it is one person: say what shows that they act "
        "together, or which campaign it is.",
        max_length=300,
    )
    alike = forms.CharField(
        label="What do both requests ask for?",
        help_text="Their words do not show that it is the same or similar information.",
        max_length=300,
    )
    reason = long_text(
        "Why is its cost added?", "The law lets you, it does not ask you to. Kept with the request."
    )
    field_order = ("campaign", "alike", "reason", "on")

    def __init__(self, *args: Any, judged: Judged, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if judged.same_requester:
            del self.fields["campaign"]
        if judged.alike:
            del self.fields["alike"]


def offers_of(case: CaseFact) -> tuple[Offer, ...]:
    """The requests whose cost may be added to an open one, and is not."""
    if case.state not in WORKED_ON:
        return ()
    added = {one.reference for one in case.aggregated}
    return tuple(one for one in facts.possible_aggregation(case.id) if one.reference not in added)


@opens("requests.handle")
def add(request: HttpRequest, code: int, reference: str, other: str) -> HttpResponse:
    """Add the cost of another request (FOIA-12-4), with the reason."""
    case, added = _two_or_404(code, reference, other)
    found = judged(case.id, added.id)
    form = filled(AddForm, request, case, {"on": today()}, judged=found)

    def do(data: Data, by: Data) -> str:
        said = {name: data.get(name, "") for name in ("campaign", "alike", "reason")}
        actions.aggregate(case_id=case.id, other_id=added.id, on=data["on"], **said, **by)
        return f"The cost of {other} is added to that of {reference}."

    deed = Deed(
        heading=f"Add the cost of {other}",
        button="Add its cost",
        form=form,
        do=do,
        event=EventKind.COST_ADDED,
        lead=(f"{other}, {added.title}: {time_in_words(added.cost.own_minutes)}.", found.why),
        done=_there(case),
    )
    return carry_out(request, case, deed)


@opens("requests.handle")
def take_out(request: HttpRequest, code: int, reference: str, other: str) -> HttpResponse:
    """Take the cost of another request out again, with the reason."""
    case, added = _two_or_404(code, reference, other)
    form = filled(ReasonForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        actions.separate(
            case_id=case.id, other_id=added.id, reason=data["reason"], on=data["on"], **by
        )
        return f"The cost of {other} is taken out again."

    deed = Deed(
        heading=f"Take the cost of {other} out again",
        button="Take it out again",
        form=form,
        do=do,
        event=EventKind.COST_TAKEN_OUT,
        lead=(case.cost.in_words,),
        done=_there(case),
    )
    return carry_out(request, case, deed)


def _two_or_404(code: int, reference: str, other: str) -> tuple[CaseFact, CaseFact]:
    if reference == other:
        raise Http404("A request's own cost is counted already.")
    return case_or_404(code, reference), case_or_404(code, other)


def _there(case: CaseFact) -> str:
    return f"{address_of(case)}#costs"
