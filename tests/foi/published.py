"""Cases and entries of a disclosure log for tests of the search and of the public's pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fosse.foi import search_index
from fosse.foi.kinds import Channel, State
from fosse.foi.models import Case, LogEntry, Requester
from fosse.foi.sent_twice import words_sha256

CODE = 999
DAY = date(2026, 1, 12)


def case(
    text: str, *, title: str = "A request", code: int = CODE, on: date = DAY, name: str = ""
) -> Case:
    """A case with its words taken in by the search; `name` is the requester's."""
    number = Case.objects.count() + 1
    made = Case.objects.create(
        authority_code=code,
        reference=f"OLD-{on.year}-{number:04}",
        received_on=on,
        channel=Channel.FORM,
        title=title,
        text=text,
        text_sha256=words_sha256(text),
        state=State.CLOSED,
    )
    Requester.objects.create(case=made, name=name)
    search_index.file_case(made.pk)
    return made


def entry(
    title: str,
    *,
    request: str = "How many are there?",
    answer: str = "There are twelve.",
    outcome: str = "Disclosed",
    code: int = CODE,
    on: date = DAY,
    days: int = 10,
    **more: Any,
) -> LogEntry:
    """An answered request in the disclosure log, answered `days` after it came."""
    asked = case(request, title=title, code=code, on=on)
    made = LogEntry.objects.create(
        case=asked,
        authority_code=code,
        slug=asked.reference.lower(),
        title=title,
        request=request,
        answer=answer,
        outcome=outcome,
        received_on=on,
        due_on=on + timedelta(28),
        answered_on=on + timedelta(days),
        published_on=on + timedelta(days),
        **more,
    )
    search_index.file_entry(made.pk)
    return made
