"""A request's own page: what is due and why, what to do next, and all that was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.documents.figure import Figure
from fosse.foi import facts
from fosse.foi.case_fact import CaseFact, ProceedingFact
from fosse.foi.clocks import Clock
from fosse.foi.kinds import EventKind, ProceedingKind
from fosse.people.access import Place

from ..access import may, opens
from . import costs, due, steps
from .doing import WORKED_ON
from .finding import case_or_404
from .line import figure_of

NEXT: Mapping[ProceedingKind, Sequence[tuple[str, str, str]]] = {
    ProceedingKind.REVIEW: (
        ("Decide it", "case-review-decide", "requests.review"),
        ("Acknowledge it", "case-review-acknowledge", "requests.review"),
        ("Extend it", "case-review-extend", "requests.review"),
    ),
    ProceedingKind.COMPLAINT: (
        ("The regulator was answered", "case-complaint-answer", "requests.handle"),
        ("It ended", "case-complaint-close", "requests.handle"),
    ),
    ProceedingKind.NOTICE: (("It was complied with", "case-notice-comply", "requests.handle"),),
    ProceedingKind.TRIBUNAL: (("The tribunal decided", "case-appeal-decide", "requests.handle"),),
}
"""What can be done in a proceeding that is open: words, form, verb."""

ONCE = {"case-review-acknowledge": EventKind.REVIEW_ACKNOWLEDGED}
"""What is not offered again once it has happened."""


@dataclass(frozen=True, slots=True)
class Afterwards:
    """A review, complaint, notice or appeal with its clocks, the first of them drawn."""

    proceeding: ProceedingFact
    outcome: str
    clocks: Sequence[Clock]
    figure: Figure | None
    steps: Sequence[tuple[str, str]]


@opens("requests.see")
@require_safe
def case(request: HttpRequest, code: int, reference: str) -> HttpResponse:
    """The page. The requester stands on it for those alone who may see who made a request."""
    found = case_or_404(code, reference)
    place = Place(authority_code=code)

    def allowed(verb: str) -> bool:
        return may(request, verb, place)

    can, cannot = steps.lawful(found, allowed)
    context = {
        "case": found,
        "due": due.due_of(found),
        "figure": figure_of(found.main, found) if found.main else None,
        "skipped": found.main.skipped() if found.main else (),
        "first": steps.goes_on_with(can, found, allowed),
        "can": can,
        "cannot": cannot,
        "tasks": steps.tasks(found),
        "afterwards": [_afterwards(found, one, allowed) for one in found.proceedings],
        "requester": facts.requester(reference) if allowed("requests.requester") else None,
        "can_handle": allowed("requests.handle"),
        "can_search": found.state in WORKED_ON and allowed("requests.search"),
        "searches": [search for one in found.questions for search in one.searches],
        "cost": _cost(found),
        "offers": costs.offers_of(found) if allowed("requests.handle") else (),
        "sees_letters": allowed("requests.requester"),
        "can_publish": allowed("requests.handle") and steps.is_publishable(found),
    }
    return render(request, "cases/case.html", context)


def _afterwards(found: CaseFact, one: ProceedingFact, allowed: steps.Done) -> Afterwards:
    clocks = [clock for clock in found.clocks if clock.proceeding == one.id]
    ours = [clock for clock in clocks if clock.is_open] or clocks
    drawn = ours[0] if ours else None
    happened = {event.kind for event in found.events if event.proceeding == one.id}
    open_steps = NEXT[one.kind] if not one.outcome else ()
    return Afterwards(
        proceeding=one,
        outcome=due.verdict(one.outcome),
        clocks=clocks,
        figure=figure_of(drawn, found) if drawn and drawn != found.main else None,
        steps=[
            (words, name)
            for words, name, verb in open_steps
            if allowed(verb) and ONCE.get(name) not in happened
        ],
    )


def _cost(found: CaseFact) -> dict[str, object]:
    """How near the cost limit it is: “11 hours 30 minutes of 18 hours”."""
    cost = found.cost
    return {
        "words": f"{due.hours(cost.minutes)} of {cost.limit_hours} hours",
        "minutes": min(cost.minutes, cost.limit_minutes),
        "limit": cost.limit_minutes,
        "in_words": cost.in_words,
        "over": cost.over,
        "left_out": due.hours(cost.left_out) if cost.left_out else "",
    }
