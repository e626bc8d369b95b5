"""Data and downloads: what can be taken away, and what it all rests on."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.web.access import opens
from fosse.web.asked import asked
from fosse.web.data.listing import loaded
from fosse.web.data.offers import offers
from fosse.web.downloads import Ending, twin
from fosse.web.identity import authority
from fosse.web.register import known


@opens("public")
@require_safe
def data(request: HttpRequest, ending: Ending | None = None) -> HttpResponse:
    day = asked(request)
    table = loaded(as_at=day.as_at, known_at=day.known_at)
    if ending:
        day.check()
        return twin(replace(table, about=known(day)), ending)
    serves = authority()
    context = {"table": table, "offers": offers(serves.code if serves else None), "asked": day}
    return render(request, "data/data.html", context, status=day.status)
