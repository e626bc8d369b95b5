"""Data and downloads: what is loaded, from whom, of which day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.web.access import opens
from fosse.web.clock import today
from fosse.web.data.listing import releases_table
from fosse.web.downloads import Ending, twin


@opens("public")
@require_safe
def data(request: HttpRequest, ending: Ending | None = None) -> HttpResponse:
    table = releases_table(as_at=today())
    return twin(table, ending) if ending else render(request, "data/data.html", {"table": table})
