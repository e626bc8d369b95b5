"""The authority's schools by proposed level: page and twins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from fosse.people.access import Place
from fosse.schools.models import Authority

from ..access import may, opens
from ..asked import Asked, asked
from ..downloads import Download, Ending, twin
from ..register import authority_or_404
from ..words import count
from . import listing
from .forms import Filters
from .listing import Chosen, Count, Line
from .proposed import Proposed, proposed
from .rows import rows, tag

ON_A_PAGE = 200
CONFIDENTIAL = "Confidential: for officers of the authority"


@opens("levels.see")
@require_safe
def levels(request: HttpRequest, code: int, ending: Ending | None = None) -> HttpResponse:
    """Which schools are proposed for what, why in one line: page and twins."""
    day, place = asked(request), authority_or_404(code)
    found = proposed(code, as_at=day.as_at, known_at=day.known_at)
    if ending:
        day.check()
        if found is None:
            raise Http404(_no_run(place, day))
    if found is None:
        context = {"authority": place, "asked": day, "run": None}
        return render(request, "levels/levels.html", context, status=day.status)
    filters = Filters(request.GET, lines=found.lines, levels=found.policy.levels)
    chosen = filters.chosen()
    shown = [line for line in found.lines if chosen.keeps(line, found.usual)]
    if ending:
        return twin(_download(place, found, shown), ending)
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "authority": place,
        "asked": day,
        **_first_screen(request, place, day, found, chosen),
        "filters": filters,
        "filtered": chosen != Chosen(),
        "unfiltered": request.path + day.query,
        "kept": day.kept,
        "heading": count(len(shown), "school"),
        "page": page,
        "rows": list(rows(page.object_list, query=day.query)),
        "can_assign": may(request, "caseload.assign", Place(authority_code=code)),
    }
    return render(request, "levels/levels.html", context, status=day.status)


def _no_run(place: Authority, day: Asked) -> str:
    return f"No assessment of {place.name} had been run by {day.as_at:%-d %B %Y}."


@dataclass(frozen=True, slots=True)
class CountLink:
    """A count that leads to its schools; `current` when they are shown now."""

    count: Count
    tag: SafeString
    address: str
    current: bool


def _first_screen(
    request: HttpRequest, place: Authority, day: Asked, found: Proposed, chosen: Chosen
) -> dict[str, Any]:
    """What the page answers before its list."""
    return {
        "run": found.run,
        "every": found.lines,
        "answer": listing.answer(found.counts, found.policy, place.name),
        "chance": listing.chance(found.counts, found.policy),
        "counts": [_link(request, day, each, chosen) for each in reversed(found.counts)],
        "provenance": found.provenance,
    }


def _link(request: HttpRequest, day: Asked, each: Count, chosen: Chosen) -> CountLink:
    query = urlencode({**dict(day.kept), "level": each.level.id})
    current = replace(chosen, level="") == Chosen() and chosen.level == each.level.id
    said = tag(each.level.name, each.kind)
    return CountLink(each, said, f"{request.path}?{query}", current)


def _download(place: Authority, found: Proposed, shown: Sequence[Line]) -> Download:
    return Download(
        title=f"Levels of support proposed in {place.name}",
        columns=listing.COLUMNS,
        rows=[listing.row(line) for line in shown],
        as_at=found.run.as_at,
        source=found.provenance,
        licence=CONFIDENTIAL,
        about={"authority": place.code, "schools": len(shown), "policy": found.policy.title},
    )
