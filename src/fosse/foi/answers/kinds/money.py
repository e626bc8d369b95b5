"""What does support cost? Days, rates and cost by level, as the policy has them."""

from __future__ import annotations

from dataclasses import dataclass

from fosse.documents.english import in_words

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
    Column("Adviser days a year, each school", lambda level: level.days),
    Column("Rate a day (£)", lambda level: level.day_rate),
    Column("Cost a year, each school (£)", lambda level: level.cost, "Cost a year (£)"),
)
SPENT = (
    "Fosse holds what the entitlement costs at the policy's rates, not what was spent. If the "
    "question is what was spent, search the finance system."
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
    sheet = entitlement.table(run, rule_of(asked), "Cost of support by level of need", COLUMNS)
    values = Values(
        authority=authority,
        policy=run.kept.title,
        on=in_words(run.as_at),
        levels=tuple(
            f"{level.name}: £{level.cost:,.0f} "
            f"({entitlement.days_of(level)} at £{level.day_rate:,.0f})"
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
        advice=(SPENT,),
    )


KIND = QuestionKind(
    id="money",
    title="What support costs",
    hints=Hints(
        needs=(SUPPORT, MONEY),
        helps=("school", "schools", "days", "level", "year", "budget", "how much"),
    ),
    compose=compose,
)
