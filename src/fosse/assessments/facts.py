"""Reads of assessments: runs, the levels that they propose, and the policies they rest on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import orjson
from django.db.models import QuerySet

from fosse.evidence.measure import measures
from fosse.policy.schema import parse
from fosse.policy.terms import Policy

from .models import PolicyVersion, Proposal, Run
from .output import put_together


@dataclass(frozen=True, slots=True)
class PolicyFact:
    """A policy as it was kept; `id` is its number in addresses."""

    id: int
    title: str
    sha256: str
    authority_code: int | None
    adopted_on: date
    in_force_from: date
    kept_at: datetime
    published: bool
    toml: str

    @property
    def policy(self) -> Policy:
        """The policy itself. Raises `InvalidPolicyError` where a measure that it names is no
        longer among the measures."""
        return _parsed(self.toml)


@dataclass(frozen=True, slots=True)
class RunFact:
    """A run that was kept. `authority_code` None: of all England."""

    id: int
    authority_code: int | None
    authority_name: str
    as_at: date
    kept: PolicyFact
    releases: tuple[Mapping[str, str], ...]
    register: tuple[Mapping[str, str], ...]
    counts: Mapping[str, int]
    chance: Mapping[str, Mapping[str, Mapping[str, float | None]]]
    sha256: str
    schools: int
    run_at: datetime
    run_by: str

    @property
    def policy(self) -> Policy:
        """The policy that was run."""
        return self.kept.policy


@dataclass(frozen=True, slots=True)
class ProposalFact:
    """The level that a run proposes for a school. `yes` counts the concerns that hold; `line`
    is the school's line of the run's JSON."""

    run_id: int
    as_at: date
    urn: int
    name: str
    phase: str
    level: str
    level_name: str
    rank: int
    because: str
    yes: int
    not_known: int
    line: bytes = field(repr=False)

    @property
    def detail(self) -> Mapping[str, Any]:
        """Findings, entitlement, what would change it: read from its line at each call."""
        found: Mapping[str, Any] = orjson.loads(self.line)
        return found


def written(kept: Run) -> bytes:
    """The very bytes that a run wrote."""
    lines = Proposal.objects.filter(run=kept).order_by("pk").values_list("detail", flat=True)
    return put_together(bytes(kept.head), [bytes(line) for line in lines])


def latest_run(
    authority_code: int | None, *, as_at: date, known_at: datetime | None = None
) -> RunFact | None:
    """The latest run of an authority (None: of all England) as at or before the day. Of two as
    at the same day the one that ran later."""
    found = _runs(authority_code, as_at, known_at).first()
    return _run(found) if found else None


def runs(*, as_at: date, known_at: datetime | None = None) -> tuple[RunFact, ...]:
    """Every run of every authority as at or before the day, the latest first."""
    return tuple(_run(found) for found in _visible(as_at, known_at))


def run(run_id: int) -> RunFact | None:
    """The run of that number; None when there is none."""
    found = _every_run().filter(pk=run_id).first()
    return _run(found) if found else None


def proposals(
    of: RunFact,
    *,
    levels: Collection[str] = (),
    urns: Collection[int] | None = None,
    text: str = "",
) -> tuple[ProposalFact, ...]:
    """The proposals of a run by name, narrowed by what is given. What depends on the register
    of today (cluster, ward, adviser) is asked by `urns`."""
    found = Proposal.objects.filter(run_id=of.id)
    if levels:
        found = found.filter(level__in=sorted(levels))
    if urns is not None:
        found = found.filter(school_id__in=sorted(urns))
    facts = [_proposal(row, of.as_at) for row in found.order_by("pk")]
    wanted = text.casefold().split()
    return tuple(
        fact
        for fact in facts
        if all(word in f"{fact.name} {fact.urn} {fact.because}".casefold() for word in wanted)
    )


def proposal(of: RunFact, urn: int) -> ProposalFact | None:
    """The proposal for one school; None when the run has none."""
    found = Proposal.objects.filter(run_id=of.id, school_id=urn).first()
    return _proposal(found, of.as_at) if found else None


def counts(of: RunFact) -> Mapping[str, int]:
    """Schools by level, in the policy's order. This much is public."""
    return of.counts


def expected_by_chance(of: RunFact) -> Mapping[str, float | None]:
    """By level, how many of the schools listed are expected not to belong there; None where
    the level does not rest on probability."""
    return {level: found["by_chance"] for level, found in of.chance["levels"].items()}


def history(urn: int, *, as_at: date, known_at: datetime | None = None) -> tuple[ProposalFact, ...]:
    """What was proposed for a school, the latest first: for each day assessed, by its last run."""
    return tuple(proposed for _, proposed in of_school(urn, as_at=as_at, known_at=known_at))


def of_school(
    urn: int, *, as_at: date, known_at: datetime | None = None
) -> tuple[tuple[RunFact, ProposalFact], ...]:
    """The same as `history`, each with its run."""
    found = Proposal.objects.filter(run__as_at__lte=as_at, school_id=urn)
    if known_at is not None:
        found = found.filter(run__run_at__lte=known_at)
    rows = found.select_related("run__policy", "run__authority")
    latest: dict[date, Proposal] = {}
    for row in rows.order_by("-run__as_at", "-run__run_at", "-run_id"):
        latest.setdefault(row.run.as_at, row)
    return tuple((_run(row.run), _proposal(row, row.run.as_at)) for row in latest.values())


def names(of: RunFact) -> Mapping[int, str]:
    """What the schools of a run were called, by number."""
    rows = Proposal.objects.filter(run_id=of.id).values_list("school_id", "name")
    return dict(rows)


def policies(*, published_only: bool = True) -> tuple[PolicyFact, ...]:
    """The policies that were kept, the newest first."""
    found = PolicyVersion.objects.order_by("-in_force_from", "-kept_at")
    if published_only:
        found = found.filter(published=True)
    return tuple(_policy(version) for version in found)


def policy_in_force(*, as_at: date, authority_code: int | None = None) -> PolicyFact | None:
    """The published policy that holds on the day: the authority's own before one for any."""
    held = [one for one in policies() if one.in_force_from <= as_at]
    own = [one for one in held if one.authority_code == authority_code]
    return next(iter(own or [one for one in held if one.authority_code is None]), None)


def _visible(as_at: date, known_at: datetime | None) -> QuerySet[Run]:
    found = _every_run().filter(as_at__lte=as_at)
    return found.filter(run_at__lte=known_at) if known_at is not None else found


def _runs(code: int | None, as_at: date, known_at: datetime | None) -> QuerySet[Run]:
    return _visible(as_at, known_at).filter(authority=code)


def _every_run() -> QuerySet[Run]:
    found = Run.objects.select_related("policy", "authority")
    return found.order_by("-as_at", "-run_at", "-pk")


def _run(found: Run) -> RunFact:
    return RunFact(
        id=found.pk,
        authority_code=found.authority_id,
        authority_name=found.authority.name if found.authority else "England",
        as_at=found.as_at,
        kept=_policy(found.policy),
        releases=tuple(found.releases),
        register=tuple(found.register),
        counts=found.counts,
        chance=found.chance,
        sha256=found.sha256,
        schools=found.schools,
        run_at=found.run_at,
        run_by=found.run_by,
    )


def _policy(version: PolicyVersion) -> PolicyFact:
    return PolicyFact(
        id=version.pk,
        title=version.title,
        sha256=version.sha256,
        authority_code=version.authority_id,
        adopted_on=version.adopted_on,
        in_force_from=version.in_force_from,
        kept_at=version.kept_at,
        published=version.published,
        toml=version.toml,
    )


def _proposal(row: Proposal, as_at: date) -> ProposalFact:
    return ProposalFact(
        run_id=row.run_id,
        as_at=as_at,
        urn=row.school_id,
        name=row.name,
        phase=row.phase,
        level=row.level,
        level_name=row.level_name,
        rank=row.rank,
        because=row.because,
        yes=row.yes,
        not_known=row.not_known,
        line=bytes(row.detail),
    )


@lru_cache(maxsize=16)
def _parsed(toml: str) -> Policy:
    return parse(toml, measures())
