"""What several kinds of question read of assessments: the run, its counts, which may be shown."""

from __future__ import annotations

from collections.abc import Mapping

from fosse.assessments import facts
from fosse.assessments.facts import RunFact
from fosse.documents.english import in_words

from ..disclosure import rule_for
from ..small_numbers.public import shown, told
from ..small_numbers.rule import CONFIDENTIAL, Rule
from ..small_numbers.table import Earlier
from .asking import Asked
from .composed import Composed, about
from .records import ELSEWHERE

SUBJECT = "levels"
SMALL = (
    "Numbers that would say something of single schools are not shown, nor numbers from which "
    "they could be worked out"
)
PROPOSED = (
    "The levels are proposed by the policy from published evidence; people decide. Which school "
    "is proposed for which level is not part of this answer."
)


def run_of(asked: Asked) -> RunFact | None:
    """The latest assessment of the authority's schools as at or before the day."""
    return facts.latest_run(asked.authority_code, as_at=asked.as_at, known_at=asked.known_at)


def rule_of(asked: Asked) -> Rule:
    return rule_for(asked.authority_code, asked.today)


def counts_of(run: RunFact) -> Mapping[str, int]:
    """Schools by level, the level of most support first."""
    return {level.id: run.counts.get(level.id, 0) for level in reversed(run.policy.levels)}


def shown_counts(run: RunFact, rule: Rule) -> Mapping[str, int | None]:
    """The same as the public page shows them: None where a number is not shown."""
    return shown("level", counts_of(run), rule, subject=SUBJECT, as_at=run.as_at)


def public_counts(run: RunFact, rule: Rule) -> Earlier:
    """What the public page tells of the levels."""
    return told("level", counts_of(run), rule, subject=SUBJECT, as_at=run.as_at)


def cell(number: int | None) -> int | str:
    return CONFIDENTIAL if number is None else number


def about_run(run: RunFact) -> dict[str, str]:
    """What stands inside every table of a run."""
    return about(run.as_at, run_source(run), Small_numbers=f"{SMALL}: {CONFIDENTIAL} stands there")


def run_source(run: RunFact) -> str:
    """“Assessment as at 31 March 2026 by the policy “…”, in force from 1 February 2026”."""
    policy = run.kept
    return (
        f"Assessment as at {in_words(run.as_at)} by the policy “{policy.title}”, in force from "
        f"{in_words(policy.in_force_from)}"
    )


def no_run(asked: Asked, authority: str) -> Composed:
    """What is said where no assessment was made: that none is on record, and no figure."""
    text = (
        f"No assessment of schools in {authority} as at {in_words(asked.as_at)} or before is on "
        "record in our school improvement register, so no figures are given from it."
    )
    source = f"School improvement register of {authority}"
    return Composed(text, source, asked.as_at, held=False, advice=(ELSEWHERE,))
