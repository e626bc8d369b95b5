"""Keeping what the search reads: called inside the transaction that changed a case or the log.

The full-text index itself is the database's own work (migration 0003); here are the lines of
words that it is made from, and how many documents of a place have each term. A requester's own
details are blacked out before anything is taken in: nobody finds a request by who made it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from heapq import merge
from itertools import islice
from operator import itemgetter

from django.db import transaction
from django.db.models import F
from django.db.models.expressions import CombinedExpression

from .blacking import Details, black_out
from .models import Case, LogEntry, Question, Requester, SearchTerm, SearchText
from .search_text import ALL, CASES, LOG, Document, Terms, mark, place_of, terms_of

AT_ONCE = 500


@transaction.atomic
def file_case(case_id: int) -> None:
    """Take a case's words in as they are now: title, request, answers."""
    case = Case.objects.get(pk=case_id)
    said = readable({case_id: case.text})[case_id]
    document = Document(place_of(CASES, case.authority_code), case.title, *said)
    _put(document, SearchText.objects.filter(case=case).first() or SearchText(case=case))


@transaction.atomic
def file_entry(entry_id: int) -> None:
    """Take an entry of the disclosure log in; one that was taken down, out."""
    entry = LogEntry.objects.get(pk=entry_id)
    held = SearchText.objects.filter(entry=entry).first()
    if entry.withdrawn_on is None:
        _put(_of_entry(entry), held or SearchText(entry=entry))
    elif held:
        _count(held.place, terms_of(held.words), Terms(), {})
        held.delete()


@transaction.atomic
def rebuild() -> int:
    """Make all of it anew, oldest first; how many documents. For a database that was filled
    some other way, or after a change of how words are compared."""
    SearchText.objects.all().delete()
    SearchTerm.objects.all().delete()
    having: Counter[tuple[str, str]] = Counter()
    titles: Counter[tuple[str, str]] = Counter()
    spelt: dict[tuple[str, str], str] = {}
    made = 0
    documents = _documents()
    while batch := list(islice(documents, AT_ONCE)):
        SearchText.objects.bulk_create([text for _, text in batch])
        for document, _ in batch:
            having.update((document.place, stem) for stem in document.terms.stems)
            titles.update((document.place, stem) for stem in document.terms.in_title)
            for stem, word in document.spelling.items():
                spelt.setdefault((document.place, stem), word)
        made += len(batch)
    SearchTerm.objects.bulk_create(
        (
            SearchTerm(
                place=place,
                stem=stem,
                word=spelt[place, stem],
                documents=documents,
                titles=titles[place, stem],
            )
            for (place, stem), documents in sorted(having.items())
        ),
        batch_size=AT_ONCE,
    )
    return made


def readable(texts: Mapping[int, str]) -> dict[int, tuple[str, str]]:
    """The request (given as it came) and the answers of each case, without the requester's own
    details."""
    details = {
        row[0]: Details(*row[1:])
        for row in Requester.objects.filter(case__in=texts).values_list(
            "case_id", "name", "email", "address", "organisation"
        )
    }
    answers: dict[int, list[str]] = {}
    written = Question.objects.filter(case__in=texts).exclude(answer="")
    for case_id, answer in written.order_by("number").values_list("case_id", "answer"):
        answers.setdefault(case_id, []).append(answer)
    return {
        case_id: (
            black_out(text, details.get(case_id, Details())),
            black_out("\n".join(answers.get(case_id, ())), details.get(case_id, Details())),
        )
        for case_id, text in texts.items()
    }


def _documents() -> Iterator[tuple[Document, SearchText]]:
    """Cases by the day of receipt and entries by the day of publication, as they came: whoever
    goes from the newest on meets what is searched, not first all of the other shelf."""
    both = merge(_cases(), _entries(), key=itemgetter(0))
    return (_made(document, text) for _, document, text in both)


def _cases() -> Iterator[tuple[date, Document, SearchText]]:
    rows = Case.objects.order_by("received_on", "id").values_list(
        "id", "authority_code", "title", "text", "received_on"
    )
    every = rows.iterator()
    while batch := list(islice(every, AT_ONCE)):
        said = readable({case_id: text for case_id, _, _, text, _ in batch})
        for case_id, code, title, _, on in batch:
            document = Document(place_of(CASES, code), title, *said[case_id])
            yield on, document, SearchText(case_id=case_id)


def _entries() -> Iterator[tuple[date, Document, SearchText]]:
    published = LogEntry.objects.filter(withdrawn_on=None).order_by("published_on", "id")
    for entry in published.iterator():
        yield entry.published_on, _of_entry(entry), SearchText(entry=entry)


def _made(document: Document, text: SearchText) -> tuple[Document, SearchText]:
    text.place, text.words = document.place, document.line
    return document, text


def _of_entry(entry: LogEntry) -> Document:
    return Document(
        place=place_of(LOG, entry.authority_code),
        title=entry.title,
        request=entry.request,
        answer=entry.answer,
        marks=(mark("year", entry.answered_on.year), mark("outcome", entry.outcome)),
    )


def _put(document: Document, text: SearchText) -> None:
    before = terms_of(text.words) if text.words else Terms()
    text.place, text.words = document.place, document.line
    text.save()
    _count(document.place, before, document.terms, document.spelling)


def _count(place: str, before: Terms, after: Terms, spelling: dict[str, str]) -> None:
    """Count the terms that a document has gained and lost. Whoever counts in a place waits for
    whoever began before: so that no two wait for each other."""
    SearchTerm.objects.get_or_create(place=place, stem=ALL, defaults={"word": "", "documents": 0})
    SearchTerm.objects.select_for_update().get(place=place, stem=ALL)
    gained, lost = after.stems - before.stems, before.stems - after.stems
    for stems in _by_many(gained):
        SearchTerm.objects.bulk_create(
            [SearchTerm(place=place, stem=s, word=spelling[s], documents=0) for s in stems],
            ignore_conflicts=True,
        )
    _change(place, gained, documents=F("documents") + 1)
    _change(place, after.in_title - before.in_title, titles=F("titles") + 1)
    _change(place, before.in_title - after.in_title, titles=F("titles") - 1)
    _change(place, lost, documents=F("documents") - 1)
    for stems in _by_many(lost):
        SearchTerm.objects.filter(place=place, stem__in=stems, documents=0).delete()


def _change(place: str, stems: Collection[str], **counted: CombinedExpression) -> None:
    for some in _by_many(stems):
        SearchTerm.objects.filter(place=place, stem__in=some).update(**counted)


def _by_many(stems: Collection[str]) -> Iterator[list[str]]:
    every = sorted(stems)
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))
