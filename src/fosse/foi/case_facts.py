"""One request, whole: its rows → a `CaseFact`; and, apart from it, who made it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from fosse.calendar import facts as calendars

from .blacking import Details, black_out
from .case_fact import (
    CaseFact,
    ClearanceFact,
    EntryFact,
    EventFact,
    LetterFact,
    OfficerFact,
    PaperFact,
    ProceedingFact,
    RequesterFact,
    TimeFact,
    regimes_of,
)
from .clock_facts import by_day
from .clocks import Clock, clocks, main_clock
from .cost_facts import aggregated_of, cost_of
from .disclosures import written_anew
from .history import Happening, History
from .kinds import (
    Activity,
    Channel,
    EventKind,
    LetterKind,
    PaperKind,
    ProceedingKind,
    State,
)
from .models import Case, CaseEvent, LogEntry, Proceeding, Redaction, Requester
from .progress import state_of
from .question_fact import QuestionFact, RedactionFact
from .question_facts import questions_of
from .receiving import details_of


def case(reference: str, *, as_at: date) -> CaseFact | None:
    """A request by its reference, with what had happened by the day and the clocks as they stood
    on it; None when there is none. Questions, papers and answers are as they are now."""
    found = (
        Case.objects.select_related("requester", "repeats", "log_entry")
        .filter(reference=reference)
        .first()
    )
    return _fact(found, as_at) if found else None


def case_by_id(case_id: int, *, as_at: date) -> CaseFact | None:
    """The same by the number that verbs return."""
    found = (
        Case.objects.select_related("requester", "repeats", "log_entry").filter(pk=case_id).first()
    )
    return _fact(found, as_at) if found else None


def requester(reference: str) -> RequesterFact | None:
    """Who made a request, and the request word for word; None when there is no such request.

    Only for those who may (`requests.requester`), and for the letters that go to them."""
    found = Requester.objects.select_related("case").filter(case__reference=reference).first()
    if found is None:
        return None
    return RequesterFact(
        case_id=found.case_id,
        name=found.name,
        email=found.email,
        address=found.address,
        organisation=found.organisation,
        text=found.case.text,
        forgotten_at=found.forgotten_at,
    )


def in_their_words(who: RequesterFact, *, as_at: date) -> RequesterFact:
    """The same with what they made clear up to the day, and the grounds of their reviews."""
    clarified = CaseEvent.objects.filter(
        case_id=who.case_id, kind=EventKind.CLARIFIED, on__lte=as_at
    )
    reviews = Proceeding.objects.filter(case_id=who.case_id, kind=ProceedingKind.REVIEW)
    said = clarified.order_by("number").values_list("on", "detail")
    return replace(
        who,
        clarifications=tuple((on, detail.get("text", "")) for on, detail in said),
        grounds=dict(reviews.values_list("pk", "grounds")),
    )


def history(case_id: int) -> History:
    """What happened to a case, as clocks and states read it."""
    rows = CaseEvent.objects.filter(case_id=case_id).order_by("number")
    return tuple(
        Happening(row.number, EventKind(row.kind), row.on, row.at, row.detail, row.proceeding_id)
        for row in rows
    )


def _fact(found: Case, as_at: date) -> CaseFact:
    who = details_of(found.requester)
    events = tuple(_event(row, who) for row in _events(found, as_at))
    told = tuple(
        Happening(one.number, one.kind, one.on, one.at, one.detail, one.proceeding)
        for one in events
    )
    redactions = _redactions(found)
    questions = questions_of(found, redactions)
    time, aggregated = _time(found), aggregated_of(found)
    running = _clocks(told, questions, as_at)
    return CaseFact(
        id=found.pk,
        authority_code=found.authority_code,
        reference=found.reference,
        received_on=found.received_on,
        channel=Channel(found.channel),
        title=found.title,
        text=black_out(found.text, who),
        state=state_of(told) if told else State(found.state),
        version=found.version,
        repeats=found.repeats.reference if found.repeats else None,
        officer=_officer(found),
        forgotten=found.requester.forgotten_at is not None,
        as_at=as_at,
        events=events,
        history=told,
        clocks=running,
        main=main_clock(running),
        questions=questions,
        papers=_papers(found, redactions, who),
        time=time,
        aggregated=aggregated,
        cost=cost_of(found, time, questions, aggregated),
        letters=_letters(found),
        clearances=_clearances(found),
        proceedings=_proceedings(found, who),
        entry=_entry(found),
    )


def _clocks(told: History, questions: Iterable[QuestionFact], as_at: date) -> tuple[Clock, ...]:
    if not told:  # before it was received
        return ()
    regimes = regimes_of(question.regime for question in questions)
    return clocks(told, calendars.united_kingdom(), regimes=regimes, today=as_at)


def _events(found: Case, as_at: date) -> Iterable[CaseEvent]:
    if as_at < found.received_on:
        return ()
    return found.events.filter(by_day(as_at)).order_by("number")


def _event(row: CaseEvent, who: Details) -> EventFact:
    detail: Mapping[str, object] = row.detail
    if "text" in detail:
        detail = {**detail, "text": black_out(str(detail["text"]), who)}
    return EventFact(
        number=row.number,
        kind=EventKind(row.kind),
        on=row.on,
        at=row.at,
        by_id=row.by_id,
        by=row.by_name,
        note=black_out(row.note, who),
        detail=detail,
        proceeding=row.proceeding_id,
    )


def _officer(found: Case) -> OfficerFact | None:
    held = found.assignments.filter(ends_on=None).select_related("account").first()
    return OfficerFact(held.account_id, held.account.name, held.starts_on) if held else None


def _redactions(found: Case) -> tuple[RedactionFact, ...]:
    rows = Redaction.objects.filter(paper__case=found) | Redaction.objects.filter(
        table__question__case=found
    )
    return tuple(
        RedactionFact(
            id=row.pk,
            paper_id=row.paper_id,
            table_id=row.table_id,
            start=row.start,
            end=row.end,
            column=row.column,
            row=row.row,
            provision=row.provision,
            reason=row.reason,
        )
        for row in rows.order_by("pk")
    )


def _papers(
    found: Case, redactions: Iterable[RedactionFact], who: Details
) -> tuple[PaperFact, ...]:
    """What came with the request is the requester's own, so their details are blacked out in its
    text; what was found stays word for word, for redactions are marked in it by place."""
    of_paper: dict[int | None, list[RedactionFact]] = defaultdict(list)
    for redaction in redactions:
        of_paper[redaction.paper_id].append(redaction)
    return tuple(
        PaperFact(
            id=row.pk,
            kind=PaperKind(row.kind),
            name=black_out(row.name, who),
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
            text=black_out(row.text, who) if row.kind == PaperKind.RECEIVED else row.text,
            kept_at=row.kept_at,
            kept_by=row.kept_by,
            removed_at=row.removed_at,
            redactions=tuple(of_paper[row.pk]),
        )
        for row in found.papers.order_by("pk")
    )


def _time(found: Case) -> tuple[TimeFact, ...]:
    return tuple(
        TimeFact(
            activity=Activity(row.activity),
            minutes=row.minutes,
            on=row.on,
            estimated=row.estimated,
            by=row.by_name,
            note=row.note,
        )
        for row in found.time.order_by("on", "pk")
    )


def _letters(found: Case) -> tuple[LetterFact, ...]:
    return tuple(
        LetterFact(
            id=row.pk,
            kind=LetterKind(row.kind),
            issued_on=row.issued_on,
            issued_at=row.issued_at,
            issued_by_id=row.issued_by_id,
            issued_by=row.issued_by,
            html_sha256=row.html_sha256,
            docx_sha256=row.docx_sha256,
            pdf_sha256=row.pdf_sha256,
            attachments=tuple(row.attachments),
            proceeding=row.proceeding_id,
        )
        for row in found.letters.order_by("issued_at", "pk")
    )


def _clearances(found: Case) -> tuple[ClearanceFact, ...]:
    return tuple(
        ClearanceFact(row.draft_sha256, row.at, row.by_id, row.by_name)
        for row in found.clearances.order_by("pk")
    )


def _proceedings(found: Case, who: Details) -> tuple[ProceedingFact, ...]:
    return tuple(
        ProceedingFact(
            id=row.pk,
            kind=ProceedingKind(row.kind),
            opened_on=row.opened_on,
            grounds=black_out(row.grounds, who),
            their_reference=row.their_reference,
            decider_id=row.decider_id,
            decider=row.decider,
            outcome=row.outcome,
            reasons=black_out(row.reasons, who),
            ended_on=row.ended_on,
        )
        for row in found.proceedings.order_by("opened_on", "pk")
    )


def _entry(found: Case) -> EntryFact | None:
    row: LogEntry | None = getattr(found, "log_entry", None)
    if row is None:
        return None
    return EntryFact(
        slug=row.slug,
        title=row.title,
        request=row.request,
        answer=written_anew(row),
        files=tuple(one["sha256"] for one in row.attachments),
        published_on=row.published_on,
        withdrawn_on=row.withdrawn_on,
    )
