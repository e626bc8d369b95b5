"""The pages of what went wrong: in plain words, with what to do."""

from __future__ import annotations

import logging

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from .access import opens

log = logging.getLogger(__name__)


@opens("public")
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address or the form cannot be understood; with the view's own sentence, if any."""
    context = {
        "too_big": isinstance(exception, RequestDataTooBig),
        "reason": str(exception) if isinstance(exception, BadRequest) else "",
    }
    return render(request, "errors/400.html", context, status=400)


@opens("public")
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: with the reason of `fosse.people.access`, where there is one."""
    said = str(exception) if isinstance(exception, PermissionDenied) else ""
    return render(request, "errors/403.html", {"reason": said}, status=403)


@opens("public")
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: with the view's own sentence, where it gave one."""
    said = exception.args[0] if isinstance(exception, Http404) and exception.args else ""
    reason = said if isinstance(said, str) else ""  # the resolver's own 404 carries a dict
    return render(request, "errors/404.html", {"reason": reason}, status=404)


@opens("public")
def broken(request: HttpRequest) -> HttpResponse:
    """500: written without the database or anything else that may be what broke."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)


@opens("public")
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long, or cookies are off."""
    log.warning("CSRF check failed at %s: %s", request.path, reason)
    return render(request, "errors/csrf.html", status=403)
