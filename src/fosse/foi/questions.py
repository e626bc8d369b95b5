"""Splitting a request into questions; the law, the disposition and the answer of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from fosse.people.models import Account
from fosse.people.operator import Operator

from . import search_index
from .duties import DUTIES
from .intake.text import clean
from .kinds import Disposition, EventKind, Regime
from .law import NoSuchRule, rule
from .models import AnswerTable, AnswerVersion, Case, Question
from .progress import can
from .recording import Refused, happen, hold, hold_question, note_change

_OUT_OF_THE_WAY = 10_000  # numbers that no question has while the others are put in order
MOST = 200


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question as an officer splits it off. `id` is the question that it was before, so that
    its work stays with it when its words are corrected; None: it is new, or has its words."""

    text: str
    regime: Regime = Regime.FOI
    kind: str = ""
    asked: Mapping[str, Any] = field(default_factory=dict)
    id: int | None = None


@dataclass(frozen=True, slots=True)
class TableDraft:
    """A table that is to go out with an answer; the shape of `AnswerTable`."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    about: Mapping[str, Any] = field(default_factory=dict)
    suppressed: Sequence[Any] = ()


@transaction.atomic
def split(
    *,
    case_id: int,
    questions: Sequence[QuestionDraft],
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> tuple[int, ...]:
    """Make these the questions of the case, in this order; the numbers they are known by.

    One that was there before keeps its work. One that is left out goes, unless it was worked on:
    that raises `Refused`, as an empty question and none at all do.
    """
    case = hold(case_id, by=by, at=at, version=version)
    drafts = _checked(questions)
    before = list(case.questions.all())
    kept = _matched(drafts, before)
    for gone in [question for question in before if question.pk not in {k.pk for k in kept if k}]:
        _drop(gone)
    case.questions.update(number=F("number") + _OUT_OF_THE_WAY)
    found = tuple(
        _put(case, number, draft, question)
        for number, (draft, question) in enumerate(zip(drafts, kept, strict=True), 1)
    )
    words = f"split it into {len(found)} questions" if len(found) > 1 else "made it one question"
    note_change(case, "split", words, at=at, by=by, questions=len(found))
    return found


@transaction.atomic
def set_regime(
    *,
    question_id: int,
    regime: Regime,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Say under which law a question is answered. Its claims stay, for an officer to look at."""
    case, question = hold_question(question_id, by=by, at=at, version=version)
    question.regime = _in_force(regime, case)
    question.save(update_fields=["regime"])
    words = f"put question {question.number} under the {question.regime.words}"
    note_change(case, "regime_set", words, at=at, by=by, question=question.number, regime=regime)
    return case.reference


@transaction.atomic
def dispose(
    *,
    question_id: int,
    disposition: Disposition | None,
    link: str = "",
    not_held_because: str = "",
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Say how a question is disposed of (None: not yet again), where it is accessible already
    (s.21) or why it is not held. What a letter still needs, `gate` says."""
    case, question = hold_question(question_id, by=by, at=at, version=version)
    question.disposition = Disposition(disposition) if disposition else ""
    question.link, question.not_held_because = link.strip(), not_held_because.strip()
    _check_link(question.link)
    question.save(update_fields=["disposition", "link", "not_held_because"])
    said = Disposition(disposition).words if disposition else "open again"
    words = f"disposed of question {question.number}: {said}"
    note_change(
        case, "disposed", words, at=at, by=by, question=question.number, disposition=disposition
    )
    return case.reference


@transaction.atomic
def write_answer(
    *,
    question_id: int,
    text: str,
    composed: str | None = None,
    kind: str | None = None,
    asked: Mapping[str, Any] | None = None,
    tables: Sequence[TableDraft] | None = None,
    by: Account | Operator,
    at: datetime,
    version: int | None = None,
) -> str:
    """Save the answer to a question; each saving is kept as a version.

    `composed`, `kind`, `asked` and `tables` are given when it was composed from the records, and
    left as they were for None: an officer who edits the words keeps what they began with.
    """
    case, question = hold_question(question_id, by=by, at=at, version=version)
    question.answer = clean(text)
    question.composed = question.composed if composed is None else clean(composed)
    question.kind = question.kind if kind is None else kind
    question.asked = question.asked if asked is None else dict(asked)
    question.save(update_fields=["answer", "composed", "kind", "asked"])
    _keep_version(question, by=by, at=at)
    if tables is not None:
        _put_tables(question, tables)
    if can(case.state, EventKind.DRAFTING_BEGUN):
        happen(case, EventKind.DRAFTING_BEGUN, on=localdate(at), at=at, by=by)
    words = f"wrote the answer to question {question.number}"
    note_change(case, "answered", words, at=at, by=by, question=question.number, kind=question.kind)
    search_index.file_case(case.pk)
    return case.reference


def _checked(questions: Sequence[QuestionDraft]) -> list[QuestionDraft]:
    if not questions:
        raise Refused("A request has at least one question. Keep its whole text as one.")
    if len(questions) > MOST:
        raise Refused(f"At most {MOST} questions can be answered in one request.")
    for number, draft in enumerate(questions, 1):
        if not draft.text.strip():
            raise Refused(f"Question {number} is empty. Write it, or leave it out.")
    return list(questions)


def _matched(drafts: list[QuestionDraft], before: list[Question]) -> list[Question | None]:
    """For each draft the question that it was: by number where given, else by its words."""
    left = {question.pk: question for question in before}
    named = [left.pop(draft.id, None) if draft.id is not None else None for draft in drafts]
    found: list[Question | None] = []
    for draft, question in zip(drafts, named, strict=True):
        if question is None and draft.id is None:
            same = (pk for pk, one in left.items() if one.text == clean(draft.text))
            question = left.pop(next(same, 0), None)
        found.append(question)
    return found


def _drop(question: Question) -> None:
    worked_on = [
        words
        for words, there in (
            ("an answer", bool(question.answer) or question.versions.exists()),
            ("a disposition", bool(question.disposition)),
            ("a search", question.searches.exists()),
            ("an exemption", question.claims.exists()),
        )
        if there
    ]
    if worked_on:
        raise Refused(
            f"Question {question.number} has {' and '.join(worked_on)}: leave it in, or take its "
            "work back first."
        )
    question.delete()


def _put(case: Case, number: int, draft: QuestionDraft, question: Question | None) -> int:
    question = question or Question(case=case, kind=draft.kind, asked=dict(draft.asked))
    question.number, question.text = number, clean(draft.text)
    question.regime = _in_force(draft.regime, case)
    question.save()
    return int(question.pk)


def _in_force(regime: Regime, case: Case) -> Regime:
    """Raise `Refused` for a law that was not in force when the request came: no time runs by it."""
    duty = DUTIES[Regime(regime)]
    try:
        rule(duty.answer, case.received_on)
    except NoSuchRule as fault:
        raise Refused(f"It can't be answered under that law. {fault}") from None
    return duty.regime


def _keep_version(question: Question, *, by: Account | Operator, at: datetime) -> None:
    last = question.versions.order_by("-number").values_list("number", flat=True).first()
    AnswerVersion.objects.create(
        question=question, number=(last or 0) + 1, text=question.answer, at=at, by_name=by.name
    )


def _put_tables(question: Question, tables: Sequence[TableDraft]) -> None:
    question.tables.all().delete()
    AnswerTable.objects.bulk_create(
        AnswerTable(
            question=question,
            title=table.title,
            columns=list(table.columns),
            rows=[list(row) for row in table.rows],
            about=dict(table.about),
            suppressed=list(table.suppressed),
        )
        for table in tables
    )


def _check_link(link: str) -> None:
    if link and not link.startswith(("https://", "http://")):
        raise Refused(f"“{link[:80]}” is no address of a page. Give it as https://…")
