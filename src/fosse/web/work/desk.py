"""What lies on an officer's desk: their schools with the levels proposed, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from fosse.assessments.facts import ProposalFact, RunFact, proposals
from fosse.people.models import Account
from fosse.web.levels.listing import Count, Line
from fosse.web.levels.proposed import latest_run, proposed
from fosse.web.words import count

Moved = Literal["more", "less", ""]


@dataclass(frozen=True, slots=True)
class Charge:
    """A school that somebody looks after: its line of the list of levels, what changed since
    the assessment before, in words, and whether it moved to more or less support."""

    line: Line
    change: str
    moved: Moved


@dataclass(frozen=True, slots=True)
class Desk:
    """An officer's schools in one authority, those of most support first; `counts` are of all
    the authority's schools, the level of most support first."""

    authority_code: int
    run: RunFact | None
    before: RunFact | None
    charges: tuple[Charge, ...]
    unassigned: int
    counts: tuple[Count, ...]

    @property
    def answer(self) -> str:
        """What needs the officer today, in a sentence or two."""
        if not self.charges:
            return "No school is assigned to you yet. The head of service assigns schools."
        said = f"You look after {count(len(self.charges), 'school')}."
        if self.run is None or self.before is None:
            return said
        since = f"{self.before.as_at:%-d %B %Y}"
        if not comparable(self.run, self.before):
            return f"{said} The policy has changed since the assessment as at {since}."
        more = sum(1 for charge in self.charges if charge.moved == "more")
        less = sum(1 for charge in self.charges if charge.moved == "less")
        return (
            f"{said} Since {since}, {more or 'none'} moved to more support "
            f"and {less or 'none'} to less."
        )


def desk(account: Account, authority_code: int, *, as_at: date) -> Desk:
    """The desk of an account in an authority, from the latest assessment on or before the day."""
    found = proposed(authority_code, as_at=as_at, with_clusters=False)
    if found is None:
        return Desk(authority_code, None, None, (), 0, ())
    before = latest_run(authority_code, as_at=found.run.as_at - timedelta(days=1))
    mine = [line for line in found.lines if any(pk == account.pk for pk, _ in line.advisers)]
    return Desk(
        authority_code=authority_code,
        run=found.run,
        before=before,
        charges=charges(mine, found.run, before),
        unassigned=sum(1 for line in found.lines if not line.advisers),
        counts=tuple(reversed(found.counts)),
    )


def charges(mine: Sequence[Line], run: RunFact, before: RunFact | None) -> tuple[Charge, ...]:
    """The schools, in their order, with what changed since the run before."""
    if before is None:
        return tuple(Charge(line, "First assessment", "") for line in mine)
    then = {p.urn: p for p in proposals(before, urns=[line.urn for line in mine])} if mine else {}
    same_policy = comparable(run, before)
    return tuple(_charge(line, then.get(line.urn), same_policy=same_policy) for line in mine)


def comparable(run: RunFact, before: RunFact) -> bool:
    """Whether the levels of two runs mean the same: only where one policy made both."""
    return run.kept.sha256 == before.kept.sha256


def _charge(line: Line, before: ProposalFact | None, *, same_policy: bool) -> Charge:
    if before is None:
        return Charge(line, "Not assessed then", "")
    if not same_policy:
        return Charge(line, f"Was {before.level_name}, by another policy", "")
    if before.rank == line.rank:
        return Charge(line, "The same", "")
    moved: Moved = "more" if line.rank > before.rank else "less"
    return Charge(line, f"{moved.capitalize()} support: was {before.level_name}", moved)
