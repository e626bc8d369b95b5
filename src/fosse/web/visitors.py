"""Where a visitor comes from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The visitor's network address: as the last of our own proxies (FOSSE_PROXIES) saw it, and
    never as the visitor says. "" when nobody says, as over a Unix socket."""
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies: int = settings.FOSSE_PROXIES
    if proxies and len(seen) >= proxies and seen[-proxies]:
        return seen[-proxies][:45]
    address: str = request.META.get("REMOTE_ADDR", "")
    return address[:45]
