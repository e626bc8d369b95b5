"""A question's own page: its answer, what it rests on, and what is still missing."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.foi.answers import door
from fosse.foi.answers.asking import CannotCompose
from fosse.foi.answers.changes import changes, in_words
from fosse.foi.exemptions import EXEMPTIONS
from fosse.foi.question_fact import QuestionFact
from fosse.people.access import Place

from ..access import may, opens
from .answering import proposed_kinds
from .doing import WORKED_ON
from .finding import case_or_404, question_or_404
from .obstacles import obstacles_of


@opens("requests.see")
@require_safe
def question(request: HttpRequest, code: int, reference: str, number: int) -> HttpResponse:
    """The question in its own words, and all the work that was done for it."""
    case = case_or_404(code, reference)
    found = question_or_404(case, number)
    place, where = Place(authority_code=code), f"question-{number}"
    stretches = changes(found.composed, found.answer) if found.changed_by_hand else ()
    context = {
        "case": case,
        "question": found,
        "kinds": proposed_kinds(found),
        "composed_as": _title(found),
        "as_at": _as_at(found),
        "changes": stretches,
        "changed": in_words(stretches) if stretches else "",
        "claims": [(claim, EXEMPTIONS.get(claim.provision)) for claim in found.claims],
        "opens_tables": may(request, "requests.handle", place),
        "missing": [one for one in obstacles_of(case) if one.where == where],
        "can_handle": case.state in WORKED_ON and may(request, "requests.handle", place),
        "can_search": case.state in WORKED_ON and may(request, "requests.search", place),
    }
    return render(request, "cases/question.html", context)


def _title(found: QuestionFact) -> str:
    """What it was composed as; "" where an officer wrote it, or the kind is no more."""
    if not found.kind:
        return ""
    try:
        return door.kind(found.kind).title
    except CannotCompose:
        return found.kind


def _as_at(found: QuestionFact) -> date | None:
    """The day that a composed answer is about."""
    said = found.asked.get("as_at")
    return date.fromisoformat(said) if said else None
