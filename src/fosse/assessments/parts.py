"""Putting a policy to many schools, a part of them at a time, on every processor there is.

Schools do not know of one another, so parts can be done side by side; they are put together in
the schools' own order, and what they come to does not depend on how many did them.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from fosse.evidence.indicator import Series, Source
from fosse.evidence.measure import measures
from fosse.evidence.universe import kind_of
from fosse.policy.chance import Sums, Tally
from fosse.policy.evaluate import Evaluator, Proposal
from fosse.policy.findings import SchoolEvidence
from fosse.policy.terms import Level, Policy
from fosse.schools.facts import SchoolFact

from .lines import Writer

LOT = 100  # schools in a part: the progress bar moves as often
SHARED_FROM = 2_000  # with fewer schools another process costs more than it saves

Profiles = Mapping[int, Mapping[str, Series]]


class Proposed(NamedTuple):
    """What the policy proposes for a school, as it comes from the process that did it.

    `concerns` counts those that hold. `line` is everything, as one line of JSON: a run over
    England holds a quarter of a million findings, which are written down as they are made.
    """

    level: str  # its id
    because: str
    concerns: int
    not_known: int
    line: bytes


class Assessed(NamedTuple):
    """A school and what the policy proposes for it; the rest as in `Proposed`."""

    school: SchoolFact
    level: Level
    because: str
    concerns: int
    not_known: int
    line: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """Some schools, done: what is proposed for each, in order, the releases that it rests on,
    and what is expected by chance."""

    proposed: tuple[Proposed, ...]
    sources: frozenset[Source]
    sums: Sums


@dataclass(frozen=True, slots=True)
class Task:
    """A policy, the schools that it is put to, and their evidence, read already."""

    policy: Policy
    as_at: date
    schools: Sequence[SchoolFact]
    profiles: Profiles


def done(task: Task) -> Iterator[Part]:
    """Every part of the task, in order, as it is done."""
    lots = range(0, len(task.schools), LOT)
    processors = os.cpu_count() or 1
    if processors == 1 or len(task.schools) < SHARED_FROM:
        desk = _Desk(task)
        yield from map(desk.part, lots)
        return
    # A forked process has all that was read in its memory: nothing is sent to it but where
    # its part begins. It neither reads nor writes the database.
    side_by_side = multiprocessing.get_context("fork")
    with side_by_side.Pool(processors, _sit_down, [task]) as pool:
        yield from pool.imap(_part, lots)


class _Desk:
    """Where one process does its parts; what many schools share is worked out once at each."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._evaluator, self._writer = Evaluator(task.policy, measures()), Writer()

    def part(self, start: int) -> Part:
        """The part that begins with the school at that place."""
        tally, sources = Tally(self._evaluator), dict[int, Source]()
        proposed = []
        for school in self._task.schools[start : start + LOT]:
            series = self._task.profiles[school.urn]
            sources.update((id(source), source) for source in _sources(series))
            proposal = self._evaluator.evaluate(_evidence_of(school, self._task.as_at, series))
            tally.add(proposal)
            proposed.append(self._proposed(school, proposal))
        return Part(tuple(proposed), frozenset(sources.values()), tally.sums)

    def _proposed(self, school: SchoolFact, proposal: Proposal) -> Proposed:
        policy = self._task.policy
        return Proposed(
            level=proposal.level.id,
            because=proposal.because,
            concerns=sum(policy.criterion(found.criterion).concern for found in proposal.yes),
            not_known=len(proposal.not_known),
            line=self._writer.line(school, proposal),
        )


_desks: list[_Desk] = []  # the one desk of a forked process; empty in any other


def _sit_down(task: Task) -> None:
    _desks.append(_Desk(task))


def _part(start: int) -> Part:
    return _desks[0].part(start)


def _evidence_of(school: SchoolFact, as_at: date, series: Mapping[str, Series]) -> SchoolEvidence:
    return SchoolEvidence(
        urn=school.urn,
        name=school.name,
        kind=kind_of(school.phase, school.type_code, state_funded=school.state_funded) or "",
        as_at=as_at,
        series=series,
        low_age=school.low_age,
        high_age=school.high_age,
    )


def _sources(series: Mapping[str, Series]) -> Iterator[Source]:
    return (point.indicator.source for one in series.values() for point in one.points)
