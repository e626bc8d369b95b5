"""Forgetting who asked: personal data goes when its time is over, and the case stays.

A request, its answer and its clocks can be told years later without anybody's name. Three years
after a case ended (a parameter: each authority has a retention schedule of its own) who asked is
emptied, and blacked out wherever it was written; mail to them and the papers of the case are
taken away; and an event says what was done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from fosse.people.access import Place, check_may
from fosse.people.models import Account
from fosse.people.operator import Operator
from fosse.stationery import keeping, outbox

from . import paper_store, search_index
from .forgotten_words import black_out_case
from .kinds import EventKind, PaperKind
from .models import Case, LogEntry, Paper, Requester
from .progress import ELSEWHERE, ENDED
from .receiving import details_of
from .recording import HANDLE, happen, hold

RETENTION_YEARS = 3
"""Years after its end that a case keeps who asked, unless the authority says otherwise."""

ENDS = (
    EventKind.CLOSED,
    EventKind.WITHDRAWN,
    EventKind.LAPSED,
    EventKind.FOUND_NOT_VALID,
    EventKind.FOUND_BUSINESS_AS_USUAL,
    EventKind.FOUND_SUBJECT_ACCESS,
    EventKind.TRANSFERRED,
    EventKind.REVIEW_ASKED,
    EventKind.REVIEW_ANSWERED,
    EventKind.COMPLAINT_OPENED,
    EventKind.COMPLAINT_CLOSED,
    EventKind.DECISION_NOTICE,
    EventKind.NOTICE_COMPLIED,
    EventKind.APPEALED,
    EventKind.TRIBUNAL_DECIDED,
)
"""From the last of these on the years are counted."""


@dataclass(frozen=True, slots=True)
class ForgottenCase:
    """What was done, or would be, to one case: passages blacked out; papers, the files of letters
    and mails removed."""

    reference: str
    ended_on: date
    passages: int
    papers: int
    letters: int
    mails: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What a command to forget did, or with `dry_run` would do: the cases that ended before the
    day; `files` of papers that nothing needs any more; `kept` cases that are old enough and
    stay, each with the reason."""

    before: date
    dry_run: bool
    cases: tuple[ForgottenCase, ...]
    kept: tuple[tuple[str, str], ...]
    files: int

    @property
    def in_words(self) -> str:
        """“Removed who made 12 requests that ended before 21 November 2023, …”."""
        verb = "Would remove" if self.dry_run else "Removed"
        papers = sum(one.papers for one in self.cases)
        mails = sum(one.mails for one in self.cases)
        said = (
            f"{verb} who made {_many(len(self.cases), 'request')} that ended before "
            f"{self.before:%-d %B %Y}, {_many(papers, 'paper')}, {_many(mails, 'mail')} and "
            f"{_many(self.files, 'file')}."
        )
        older = f" {len(self.kept):,} as old stay, because they are not over."
        return said + (older if self.kept else "")


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def retention_ends(today: date, years: int = RETENTION_YEARS) -> date:
    """The day before which a case must have ended to be forgotten today."""
    leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year - years, day=28 if leap_day else today.day)


def forget(
    *,
    before: date,
    authority_code: int | None = None,
    by: Account | Operator,
    at: datetime,
    dry_run: bool = False,
) -> Forgotten:
    """Remove who made the requests that ended before a day, of one authority or (None) of all.

    Each case is one transaction: what is interrupted goes on the next time. Raises `NotAllowed`
    unless `by` may handle requests there.
    """
    check_may(by, HANDLE, Place(authority_code), today=timezone.localdate(at))
    found, kept = _old(before, authority_code)
    cases = tuple(_forget(pk, ended_on, by=by, at=at, dry_run=dry_run) for pk, ended_on in found)
    gone = _papers_of([pk for pk, _ in found]) if dry_run else Paper.objects.none()
    needed = Paper.objects.filter(removed_at=None).exclude(pk__in=gone)
    files = paper_store.sweep(set(needed.values_list("sha256", flat=True)), dry_run=dry_run)
    files += keeping.clear_away() if not dry_run else sum(case.letters for case in cases)
    return Forgotten(before, dry_run, cases, kept, files)


def _old(
    before: date, authority_code: int | None
) -> tuple[Sequence[tuple[int, date]], tuple[tuple[str, str], ...]]:
    """Cases that ended before the day, with the day; and those as old that stay, and why."""
    cases = Case.objects.filter(requester__forgotten_at=None)
    if authority_code is not None:
        cases = cases.filter(authority_code=authority_code)
    dated = cases.annotate(last_on=Max("events__on", filter=Q(events__kind__in=ENDS)))
    ended = dated.filter(state__in=(*ENDED, *ELSEWHERE), last_on__lt=before)
    waiting = set(cases.filter(proceedings__outcome="").values_list("pk", flat=True))
    kept = [
        (reference, "A review, complaint, notice or appeal is not over.")
        for pk, reference in ended.order_by("pk").values_list("pk", "reference")
        if pk in waiting
    ]
    never = cases.filter(received_on__lt=before).exclude(state__in=(*ENDED, *ELSEWHERE))
    references = never.order_by("pk").values_list("reference", flat=True)
    kept += [(reference, "It was never closed.") for reference in references]
    rows = ended.order_by("pk").values_list("pk", "last_on")
    return [row for row in rows if row[0] not in waiting], tuple(kept)


def _forget(
    case_id: int, ended_on: date, *, by: Account | Operator, at: datetime, dry_run: bool
) -> ForgottenCase:
    """Forget who made one request. A dry run does it all and takes it back."""
    with transaction.atomic():
        case = hold(case_id, by=by, at=at)
        who = Requester.objects.select_for_update().get(case=case)
        passages = black_out_case(case, details_of(who))
        papers = _remove_papers(case, at)
        letters = _remove_letters(case, by=by, at=at)
        mails = outbox.forget(case.reference)
        Requester.objects.filter(pk=who.pk).update(
            name="", email="", address="", organisation="", forgotten_at=at
        )
        case.refresh_from_db()
        detail = {"passages": passages, "papers": papers, "letters": letters, "mails": mails}
        happen(case, EventKind.FORGOTTEN, on=timezone.localdate(at), at=at, by=by, detail=detail)
        search_index.file_case(case.pk)
        for entry_id in LogEntry.objects.filter(case=case).values_list("pk", flat=True):
            search_index.file_entry(entry_id)
        transaction.set_rollback(dry_run)
    return ForgottenCase(case.reference, ended_on, passages, papers, letters, mails)


def _papers_of(case_ids: Sequence[int]) -> QuerySet[Paper]:
    """Every file: those from which something was released too, for only their text went out,
    without what was redacted, and they hold it still."""
    return Paper.objects.filter(case_id__in=case_ids, removed_at=None)


def _remove_papers(case: Case, at: datetime) -> int:
    """Remove what came and what was found. Of what went out the text stays: it is the answer."""
    released = _papers_of([case.pk]).filter(kind=PaperKind.REDACTED).update(removed_at=at)
    rest = _papers_of([case.pk]).update(name="A paper that was removed", text="", removed_at=at)
    return released + rest


def _remove_letters(case: Case, *, by: Account | Operator, at: datetime) -> int:
    """The letters themselves go: they begin with a name and an address. What they said stays in the
    answers, and what went with them too, for it was written without anybody's name."""
    columns = ("html_sha256", "docx_sha256", "pdf_sha256")
    letters = {sha256 for row in case.letters.values_list(*columns) for sha256 in row}
    entries = LogEntry.objects.filter(case=case).values_list("attachments", flat=True)
    sent = case.letters.values_list("attachments", flat=True)
    attached = {one["sha256"] for files in (*entries, *sent) for one in files}
    return keeping.remove(letters - attached, authority_code=case.authority_code, by=by, at=at)
