"""The files that went out with a published answer, byte for byte as they were issued."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from fosse.stationery import kept

from ..access import opens
from .served import served_or_404
from .views import disclosure_or_404

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@opens("public")
@require_safe
def published(request: HttpRequest, entry: str, file: str) -> HttpResponse:
    """A file of a published answer, to be saved: an HTML table too can run nothing here."""
    found = disclosure_or_404(served_or_404(), entry)
    wanted = None if found.withdrawn_on else found.file(file)
    if wanted is None:
        raise Http404(f"No file “{file}” is published with {found.reference}.")
    response = HttpResponse(kept.read(wanted.sha256), content_type=wanted.media_type)
    response["Content-Disposition"] = content_disposition_header(True, wanted.name)
    response["Content-Security-Policy"] = SANDBOX
    return response
