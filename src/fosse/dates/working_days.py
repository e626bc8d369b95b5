"""Counting working days, and saying which days were skipped and why. PURE."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from .calendar import Calendar, OutOfReach, reach
from .spans import Span


class Skipped(NamedTuple):
    """A day that was not counted, and why."""

    day: date
    why: str


class LeftOut(NamedTuple):
    """Days that do not count, working days or not, and why: “waiting for the fee”."""

    span: Span
    why: str


@dataclass(frozen=True)
class Reckoning:
    """The day that a count came to, and how.

    `first` and `last` are the first and the last day that were looked at. `calendar` is None
    where every day counts.
    """

    on: date
    first: date
    last: date
    calendar: Calendar | None = field(repr=False)
    left_out: Sequence[LeftOut] = ()

    @cached_property
    def skipped(self) -> tuple[Skipped, ...]:
        """Every day that was looked at and not counted, in order, with the reason."""
        return tuple(
            Skipped(day, why)
            for ordinal in range(self.first.toordinal(), self.last.toordinal() + 1)
            if (why := self._why_not(day := date.fromordinal(ordinal)))
        )

    @property
    def provisional(self) -> bool:
        """Whether it rests on days past the calendar's horizon, so that it can still move."""
        return self.calendar is not None and self.calendar.is_provisional(self.last)

    @property
    def why_provisional(self) -> str:
        """Why it is provisional, in words; "" when it is not."""
        if self.calendar is None or not self.provisional:
            return ""
        return self.calendar.why_provisional

    def _why_not(self, day: date) -> str:
        if self.calendar and (why := self.calendar.why_not(day)):
            return why
        return next((left.why for left in self.left_out if day in left.span), "")


def nth_after(
    day: date, n: int, calendar: Calendar, *, leaving_out: Iterable[LeftOut] = ()
) -> Reckoning:
    """The `n`th working day after `day`, which is not counted and may be any day.

    Days in `leaving_out` do not count either. Raises `ValueError` for `n` below 1 and a span
    with an open end, `OutOfReach` when the calendar ends before.
    """
    _check(day, n)
    left_out, working = tuple(leaving_out), calendar.working
    start = day.toordinal()
    place = bisect_right(working, start) + n - 1
    for first, end in _merged(left_out) if left_out else ():
        first = max(first, start + 1)
        if first >= end or place >= len(working) or first > working[place]:
            continue
        place += bisect_left(working, end) - bisect_left(working, first)
    on = _at(calendar, place)
    return Reckoning(on, date.fromordinal(start + 1), on, calendar, left_out)


def nth_before(day: date, n: int, calendar: Calendar) -> Reckoning:
    """The `n`th working day before `day`, which is not counted. Raises as `nth_after`."""
    _check(day, n)
    on = _at(calendar, bisect_left(calendar.working, day.toordinal()) - n)
    return Reckoning(on, on, day - timedelta(1), calendar)


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """How many working days lie after `first`, up to `last` and with it; below nought when
    `last` is before `first`: days late, as days left are above it."""
    reach(first)
    reach(last)
    working = calendar.working
    return bisect_right(working, last.toordinal()) - bisect_right(working, first.toordinal())


def last_by(day: date, calendar: Calendar) -> date:
    """The last working day up to `day`, and with it."""
    reach(day)
    return _at(calendar, bisect_right(calendar.working, day.toordinal()) - 1)


def _check(day: date, n: int) -> None:
    reach(day)
    if n < 1:
        raise ValueError(f"Working days are counted from the 1st on, not the {n}th.")


def _at(calendar: Calendar, place: int) -> date:
    if not 0 <= place < len(calendar.working):
        raise OutOfReach("That many working days lead out of the years that can be counted in.")
    return date.fromordinal(calendar.working[place])


def _merged(left_out: Sequence[LeftOut]) -> list[tuple[int, int]]:
    """The spans as ordinals `[first, end)`, in order, those that share a day made one."""
    merged: list[tuple[int, int]] = []
    for span, why in left_out:
        if span.starts_on is None or span.ends_on is None:
            raise ValueError(f"“{why}” has an open end: no day can be counted to yet.")
    for first, end in sorted((_ordinals(left.span)) for left in left_out):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((first, end))
    return merged


def _ordinals(span: Span) -> tuple[int, int]:
    starts_on, ends_on = span.starts_on or date.min, span.ends_on or date.max
    return starts_on.toordinal(), ends_on.toordinal()
