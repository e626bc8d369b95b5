"""The rules of information requests, and when an answer is due."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.dates.calendar import OutOfReach
from fosse.foi.law import RULES, NoSuchRule

from ..access import opens
from ..clock import today
from .deadline import Deadline, deadline
from .forms import DueForm


@opens("public")
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every statutory rule that is applied here: its id, words and citation."""
    return render(request, "requests/rules.html", {"rules": tuple(RULES.values())})


@opens("public")
@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """When an answer is due, with each day that does not count and why."""
    form = DueForm(request.GET if "received" in request.GET else None)
    found = _found(form)
    context = {"form": form, "due": found, "today": today()}
    return render(request, "requests/due.html", context, status=400 if form.errors else 200)


def _found(form: DueForm) -> Deadline | None:
    if not form.is_valid():
        return None
    try:
        return deadline(form.cleaned_data["received"])
    except (OutOfReach, NoSuchRule) as fault:
        form.add_error("received", str(fault))
        return None
