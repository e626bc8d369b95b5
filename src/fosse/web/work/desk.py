"""What lies on an officer's desk: their schools with the levels proposed, and what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fosse.assessments.caseloads import advisers_of
from fosse.assessments.facts import ProposalFact, RunFact, latest_run, proposals
from fosse.people.models import Account
from fosse.web.levels.listing import kinds, reason_in
from fosse.web.words import count


@dataclass(frozen=True, slots=True)
class Charge:
    """A school that somebody looks after, with the level that is proposed for it."""

    urn: int
    name: str
    phase: str
    level: str
    kind: str  # of tag
    rank: int
    why: str
    not_known: int
    before: str  # the level of the run before, where it was another
    rose: bool  # to more support


@dataclass(frozen=True, slots=True)
class Desk:
    """An officer's schools in one authority, those of most support first."""

    authority_code: int
    run: RunFact | None
    before: RunFact | None
    charges: tuple[Charge, ...]
    unassigned: int
    levels: tuple[tuple[str, str, str, int], ...]  # id, name, tag, schools of the authority

    @property
    def answer(self) -> str:
        """What needs the officer today, in a sentence or two."""
        if not self.charges:
            return "No school is assigned to you yet. The head of service assigns schools."
        said = f"You look after {count(len(self.charges), 'school')}."
        if self.before is None:
            return said
        more = sum(1 for charge in self.charges if charge.before and charge.rose)
        less = sum(1 for charge in self.charges if charge.before and not charge.rose)
        return (
            f"{said} Since {self.before.as_at:%-d %B %Y}, {more or 'none'} "
            f"moved to more support and {less or 'none'} to less."
        )


def desk(account: Account, authority_code: int, *, as_at: date) -> Desk:
    """The desk of an account in an authority, from the latest assessment on or before the day."""
    run = latest_run(authority_code, as_at=as_at)
    if run is None:
        return Desk(authority_code, None, None, (), 0, ())
    proposed = proposals(run)
    advisers = advisers_of([proposal.urn for proposal in proposed], as_at=as_at)
    mine = [p for p in proposed if any(pk == account.pk for pk, _ in advisers.get(p.urn, ()))]
    before = latest_run(authority_code, as_at=run.as_at - timedelta(days=1))
    return Desk(
        authority_code=authority_code,
        run=run,
        before=before,
        charges=charges(mine, run, before),
        unassigned=sum(1 for proposal in proposed if not advisers.get(proposal.urn)),
        levels=_levels(run),
    )


def charges(
    mine: Sequence[ProposalFact], run: RunFact, before: RunFact | None
) -> tuple[Charge, ...]:
    """The schools with their levels and what they were proposed for in the run before."""
    urns = [proposal.urn for proposal in mine]
    earlier = {p.urn: p for p in proposals(before, urns=urns)} if before and urns else {}
    tags = kinds(run.policy)
    made = (_charge(proposal, earlier.get(proposal.urn), tags) for proposal in mine)
    return tuple(sorted(made, key=lambda charge: (-charge.rank, charge.name)))


def _charge(now: ProposalFact, before: ProposalFact | None, tags: Mapping[str, str]) -> Charge:
    changed = before is not None and before.level_name != now.level_name
    return Charge(
        urn=now.urn,
        name=now.name,
        phase=now.phase,
        level=now.level_name,
        kind=tags[now.level],
        rank=now.rank,
        why=reason_in(now.because),
        not_known=now.not_known,
        before=before.level_name if before is not None and changed else "",
        rose=before is not None and now.rank > before.rank,
    )


def _levels(run: RunFact) -> tuple[tuple[str, str, str, int], ...]:
    """The policy's levels, that of most support first, with how many schools are at each."""
    tags = kinds(run.policy)
    return tuple(
        (level.id, level.name, tags[level.id], run.counts.get(level.id, 0))
        for level in reversed(run.policy.levels)
    )
