"""The requests desk: what is due, what waits, and where to find any request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fosse.foi import desk as desks
from fosse.foi import search
from fosse.foi.desk import Desk, Filters
from fosse.people.access import Place
from fosse.people.facts import who_may
from fosse.schools.models import Authority

from ..access import may, opens
from ..clock import today
from ..downloads import Download, Ending, twin
from ..register import authority_or_404
from . import listing
from .forms import DeskFilters
from .listing import Line, Part

A_PART = 25  # lines of a part on the whole desk
A_PAGE = 50  # lines of a part alone, and of a search
LONGEST = 300  # characters of a search
CONFIDENTIAL = "Confidential: for officers of the authority"


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of the desk as far as the page shows it."""

    part: Part
    lines: Sequence[Line]

    @property
    def more(self) -> int:
        """How many lines are not shown."""
        return len(self.part.rows) - len(self.lines)


@opens("requests.see")
@require_safe
def desk(request: HttpRequest, code: int, ending: Ending | None = None) -> HttpResponse:
    """What is due: page and twins. With words, what was found among all requests instead."""
    place = authority_or_404(code)
    text = request.GET.get("q", "").strip()[:LONGEST]
    filters = DeskFilters(request.GET, officers=who_may("requests.search", code, on=today()))
    chosen = filters.chosen()
    found = desks.desk(code, today=today(), filters=chosen)
    if ending:
        return twin(_download(place, found), ending)
    context = {
        "authority": place,
        "answer": listing.answer(found, narrowed=chosen != Filters()),
        "second": listing.second(found),
        "filters": filters,
        "filtered": chosen != Filters(),
        "q": text,
        "can_log": may(request, "requests.handle", Place(authority_code=code)),
        **(_searched(request, code, text) if text else _parts(request, found)),
    }
    return render(request, "desk/desk.html", context)


def _parts(request: HttpRequest, found: Desk) -> dict[str, object]:
    """The whole desk, or the one part that the address names, page by page."""
    every = listing.parts(found)
    named = next((part for part in every if part.name == request.GET.get("part")), None)
    if named is None:
        held = [part for part in every if part.rows]
        shown = [Shown(part, _lines(part.rows[:A_PART], found)) for part in held]
        return {"parts": shown, "alone": False}
    page = Paginator(named.rows, A_PAGE).get_page(request.GET.get("page"))
    return {
        "parts": [Shown(named, _lines(list(page.object_list), found))],
        "alone": True,
        "page": page,
    }


def _lines(rows: Sequence[desks.Row], found: Desk) -> list[Line]:
    return [listing.line(row, found.today) for row in rows]


def _searched(request: HttpRequest, code: int, text: str) -> dict[str, object]:
    """What was found among all requests of the authority, answered ones too."""
    said = request.GET.get("page", "1")
    number = max(int(said), 1) if said.isdecimal() and len(said) < 5 else 1
    hits = search.cases(text, authority_code=code, limit=A_PAGE, offset=(number - 1) * A_PAGE)
    page: Page[int] = Paginator(range(hits.total), A_PAGE).get_page(number)
    return {"found": hits, "page": page}


def _download(place: Authority, found: Desk) -> Download:
    return Download(
        title=f"Open requests for information, {place.name}",
        columns=listing.COLUMNS,
        rows=listing.rows(found),
        as_at=found.today,
        source=f"Requests desk of {place.name}",
        licence=CONFIDENTIAL,
        about={"authority": place.code, "open": found.open},
    )
