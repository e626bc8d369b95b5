"""The clocks of many cases at once: their events and the laws they fall under in two queries."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, TextField
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from fosse.dates.calendar import Calendar

from .case_fact import regimes_of
from .clocks import Clock, clocks
from .history import Happening, History
from .keyed import keyed
from .kinds import EventKind, Regime
from .models import Case, CaseEvent, Question

KINDS = {kind.value: kind for kind in EventKind}
E = EventKind
UNREAD = frozenset(
    {
        E.ACKNOWLEDGED,
        E.OPENED,
        E.SEARCH_BEGUN,
        E.DRAFTING_BEGUN,
        E.COST_ADDED,
        E.COST_TAKEN_OUT,
        E.CLEARANCE_ASKED,
        E.CLEARED,
        E.SENT_BACK,
        E.CLOSED,
        E.HOLIDAY_PROCLAIMED,
        E.ASSIGNED,
        E.NOTED,
        E.REVIEW_ACKNOWLEDGED,
        E.PUBLISHED,
        E.FORGOTTEN,
    }
)
"""What no clock is read from: it moves the state of a case, or nothing."""

NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment of recording is not read here: no clock asks for it."""

REMEMBERED = 5_000
"""Cases whose clocks are remembered: the open ones of a large authority, some MB."""

Laws = tuple[Regime, ...]

Cases = QuerySet[Case] | RawSQL
"""Cases to be looked up, or the keys of cases that were: see `keyed`."""


class Told(NamedTuple):
    """An event as it comes from the database, `detail` still as text, under its place in the
    order: cases to which the same was told have the same clocks."""

    number: int
    kind: str
    on: date
    detail: str
    proceeding: int | None


def clocks_of(
    cases: Cases, calendar: Calendar, *, today: date, laws: Mapping[int, Laws]
) -> Mapping[int, tuple[Clock, ...]]:
    """case → its clocks as at the day; `laws` as `laws_of` gives them."""
    return {
        pk: reckoned(told, laws.get(pk, (Regime.FOI,)), calendar, today)
        for pk, told in _told(cases, UNREAD).items()
    }


@lru_cache(maxsize=REMEMBERED)
def reckoned(
    told: tuple[Told, ...], regimes: Laws, calendar: Calendar, today: date
) -> tuple[Clock, ...]:
    """Remembered by all that it depends on, so that nothing can be out of date: a desk opened
    again reckons only what has changed."""
    return clocks(_history(told), calendar, regimes=regimes, today=today)


def histories_of(
    cases: Cases,
    *,
    leaving_out: Collection[EventKind] = UNREAD,
    up_to: date | None = None,
) -> Mapping[int, History]:
    """case → what happened to it up to a day, with it, and its receipt; what no clock is read
    from is left out unless something else is."""
    return {pk: _history(told) for pk, told in _told(cases, leaving_out, up_to).items()}


def history_of(case_id: int) -> History:
    """What happened to one case, as far as clocks are read from it."""
    return histories_of(keyed([case_id]))[case_id]


def laws_of(cases: Cases) -> Mapping[int, Laws]:
    """case → the laws that its questions are answered under, where it has been split."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Question.objects.filter(Q(case_id__in=cases)).order_by()
    for case_id, regime in rows.values_list("case_id", "regime").distinct():
        found[case_id].add(regime)
    return {case_id: _in_order(frozenset(held)) for case_id, held in found.items()}


@cache
def _in_order(held: frozenset[str]) -> Laws:
    return regimes_of(held)


def laws_of_case(case_id: int) -> Laws:
    """The laws that the questions of one case are answered under; FOI while there are none."""
    return laws_of(keyed([case_id])).get(case_id, (Regime.FOI,))


def by_day(day: date) -> Q:
    """Events that had happened by a day, with it. The day of receipt is the true one, whenever
    it was corrected: a receipt is read under whatever day it was recorded, and its corrections
    with it."""
    return Q(on__lte=day) | Q(kind__in=(E.RECEIVED, E.RECEIPT_CORRECTED))


def _told(
    cases: Cases, leaving_out: Collection[EventKind], up_to: date | None = None
) -> Mapping[int, tuple[Told, ...]]:
    found: dict[int, list[Told]] = defaultdict(list)
    rows = (
        CaseEvent.objects.filter(Q(case_id__in=cases), by_day(up_to) if up_to else Q())
        .exclude(kind__in=leaving_out)
        .order_by("case_id", "number")
        .values_list("case_id", "kind", "on", _DETAIL, "proceeding_id")
    )
    for case_id, kind, on, detail, proceeding in rows:
        told = found[case_id]
        told.append(Told(len(told) + 1, kind, on, detail, proceeding))
    return {case_id: tuple(told) for case_id, told in found.items()}


_DETAIL = Cast("detail", TextField())


def _history(told: tuple[Told, ...]) -> History:
    return tuple(
        Happening(one.number, KINDS[one.kind], one.on, NO_TIME, _read(one.detail), one.proceeding)
        for one in told
    )


def _read(detail: str) -> Mapping[str, Any]:
    return {} if detail == "{}" else json.loads(detail)
