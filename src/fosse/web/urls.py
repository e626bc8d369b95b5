"""Every address of Fosse. Each noun keeps its own in `<noun>/urls.py`.

A path that ends in `.csv`, `.json` or `.xlsx` is the twin of the page before the ending.
"""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

_NOUNS = (
    "home",
    "people",
    "schools",
    "authorities",
    "clusters",
    "levels",
    "policies",
    "data",
    "work",
    "audit",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"fosse.web.{noun}.urls"))
    for noun in _NOUNS
    if find_spec(f"fosse.web.{noun}") and find_spec(f"fosse.web.{noun}.urls")
]

handler400 = "fosse.web.errors.bad_request"
handler403 = "fosse.web.errors.forbidden"
handler404 = "fosse.web.errors.not_found"
handler500 = "fosse.web.errors.broken"
