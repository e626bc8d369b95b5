"""Find a school: by name, number, postcode or ward, spelt more or less right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fosse.documents.figure import Figure
from fosse.schools import facts
from fosse.schools.facts import Hit, SearchResult

from .. import maps
from ..access import opens
from ..asked import Asked, asked
from ..authorities.listing import COLUMNS, Line, row
from ..downloads import Download, Ending, twin
from ..register import register_source
from ..words import count
from .forms import PRESENCES, Narrow

A_PAGE = 25
A_DOWNLOAD = 1_000
LONGEST = 200  # characters of a search


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: the words and the filters, on a day."""

    text: str
    filters: Mapping[str, str]
    day: Asked

    @property
    def asks(self) -> bool:
        return bool(self.text) or any(self.filters.values())

    def answer(self, *, limit: int, offset: int = 0) -> SearchResult:
        authority, phase = self.filters["authority"], self.filters["phase"]
        return facts.search(
            self.text,
            as_at=self.day.as_at,
            limit=limit,
            offset=offset,
            authority_code=int(authority) if authority else None,
            phases=(phase,) if phase else (),
            presence=PRESENCES[self.filters["presence"]],
        )

    @property
    def unfiltered(self) -> str:
        """The address that asks the same without filters."""
        return f"?{urlencode([('q', self.text), *self.day.kept])}"


@opens("public")
def find(request: HttpRequest, ending: Ending | None = None) -> HttpResponse:
    """The search, what it found, and its twins."""
    day = asked(request, recorded=False)  # the index holds what is recorded now
    authorities = facts.authorities()
    narrow = Narrow(request.GET, authorities=authorities)
    question = Question(request.GET.get("q", "").strip()[:LONGEST], narrow.chosen(), day)
    source = register_source(day.as_at)
    if ending:
        return _twin(question, source, ending)
    context = {
        "asked": day,
        "q": question.text,
        "filters": narrow,
        "filtered": any(question.filters.values()),
        "searched": question.asks,
        "unfiltered": question.unfiltered,
        "authorities": len(authorities),
        "source": source,
        **(_found(request, question) if question.asks else {}),
    }
    return render(request, "schools/find.html", context, status=day.status)


def _found(request: HttpRequest, question: Question) -> dict[str, object]:
    """A page of what was found, with its map where it is of one authority."""
    number = request.GET.get("page", "1")
    wanted = max(int(number), 1) if number.isdecimal() else 1
    found = question.answer(limit=A_PAGE, offset=(wanted - 1) * A_PAGE)
    pages = Paginator(range(found.total), A_PAGE)
    if wanted > pages.num_pages:
        wanted = pages.num_pages
        found = question.answer(limit=A_PAGE, offset=(wanted - 1) * A_PAGE)
    misspelt = bool(found.hits) and all(hit.by == "spelling" for hit in found.hits)
    return {
        "page": pages.page(wanted),
        "lines": [Line(hit.school, ()) for hit in found.hits],
        "heading": _heading(found, misspelt=misspelt),
        "suggestions": [hit.school for hit in found.hits[:3]] if misspelt else [],
        "map": _map(question.day, found.hits),
    }


def _heading(found: SearchResult, *, misspelt: bool) -> str:
    number = f"more than {found.total:,} schools" if found.more else count(found.total, "school")
    if misspelt:
        return f"{number} with a similar name".capitalize()
    return f"{number} found".capitalize()


def _map(day: Asked, hits: Sequence[Hit]) -> Figure | None:
    """The schools of the page on a map, when one authority's outlines can lie under them all."""
    codes = {hit.school.authority_code for hit in hits}
    if len(codes) != 1:
        return None
    return maps.figure(
        title=f"Schools found, on {day.in_words}",
        schools=[hit.school for hit in hits],
        wards=facts.wards_of(codes.pop()),
        day=day,
    )


def _twin(question: Question, source: str, ending: Ending) -> HttpResponse:
    """All that was found, to the limit of a download, which says how many there are."""
    question.day.check()
    found = question.answer(limit=A_DOWNLOAD) if question.asks else SearchResult((), 0, False)
    download = Download(
        title=f"Schools found for {question.text}" if question.text else "Schools found",
        columns=COLUMNS,
        rows=[row(Line(hit.school, ())) for hit in found.hits],
        as_at=question.day.as_at,
        source=source,
        about={"search": question.text, **question.filters, "found": found.total},
    )
    return twin(download, ending)
