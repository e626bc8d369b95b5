"""Finding answered requests: what was asked for, a page of it, and as a table to take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fosse.foi import disclosures, search
from fosse.foi.disclosures import Disclosure
from fosse.foi.extracts import Piece, extract
from fosse.foi.search_words import query_of

from ..downloads import Download
from ..words import count

A_PAGE = 20
A_DOWNLOAD = 10_000
COLUMNS = (
    "reference", "title", "request", "answer", "outcome", "received_on", "due_on",
    "first_answered_on", "answered_on", "in_time", "address",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for in the disclosure log, as at a day."""

    text: str
    year: int | None
    outcome: str
    code: int
    as_at: date

    @property
    def asks(self) -> bool:
        return bool(self.text or self.year or self.outcome)


@dataclass(frozen=True, slots=True)
class Line:
    """An answered request in the list, with the passage that shows why it was found."""

    slug: str
    title: str
    outcome: str
    answered_on: date
    passage: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found, and what to say above it. `says_nothing`: of the words typed,
    none is one that a search compares (“the”)."""

    lines: tuple[Line, ...]
    total: int
    more: bool = False
    instead: Mapping[str, str] | None = None
    some: bool = False
    says_nothing: bool = False

    @property
    def heading(self) -> str:
        number = count(self.total, "answered request")
        return f"More than {number}" if self.more else number.capitalize()


def results(question: Question, *, limit: int = A_PAGE, offset: int = 0) -> Results:
    """What was found: by words, best first; without words, the newest answer first."""
    if not question.text:
        found, total = _listed(question, limit, offset)
        return Results(tuple(map(_line, found)), total)
    hits = search.disclosures(
        question.text,
        authority_code=question.code,
        year=question.year,
        outcome=question.outcome,
        limit=limit,
        offset=offset,
    )
    lines = tuple(Line(h.name, h.title, h.state, h.on, h.extract) for h in hits.hits)
    says_nothing = not query_of(question.text).words
    return Results(lines, hits.total, hits.more, hits.instead, hits.some, says_nothing)


def download(question: Question, authority: str, address: str) -> Download:
    """All that was found as a table. `address` begins the address of each."""
    return Download(
        title=f"Answered requests for information, {authority}",
        columns=COLUMNS,
        rows=[_row(each, address) for each in _all(question)],
        as_at=question.as_at,
        source=f"Disclosure log of {authority}",
        about={"search": question.text, "year": question.year or "", "outcome": question.outcome},
    )


def _all(question: Question) -> Sequence[Disclosure]:
    if not question.text:
        return _listed(question, A_DOWNLOAD, 0)[0]
    slugs = [line.slug for line in results(question, limit=A_DOWNLOAD).lines]
    found = disclosures.by_slug(slugs, authority_code=question.code, as_at=question.as_at)
    return [found[slug] for slug in slugs if slug in found]


def _listed(question: Question, limit: int, offset: int) -> tuple[tuple[Disclosure, ...], int]:
    return disclosures.listed(
        question.code,
        as_at=question.as_at,
        year=question.year,
        outcome=question.outcome,
        limit=limit,
        offset=offset,
    )


def _line(each: Disclosure) -> Line:
    passage = extract(each.request, ())
    return Line(each.slug, each.title, each.outcome, each.answered_on, passage)


def _row(each: Disclosure, address: str) -> dict[str, object]:
    return {
        "reference": each.reference,
        "title": each.title,
        "request": each.request,
        "answer": each.answer,
        "outcome": each.outcome,
        "received_on": each.received_on.isoformat(),
        "due_on": each.due_on.isoformat() if each.due_on else "",
        "first_answered_on": each.first_answered_on.isoformat(),
        "answered_on": each.answered_on.isoformat(),
        "in_time": {True: "yes", False: "no", None: ""}[each.in_time],
        "address": f"{address}/{each.slug}",
    }
