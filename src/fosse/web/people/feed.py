"""An officer's calendar feed: its address on their page, and the feed itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fosse.foi import feed
from fosse.people.access import authorities_of
from fosse.people.models import Account
from fosse.web.access import opens, signed_in
from fosse.web.clock import now, today

SECONDS = 900  # for which a calendar program may keep it


@dataclass(frozen=True, slots=True)
class Shown:
    """The feed as the account's page shows it; `address` "" while there is none."""

    address: str


def shown(request: HttpRequest, account: Account) -> Shown | None:
    """The officer's feed; None for somebody who handles no requests."""
    if not authorities_of(account, "requests.handle", today=today()):
        return None
    token = feed.token_of(account)
    if token is None:
        return Shown("")
    path = reverse("calendar-feed", kwargs={"token": token})
    own = f"{settings.FOSSE_URL}{path}" if settings.FOSSE_URL else ""
    return Shown(own or request.build_absolute_uri(path))


@opens("account.own")
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Make a new address for the feed, or end it."""
    account = signed_in(request)
    if request.POST.get("do") == "end":
        feed.end(account, at=now())
        messages.success(request, "Your calendar feed is ended. Its address opens nothing now.")
    elif shown(request, account):
        feed.renew(account, at=now())
        messages.success(request, "Your calendar feed has a new address. No other opens it.")
    return redirect("own-account")


@opens("public")
@require_safe
def read(request: HttpRequest, token: str) -> HttpResponse:
    """The feed, for whoever knows its address: a calendar program cannot sign in."""
    owner = feed.owner_of(token)
    if owner is None:
        raise Http404("No calendar feed has this address. Look at “Your account” for yours.")
    found = feed.feed_of(owner, today=today(), address=settings.FOSSE_URL)
    answer = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="requests.ics"'
    answer["Cache-Control"] = f"private, max-age={SECONDS}"
    return answer
