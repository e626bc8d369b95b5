"""Reading the register and the evidence as at a day and putting a policy to every school."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from fosse.evidence import facts as evidence
from fosse.evidence.indicator import Source
from fosse.policy.chance import Expected, Sums
from fosse.policy.terms import Policy
from fosse.schools import facts as register
from fosse.schools.facts import SchoolFact
from fosse.schools.models import Authority, Extract

from . import parts
from .parts import Assessed, Proposed

Tell = Callable[[int], None]
"""Told, from time to time, how many schools are done."""


class NotAssessedError(ValueError):
    """There is nothing to assess; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class ExtractFact:
    """A file of the register that an assessment rests on: establishments, or links."""

    kind: str
    dated: date
    sha256: str
    source_name: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """Every school assessed, by name, with all that it rests on."""

    authority_code: int | None
    authority_name: str
    as_at: date
    policy: Policy
    releases: tuple[Source, ...]
    register: tuple[ExtractFact, ...]
    schools: tuple[Assessed, ...]
    by_criterion: Mapping[str, Expected]
    by_level: Mapping[str, Expected]

    @property
    def counts(self) -> dict[str, int]:
        """Schools by level, in the policy's order."""
        found = Counter(one.level.id for one in self.schools)
        return {level.id: found[level.id] for level in self.policy.levels}


def assess(
    authority_code: int | None,
    *,
    as_at: date,
    policy: Policy,
    known_at: datetime | None = None,
    schools: Sequence[SchoolFact] | None = None,
    tell: Tell | None = None,
) -> Assessment:
    """Put the policy to the schools of an authority (None: of all England), on the evidence as
    published by `as_at`: to `schools`, or to all that there are. Nothing is written.

    Raises `NotAssessedError` as `schools_to_assess` does.
    """
    if schools is None:
        schools = schools_to_assess(authority_code, as_at=as_at, known_at=known_at)
    urns = [school.urn for school in schools]
    profiles = evidence.profiles(
        urns,
        as_at=as_at,
        known_at=known_at,
        measures=sorted(policy.measures),
        since=_since(policy, as_at),
    )
    profiles.read_ahead()
    proposed: list[Proposed] = []
    sources, sums = set[Source](), Sums.of(policy)
    for part in parts.done(parts.Task(policy, as_at, schools, profiles)):
        proposed += part.proposed
        sources |= part.sources
        sums.join(part.sums)
        if tell:
            tell(len(proposed))
    return Assessment(
        authority_code=authority_code,
        authority_name=_authority_name(authority_code),
        as_at=as_at,
        policy=policy,
        releases=tuple(sorted(sources, key=_order)),
        register=_extracts(as_at, known_at),
        schools=_assessed(policy, schools, proposed),
        by_criterion={name: one.expected() for name, one in sums.criteria.items()},
        by_level={name: one.expected() for name, one in sums.levels.items()},
    )


def _assessed(
    policy: Policy, schools: Sequence[SchoolFact], proposed: Sequence[Proposed]
) -> tuple[Assessed, ...]:
    levels = {level.id: level for level in policy.levels}
    return tuple(
        Assessed(school, levels[one.level], *one[1:])
        for school, one in zip(schools, proposed, strict=True)
    )


def schools_to_assess(
    authority_code: int | None,
    *,
    as_at: date,
    known_at: datetime | None = None,
    only: Collection[int] = (),
) -> tuple[SchoolFact, ...]:
    """Every open state-funded school of an authority on the register as published by `as_at`,
    by name; those of which it is uncertain that they were open are among them. `only` names
    schools to stop at.

    Raises `NotAssessedError` for an authority that the register does not have, and where there
    is no such school.
    """
    name = _authority_name(authority_code)
    found = register.schools_of(authority_code, as_at=as_at, known_at=known_at, published_by=as_at)
    schools = tuple(one for one in found if one.state_funded and (not only or one.urn in only))
    if not schools:
        raise NotAssessedError(_no_school(name, as_at, only))
    return schools


def _authority_name(code: int | None) -> str:
    if code is None:
        return "England"
    name = Authority.objects.filter(code=code).values_list("name", flat=True).first()
    if name is None:
        raise NotAssessedError(
            f"The register has no authority {code}. `fosse schools` lists an authority's schools; "
            "load an extract of the register with `fosse load` if there is none yet."
        )
    return name


def _no_school(name: str, as_at: date, only: Collection[int]) -> str:
    day = f"{as_at:%-d %B %Y}"
    if only:
        named = ", ".join(str(urn) for urn in sorted(only))
        return f"No open state-funded school of {name} has the number {named} on {day}."
    return f"The register has no open state-funded school of {name} on {day}."


def _since(policy: Policy, as_at: date) -> str:
    """The first year that any criterion can look at, a change's start included."""
    back = max(
        (c.oldest_years + (c.over_years if c.statistic.is_change else 0) for c in policy.criteria),
        default=0,
    )
    start = as_at.year - back - 2
    return f"{start}/{(start + 1) % 100:02d}"


def _order(source: Source) -> tuple[str, str, date, str]:
    return source.publication, source.year, source.published_on, source.sha256


def _extracts(as_at: date, known_at: datetime | None) -> tuple[ExtractFact, ...]:
    """The register's files up to the day; of each kind the earliest one where there is none."""
    held = Extract.objects.order_by("kind", "dated", "pk")
    if known_at is not None:
        held = held.filter(loaded_at__lte=known_at)
    columns = held.values_list("kind", "dated", "sha256", "source_name")
    found = [ExtractFact(*row) for row in columns]
    rests_on: list[ExtractFact] = []
    for kind in Extract.Kind.values:
        of_kind = [one for one in found if one.kind == kind]
        rests_on += [one for one in of_kind if one.dated <= as_at] or of_kind[:1]
    return tuple(rests_on)
