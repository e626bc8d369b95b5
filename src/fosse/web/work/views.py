"""What an officer, or a school's own people, come here for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.people.access import roles_on
from fosse.web.access import opens, signed_in
from fosse.web.clock import today


@opens("work.see")
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    return render(request, "work/work.html", {"roles": roles_on(signed_in(request), today())})
