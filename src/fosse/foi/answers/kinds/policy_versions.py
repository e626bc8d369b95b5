"""Which policies of school improvement were adopted, and which is in force?"""

from __future__ import annotations

from dataclasses import dataclass

from fosse.assessments import facts
from fosse.assessments.facts import PolicyFact
from fosse.documents.english import in_words

from ..asking import Asked
from ..composed import Composed, Sheet, about
from ..hints import Hints
from ..kind import QuestionKind
from ..records import ELSEWHERE, authority_name
from ..vocabulary import CLUSTER, DECISION
from ..wording import said


@dataclass(frozen=True, slots=True)
class Values:
    authority: str
    on: str
    was: str
    title: str
    adopted_on: str
    in_force_from: str
    table: str


def compose(asked: Asked) -> Composed:
    authority = authority_name(asked)
    versions = [one for one in facts.policies() if _concerns(one, asked)]
    holds = facts.policy_in_force(as_at=asked.as_at, authority_code=asked.authority_code)
    now = holds if holds in versions else None
    source = f"Policies published by {authority}"
    title = f"School improvement policies, {authority}, {in_words(asked.as_at)}"
    tables = (_table(title, versions, asked, source),) if versions else ()
    values = Values(
        authority=authority,
        on=in_words(asked.as_at),
        was="was" if asked.as_at < asked.today else "is",
        title=now.title if now else "",
        adopted_on=in_words(now.adopted_on) if now else "",
        in_force_from=in_words(now.in_force_from) if now else "",
        table=title if versions else "",
    )
    return Composed(
        text=said(KIND.id, values),
        source=source,
        as_at=asked.as_at,
        held=bool(versions),
        tables=tables,
        advice=() if versions else (ELSEWHERE,),
    )


def _concerns(version: PolicyFact, asked: Asked) -> bool:
    """The authority's own or one for any, adopted by the day and kept by the moment asked."""
    return (
        version.authority_code in (None, asked.authority_code)
        and version.adopted_on <= asked.as_at
        and (asked.known_at is None or version.kept_at <= asked.known_at)
    )


def _table(title: str, versions: list[PolicyFact], asked: Asked, source: str) -> Sheet:
    columns = ("Policy", "Adopted on", "In force from", "SHA-256 of its text")
    rows = tuple(
        (one.title, in_words(one.adopted_on), in_words(one.in_force_from), one.sha256)
        for one in versions
    )
    return Sheet(title, columns, rows, about(asked.as_at, source))


KIND = QuestionKind(
    id="policy_versions",
    title="Which policies were adopted and are in force",
    hints=Hints(
        needs=(DECISION, ("school improvement", "school*", "support", "policy", "policies")),
        helps=("policy", "adopted", "in force", "version*", "when", "improvement", "current"),
        never=(*CLUSTER, "admission*", "uniform", "exclusion*"),
    ),
    compose=compose,
)
