"""What a row of extracts said of one school, as runs of unchanged states. PURE.

A run is unbroken as long as every extract that speaks of the school said the same. An extract
speaks of a school when it holds rows of the school's authority and did not reject the school's
own row. So the runs, with the dates of the extracts, hold exactly what each extract said, and
adding extracts in any order gives the same runs (a property that the tests hold it to).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Run:
    """The same state in every extract from `seen_from` to `seen_to`, both included.

    `key` is whatever the caller knows the stored state by; None for one not yet stored.
    """

    digest: str
    authority: int
    seen_from: date
    seen_to: date
    key: int | None = None


@dataclass(frozen=True)
class Extracts:
    """When extracts spoke of which authority, and of which schools one of them said nothing."""

    dates: Mapping[int, Sequence[date]]  # authority → days, ascending
    silent: Mapping[int, Collection[date]]  # URN → days of extracts that rejected its row

    def speaking(self, authority: int, urn: int) -> Sequence[date]:
        """The days of the extracts that speak of this school under this authority, ascending."""
        days = self.dates.get(authority, ())
        if urn not in self.silent:
            return days
        return [day for day in days if day not in self.silent[urn]]


def with_state(
    runs: Sequence[Run], urn: int, dated: date, digest: str, authority: int, extracts: Extracts
) -> list[Run]:
    """The runs after the extract of `dated` said `digest` of the school.

    `extracts` are the others, without that one. `runs` are in order and hold nothing of `dated`.
    """
    for position, run in enumerate(runs):
        if run.seen_from <= dated <= run.seen_to:
            if run.digest == digest:
                return list(runs)
            halves = _split(run, urn, dated, extracts)
            new = Run(digest, authority, dated, dated)
            return [*runs[:position], halves[0], new, halves[1], *runs[position + 1 :]]
    at = sum(run.seen_to < dated for run in runs)
    before, after = list(runs[:at]), list(runs[at:])
    new = Run(digest, authority, dated, dated)
    days = extracts.speaking(authority, urn)
    if before and before[-1].digest == digest and not _any_between(days, before[-1].seen_to, dated):
        new = replace(before.pop(), seen_to=dated)
    if after and after[0].digest == digest and not _any_between(days, dated, after[0].seen_from):
        later = after.pop(0)
        new = replace(new, seen_to=later.seen_to, key=later.key if new.key is None else new.key)
    return [*before, new, *after]


def without_state(
    runs: Sequence[Run], urn: int, dated: date, spoken_of: Collection[int], extracts: Extracts
) -> list[Run]:
    """The runs after the extract of `dated`, which speaks of the authorities `spoken_of`, held
    no row of the school: the run that went over that day breaks there."""
    for position, run in enumerate(runs):
        if run.seen_from < dated < run.seen_to and run.authority in spoken_of:
            halves = _split(run, urn, dated, extracts)
            return [*runs[:position], *halves, *runs[position + 1 :]]
    return list(runs)


def vanished(
    runs: Sequence[Run], urn: int, dated: date, spoken_of: Collection[int], extracts: Extracts
) -> bool:
    """Whether the extract of `dated`, which holds no row of the school, should have held one:
    the extract that spoke of it last before that day did."""
    before = [run for run in runs if run.seen_from < dated]
    if not before or before[-1].authority not in spoken_of:
        return False
    last = before[-1]
    days = extracts.speaking(last.authority, urn)
    return last.seen_to >= days[bisect_left(days, dated) - 1]


def _split(run: Run, urn: int, dated: date, extracts: Extracts) -> tuple[Run, Run]:
    days = extracts.speaking(run.authority, urn)
    last_before = days[bisect_left(days, dated) - 1]
    first_after = days[bisect_right(days, dated)]
    return replace(run, seen_to=last_before), replace(run, seen_from=first_after, key=None)


def _any_between(days: Sequence[date], after: date, before: date) -> bool:
    """Whether a day lies strictly between the two."""
    return bisect_right(days, after) < bisect_left(days, before)
