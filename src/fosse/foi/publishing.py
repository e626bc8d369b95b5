"""The disclosure log: putting an answered request in, and taking it down again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from fosse.audit.actions import Doer
from fosse.people.models import Account
from fosse.people.operator import Operator

from . import file_words, reckoning, search_index
from .blacking import Details, black_out
from .intake.text import clean, one_line
from .kinds import Disposition, EventKind
from .models import Case, LogEntry, Requester
from .naming import where_named
from .on_register import of_answers
from .outcomes import Outcome, outcome_of
from .recording import Refused, happen, hold, note_change


@dataclass(frozen=True, slots=True)
class PublishDecision:
    """What the public is to read of an answered request. "" stands for what is on record: the
    request as it was made, the answers question by question, the short name. Attachments are
    named by their hash, and were issued before. `not_names` are words that are no part of the
    requester's name there, though they look it (“Church”): an officer has looked at each.

    Of the questions the public reads what stands in the request as it is published, and of their
    answers what is the published answer: what an officer took out is in neither."""

    title: str = ""
    request: str = ""
    answer: str = ""
    attachments: Sequence[Mapping[str, Any]] = ()
    not_names: Collection[str] = ()


@transaction.atomic
def publish(
    *,
    case_id: int,
    publish: PublishDecision,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Put an answered case in the disclosure log, or in other words than it stands there; the
    address that it is read under."""
    case = hold(case_id, by=by, at=at, version=version)
    return put_in_log(case, publish, on=on, by=by, at=at)


@transaction.atomic
def unpublish(
    *,
    case_id: int,
    reason: str,
    on: date,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Take a case out of the disclosure log; that it stood there is kept."""
    case = hold(case_id, by=by, at=at, version=version)
    entry = LogEntry.objects.filter(case=case, withdrawn_on=None).first()
    if entry is None:
        raise Refused(f"{case.reference} is not in the disclosure log.")
    if not reason.strip():
        raise Refused("Give the reason for taking it down: it is kept with the case.")
    entry.withdrawn_on = on
    entry.save(update_fields=["withdrawn_on"])
    search_index.file_entry(entry.pk)
    note_change(case, "unpublished", "took it out of the disclosure log", at=at, by=by)
    return case.reference


def put_in_log(case: Case, said: PublishDecision, *, on: date, by: Doer, at: datetime) -> str:
    """Write the entry of a case that is held. Whatever was decided, the requester's details are
    blacked out: a name in the log cannot be taken back. Raises `Refused` where one is left."""
    answered = reckoning.last_of(case.pk, EventKind.ISSUED)
    if answered is None:
        raise Refused("Only an answered request goes into the disclosure log.")
    who = Requester.objects.get(case=case)
    details = Details(who.name, who.email, who.address, who.organisation)
    listed = of_answers(details)
    by_question = _by_question(case, details, listed)
    answers = "\n\n".join(part["answer"] for part in by_question if part["answer"])
    words = {
        "title": one_line(black_out(said.title or case.title, details)),
        "request": black_out(clean(said.request) or case.text, details),
        "answer": black_out(clean(said.answer) or answers, listed),
    }
    by_question = _as_published(
        by_question,
        words,
        reworded=_folded(words["request"]) != _folded(black_out(case.text, details)),
        answered_anew=_folded(words["answer"]) != _folded(answers),
    )
    _check_named(details, listed, words, by_question, said.not_names)
    _check_files(listed, file_words.words_of_files(case, said.attachments), said.not_names)
    entry, _ = LogEntry.objects.update_or_create(
        case=case,
        defaults={
            "authority_code": case.authority_code,
            "slug": case.reference.lower(),
            **words,
            "by_question": by_question,
            "outcome": _outcome(by_question).words,
            "received_on": case.received_on,
            "due_on": reckoning.due_on(case, on=on),
            "answered_on": answered,
            "published_on": on,
            "withdrawn_on": None,
            "attachments": [dict(one) for one in said.attachments],
        },
    )
    search_index.file_entry(entry.pk)
    happen(case, EventKind.PUBLISHED, on=on, at=at, by=by, detail={"slug": entry.slug})
    return entry.slug


def _check_named(
    details: Details,
    listed: Details,
    words: Mapping[str, str],
    by_question: Sequence[Mapping[str, str]],
    not_names: Collection[str],
) -> None:
    """Raise `Refused` where what would be published still names the requester, or seems to; in
    the answers only by what is `listed` of them."""
    asked = {
        "The title": words["title"],
        "The request": words["request"],
        "A question": "\n".join(part["question"] for part in by_question),
    }
    answered = {
        "The answer": words["answer"],
        "The answer to a question": "\n".join(part["answer"] for part in by_question),
    }
    if found := (
        *where_named(details, asked, not_names=not_names),
        *where_named(listed, answered, not_names=not_names),
    ):
        said = " ".join(dict.fromkeys(one.words for one in found[:3]))
        raise Refused(f"{said} Take it out of what is published, or say that it is no name there.")


def _check_files(details: Details, files: Mapping[str, str], not_names: Collection[str]) -> None:
    """Raise `Refused` where a file names the requester, or seems to. A file goes as it was issued:
    an officer can leave it out, or say that what was found is something else there, such as the
    address of a school that asked."""
    excused = {word.casefold() for word in not_names}
    named = where_named(details, files)
    if found := [one for one in named if one.found.casefold() not in excused]:
        said = " ".join(dict.fromkeys(one.words for one in found[:3]))
        raise Refused(f"{said} Leave the file out, or say that it is no name there.")


def _as_published(
    by_question: Sequence[Mapping[str, str]],
    words: Mapping[str, str],
    *,
    reworded: bool,
    answered_anew: bool,
) -> list[dict[str, str]]:
    """The questions without what is not in the request and the answer as they are published."""
    request = _folded(words["request"])
    return [
        {
            "question": "" if reworded and _folded(part["question"]) not in request
            else part["question"],
            "disposition": part["disposition"],
            "answer": "" if answered_anew else part["answer"],
        }
        for part in by_question
    ]  # fmt: skip


def _folded(text: str) -> str:
    return " ".join(text.split())


def _outcome(by_question: Sequence[Mapping[str, str]]) -> Outcome:
    found = (part["disposition"] for part in by_question)
    return outcome_of([Disposition(disposition) for disposition in found if disposition])


def _by_question(case: Case, details: Details, listed: Details) -> list[dict[str, str]]:
    rows = case.questions.values_list("text", "disposition", "answer")
    return [
        {
            "question": black_out(text, details),
            "disposition": disposition,
            "answer": black_out(answer, listed),
        }
        for text, disposition, answer in rows
    ]
