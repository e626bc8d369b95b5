"""What the disclosure log holds, as values that a page can show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from .kinds import Disposition, EventKind
from .models import CaseEvent, LogEntry


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question of a published request, how it was disposed of in words, and its answer."""

    question: str
    disposition: str
    answer: str


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file that went out with an answer and is published with it."""

    name: str
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """An answered request as the public reads it; of who made it, nothing.

    `questions` hold their answers where the published answer is just those; where the officer
    wrote another for publication, it stands in `answer` and nowhere else does. `answered_on` is
    the day of the last answer, `first_answered_on` that of the first: another where the request
    was opened again, as after a review.
    """

    slug: str
    reference: str
    title: str
    request: str
    answer: str
    questions: tuple[AnsweredQuestion, ...]
    outcome: str
    received_on: date
    due_on: date | None
    first_answered_on: date
    answered_on: date
    published_on: date
    withdrawn_on: date | None
    files: tuple[PublishedFile, ...]

    @property
    def in_time(self) -> bool | None:
        """Whether it was answered by the day on which it was due; None where that is not known.
        An answer after a review undoes neither that the first was in time nor that it was late."""
        return None if self.due_on is None else self.first_answered_on <= self.due_on

    @property
    def answered_by_question(self) -> bool:
        """Whether the questions hold their answers; otherwise `answer` is to be shown."""
        return any(each.answer for each in self.questions)

    def file(self, name: str) -> PublishedFile | None:
        """The file of that name."""
        return next((each for each in self.files if each.name == name), None)


def disclosure(slug: str, *, authority_code: int, as_at: date) -> Disclosure | None:
    """The entry of that address, one that was taken down too; None before it was published."""
    found = LogEntry.objects.filter(
        slug=slug, authority_code=authority_code, published_on__lte=as_at
    )
    return next(iter(_facts(found)), None)


def listed(
    authority_code: int,
    *,
    as_at: date,
    year: int | None = None,
    outcome: str = "",
    limit: int = 20,
    offset: int = 0,
) -> tuple[tuple[Disclosure, ...], int]:
    """What is published, the newest answer first: those asked for, and how many there are. Of
    one year (in which it was answered), with one outcome, where those are given."""
    found = _open(authority_code, as_at)
    if year:
        found = found.filter(answered_on__year=year)
    if outcome:
        found = found.filter(outcome=outcome)
    newest = found.order_by("-answered_on", "-id")
    return _facts(newest, slice(offset, offset + limit)), found.count()


def newest(authority_code: int, *, as_at: date, limit: int) -> tuple[Disclosure, ...]:
    """What was published last, however long ago it was answered."""
    found = _open(authority_code, as_at).order_by("-published_on", "-id")
    return _facts(found, slice(limit))


def by_slug(slugs: list[str], *, authority_code: int, as_at: date) -> Mapping[str, Disclosure]:
    """Those of the addresses that are published."""
    found = _open(authority_code, as_at).filter(slug__in=slugs)
    return {told.slug: told for told in _facts(found)}


def years(authority_code: int, *, as_at: date) -> tuple[tuple[int, int], ...]:
    """Each year in which something published was answered, and how many, the latest first."""
    counted = (
        _open(authority_code, as_at)
        .annotate(year=ExtractYear("answered_on"))
        .order_by("-year")
        .values_list("year")
        .annotate(number=Count("id"))
    )
    return tuple((year, number) for year, number in counted)


def outcomes(authority_code: int, *, as_at: date) -> tuple[tuple[str, int], ...]:
    """Each outcome of what is published, and how many have it, the commonest first."""
    counted = (
        _open(authority_code, as_at)
        .order_by("outcome")
        .values_list("outcome")
        .annotate(number=Count("id"))
    )
    return tuple(sorted(counted, key=lambda one: (-one[1], one[0])))


def _open(authority_code: int, as_at: date) -> QuerySet[LogEntry]:
    return LogEntry.objects.filter(
        authority_code=authority_code, withdrawn_on=None, published_on__lte=as_at
    )


def written_anew(entry: LogEntry) -> str:
    """The answer that an officer wrote for publication; "" where it is what was issued."""
    answers = " ".join(one["answer"] for one in entry.by_question)
    return "" if entry.answer.split() == answers.split() else entry.answer


def _facts(found: QuerySet[LogEntry], part: slice = slice(None)) -> tuple[Disclosure, ...]:
    entries = found.select_related("case")[part]
    first = _first_answered([entry.case_id for entry in entries])
    return tuple(_fact(entry, first.get(entry.case_id, entry.answered_on)) for entry in entries)


def _first_answered(case_ids: Sequence[int]) -> Mapping[int, date]:
    issued = CaseEvent.objects.filter(case_id__in=case_ids, kind=EventKind.ISSUED)
    return dict(issued.order_by("-number").values_list("case_id", "on"))  # the first stays


def _fact(entry: LogEntry, first_answered_on: date) -> Disclosure:
    return Disclosure(
        slug=entry.slug,
        reference=entry.case.reference,
        title=entry.title,
        request=entry.request,
        answer=entry.answer,
        questions=_questions(entry),
        outcome=entry.outcome,
        received_on=entry.received_on,
        due_on=entry.due_on,
        first_answered_on=first_answered_on,
        answered_on=entry.answered_on,
        published_on=entry.published_on,
        withdrawn_on=entry.withdrawn_on,
        files=tuple(
            PublishedFile(one["name"], one["media_type"], one["sha256"])
            for one in entry.attachments
        ),
    )


def _questions(entry: LogEntry) -> tuple[AnsweredQuestion, ...]:
    words = dict(Disposition.choices())
    as_issued = not written_anew(entry)
    return tuple(
        AnsweredQuestion(
            one["question"],
            words.get(one["disposition"], one["disposition"]),
            one["answer"] if as_issued else "",
        )
        for one in entry.by_question
    )
