"""A school's evidence for the officer's page: each measure as a chart with its comparisons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from django.utils.text import slugify

from fosse.documents.figure import Figure
from fosse.documents.funnel import Funnel, Spot
from fosse.documents.hill import Spread
from fosse.documents.strip import Strip
from fosse.evidence.facts import Distribution
from fosse.evidence.indicator import Point, Series
from fosse.evidence.measure import Direction, Measure

from .. import series as charts
from ..series import Judgement
from . import comparing

FEWEST = 30
"""A strip of fewer schools than this would pick single schools out."""

Find = Callable[[Measure, Point], Distribution | None]
"""All schools that a figure is compared with, or None where they are not known."""


@dataclass(frozen=True, slots=True)
class Block:
    """One measure: its figures through time, what they say, and where the newest stands."""

    measure: Measure
    sentences: tuple[str, ...]
    figure: Figure
    standings: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A measure of which nothing is known of this school, and why."""

    measure: Measure
    because: str


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that belong together, under the name that their files give them."""

    id: str
    name: str
    blocks: tuple[Block, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    unknown: tuple[Unknown, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """The school that the page is about, and the schools of its authority by number."""

    urn: int
    name: str
    authority: str
    schools: Mapping[int, str]
    predecessors: Mapping[int, str]


def groups(
    profile: Mapping[str, Series],
    measures: Mapping[str, Measure],
    *,
    subject: Subject,
    main: Sequence[str],
    find: Find,
) -> tuple[Group, ...]:
    """Every measure that is asked of the school, by group. The groups of the measures in `main`
    come first, in its order; of these the page also shows where the newest figure stands."""
    found = {
        name: Group(f"group-{slugify(name)}", name)
        for name in _names_of_groups(profile, measures, main)
    }
    for measure_id, series in profile.items():
        measure = measures[measure_id]
        group = found[measure.group]
        if measure.graded:
            judged = charts.judgements(series, measure, subject.predecessors)
            group = replace(group, judgements=(*group.judgements, *judged))
        elif comparing.latest(series) is not None:
            block = _block(series, measure, subject, find if measure_id in main else None)
            group = replace(group, blocks=(*group.blocks, block))
        else:
            group = replace(group, unknown=(*group.unknown, _unknown(series, measure)))
        found[measure.group] = group
    return tuple(
        group for group in found.values() if group.blocks or group.judgements or group.unknown
    )


def _names_of_groups(
    profile: Mapping[str, Series], measures: Mapping[str, Measure], main: Sequence[str]
) -> list[str]:
    ordered = [*(one for one in main if one in profile), *profile]
    return list(dict.fromkeys(measures[one].group for one in ordered))


def _unknown(series: Series, measure: Measure) -> Unknown:
    """The newest reason stands for all: the older ones are on the school's public page."""
    reasons = {p.indicator.year: p.indicator.status.in_words for p in series.points}
    reasons.update(series.missing)
    newest = max(reasons, default="")
    return Unknown(measure, f"{newest}: {reasons[newest]}" if newest else "no release holds it")


def _block(series: Series, measure: Measure, subject: Subject, find: Find | None) -> Block:
    newest = comparing.latest(series)
    return Block(
        measure=measure,
        sentences=comparing.sentences(newest, measure, subject.authority) if newest else (),
        figure=charts.figure(series, measure, school=subject.name, names=subject.predecessors),
        standings=tuple(_standings(newest, measure, subject, find)) if newest and find else (),
    )


def _standings(newest: Point, measure: Measure, subject: Subject, find: Find) -> Iterator[Figure]:
    """The newest figure among all schools of its kind, and among the authority's own."""
    among = find(measure, newest) if newest.comparison else None
    if among is None or len(among.values) < FEWEST or measure.direction is Direction.NEITHER:
        return
    strip = _strip(newest, measure, subject, among)
    yield Figure(strip, f"Among all {among.universe}, {among.year}", f"{among.source}.")
    if (funnel := _funnel(measure, subject, among)) is not None:
        yield Figure(funnel, f"Among those of {subject.authority}, by pupils", f"{among.source}.")


def _strip(newest: Point, measure: Measure, subject: Subject, among: Distribution) -> Strip:
    found = newest.indicator
    return Strip(
        key=f"strip-{measure.id}",
        title=f"{measure.title} among all {among.universe}",
        subject=subject.name if found.own else subject.predecessors.get(found.urn, "predecessor"),
        among=among.universe,
        year=among.year,
        amount=charts.amount(measure),
        better=charts.BETTER[measure.direction],
        others=Spread.of(among.values),
        value=found.value,
        low=found.low,
        high=found.high,
        national=among.national,
    )


def _funnel(measure: Measure, subject: Subject, among: Distribution) -> Funnel | None:
    """The authority's schools by pupils; None without a known spread, or this school in it."""
    if among.sigma is None or among.tau is None or among.national is None:
        return None
    here = np.flatnonzero(np.isin(among.urns, list(subject.schools)) & (among.cohorts > 0))
    spots = tuple(
        Spot(subject.schools[urn], cohort, value, marked=urn == subject.urn)
        for urn, value, cohort in zip(
            among.urns[here].tolist(),
            among.values[here].tolist(),
            among.cohorts[here].tolist(),
            strict=True,
        )
    )
    if len(spots) < 2 or not any(spot.marked for spot in spots):
        return None
    return Funnel(
        key=f"funnel-{measure.id}",
        title=f"{measure.title}, by pupils",
        year=among.year,
        among=f"{among.universe.capitalize()} of {subject.authority}",
        amount=charts.amount(measure),
        better=charts.BETTER[measure.direction],
        centre=among.national,
        sigma=among.sigma,
        tau=among.tau,
        spots=spots,
    )
