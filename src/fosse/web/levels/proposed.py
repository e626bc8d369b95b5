"""The levels that the latest run proposes for an authority's schools, put together with what
the register and the caseloads say of those schools."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from fosse.assessments import facts as assessments
from fosse.assessments.caseloads import advisers_of
from fosse.assessments.facts import RunFact
from fosse.policy.terms import Policy
from fosse.schools import facts as register
from fosse.schools.phases import phase

from . import listing
from .listing import Count, Line


@dataclass(frozen=True, slots=True)
class Proposed:
    """A run's proposals for an authority: the run, its policy, and a line for each school, the
    schools with the most support first."""

    run: RunFact
    policy: Policy
    lines: tuple[Line, ...]
    counts: tuple[Count, ...]

    @property
    def usual(self) -> int:
        """The rank of the usual level."""
        return self.policy.rank(self.policy.decision.usual)

    @property
    def provenance(self) -> str:
        return provenance(self.run)


def provenance(run: RunFact) -> str:
    """Which run, on what evidence, by which policy."""
    return (
        f"Assessed as at {run.as_at:%-d %B %Y} by the policy “{run.policy.title}”, in force from "
        f"{run.policy.in_force_from:%-d %B %Y}, on {len(run.releases)} published tables; run on "
        f"{timezone.localtime(run.run_at):%-d %B %Y} by {run.run_by}."
    )


def latest_run(code: int, *, as_at: date, known_at: datetime | None = None) -> RunFact | None:
    """The latest run on or before the day that proposes for the authority: its own, or that of
    all England where it has none."""
    own = assessments.latest_run(code, as_at=as_at, known_at=known_at)
    return own or assessments.latest_run(None, as_at=as_at, known_at=known_at)


def proposed(
    code: int, *, as_at: date, known_at: datetime | None = None, with_clusters: bool = True
) -> Proposed | None:
    """The proposals of the latest run on or before the day (see `latest_run`). None when there
    was no run."""
    run = latest_run(code, as_at=as_at, known_at=known_at)
    if run is None:
        return None
    schools = {
        school.urn: school
        for school in register.schools_of(code, as_at=run.as_at, published_by=run.as_at)
    }
    proposals = assessments.proposals(run, urns=schools if run.authority_code is None else None)
    clusters = (
        register.cluster_names(schools, as_at=as_at, known_at=known_at) if with_clusters else {}
    )
    advisers = advisers_of(schools, as_at=as_at)
    kinds = listing.kinds(run.policy)
    lines = tuple(
        Line(
            urn=each.urn,
            name=each.name,
            phase=phase(schools[each.urn]) if each.urn in schools else "",
            ward=schools[each.urn].ward if each.urn in schools else "",
            clusters=clusters.get(each.urn, ()),
            level=run.policy.level(each.level),
            rank=run.policy.rank(each.level),
            kind=kinds[each.level],
            because=each.because,
            yes=each.yes,
            not_known=each.not_known,
            advisers=advisers.get(each.urn, ()),
        )
        for each in proposals
    )
    ordered = tuple(sorted(lines, key=lambda line: (-line.rank, line.name, line.urn)))
    return Proposed(run, run.policy, ordered, _counts(run, ordered, kinds))


def _counts(run: RunFact, lines: Iterable[Line], kinds: Mapping[str, str]) -> tuple[Count, ...]:
    """How many schools at each level, and how many of them by chance, least support first."""
    held = [line.level.id for line in lines]
    own = run.authority_code is not None  # a run of all England expects for all of England
    by_chance = assessments.expected_by_chance(run) if own else {}
    return tuple(
        Count(level, kinds[level.id], held.count(level.id), by_chance.get(level.id))
        for level in run.policy.levels
    )
