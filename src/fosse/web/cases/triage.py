"""Forms that say what came in, and who has it in hand."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from fosse.foi import actions, facts, notifying
from fosse.foi.kinds import EventKind
from fosse.people.facts import who_may

from ..access import opens
from ..clock import today
from .doing import Data, Deed, carry_out, filled
from .finding import address_of, case_or_404
from .forms import (
    AcknowledgeForm,
    AssignForm,
    NoteForm,
    NotValidForm,
    OpenForm,
    ReasonForm,
    RenameForm,
    TransferForm,
    by_letter,
)
from .telling import Letter

HANDLE = "requests.handle"


@opens(HANDLE)
def open_case(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Accept it, having seen what it may repeat and what it may be added to."""
    case = case_or_404(code, reference)
    repeats = facts.possible_repeats(case.id)
    earlier = [(str(one.case_id), f"{one.reference} {one.title}: {one.why}") for one in repeats]
    initial = {"title": case.title, "on": today()}
    form = filled(OpenForm, request, case, initial, earlier=earlier)

    def do(data: Data, by: Data) -> str:
        actions.open_case(
            case_id=case.id,
            on=data["on"],
            title=data["title"],
            repeats=data.get("repeats"),
            **by,
        )
        return f"{reference} is accepted. Now split it into questions."

    deed = Deed(
        heading="Accept it as a request",
        button="Accept it",
        form=form,
        do=do,
        event=EventKind.OPENED,
        template="cases/open.html",
        context={"aggregation": facts.possible_aggregation(case.id)},
        done=address_of(case, "case-split"),
    )
    return carry_out(request, case, deed)


@opens(HANDLE)
def not_valid(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Find that it lacks what section 8 asks for."""
    case = case_or_404(code, reference)
    form = filled(NotValidForm, request, case, {"on": today()})

    def letter(data: Data) -> Letter | None:
        given = {"case_id": case.id, "advice": data["advice"], "on": data["on"]}
        lacks = {"lacks": data["lacks"].splitlines()}
        return by_letter(data, notifying.find_not_valid_by_letter, {**given, **lacks})

    def do(data: Data, by: Data) -> str:
        if told := letter(data):
            told.send(by)
        else:
            actions.find_not_valid(case_id=case.id, reason=data["lacks"], on=data["on"], **by)
        return f"{reference} is found not to be valid yet."

    lead = (
        "A request is in writing, gives a name and an address, and describes the information "
        "(FOIA-8). When what it lacks comes, the 20 working days begin on that day.",
    )
    event = EventKind.FOUND_NOT_VALID
    heading = "Find it not valid"
    deed = Deed(heading, heading, form, do, event, lead, letter=letter)
    return carry_out(request, case, deed)


@opens(HANDLE)
def business_as_usual(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Pass it on as everyday business."""
    lead = "It needs no Act to be answered: somebody whose work it is simply answers it."
    event = EventKind.FOUND_BUSINESS_AS_USUAL
    verb = actions.find_business_as_usual
    return _passed_on(request, code, reference, "Take it as everyday business", lead, event, verb)


@opens(HANDLE)
def subject_access(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Pass it on as a request for somebody's own personal data."""
    lead = "Somebody asks for their own personal data: UK GDPR, article 15, with a month to answer."
    event = EventKind.FOUND_SUBJECT_ACCESS
    verb = actions.find_subject_access
    heading = "Pass it on as a subject access request"
    return _passed_on(request, code, reference, heading, lead, event, verb)


def _passed_on(
    request: HttpRequest,
    code: int,
    reference: str,
    heading: str,
    lead: str,
    event: EventKind,
    verb: Callable[..., str],
) -> HttpResponse:
    case = case_or_404(code, reference)
    form = filled(ReasonForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        verb(case_id=case.id, reason=data["reason"], on=data["on"], **by)
        return f"{reference}: {event.words.lower()}."

    return carry_out(request, case, Deed(heading, "Pass it on", form, do, event, (lead,)))


@opens(HANDLE)
def transfer(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Transfer it to the authority that holds the information."""
    case = case_or_404(code, reference)
    form = filled(TransferForm, request, case, {"on": today()})

    def said(data: Data) -> Data:
        return {"case_id": case.id, **{name: data[name] for name in ("to", "reason", "on")}}

    def letter(data: Data) -> Letter | None:
        more = {name: data[name] for name in ("contact", "what", "passed_on")}
        return by_letter(data, notifying.transfer_by_letter, {**said(data), **more})

    def do(data: Data, by: Data) -> str:
        if told := letter(data):
            told.send(by)
        else:
            actions.transfer(**said(data), **by)
        return f"{reference} is transferred to {data['to']}."

    heading = "Transfer it to another authority"
    deed = Deed(heading, "Transfer it", form, do, EventKind.TRANSFERRED, letter=letter)
    return carry_out(request, case, deed)


@opens(HANDLE)
def acknowledge(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Tell the requester that it came, and by when it is answered."""
    case = case_or_404(code, reference)
    form = filled(AcknowledgeForm, request, case, {"on": today()})

    def letter(data: Data) -> Letter | None:
        given = {"case_id": case.id, "on": data["on"]}
        return by_letter(data, notifying.acknowledge_by_letter, given)

    def do(data: Data, by: Data) -> str:
        if told := letter(data):
            told.send(by)
        else:
            actions.acknowledge(case_id=case.id, on=data["on"], **by)
        return f"The receipt of {reference} is acknowledged."

    heading, event = "Acknowledge receipt", EventKind.ACKNOWLEDGED
    deed = Deed(heading, "Acknowledge it", form, do, event, letter=letter)
    return carry_out(request, case, deed)


@opens(HANDLE)
def rename(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Give it another short name."""
    case = case_or_404(code, reference)
    form = filled(RenameForm, request, case, {"title": case.title})

    def do(data: Data, by: Data) -> str:
        actions.rename(case_id=case.id, title=data["title"], **by)
        return f"{reference} is called “{data['title']}”."

    return carry_out(request, case, Deed("Give it another name", "Rename it", form, do))


@opens(HANDLE)
def note(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Put a note on it."""
    case = case_or_404(code, reference)
    form = filled(NoteForm, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        actions.note(case_id=case.id, text=data["text"], on=data["on"], **by)
        return "The note is kept."

    return carry_out(request, case, Deed("Add a note", "Add the note", form, do))


@opens(HANDLE)
def assign(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Give it to an officer."""
    case = case_or_404(code, reference)
    found = dict(who_may("requests.search", code, on=today()))
    officers = [(str(pk), name) for pk, name in found.items()]
    form = filled(AssignForm, request, case, {"on": today()}, officers=officers)

    def do(data: Data, by: Data) -> str:
        actions.assign(case_id=case.id, account_id=data["account"], on=data["on"], **by)
        return f"{found[data['account']]} has {reference} in hand."

    return carry_out(request, case, Deed("Give it to an officer", "Assign it", form, do))
