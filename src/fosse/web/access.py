"""Who may open which page. Every view says it with `@opens`; the middleware asks for every one.

A view that says nothing is closed to everybody: forgetting shuts a door and never opens one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from fosse.people.access import ANYWHERE, PUBLIC, VERBS, Place, why_not
from fosse.people.models import Account
from fosse.schools.models import SchoolState

from .clock import today

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Door:
    """What a view declared: the verb, and whether it speaks of the installation as a whole."""

    verb: str
    of_installation: bool = False


def opens(verb: str, *, of_installation: bool = False) -> Callable[[View], View]:
    """Declare what a visitor must be allowed to do for this view to open: "public", or a verb of
    `fosse.people.access`. Raises `KeyError` for a verb that is not there.

    The place is the address's `code` (authority) or `urn` (school); with `of_installation`, the
    authority that the installation serves; else anywhere.
    """
    VERBS[verb]

    def declare(view: View) -> View:
        view.__dict__["door"] = Door(verb, of_installation)
        return view

    return declare


def door_of(view: Any) -> Door | None:
    """What the view declared, or None when it declared nothing."""
    return getattr(view, "door", None)


def visitor(request: HttpRequest) -> Account | None:
    """The account that is signed in, or None."""
    return request.user if isinstance(request.user, Account) else None


def signed_in(request: HttpRequest) -> Account:
    """The account that is signed in, for a view that only opens to one."""
    if person := visitor(request):
        return person
    raise PermissionDenied("Sign in first.")


def place_of(kwargs: dict[str, Any], *, of_installation: bool = False) -> Place:
    """The place that an address speaks of, from its `code` (authority) and `urn` (school).

    Raises `Http404` for a school that is not in the register.
    """
    if "urn" in kwargs:
        return place_of_school(int(kwargs["urn"]))
    if "code" in kwargs:
        return Place(authority_code=int(kwargs["code"]))
    return Place(authority_code=settings.FOSSE_AUTHORITY) if of_installation else ANYWHERE


def place_of_school(urn: int) -> Place:
    """The school, in the authority that the latest extract names. Raises `Http404`."""
    code = (
        SchoolState.objects.filter(school_id=urn)
        .order_by("-seen_to")
        .values_list("authority_id", flat=True)
        .first()
    )
    if code is None:
        raise Http404(f"No school has the number {urn}.")
    return Place(authority_code=code, urn=urn)


def may(request: HttpRequest, verb: str, place: Place = ANYWHERE) -> bool:
    """Whether the visitor may do `verb` in `place` today: for views and templates."""
    return why_not(visitor(request), verb, place, today=today()) == ""


class SignInRequired:
    """Asks, before every view, whether the visitor may open it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if visitor(request):  # what one person may see, no cache keeps for the next
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        door = door_of(view)
        if door is None:
            log.error("%s says nothing of who may open it: closed.", view)
            raise PermissionDenied("This page is closed: nobody has said who may open it.")
        if door.verb == PUBLIC:
            return None
        person = visitor(request)
        if person is None:
            return redirect(f"{reverse('sign-in')}?{urlencode({'next': request.get_full_path()})}")
        place = place_of(kwargs, of_installation=door.of_installation)
        if reason := why_not(person, door.verb, place, today=today()):
            raise PermissionDenied(reason)
        return None
