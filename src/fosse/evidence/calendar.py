"""When a table was published: the calendar of publications, shipped as data. PURE."""

from __future__ import annotations

import calendar
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from .years import ends_in


@dataclass(frozen=True, slots=True)
class Usual:
    """The convention for one table and stage. `after` counts years from the one it ends in;
    `of_schools` says whether that stage has figures of single schools."""

    month: int
    day: int
    after: int
    says: str
    of_schools: bool = True

    def on(self, year: str) -> date:
        return date(ends_in(year) + self.after, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Lag:
    """The convention for a picture of one day."""

    days: int
    from_end_of_month: bool
    by_itself: bool  # the day pictured is the day it came out, as the file says
    says: str

    def on(self, as_of: date) -> date:
        if self.from_end_of_month:
            last = calendar.monthrange(as_of.year, as_of.month)[1]
            as_of = as_of.replace(day=last)
        return as_of + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Conventions by publication (and stage), and the days that are known for certain."""

    usual: dict[tuple[str, str], Usual]
    lags: dict[str, Lag]
    known: dict[tuple[str, str, str, date | None], date]

    def published_on(
        self, publication: str, *, year: str, stage: str, as_of: date | None
    ) -> date | None:
        """The day a release came out; None where neither calendar nor convention says."""
        if day := self.known.get((publication, year, stage, as_of if not year else None)):
            return day
        if year:
            usual = self.usual.get((publication, stage))
            return usual.on(year) if usual else None
        lag = self.lags.get(publication)
        return lag.on(as_of) if lag and as_of else None

    def days_for_schools(self, publication: str, year: str) -> tuple[date, ...]:
        """The day of each stage of a year that has figures of single schools."""
        stages = [
            stage
            for (name, stage), usual in self.usual.items()
            if name == publication and usual.of_schools
        ]
        return tuple(
            day
            for stage in stages
            if (day := self.published_on(publication, year=year, stage=stage, as_of=None))
        )

    def by_itself(self, publication: str) -> bool:
        """Whether the table's own day is the day it came out."""
        lag = self.lags.get(publication)
        return lag is not None and lag.by_itself


@cache
def shipped() -> Calendar:
    """The calendar in `calendar.toml`."""
    return parse((files("fosse.evidence") / "calendar.toml").read_text(encoding="utf-8"))


def parse(text: str) -> Calendar:
    """A calendar out of its TOML. Raises `KeyError` or `TypeError` for what is no entry."""
    said = tomllib.loads(text)
    return Calendar(
        usual={
            (name, entry["stage"]): Usual(
                entry["month"],
                entry["day"],
                entry["after"],
                entry["says"],
                entry.get("of_schools", True),
            )
            for entry in said.get("usual", ())
            for name in entry["publications"]
        },
        lags={
            name: Lag(
                entry["days"],
                entry.get("from_end_of_month", False),
                entry.get("by_itself", False),
                entry["says"],
            )
            for entry in said.get("lag", ())
            for name in entry["publications"]
        },
        known={_key(entry): entry["on"] for entry in said.get("known", ())},
    )


def _key(entry: dict[str, Any]) -> tuple[str, str, str, date | None]:
    return entry["publication"], entry.get("year", ""), entry["stage"], entry.get("as_of")
