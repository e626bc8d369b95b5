"""Forms of what stops a clock, starts it afresh or gives it longer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from fosse.calendar.facts import united_kingdom
from fosse.foi import actions, notifying
from fosse.foi.clocks import ClockState, extendable_to
from fosse.foi.kinds import EventKind, Regime

from ..access import opens
from ..clock import today
from ..words import in_words
from .doing import Data, Deed, carry_out, filled
from .finding import case_or_404
from .forms import AskForm, ClarifiedForm, ExtendForm, FeeForm, OnForm, by_letter
from .telling import Letter

HANDLE = "requests.handle"


@opens(HANDLE)
def clarification(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Ask what is meant."""
    case = case_or_404(code, reference)
    form = filled(AskForm, request, case, {"on": today()})

    def said(data: Data) -> Data:
        return {"case_id": case.id, "text": data["text"], "on": data["on"]}

    def letter(data: Data) -> Letter | None:
        given = {**said(data), "advice": data["advice"]}
        return by_letter(data, notifying.ask_clarification_by_letter, given)

    def do(data: Data, by: Data) -> str:
        if told := letter(data):
            told.send(by)
        else:
            actions.ask_clarification(**said(data), **by)
        return "Clarification is asked for: nothing is due until it comes."

    lead = ("Only where the request cannot be identified or located without it (FOIA-1-3). Nothing "
            "is due until it comes; then the 20 working days start afresh.",)  # fmt: skip
    event = EventKind.CLARIFICATION_ASKED
    heading = "Ask what is meant"
    deed = Deed(heading, "Ask for it", form, do, event, lead, letter=letter)
    return carry_out(request, case, deed)


@opens(HANDLE)
def clarified(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Take in the clarification."""
    case = case_or_404(code, reference)
    form = filled(ClarifiedForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        actions.clarified(case_id=case.id, text=data["text"], received_on=data["on"], **by)
        return f"The 20 working days start afresh on {in_words(data['on'])}."

    heading = "The clarification came"
    return carry_out(request, case, Deed(heading, "Record it", form, do, EventKind.CLARIFIED))


@opens(HANDLE)
def fee(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Give a fees notice."""
    case = case_or_404(code, reference)
    form = filled(FeeForm, request, case, {"on": today()})

    def said(data: Data) -> Data:
        return {"case_id": case.id, "amount": data["amount"], "on": data["on"]}

    def letter(data: Data) -> Letter | None:
        for_what = {"breakdown": data["breakdown"].splitlines(), "how_to_pay": data["how_to_pay"]}
        return by_letter(data, notifying.give_fees_notice_by_letter, {**said(data), **for_what})

    def do(data: Data, by: Data) -> str:
        if told := letter(data):
            told.send(by)
        else:
            actions.give_fees_notice(**said(data), **by)
        return f"£{data['amount']} is asked for: no day counts until it is paid."

    lead = ("The days from the notice to the payment, both included, do not count (FOIA-10-2).",)
    event = EventKind.FEE_NOTICE
    deed = Deed("Give a fees notice", "Give it", form, do, event, lead, letter=letter)
    return carry_out(request, case, deed)


@opens(HANDLE)
def fee_paid(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Record that the fee came."""
    case = case_or_404(code, reference)
    form = filled(OnForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        actions.fee_paid(case_id=case.id, on=data["on"], **by)
        return "The fee came: the days count again from the next working day on."

    return carry_out(request, case, Deed("The fee came", "Record it", form, do, EventKind.FEE_PAID))


@opens(HANDLE)
def extend(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Take longer, as far as the law allows."""
    case = case_or_404(code, reference)
    days = united_kingdom()
    last = {regime: extendable_to(case.history, days, regime) for regime in case.regimes}
    initial = {"on": today(), "regime": case.regimes[0].value}
    form = filled(ExtendForm, request, case, initial, case=case)

    def said(data: Data) -> Data:
        return {
            "case_id": case.id,
            "regime": Regime(data["regime"]),
            "provisions": data.get("provisions", []),
            "estimated_on": data["estimated_on"],
            "reason": data["reason"],
            "rest_due": data["rest_due"],
            "on": data["on"],
        }

    def letter(data: Data) -> Letter | None:
        return by_letter(data, notifying.extend_by_letter, said(data))

    def do(data: Data, by: Data) -> str:
        if told := letter(data):
            told.send(by)
        else:
            actions.extend(**said(data), **by)
        return f"The time is extended: to be decided by {in_words(data['estimated_on'])}."

    lead = [
        f"Under the {regime.words} it can be extended to {in_words(day)} at most."
        for regime, day in last.items()
        if day
    ]
    if case.main and case.main.is_open and case.main.state is ClockState.MISSED:
        lead = ["The answer is late already: the requester had to be told in time. Answer as soon "
                "as possible."]  # fmt: skip
    heading, event = "Extend the time", EventKind.EXTENDED
    deed = Deed(heading, "Extend it", form, do, event, lead, letter=letter)
    return carry_out(request, case, deed)
