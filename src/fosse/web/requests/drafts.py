"""What somebody has written and not sent yet, kept in their session and nowhere else.

It is let go two hours after it was last touched, when it is sent, and when they say so: people
ask from libraries.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from ..access import visitor
from ..clock import now
from .forms import FIELDS

KEPT = timedelta(hours=2)
LONGEST = 100_000  # characters of the request that are kept: twice what can be sent
LONGEST_LINE = 5_000  # of everything else
_TYPED = (*FIELDS, "website")
_DRAFT, _SENT = "request.draft", "request.sent"


@dataclass(frozen=True, slots=True)
class Draft:
    """A request that is not sent yet. `token` names it, so that it is sent once."""

    token: str
    said: Mapping[str, str]

    @property
    def text(self) -> str:
        return self.said["text"]


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the last draft of this visitor: the case, and what to show of it."""

    token: str
    case_id: int
    reference: str
    again: bool
    email: str
    received_on: str


def draft_of(request: HttpRequest) -> Draft | None:
    """What this visitor has written."""
    kept = request.session.get(_DRAFT)
    if not kept or datetime.fromisoformat(kept["at"]) < now() - KEPT:
        return None
    return Draft(kept["token"], {name: kept["said"].get(name, "") for name in _TYPED})


def keep(request: HttpRequest, said: Mapping[str, Any]) -> None:
    """Keep what was written, right or wrong. Other words get another token: they are another
    request."""
    words = {
        name: str(said.get(name, ""))[: LONGEST if name == "text" else LONGEST_LINE]
        for name in _TYPED
    }
    before = draft_of(request)
    same = before is not None and before.said == words
    token = before.token if before and same else secrets.token_urlsafe(24)
    request.session[_DRAFT] = {"token": token, "said": words, "at": now().isoformat()}
    if visitor(request) is None:
        request.session.set_expiry(KEPT)
    request.session.clear_expired()  # what others left is not kept longer than the page says


def let_go(request: HttpRequest) -> None:
    """Forget what was written."""
    request.session.pop(_DRAFT, None)


def note_sent(request: HttpRequest, sent: Sent) -> None:
    """Keep what was sent, in place of what was written."""
    let_go(request)
    request.session[_SENT] = {name: getattr(sent, name) for name in Sent.__slots__}


def sent_of(request: HttpRequest) -> Sent | None:
    """What this visitor sent last."""
    kept = request.session.get(_SENT)
    return Sent(**kept) if kept else None
