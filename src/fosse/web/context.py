"""What every page is given: whose installation it is, and where the visitor may go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from fosse.people.access import ANYWHERE, Place

from .access import may, visitor
from .clock import today
from .identity import authority, logo


@dataclass(frozen=True, slots=True)
class Link:
    words: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Signpost:
    """A place that the navigation leads to: its words, the name of its address, its verb."""

    words: str
    name: str
    verb: str
    of_authority: bool = False  # only where the installation serves one
    of_none: bool = False  # only where it serves none
    of_served: bool = False  # only where it serves one, whose code the address does not say


_SIGNPOSTS = (
    Signpost("My work", "work", "work.see"),
    Signpost("Levels", "levels", "levels.see", of_authority=True),
    Signpost("Requests desk", "desk", "requests.see", of_authority=True),
    Signpost("Schools", "schools", "public"),
    Signpost("Clusters", "clusters", "public", of_authority=True),
    Signpost("Authorities", "authorities", "public", of_none=True),
    Signpost("Policy", "policy", "public"),
    Signpost("Requests", "requests", "public", of_served=True),
    Signpost("Data", "data", "public"),
    Signpost("Who did what", "audit", "audit.see"),
)


def every_page(request: HttpRequest) -> dict[str, Any]:
    """The context of every page."""
    serves = authority()
    return {
        "authority_served": serves,
        "logo": logo(),
        "accent": settings.FOSSE_ACCENT,
        "visitor": visitor(request),
        "navigation": navigation(request, serves.code if serves else None),
        "today": today(),
    }


def navigation(request: HttpRequest, code: int | None) -> list[Link]:
    """Where this visitor may go. An installation that serves one authority leads to its
    clusters; one that serves none leads to the list of authorities."""
    links = []
    for post in _SIGNPOSTS:
        if not _leads(post, code):
            continue
        place = Place(authority_code=code) if post.of_authority else ANYWHERE
        if may(request, post.verb, place):
            address = reverse(post.name, kwargs={"code": code} if post.of_authority else {})
            links.append(Link(post.words, address, _is_here(request.path, address)))
    return links


def _leads(post: Signpost, code: int | None) -> bool:
    """Whether it leads somewhere in an installation that serves this authority, or none."""
    if post.of_authority or post.of_served:
        return code is not None
    return not (post.of_none and code is not None)


def _is_here(path: str, address: str) -> bool:
    """Whether `path` is the address or a page under it."""
    return path == address or path.startswith(f"{address}/")
