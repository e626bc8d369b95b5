"""What support do schools get? Days and visits of advisers by level, as the policy entitles."""

from __future__ import annotations

from dataclasses import dataclass

from fosse.documents.english import count, in_words

from .. import entitlement
from ..asking import Asked
from ..composed import Composed
from ..entitlement import Column
from ..hints import Hints
from ..kind import QuestionKind
from ..records import authority_name
from ..runs import PROPOSED, SMALL, no_run, rule_of, run_of, run_source
from ..vocabulary import MONEY, SUPPORT
from ..wording import said

COLUMNS = (
    Column("Adviser days a year, each school", lambda level: level.days, "Adviser days a year"),
    Column("Visits a year, each school", lambda level: level.visits, "Visits a year"),
)
DELIVERED = (
    "Fosse holds what schools are entitled to, not the visits that were made. If the question is "
    "what was given, search the advisers' records of visits."
)


@dataclass(frozen=True, slots=True)
class Values:
    authority: str
    policy: str
    on: str
    levels: tuple[str, ...]
    hides: str
    proposed: str
    table: str


def compose(asked: Asked) -> Composed:
    authority, run = authority_name(asked), run_of(asked)
    if run is None:
        return no_run(asked, authority)
    sheet = entitlement.table(run, rule_of(asked), "Support by level of need", COLUMNS)
    values = Values(
        authority=authority,
        policy=run.kept.title,
        on=in_words(run.as_at),
        levels=tuple(
            f"{level.name}: {entitlement.days_of(level)} of an adviser and "
            f"{count(level.visits, 'visit')}"
            for level in reversed(run.policy.levels)
        ),
        hides=f"{SMALL}." if entitlement.hides(sheet) else "",
        proposed=PROPOSED,
        table=sheet.title,
    )
    return Composed(
        text=said(KIND.id, values),
        source=run_source(run),
        as_at=run.as_at,
        tables=(sheet,),
        advice=(DELIVERED,),
    )


KIND = QuestionKind(
    id="support_given",
    title="What support schools are entitled to",
    hints=Hints(
        needs=(SUPPORT,),
        helps=("school", "schools", "days", "visits", "how many", "level", "given", "year"),
        never=MONEY,
    ),
    compose=compose,
)
