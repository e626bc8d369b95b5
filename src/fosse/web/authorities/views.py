"""The authorities, and the schools of one on any day."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fosse.documents.figure import Figure
from fosse.schools import facts
from fosse.schools.models import Authority

from .. import maps
from ..access import opens
from ..asked import Asked, asked
from ..downloads import Download, Ending, twin
from ..register import authority_or_404, known, register_source
from ..words import count, sentence
from . import listing
from .forms import Filters
from .listing import Line


@opens("public")
def authorities(request: HttpRequest) -> HttpResponse:
    """Every authority of the register, by its first letter."""
    every = tuple(Authority.objects.all())
    letters = [(letter, list(group)) for letter, group in groupby(every, key=lambda a: a.name[:1])]
    context = {
        "authorities": every,
        "letters": letters,
        "source": register_source(asked(request).today),
    }
    return render(request, "authorities/authorities.html", context)


@opens("public")
def authority(request: HttpRequest, code: int) -> HttpResponse:
    """An authority's entry page: how many schools and clusters, and where to go on."""
    day, place = asked(request), authority_or_404(code)
    schools = facts.schools_of(code, as_at=day.as_at, known_at=day.known_at)
    clusters = facts.clusters_of(code, as_at=day.as_at, known_at=day.known_at)
    said = (
        *listing.sentences(schools, authority=place.name, as_at=day.as_at, today=day.today),
        sentence(f"{count(len(clusters), 'cluster')} of schools on record"),
    )
    context = {
        "authority": place,
        "asked": day,
        "sentences": said,
        "source": register_source(day.as_at, day.known_at),
    }
    return render(request, "authorities/authority.html", context, status=day.status)


@opens("public")
def schools(request: HttpRequest, code: int, ending: Ending | None = None) -> HttpResponse:
    """“Schools of the authority on a day”, with what is uncertain: page and twins."""
    day, place = asked(request), authority_or_404(code)
    found = facts.schools_of(code, as_at=day.as_at, known_at=day.known_at, presence=listing.ALL)
    clusters = facts.clusters_of(code, as_at=day.as_at, known_at=day.known_at)
    every = listing.lines(found, clusters)
    filters = Filters(request.GET, lines=every, clusters=clusters)
    chosen = filters.chosen()
    shown = [line for line in every if line in chosen]
    source = register_source(day.as_at, day.known_at)
    if ending:
        day.check()
        return twin(_download(place, day, shown, source), ending)
    context = {
        "authority": place,
        "asked": day,
        "sentences": listing.sentences(
            found, authority=place.name, as_at=day.as_at, today=day.today
        ),
        "rows": shown,
        "heading": count(len(shown), "school"),
        "filters": filters,
        "filtered": chosen != listing.Chosen(),
        "unfiltered": request.path + day.query,
        "kept": day.kept,
        "source": source,
        "map": _map(place, day, shown),
    }
    return render(request, "authorities/schools.html", context, status=day.status)


def _map(place: Authority, day: Asked, shown: Sequence[Line]) -> Figure | None:
    if not shown:
        return None
    return maps.figure(
        title=f"Schools of {place.name} on {day.in_words}",
        schools=[line.school for line in shown],
        wards=facts.wards_of(place.code),
        day=day,
    )


def _download(place: Authority, day: Asked, shown: Sequence[Line], source: str) -> Download:
    return Download(
        title=f"Schools of {place.name}",
        columns=listing.COLUMNS,
        rows=[listing.row(line) for line in shown],
        as_at=day.as_at,
        source=source,
        about={"authority": place.code, "schools": len(shown), **known(day)},
    )
