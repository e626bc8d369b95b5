"""Searching for what is asked, and the time that it takes: the log behind the cost limit."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from fosse.people.models import Account
from fosse.people.operator import Operator

from .intake.text import one_line
from .kinds import Activity, EventKind, State
from .models import Search, TimeSpent
from .recording import SEARCH, Refused, happen, hold, hold_question, note_change

LONGEST = 10_000
"""Minutes of one entry: what is longer was typed wrong."""


@transaction.atomic
def begin_search(
    *, case_id: int, on: date, by: Account | Operator, at: datetime, version: int | None = None
) -> str:
    """Say that the search has begun."""
    case = hold(case_id, by=by, at=at, version=version, may=SEARCH)
    happen(case, EventKind.SEARCH_BEGUN, on=on, at=at, by=by)
    return case.reference


@transaction.atomic
def record_search(
    *,
    question_id: int,
    who: str,
    where: str,
    terms: str,
    minutes: int,
    found: bool,
    on: date,
    by: Account | Operator,
    at: datetime,
    what: str = "",
    version: int | None = None,
) -> int:
    """Record a search made for a question; the number it is known by. Its minutes are time spent
    on locating, which counts towards the cost limit: they are not logged a second time."""
    case, question = hold_question(question_id, by=by, at=at, version=version, may=SEARCH)
    _check(minutes, who=who, where=where)
    made = Search.objects.create(
        question=question,
        who=one_line(who),
        where=one_line(where, 300),
        terms=one_line(terms, 300),
        minutes=minutes,
        on=on,
        found=found,
        what=what.strip(),
    )
    if case.state == State.OPEN:  # one more search does not undo a draft
        happen(case, EventKind.SEARCH_BEGUN, on=on, at=at, by=by)
    words = f"recorded a search for question {question.number}"
    note_change(case, "searched", words, at=at, by=by, question=question.number, where=made.where)
    return int(made.pk)


@transaction.atomic
def spend_time(
    *,
    case_id: int,
    activity: Activity,
    minutes: int,
    on: date,
    by: Account | Operator,
    at: datetime,
    estimated: bool = False,
    note: str = "",
    version: int | None = None,
) -> str:
    """Log minutes spent on a case or, `estimated`, that it would take: of both the cost limit
    (s.12) is reckoned."""
    case = hold(case_id, by=by, at=at, version=version, may=SEARCH)
    _check(minutes)
    TimeSpent.objects.create(
        case=case,
        activity=Activity(activity),
        minutes=minutes,
        on=on,
        estimated=estimated,
        by_name=by.name,
        note=one_line(note, 300),
    )
    words = f"{'estimated' if estimated else 'logged'} {minutes} minutes"
    note_change(case, "time_spent", words, at=at, by=by, activity=activity, minutes=minutes)
    return case.reference


def _check(minutes: int, **said: str) -> None:
    if not 0 <= minutes <= LONGEST:
        raise Refused(f"{minutes} minutes can't be. Give from 0 to {LONGEST:,}.")
    for name, text in said.items():
        if not text.strip():
            raise Refused(
                f"Say {name} looked." if name == "who" else f"Say {name} it was looked for."
            )
