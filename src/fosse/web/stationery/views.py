"""The page of stationery: what the authority writes with on a day, and an example of a letter."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fosse.documents import pdf
from fosse.stationery import facts
from fosse.stationery.facts import Incomplete, OnRecord, Purpose, Signs

from ..access import opens
from ..asked import Asked, asked
from ..register import authority_or_404
from .example import letter
from .wordings import LETTERS

CHANGE = "stationery.change"


@opens(CHANGE)
def stationery(request: HttpRequest, code: int) -> HttpResponse:
    """Whether letters can be written on the day, and with what."""
    day, place = asked(request), authority_or_404(code)
    found = facts.on_record(code, on=day.as_at, known_at=day.known_at)
    context = {
        "authority": place,
        "asked": day,
        "missing": _missing(code, day),
        "letterhead": found.letterhead,
        "contacts": [(purpose, found.contacts.get(purpose)) for purpose in Purpose],
        "signatories": [(signs, found.signatories.get(signs)) for signs in Signs],
        "letters": _letters(found),
        "entries": facts.entries(code),
    }
    return render(request, "stationery/stationery.html", context, status=day.status)


@opens(CHANGE)
def example(request: HttpRequest, code: int) -> HttpResponse:
    """A letter as it would look on the day, as PDF."""
    day, place = asked(request), authority_or_404(code)
    found = facts.on_record(code, on=day.as_at, known_at=day.known_at)
    data = pdf.write(letter(place.name, found, on=day.as_at))
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="example.pdf"'
    return answer


def _missing(code: int, day: Asked) -> tuple[str, ...]:
    try:
        facts.stationery(code, on=day.as_at, known_at=day.known_at)
    except Incomplete as incomplete:
        return incomplete.missing
    return ()


def _letters(found: OnRecord) -> list[tuple[str, str, bool]]:
    """Each letter's name and title, and whether the authority has its own wording for it."""
    return [(each.name, each.title, each.key in found.wording) for each in LETTERS.values()]
