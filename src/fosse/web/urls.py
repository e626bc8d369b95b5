"""Every address of Fosse. Each noun keeps its own in `<noun>/urls.py`.

A path that ends in `.csv`, `.json` or `.xlsx` is the twin of the page before the ending. Who
may open what stands in docs/access.md.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

NOUNS = (
    "home",
    "people",
    "schools",
    "authorities",
    "clusters",
    "levels",
    "policies",
    "calendar",
    "requests",
    "desk",
    "cases",
    "stationery",
    "mail",
    "data",
    "work",
    "audit",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"fosse.web.{noun}.urls")) for noun in NOUNS
]

handler400 = "fosse.web.errors.bad_request"
handler403 = "fosse.web.errors.forbidden"
handler404 = "fosse.web.errors.not_found"
handler500 = "fosse.web.errors.broken"
