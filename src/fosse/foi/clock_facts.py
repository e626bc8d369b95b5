"""The clocks of many cases at once: their events and the laws they fall under in two queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from fosse.dates.calendar import Calendar

from .case_fact import regimes_of
from .clocks import Clock, clocks
from .history import Happening, History
from .kinds import EventKind, Regime
from .models import CaseEvent, Question

AT_ONCE = 500
"""Numbers in one question to the database: SQLite takes no more than a few thousand."""

COLUMNS = ("case_id", "number", "kind", "on", "at", "detail", "proceeding_id")
KINDS = {kind.value: kind for kind in EventKind}
UNREAD = frozenset({EventKind.NOTED, EventKind.ASSIGNED, EventKind.HOLIDAY_PROCLAIMED})
"""What no clock is read from."""


def clocks_of(
    case_ids: Collection[int], calendar: Calendar, *, today: date
) -> Mapping[int, tuple[Clock, ...]]:
    """case → its clocks as at the day."""
    histories, regimes = histories_of(case_ids), regimes_by_case(case_ids)
    return {
        pk: clocks(
            histories.get(pk, ()), calendar, regimes=regimes.get(pk, (Regime.FOI,)), today=today
        )
        for pk in case_ids
    }


def histories_of(case_ids: Collection[int]) -> Mapping[int, History]:
    """case → what happened to it, as far as clocks are read from it."""
    found: dict[int, list[Happening]] = defaultdict(list)
    events = CaseEvent.objects.exclude(kind__in=UNREAD)
    for ids in in_lots(case_ids):
        rows = events.filter(case_id__in=ids).order_by("case_id", "number")
        for case_id, *row in rows.values_list(*COLUMNS):
            found[case_id].append(happening(*row))
    return {case_id: tuple(happened) for case_id, happened in found.items()}


def regimes_by_case(case_ids: Collection[int]) -> Mapping[int, tuple[Regime, ...]]:
    """case → the laws that its questions are answered under, where it has been split."""
    found: dict[int, set[str]] = defaultdict(set)
    for ids in in_lots(case_ids):
        rows = Question.objects.filter(case_id__in=ids).order_by()
        for case_id, regime in rows.values_list("case_id", "regime").distinct():
            found[case_id].add(regime)
    return {case_id: regimes_of(held) for case_id, held in found.items()}


def happening(
    number: int,
    kind: str,
    on: date,
    at: datetime,
    detail: Mapping[str, Any],
    proceeding: int | None,
) -> Happening:
    """A row of an event, without its case, as a value."""
    return Happening(number, KINDS[kind], on, at, detail, proceeding)


def in_lots(case_ids: Collection[int]) -> Iterable[list[int]]:
    """The numbers in lots that one question to the database can hold."""
    ids = list(case_ids)
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
