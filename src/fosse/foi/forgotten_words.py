"""Blacking out a requester's details in everything that was written about their request."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q, QuerySet

from .blacking import Details, black_out
from .models import (
    Aggregation,
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
    here, questions = Case.objects.filter(pk=case.pk), Question.objects.filter(case=case)
    places: tuple[tuple[QuerySet[Any], tuple[str, ...]], ...] = (
        (here, ("title", "text", "changed_what")),
        (questions, ("text", "composed", "answer", "not_held_because")),
        (AnswerVersion.objects.filter(question__case=case), ("text",)),
        (Search.objects.filter(question__case=case), ("where", "terms", "what")),
        (ExemptionClaim.objects.filter(question__case=case), _CLAIM),
        (Redaction.objects.filter(table__question__case=case), ("reason",)),
        (Redaction.objects.filter(paper__case=case), ("reason",)),
        (Proceeding.objects.filter(case=case), ("grounds", "reasons")),
        (TimeSpent.objects.filter(case=case), ("note",)),
        (Aggregation.objects.filter(Q(case=case) | Q(other=case)), ("campaign", "reason")),
        (LogEntry.objects.filter(case=case), ("title", "request", "answer", "by_question")),
        (Paper.objects.filter(case=case), ("name", "text")),
        (case.letters.all(), ("values",)),
    )
    return _in_events(case, who) + sum(_in_rows(rows, names, who) for rows, names in places)


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
