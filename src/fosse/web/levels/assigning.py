"""Select many schools, give them to an adviser, say why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from fosse.assessments.caseloads import NotAssignedError
from fosse.assessments.caseloads import assign as assign_schools
from fosse.people.access import Place, may
from fosse.people.models import Account

from ..access import opens, signed_in
from ..clock import today
from ..register import authority_or_404
from ..words import count
from .forms import AssignForm
from .listing import Line
from .proposed import proposed


@opens("caseload.assign")
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest, code: int) -> HttpResponse:
    """The form, and its answer: the list again, with what was done."""
    place = authority_or_404(code)
    selected = _selected(request, code)
    advisers = _advisers(code)
    data = request.POST if request.method == "POST" else None
    form = AssignForm(data, advisers=advisers)
    if selected and form.is_valid() and _done(request, code, selected, form):
        return redirect(_back(request, code))
    context: dict[str, Any] = {
        "authority": place,
        "schools": [
            {
                "urn": line.urn,
                "name": line.name,
                "now": ", ".join(name for _, name in line.advisers),
            }
            for line in selected
        ],
        "heading": count(len(selected), "school"),
        "advisers": advisers,
        "form": form,
        "back": _back(request, code),
    }
    return render(request, "levels/assign.html", context)


def _selected(request: HttpRequest, code: int) -> Sequence[Line]:
    """The schools of the list that were ticked. What is not in the authority's list is left out."""
    asked = (request.POST if request.method == "POST" else request.GET).getlist("urn")
    found = proposed(code, as_at=today())
    return [line for line in found.lines if str(line.urn) in asked] if found else []


def _advisers(code: int) -> list[tuple[str, str]]:
    """Everybody who may see the authority's levels: they can be given schools."""
    accounts = Account.objects.filter(is_active=True, roles__authority_code=code).distinct()
    place = Place(authority_code=code)
    return [
        (str(account.pk), account.name)
        for account in accounts.prefetch_related("roles").order_by("name")
        if may(account, "levels.see", place, today=today())
    ]


def _done(request: HttpRequest, code: int, selected: Collection[Line], form: AssignForm) -> bool:
    """Assign them and say so; where it is refused, tell the form why."""
    adviser = get_object_or_404(Account, pk=form.cleaned_data["adviser"])
    try:
        changed = assign_schools(
            authority_code=code,
            urns=[line.urn for line in selected],
            adviser=adviser,
            on=today(),
            reason=form.cleaned_data["reason"],
            today=today(),
            by=signed_in(request),
        )
    except NotAssignedError as refused:
        form.add_error(None, str(refused))
        return False
    already = len(selected) - len(changed)
    said = f"{adviser.name} now looks after {count(len(changed), 'more school')}."
    if already:
        said += f" {count(already, 'school').capitalize()} had this adviser already."
    messages.success(request, said)
    return True


def _back(request: HttpRequest, code: int) -> str:
    """The list as it was filtered, or the school's page: only ever an address of our own."""
    asked = (request.POST if request.method == "POST" else request.GET).get("back", "")
    if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return reverse("levels", args=[code])
