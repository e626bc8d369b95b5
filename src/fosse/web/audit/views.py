"""Who did what, when and why."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fosse.web.access import opens
from fosse.web.audit.listing import PER_PAGE, Events, FilterForm, as_table
from fosse.web.downloads import Ending, twin


@opens("audit.see", of_installation=True)
@require_safe
def events(request: HttpRequest, ending: Ending | None = None) -> HttpResponse:
    form, now = FilterForm(request.GET), timezone.now()
    if ending:
        return twin(as_table(form.wanted, now=now), ending)
    page = Paginator(Events(form.wanted, now=now), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "audit/events.html", {"form": form, "page": page})
