"""How many requests came, how they ended and whether in time: page, table and report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from fosse.documents import pdf, word
from fosse.foi import facts
from fosse.foi.facts import Statistics
from fosse.foi.statistics import first_received
from fosse.foi.statistics_table import Line, lines, rows
from fosse.schools.models import Authority

from ..access import opens
from ..clock import today
from ..downloads import Download, Ending, twin
from ..words import count, in_words
from .report import quarter, report_of
from .served import served_or_404

Form = Literal["docx", "pdf"]

_WRITERS = {
    "docx": (
        word.write,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (pdf.write, "application/pdf"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The year asked for, or None for the last four quarters, as at a day."""

    year: int | None
    as_at: date

    @property
    def first(self) -> date:
        if self.year:
            return date(self.year, 1, 1)
        month = (self.as_at.month - 1) // 3 * 3 + 1 - 9
        return date(self.as_at.year - (month < 1), (month - 1) % 12 + 1, 1)

    @property
    def last(self) -> date:
        return min(date(self.year, 12, 31), self.as_at) if self.year else self.as_at

    @property
    def in_words(self) -> str:
        """“2025”; “from 1 January to 21 November 2026”, where it is no whole year."""
        if self.year and self.last == date(self.year, 12, 31):
            return f"in {self.year}"
        return f"from {in_words(self.first)} to {in_words(self.last)}"


@opens("public")
@require_safe
def statistics(request: HttpRequest, ending: Ending | None = None) -> HttpResponse:
    """The figures by quarter, and their twins."""
    authority, asked = served_or_404(), _asked(request)
    found = _read(authority, asked)
    if ending:
        return twin(_download(authority, asked, found), ending)
    context = {
        "authority": authority,
        "asked": asked,
        "found": found,
        "sentences": sentences(found, asked),
        "heads": [quarter(figures) for figures in found.quarters],
        "lines": told(found),
        "years": _years(authority, asked.as_at),
        "query": f"?year={asked.year}" if asked.year else "",
    }
    return render(request, "requests/statistics.html", context)


@opens("public")
@require_safe
def report(request: HttpRequest, form: Form) -> HttpResponse:
    """The same as a report: Word or PDF."""
    authority, asked = served_or_404(), _asked(request)
    found = _read(authority, asked)
    made = report_of(authority.name, asked.in_words, found, sentences(found, asked), told(found))
    write, media_type = _WRITERS[form]
    response = HttpResponse(write(made), content_type=media_type)
    name = f"{slugify(made.title)}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def sentences(found: Statistics, asked: Asked) -> tuple[str, ...]:
    """The figures in words: how many came, how many were answered, and whether in time."""
    whole = found.whole
    if not whole.received:
        return (f"No request for information was received {asked.in_words}.",)
    said = [f"{count(whole.received, 'request').capitalize()} came {asked.in_words}."]
    if whole.eir:
        verb, share = "asks" if whole.eir == 1 else "ask", _percent(whole.eir, whole.received)
        said.append(f"{whole.eir:,} ({share}) {verb} for environmental information.")
    if whole.answered:
        share = _percent(whole.in_time, whole.answered)
        verb = "is" if whole.answered == 1 else "are"
        said.append(
            f"{whole.answered:,} {verb} answered: {whole.in_time:,} of them in time ({share})."
        )
    if whole.open:
        late = f", {whole.open_late:,} of them late" if whole.open_late else ""
        said.append(f"{whole.open:,} {'is' if whole.open == 1 else 'are'} open{late}.")
    return tuple(said)


def _percent(part: int, whole: int) -> str:
    """A share in whole per cent, of which neither some is rounded to none nor most to all."""
    if 0 < part * 100 < whole:
        return "under 1%"
    if whole * 99 < part * 100 < whole * 100:
        return "over 99%"
    return f"{part / whole:.0%}"


def told(found: Statistics) -> tuple[Line, ...]:
    """The figures that say something: of the outcomes, exemptions and reviews, those that are."""
    return tuple(
        line for line in lines(found) if line.whole or not line.name.startswith("outcome_")
    )


def _asked(request: HttpRequest) -> Asked:
    said, day = request.GET.get("year", ""), today()
    known = said.isascii() and said.isdecimal() and 2005 <= int(said[:5]) <= day.year
    return Asked(int(said) if known else None, day)


def _read(authority: Authority, asked: Asked) -> Statistics:
    return facts.statistics(authority.code, first=asked.first, last=asked.last, as_at=asked.as_at)


def _years(authority: Authority, as_at: date) -> list[int]:
    first = first_received(authority.code)
    return list(range(as_at.year, first.year - 1, -1)) if first else []


def _download(authority: Authority, asked: Asked, found: Statistics) -> Download:
    columns, made = rows(found)
    return Download(
        title=f"Requests for information, {authority.name}",
        columns=columns,
        rows=made,
        as_at=found.as_at,
        source=f"Requests as recorded by {authority.name}",
        about={"from": asked.first.isoformat(), "to": asked.last.isoformat()},
    )
