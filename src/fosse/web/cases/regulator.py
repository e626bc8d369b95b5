"""Forms of what follows outside: the regulator's complaint and notice, the tribunal."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from fosse.foi import actions
from fosse.foi.case_fact import CaseFact
from fosse.foi.kinds import EventKind, ProceedingKind, Verdict

from ..access import opens
from ..clock import today
from .doing import CaseForm, Data, Deed, carry_out, filled
from .finding import address_of, case_or_404, proceeding_or_404
from .review_forms import (
    AnsweredForm,
    AppealForm,
    ComplaintForm,
    EndForm,
    NoticeForm,
    TribunalForm,
)

HANDLE = "requests.handle"
Verb = Callable[..., object]


@opens(HANDLE)
def complaint(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Record a complaint to the regulator."""
    case = case_or_404(code, reference)
    heading, event = "A complaint to the regulator", EventKind.COMPLAINT_OPENED
    return _opened(request, case, ComplaintForm, heading, event, actions.open_complaint)


@opens(HANDLE)
def notice(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Record a decision notice."""
    case = case_or_404(code, reference)
    heading, event = "A decision notice was served", EventKind.DECISION_NOTICE
    return _opened(request, case, NoticeForm, heading, event, actions.serve_decision_notice)


@opens(HANDLE)
def appeal(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """Record an appeal to the tribunal."""
    case = case_or_404(code, reference)
    heading, event = "An appeal to the tribunal", EventKind.APPEALED
    return _opened(request, case, AppealForm, heading, event, actions.appeal)


@opens(HANDLE)
def answer_complaint(
    request: HttpRequest, code: int, reference: str, complaint_id: int
) -> HttpResponse:
    """Record that the regulator was answered."""
    case = _case(code, reference, ProceedingKind.COMPLAINT, complaint_id)
    verb = actions.answer_complaint
    return _went_on(
        request, case, AnsweredForm, "The regulator was answered", verb, complaint_id=complaint_id
    )


@opens(HANDLE)
def close_complaint(
    request: HttpRequest, code: int, reference: str, complaint_id: int
) -> HttpResponse:
    """Record that a complaint ended without a notice."""
    case = _case(code, reference, ProceedingKind.COMPLAINT, complaint_id)
    verb = actions.close_complaint
    return _went_on(request, case, EndForm, "The complaint ended", verb, complaint_id=complaint_id)


@opens(HANDLE)
def comply(request: HttpRequest, code: int, reference: str, notice_id: int) -> HttpResponse:
    """Record that the steps of a notice were taken."""
    case = _case(code, reference, ProceedingKind.NOTICE, notice_id)
    verb = actions.comply_with_notice
    return _went_on(
        request, case, AnsweredForm, "The notice was complied with", verb, notice_id=notice_id
    )


@opens(HANDLE)
def decide_appeal(request: HttpRequest, code: int, reference: str, appeal_id: int) -> HttpResponse:
    """Record what the tribunal decided."""
    case = _case(code, reference, ProceedingKind.TRIBUNAL, appeal_id)
    verb = actions.decide_tribunal
    return _went_on(request, case, TribunalForm, "The tribunal decided", verb, appeal_id=appeal_id)


def _case(code: int, reference: str, kind: ProceedingKind, number: int) -> CaseFact:
    case = case_or_404(code, reference)
    proceeding_or_404(case, kind, number)
    return case


def _opened(
    request: HttpRequest,
    case: CaseFact,
    kind: type[CaseForm],
    heading: str,
    event: EventKind,
    verb: Verb,
) -> HttpResponse:
    """Something new that follows the answer."""
    form = filled(kind, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        verb(case_id=case.id, **_said(data), **by)
        return f"{event.words}: it is on record."

    done = f"{address_of(case)}#afterwards"
    return carry_out(request, case, Deed(heading, "Record it", form, do, event, done=done))


def _went_on(
    request: HttpRequest,
    case: CaseFact,
    kind: type[CaseForm],
    heading: str,
    verb: Verb,
    **which: int,
) -> HttpResponse:
    """What happened next in one of them."""
    form = filled(kind, request, case, {"on": today()})

    def do(data: Data, by: Data) -> str:
        verb(**which, **_said(data), **by)
        return f"{heading}: it is on record."

    done = f"{address_of(case)}#afterwards"
    return carry_out(request, case, Deed(heading, "Record it", form, do, done=done))


def _said(data: Data) -> Data:
    """What was typed, as the verbs take it."""
    said = {name: value for name, value in data.items() if name != "version"}
    return said | ({"outcome": Verdict(said["outcome"])} if "outcome" in said else {})
