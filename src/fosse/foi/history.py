"""What happened to a case, in order: all that clocks and states are read from. PURE.

What the clocks read in `detail`, days written as 2026-12-21:

| event | key | meaning |
|---|---|---|
| receipt_corrected | received_on | the day on which the request truly came |
| extended | estimated_on | the day by which the requester was told that it would be decided |
| extended | regime | the law that is extended under; without it, each law of the case |
| extended | rest | true: other parts of the answer are still due by the 20th working day |
| complaint_opened | due_on | the day by which the regulator wants our reply |
| decision_notice | due_on, days | until when, or within how many days, steps must be taken |
| decision_notice | steps | false: the notice asks for none |
| tribunal_decided | due_on | until when the tribunal wants steps taken |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from .kinds import EventKind


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened `on` a day, recorded `at` a moment. `number` is its place in the
    record; `proceeding` the review, complaint or appeal that it belongs to (None: the case)."""

    number: int
    kind: EventKind
    on: date
    at: datetime
    detail: Mapping[str, Any] = field(default_factory=dict)
    proceeding: int | None = None

    def day(self, key: str) -> date | None:
        """A day of the detail. Raises `ValueError` for what is no day."""
        said = self.detail.get(key)
        return date.fromisoformat(said) if isinstance(said, str) and said else None


History = tuple[Happening, ...]


def in_order(history: History) -> History:
    """By the day on which each happened; on one day, by the order in which it was recorded."""
    return tuple(sorted(history, key=lambda one: (one.on, one.number)))


def as_recorded(history: History) -> History:
    """By the order in which it was recorded, which is the order of the states."""
    return tuple(sorted(history, key=lambda one: one.number))


def put_right(history: History) -> History:
    """With the receipt on the day to which it was corrected last; `recorded_on` in its detail is
    then the day that had been recorded."""
    corrected = [one for one in history if one.kind is EventKind.RECEIPT_CORRECTED]
    if not corrected:
        return history
    came_on = max(corrected, key=lambda one: one.number).day("received_on")
    return tuple(
        _received(one, came_on) if came_on and one.kind is EventKind.RECEIVED else one
        for one in history
    )


def _received(one: Happening, came_on: date) -> Happening:
    return replace(one, on=came_on, detail={**one.detail, "recorded_on": one.on.isoformat()})


def of_case(history: History) -> History:
    """What happened to the case itself."""
    return tuple(one for one in history if one.proceeding is None)


def by_proceeding(history: History) -> dict[int, History]:
    """proceeding → what happened in it, the oldest proceeding first."""
    found: dict[int, list[Happening]] = {}
    for one in history:
        if one.proceeding is not None:
            found.setdefault(one.proceeding, []).append(one)
    return {proceeding: tuple(parts) for proceeding, parts in found.items()}
