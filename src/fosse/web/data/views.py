"""Data and downloads: what can be taken away, and what it all rests on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.web.access import opens
from fosse.web.asked import asked
from fosse.web.data.listing import loaded
from fosse.web.data.offers import offers
from fosse.web.downloads import Ending, twin
from fosse.web.identity import authority


@opens("public")
@require_safe
def data(request: HttpRequest, ending: Ending | None = None) -> HttpResponse:
    day = asked(request)
    table = loaded(as_at=day.as_at)
    if ending:
        return twin(table, ending)
    serves = authority()
    context = {"table": table, "offers": offers(serves.code if serves else None), "asked": day}
    return render(request, "data/data.html", context)
