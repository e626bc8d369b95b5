"""The audit as a list: its filters, its pages, and as a table to take away."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, overload

from django import forms
from django.utils import timezone

from fosse.audit import facts
from fosse.audit.facts import EventFact, Reach, Wanted
from fosse.web.downloads import Download
from fosse.web.forms import DayField, Form
from fosse.web.templatetags.fosse import verb_in_words

PER_PAGE = 50
MOST = 10_000  # rows of one download; an auditor asks for a span of days


class FilterForm(Form):
    """What is asked for, of what the visitor may read."""

    by_name = forms.CharField(label="Who", required=False, max_length=200)
    verb = forms.ChoiceField(label="Did what", required=False)
    noun_id = forms.CharField(label="To which number", required=False, max_length=100)
    since = DayField(label="From", required=False)
    to = DayField(label="To", required=False)

    def __init__(self, data: Mapping[str, Any], *, reach: Reach) -> None:
        super().__init__(data)
        self.reach = reach
        choice = self.fields["verb"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [
                ("", "Anything"),
                *((verb, verb_in_words(verb)) for verb in facts.verbs(reach)),
            ]

    @property
    def wanted(self) -> Wanted:
        """The events asked for. A filter that could not be understood filters nothing: the form
        says so above the list."""
        if not self.is_valid():
            return Wanted(reach=self.reach)
        typed = self.cleaned_data
        return Wanted(
            reach=self.reach,
            by_name=typed["by_name"],
            verb=typed["verb"],
            noun_id=typed["noun_id"],
            since=_start_of(typed["since"]) if typed["since"] else None,
            before=_start_of(typed["to"] + timedelta(days=1)) if typed["to"] else None,
        )


class Events(Sequence[EventFact]):
    """The events asked for, as a sequence of which a paginator reads only one page."""

    def __init__(self, wanted: Wanted, *, now: datetime) -> None:
        self.wanted = wanted
        self.now = now

    def __len__(self) -> int:
        return facts.count(self.wanted, known_at=self.now)

    @overload
    def __getitem__(self, part: int) -> EventFact: ...

    @overload
    def __getitem__(self, part: slice) -> tuple[EventFact, ...]: ...

    def __getitem__(self, part: int | slice) -> EventFact | tuple[EventFact, ...]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        start = part.start or 0
        limit = (len(self) if part.stop is None else part.stop) - start
        return facts.events(self.wanted, known_at=self.now, limit=limit, offset=start)


def as_table(wanted: Wanted, *, now: datetime) -> Download:
    """The events as a download, the newest `MOST` of them."""
    return Download(
        title="Who did what",
        columns=("at", "by", "verb", "noun", "number", "reason", "detail"),
        rows=[_row(event) for event in facts.events(wanted, known_at=now, limit=MOST)],
        as_at=timezone.localdate(now),
        source="The audit of this installation",
        licence="Not published: for officers of the authority",
    )


def _row(event: EventFact) -> dict[str, object]:
    return {
        "at": event.at.isoformat(timespec="seconds"),
        "by": event.by_name,
        "verb": event.verb,
        "noun": event.noun,
        "number": event.noun_id,
        "reason": event.reason,
        "detail": json.dumps(event.detail, ensure_ascii=False),
    }


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
