"""The addresses of Fosse, and some whose views go wrong, for tests of the error pages."""

from __future__ import annotations

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path

from fosse.web import urls
from fosse.web.access import opens


def forgotten(request: HttpRequest) -> HttpResponse:
    return HttpResponse("This should never be seen.")


@opens("public")
def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("strange")


@opens("public")
def not_understood(request: HttpRequest) -> HttpResponse:
    raise BadRequest("“<b>” is not a date.")


@opens("public")
def too_big(request: HttpRequest) -> HttpResponse:
    raise RequestDataTooBig("too big")


@opens("public")
def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [
    *urls.urlpatterns,
    path("forgotten", forgotten),
    path("suspicious", suspicious),
    path("not-understood", not_understood),
    path("too-big", too_big),
    path("broken", broken),
]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
