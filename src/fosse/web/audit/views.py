"""Who did what, when and why."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fosse.audit.facts import Reach
from fosse.people.access import authorities_of, roles_on
from fosse.people.models import RoleName
from fosse.web.access import opens, signed_in
from fosse.web.audit.listing import PER_PAGE, Events, FilterForm, as_table
from fosse.web.clock import today
from fosse.web.downloads import Ending, twin


@opens("audit.see", of_installation=True)
@require_safe
def events(request: HttpRequest, ending: Ending | None = None) -> HttpResponse:
    form, now = FilterForm(request.GET, reach=_reach(request)), timezone.now()
    if ending:
        return twin(as_table(form.wanted, now=now), ending)
    page = Paginator(Events(form.wanted, now=now), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "audit/events.html", {"form": form, "page": page})


def _reach(request: HttpRequest) -> Reach:
    """The visitor's own authorities; what speaks of the whole installation is an
    administrator's to read."""
    account, day = signed_in(request), today()
    return Reach(
        authorities=authorities_of(account, "audit.see", today=day),
        installation=any(role.name == RoleName.ADMINISTRATOR for role in roles_on(account, day)),
    )
