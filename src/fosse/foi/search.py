"""Searching what was asked and answered, on SQLite and PostgreSQL alike.

The words of a query must all be there, in any form of theirs; what stands in quotes must stand
side by side; a word that nobody wrote is taken for the one that it is spelt most like; and where
no document has all of the words, those that have some come up, and the page says so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from django.db.models import F

from . import candidates
from .extracts import Piece, extract
from .full_text import Lines
from .kinds import State
from .models import Case, LogEntry, SearchTerm
from .ranking import Weights, score
from .search_index import readable
from .search_text import ALL, CASES, LOG, mark, place_of
from .search_words import Query, query_of
from .spelling import meant

LONGEST = 300  # characters of a query
MOST_STEMS = 12
MOST_TRIED = 3  # words of a query whose spelling is looked into
NEAR = 0.2  # of the best score: what has only words that most documents have is left out


@dataclass(frozen=True, slots=True)
class Hit:
    """A case (`name` is its reference) or an entry of the log (its slug) that was found. `on`
    is the day of receipt, or of the answer; `state` is its state or outcome in words."""

    id: int
    name: str
    title: str
    on: date
    state: str
    extract: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Hits `offset` to `offset + limit` of `total`, best first; `more` when the total was not
    counted to its end. `instead` has each word that nobody wrote and the one it was taken for;
    `some` says that no document has all of the words."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    more: bool = False
    instead: Mapping[str, str] = field(default_factory=dict)
    some: bool = False


def cases(text: str, *, authority_code: int, limit: int = 20, offset: int = 0) -> Found:
    """Search the cases of an authority: titles, requests and answers."""
    ranked = _ranked(text, place_of(CASES, authority_code), ())
    return ranked.page(offset, limit, _case_hits)


def disclosures(
    text: str,
    *,
    authority_code: int,
    year: int | None = None,
    outcome: str = "",
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """Search what an authority has published in its disclosure log: of one year, with one
    outcome, where those are given."""
    marks = [mark("year", year)] if year else []
    marks += [mark("outcome", outcome)] if outcome else []
    ranked = _ranked(text, place_of(LOG, authority_code), tuple(marks))
    return ranked.page(offset, limit, _entry_hits)


def weights_of(stems: Iterable[str], place: str) -> Weights:
    """How many documents the place holds, and how many of them have each stem, and in their
    title."""
    known = SearchTerm.objects.filter(place=place, stem__in=[ALL, *stems])
    rows = list(known.values_list("stem", "documents", "titles"))
    having = {stem: documents for stem, documents, _ in rows}
    titles = {stem: titles for stem, _, titles in rows}
    return Weights(having.pop(ALL, 0), having, titles)


Hits = Callable[[Sequence[int], Collection[str]], tuple[Hit, ...]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The `SearchText`s that were found, best first, and how they came to be found."""

    ids: tuple[int, ...] = ()
    stems: tuple[str, ...] = ()
    more: bool = False
    instead: Mapping[str, str] = field(default_factory=dict)
    some: bool = False

    def page(self, offset: int, limit: int, hits: Hits) -> Found:
        return Found(
            hits=hits(self.ids[offset : offset + limit], self.stems),
            total=len(self.ids),
            more=self.more,
            instead=self.instead,
            some=self.some,
        )


def _ranked(text: str, place: str, marks: tuple[str, ...]) -> Ranked:
    query = query_of(text[:LONGEST])
    weights = weights_of(query.stems, place)
    stems, instead = _spelt(query, place, weights)
    if not stems or not weights.documents:
        return Ranked()
    if instead:
        weights = weights_of(stems, place)
    phrases = () if instead else query.phrases
    found = candidates.Candidates(place, stems, weights, phrases, marks)
    lines, some = found.with_every_word(), False
    if not lines and len(stems) > 1:
        lines, some = found.with_some(), True
    best = _best_first(lines, stems, weights, some=some)
    more = len(lines) >= candidates.LOOKED_AT and not some
    return Ranked(best, stems, more, instead, some and bool(best))


def _spelt(query: Query, place: str, weights: Weights) -> tuple[tuple[str, ...], dict[str, str]]:
    """The stems to look for; and, for each word that nobody wrote, the word taken instead."""
    words = query.words[:MOST_STEMS]
    unknown = dict.fromkeys(word.stem for word in words if not weights.having.get(word.stem))
    terms = meant(islice(unknown, MOST_TRIED), place)
    instead = {word.spelt: terms[word.stem].word for word in words if word.stem in terms}
    stems = (terms[word.stem].stem if word.stem in terms else word.stem for word in words)
    return tuple(dict.fromkeys(stems)), instead


def _best_first(
    lines: Lines, stems: tuple[str, ...], weights: Weights, *, some: bool
) -> tuple[int, ...]:
    """Ordered by score, the newest of equals first. Of those with `some` of the words, only the
    ones that come near the best."""
    scored = sorted((-score(line, stems, weights), -pk) for pk, line in lines.items())
    least = scored[0][0] * NEAR if some and scored else 0.0
    return tuple(-pk for worth, pk in scored if worth <= least)


def _case_hits(ids: Sequence[int], stems: Collection[str]) -> tuple[Hit, ...]:
    found = Case.objects.filter(search_text__in=ids).annotate(document=F("search_text"))
    found = found.only("reference", "title", "text", "state", "received_on")
    cases = {case.document: case for case in found}
    said = readable({case.pk: case.text for case in cases.values()})
    return tuple(
        Hit(
            id=case.pk,
            name=case.reference,
            title=case.title,
            on=case.received_on,
            state=State(case.state).words,
            extract=extract(" ".join(said[case.pk]), stems),
        )
        for case in (cases[pk] for pk in ids)
    )


def _entry_hits(ids: Sequence[int], stems: Collection[str]) -> tuple[Hit, ...]:
    found = LogEntry.objects.filter(search_text__in=ids).annotate(document=F("search_text"))
    entries = {entry.document: entry for entry in found}
    return tuple(
        Hit(
            id=entry.pk,
            name=entry.slug,
            title=entry.title,
            on=entry.answered_on,
            state=entry.outcome,
            extract=extract(f"{entry.request} {entry.answer}", stems),
        )
        for entry in (entries[pk] for pk in ids)
    )
