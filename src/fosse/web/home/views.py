"""The first page, the pages about the site, and the authority's logo and colour."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.web import identity
from fosse.web.access import opens
from fosse.web.clock import today
from fosse.web.home.numbers import numbers


@opens("public")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    serves = identity.authority()
    found = numbers(serves.code, as_at=today()) if serves else None
    return render(request, "home/home.html", {"numbers": found})


@opens("public")
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "home/accessibility.html")


@opens("public")
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "home/privacy.html")


@opens("public")
@require_safe
def logo_file(request: HttpRequest) -> HttpResponse:
    """The authority's logo. An SVG could carry a script: here it may run and fetch nothing."""
    path = identity.logo()
    if path is None:
        raise Http404("This authority has set no logo.")
    response = HttpResponse(path.read_bytes(), content_type=identity.LOGO_TYPES[path.suffix])
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = "public, max-age=3600"
    return response


@opens("public")
@require_safe
def accent(request: HttpRequest) -> HttpResponse:
    """The authority's own colour as a stylesheet: style inside pages is forbidden."""
    response = HttpResponse(identity.stylesheet(settings.FOSSE_ACCENT), content_type="text/css")
    response["Cache-Control"] = "public, max-age=3600"
    return response
