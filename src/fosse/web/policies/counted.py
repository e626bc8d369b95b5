"""How many schools are proposed for each level, as the public may know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fosse.assessments.facts import RunFact
from fosse.foi.disclosure import rule_for
from fosse.foi.small_numbers.public import shown
from fosse.web.levels.listing import kinds


@dataclass(frozen=True, slots=True)
class Counted:
    """The numbers of the latest assessment; None where a number is not shown."""

    as_at: date
    schools: int
    lines: tuple[tuple[str, str, int | None], ...]  # level, tag, schools
    least: int

    @property
    def hides(self) -> bool:
        """Whether a number is not shown."""
        return any(number is None for _, _, number in self.lines)

    @property
    def tells(self) -> bool:
        """Whether any number is shown: where few levels are used, all of them are kept back."""
        return any(number is not None for _, _, number in self.lines)


def counted(run: RunFact, *, today: date) -> Counted:
    """The counts of a run, the level of most support first, by today's rule for small numbers."""
    rule, tags = rule_for(run.authority_code, today), kinds(run.policy)
    seen = shown("level", run.counts, rule, subject="levels", as_at=run.as_at)
    return Counted(
        as_at=run.as_at,
        schools=run.schools,
        least=rule.threshold,
        lines=tuple(
            (level.name, tags[level.id], seen.get(level.id, 0))
            for level in reversed(run.policy.levels)
        ),
    )
