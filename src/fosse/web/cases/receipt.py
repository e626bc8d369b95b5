"""Correcting the day on which a request came, from which its time is counted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from fosse.foi import actions
from fosse.foi.case_fact import CaseFact
from fosse.foi.kinds import EventKind

from ..access import opens
from ..forms import DayField
from ..words import in_words
from .doing import CaseForm, Data, Deed, carry_out, filled
from .due import due_of
from .finding import case_or_404
from .forms import long_text

TOLD = (EventKind.ACKNOWLEDGED, EventKind.CLARIFICATION_ASKED, EventKind.EXTENDED)


class ReceiptForm(CaseForm):
    """The day on which it truly came, and how that is known."""

    received_on = DayField(
        label="On which day was it received?",
        help_text="The day on which it reached the authority, a Sunday too. For example, "
        "20/11/2026",
    )
    reason = long_text(
        "Why was the other day wrong, and how is this one known?",
        "Kept with the request for whoever asks later.",
        rows=3,
        most=2_000,
    )


@opens("requests.handle")
def correct(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Put right the day of receipt, and say by when the answer is, or was, due then."""
    case = case_or_404(code, reference)
    form = filled(ReceiptForm, request, case, {"received_on": case.received_on})

    def do(data: Data, by: Data) -> str:
        given = {"received_on": data["received_on"], "reason": data["reason"]}
        actions.correct_receipt(case_id=case.id, **given, **by)
        return _done(case, case_or_404(code, reference))

    lead = (
        f"It is recorded as received on {in_words(case.received_on)}. The time for the answer is "
        "counted from that day, unless a clarification has let it start afresh.",
        "What is due is counted anew, and so is whether an answer that went out was in time. The "
        "history keeps both days and the reason. The reference, and letters that went out, stay as "
        "they are.",
    )
    heading = "Correct the day of receipt"
    return carry_out(request, case, Deed(heading, "Correct it", form, do, lead=lead))


def _done(before: CaseFact, after: CaseFact) -> str:
    said = f"The day of receipt is {in_words(after.received_on)} now. {due_of(after).answer}"
    was, now = (one.main.due_on if one.main else None for one in (before, after))
    told = any(one.kind in TOLD for one in after.events)
    if told and was and now and was != now and after.main and after.main.is_open:
        return f"{said} The requester may have been told {in_words(was)}: tell them the new day."
    return said
