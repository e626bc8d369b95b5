"""School terms of an authority: is it term time, and which days are school days. PURE."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from .calendar import Calendar
from .spans import Span


@dataclass(frozen=True, slots=True)
class Term:
    """A term, or half of one: from its first day to the day after its last. Raises `ValueError`
    for one without both."""

    name: str
    span: Span

    def __post_init__(self) -> None:
        if self.span.starts_on is None or self.span.ends_on is None:
            raise ValueError(f"{self.name} needs a first and a last day.")

    @property
    def first_day(self) -> date:
        return self.span.starts_on or date.min

    @property
    def last_day(self) -> date:
        return (self.span.ends_on or date.max) - timedelta(1)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that are on record of an authority, in order; the days between are holidays.

    Of days before the first and after the last nothing is known. Raises `ValueError` when two
    terms share a day or they are not in order.
    """

    terms: tuple[Term, ...]

    def __post_init__(self) -> None:
        for one, next_one in pairwise(self.terms):
            if next_one.first_day <= one.last_day:
                raise ValueError(
                    f"{one.name} ends on {one.last_day:%-d %B %Y}, and {next_one.name} begins on "
                    f"{next_one.first_day:%-d %B %Y}: a term must end before the next begins."
                )

    def on(self, day: date) -> Term | None:
        """The term that `day` is in."""
        return next((term for term in self.terms if day in term.span), None)

    def knows(self, day: date) -> bool:
        """Whether `day` is between the first day of the first term and the last of the last."""
        return bool(self.terms) and self.terms[0].first_day <= day <= self.terms[-1].last_day

    def is_term_time(self, day: date) -> bool | None:
        """Whether `day` is in a term; None where that is not known."""
        return self.on(day) is not None if self.knows(day) else None

    def why_no_school(self, day: date, calendar: Calendar) -> str:
        """Why `day` is no school day, in words; "" when it is one. Schools keep training days
        of their own, which are not known here. Bank holidays are those of `calendar`."""
        if not self.knows(day):
            return "not known: no term is on record for that time"
        if why := calendar.why_not(day):
            return why
        return "" if self.on(day) else "school holiday"

    def school_days(self, first: date, last: date, calendar: Calendar) -> Iterator[date]:
        """The school days from `first` to `last`, both included. Raises `ValueError` where one
        of the two is beyond what is on record: a part of them would pass for all."""
        for day in (first, last):
            if not self.knows(day):
                raise ValueError(f"No term is on record around {day:%-d %B %Y}.")
        return (
            day
            for day in (first + timedelta(n) for n in range((last - first).days + 1))
            if not self.why_no_school(day, calendar)
        )
