"""Blacking out a requester's details in everything that was written about their request."""

from __future__ import annotations

from typing import Any, TypeAlias

from django.db.models import Model, Q, QuerySet

from .blacking import Details, black_out, moved, places, without
from .models import (
    Aggregation,
    AnswerTable,
    AnswerVersion,
    Case,
    CaseEvent,
    ExemptionClaim,
    LogEntry,
    Paper,
    Proceeding,
    Question,
    Redaction,
    Search,
    TimeSpent,
)
from .on_register import of_answers

Words: TypeAlias = tuple[QuerySet[Any], tuple[str, ...]]
"""Rows and those of their fields that hold words."""

_CLAIM = (
    "withheld",
    "reason",
    "prejudice",
    "opinion",
    "interest_for",
    "interest_against",
    "balance",
)


def black_out_case(case: Case, who: Details) -> int:
    """Black the details out wherever words of a case are kept; in how many places. The words
    of its events are the only part of them that ever changes."""
    asked = sum(_in_rows(rows, names, who) for rows, names in _of_request(case))
    answered = sum(_in_rows(rows, names, of_answers(who)) for rows, names in _of_answers(case))
    return asked + answered + _in_events(case, who) + _in_papers(case, who)


def _of_request(case: Case) -> tuple[Words, ...]:
    """What the requester wrote, and what officers wrote about it."""
    return (
        (Case.objects.filter(pk=case.pk), ("title", "text", "changed_what")),
        (Question.objects.filter(case=case), ("text", "not_held_because")),
        (Search.objects.filter(question__case=case), ("where", "terms", "what")),
        (ExemptionClaim.objects.filter(question__case=case), _CLAIM),
        (Redaction.objects.filter(table__question__case=case), ("reason",)),
        (Redaction.objects.filter(paper__case=case), ("reason",)),
        (Proceeding.objects.filter(case=case), ("grounds", "reasons")),
        (TimeSpent.objects.filter(case=case), ("note",)),
        (Aggregation.objects.filter(Q(case=case) | Q(other=case)), ("campaign", "reason")),
        (LogEntry.objects.filter(case=case), ("title", "request")),
        (Paper.objects.filter(case=case), ("name",)),
        (case.letters.all(), ("values",)),
    )


def _of_answers(case: Case) -> tuple[Words, ...]:
    return (
        (Question.objects.filter(case=case), ("composed", "answer")),
        (AnswerVersion.objects.filter(question__case=case), ("text",)),
        (AnswerTable.objects.filter(question__case=case), ("title", "rows", "about")),
        (LogEntry.objects.filter(case=case), ("answer", "by_question")),
    )


def _in_papers(case: Case, who: Details) -> int:
    """In the texts of papers. What was redacted in them is marked by where it stands, and moves
    with the words: else what was taken out of an answer would show."""
    changed = 0
    for paper in Paper.objects.filter(case=case).exclude(text=""):
        if not (taken := places(paper.text, who)):
            continue
        for one in paper.redactions.all():
            if one.start is not None and one.end is not None:
                one.start, one.end = moved(one.start, one.end, taken)
                one.save(update_fields=["start", "end"])
        paper.text = without(paper.text, taken)
        paper.save(update_fields=["text"])
        changed += 1
    return changed


def _in_rows(rows: QuerySet[Any], names: tuple[str, ...], who: Details) -> int:
    changed = 0
    for row in rows:
        found = [name for name in names if _black(row, name, who)]
        if found:
            row.save(update_fields=found)
            changed += len(found)
    return changed


def _black(row: Model, name: str, who: Details) -> bool:
    """Black the details out in one field; whether anything changed."""
    before = getattr(row, name)
    after = _without(before, who)
    setattr(row, name, after)
    return bool(after != before)


def _in_events(case: Case, who: Details) -> int:
    changed = 0
    for event in case.events.all():
        note = black_out(event.note, who)
        detail = dict(event.detail)
        if "text" in detail:
            detail["text"] = black_out(str(detail["text"]), who)
        if (note, detail) != (event.note, event.detail):
            CaseEvent.objects.black_out(event.pk, note=note, detail=detail)
            changed += 1
    return changed


def _without(value: Any, who: Details) -> Any:
    """The value, whatever its shape, with the details blacked out in its words."""
    if isinstance(value, str):
        return black_out(value, who)
    if isinstance(value, list):
        return [_without(part, who) for part in value]
    if isinstance(value, dict):
        return {key: _without(part, who) for key, part in value.items()}
    return value
