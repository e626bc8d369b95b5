"""Claiming an exemption for a question, saying what the notice must say of it, dropping it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from fosse.foi import actions
from fosse.foi.case_fact import CaseFact
from fosse.foi.exemptions import Exemption
from fosse.foi.question_fact import ClaimFact, QuestionFact

from ..access import opens
from .claim_forms import ClaimForm, ProvisionForm, ground_of, wanted
from .doing import CaseForm, Data, Deed, carry_out, filled
from .finding import address_of, case_or_404, claim_or_404, question_or_404
from .obstacles import obstacles_of

HANDLE = "requests.handle"


@opens(HANDLE)
def claim(request: HttpRequest, code: int, reference: str, number: int) -> HttpResponse:
    """Choose an exemption; then say what a notice must say of it."""
    case = case_or_404(code, reference)
    question = question_or_404(case, number)
    ground = ground_of(request.GET.get("provision", ""), case.received_on)
    if ground:
        return _claim(request, case, question, ground)
    if request.method == "POST" and request.POST.get("provision"):
        return redirect(f"{request.path}?provision={request.POST['provision']}")
    form = filled(ProvisionForm, request, case, regime=question.regime, on=case.received_on)
    deed = Deed(
        heading=f"Claim an exemption for question {number}",
        button="Continue",
        form=form,
        do=lambda data, by: "",
        working=True,
        lead=(question.text,),
        back=address_of(case, "case-question", number),
    )
    return carry_out(request, case, deed)


def _claim(
    request: HttpRequest, case: CaseFact, question: QuestionFact, ground: Exemption
) -> HttpResponse:
    form = filled(ClaimForm, request, case, {"confirms": "yes"}, ground=ground)

    def do(data: Data, by: Data) -> str:
        actions.claim_exemption(question_id=question.id, claim=form.draft(), **by)
        return f"{ground.section.capitalize()} is claimed for question {question.number}."

    return carry_out(request, case, _saying(case, question, ground, form, do, None))


@opens(HANDLE)
def change(request: HttpRequest, code: int, reference: str, claim_id: int) -> HttpResponse:
    """Say more, or otherwise, of an exemption that is claimed."""
    case = case_or_404(code, reference)
    question, claimed = claim_or_404(case, claim_id)
    ground = ground_of(claimed.provision, case.received_on)
    if ground is None:
        raise Http404(f"Section {claimed.provision} was not in force when the request came.")
    initial = {**asdict(claimed), "confirms": "yes" if claimed.confirms else "no"}
    form = filled(ClaimForm, request, case, initial, ground=ground)

    def do(data: Data, by: Data) -> str:
        actions.change_claim(claim_id=claim_id, claim=form.draft(), **by)
        return f"What is said of {ground.section} is saved."

    return carry_out(request, case, _saying(case, question, ground, form, do, claimed))


def _saying(
    case: CaseFact,
    question: QuestionFact,
    ground: Exemption,
    form: ClaimForm,
    do: Callable[[Data, Data], str],
    claimed: ClaimFact | None,
) -> Deed:
    back = address_of(case, "case-question", question.number)
    where = f"question-{question.number}"
    missing = [one for one in obstacles_of(case) if one.where == where] if claimed else []
    needs_balance = "balance" in set(wanted(ground))
    kind = "Qualified: the public interest is weighed." if needs_balance else "Absolute."
    return Deed(
        heading=ground.name,
        button="Save",
        form=form,
        do=do,
        working=True,
        back=back,
        done=f"{back}#exemptions",
        template="cases/claim.html",
        context={
            "question": question,
            "ground": ground,
            "ground_kind": kind,
            "missing": [one for one in missing if ground.section in one.words],
        },
    )


@opens(HANDLE)
def drop(request: HttpRequest, code: int, reference: str, claim_id: int) -> HttpResponse:
    """Claim an exemption no longer."""
    case = case_or_404(code, reference)
    question, claimed = claim_or_404(case, claim_id)
    form = filled(CaseForm, request, case)

    def do(data: Data, by: Data) -> str:
        actions.drop_claim(claim_id=claim_id, **by)
        return f"{claimed.provision} is no longer claimed for question {question.number}."

    back = address_of(case, "case-question", question.number)
    lead = ("What was written about it goes with it.",)
    heading = f"Drop {claimed.provision} for question {question.number}"
    deed = Deed(heading, "Drop it", form, do, working=True, lead=lead, back=back, done=back)
    return carry_out(request, case, deed)
