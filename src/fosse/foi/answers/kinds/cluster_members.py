"""Which schools are in each cluster? The list goes out as a table."""

from __future__ import annotations

from dataclasses import dataclass

from fosse.documents.english import count, in_words
from fosse.schools import cluster_answers
from fosse.schools.cluster_fact import ClusterFact, MemberFact
from fosse.schools.cluster_picture import Picture
from fosse.schools.phases import NO_PHASE, phase

from ..asking import Asked
from ..composed import Composed, Sheet, Value, about
from ..hints import Hints
from ..kind import QuestionKind
from ..records import ELSEWHERE, cluster_source, picture
from ..vocabulary import CLUSTER
from ..wording import said

COLUMNS = ("Cluster", "School", "URN", "Phase", "Role", "Member since")


@dataclass(frozen=True, slots=True)
class Values:
    short: str
    sentences: str
    sizes: tuple[str, ...]
    table: str
    authority: str
    on: str


def compose(asked: Asked) -> Composed:
    seen = picture(asked)
    source = cluster_source(asked, seen.authority)
    tables = (_table(seen, source),) if seen.clusters else ()
    return Composed(
        text=said(KIND.id, _values(seen, tables)),
        source=source,
        as_at=asked.as_at,
        held=bool(seen.clusters),
        tables=tables,
        caveats=tuple(_doubts(seen)),
        advice=() if seen.clusters else (ELSEWHERE,),
    )


def _values(seen: Picture, tables: tuple[Sheet, ...]) -> Values:
    answer = cluster_answers.which_schools(seen)
    return Values(
        short=f"{answer.short}.",
        sentences=" ".join(answer.sentences),
        sizes=tuple(f"{one.name}: {count(len(one.members), 'school')}" for one in seen.clusters),
        table=tables[0].title if tables else "",
        authority=seen.authority,
        on=seen.on,
    )


def _table(seen: Picture, source: str) -> Sheet:
    return Sheet(
        title=f"Schools by cluster in {seen.authority}, {seen.on}",
        columns=COLUMNS,
        rows=tuple(_row(cluster, member) for cluster in seen.clusters for member in cluster.members)
        + tuple((cluster.name, *[None] * 5) for cluster in seen.clusters if not cluster.members),
        about=about(seen.as_at, source),
    )


def _row(cluster: ClusterFact, member: MemberFact) -> tuple[Value, ...]:
    return (
        cluster.name,
        member.name,
        member.urn,
        phase(member.school) if member.school else NO_PHASE,
        member.role_in_words,
        in_words(member.starts_on) or "Not recorded",
    )


def _doubts(seen: Picture) -> list[str]:
    """Members that the register does not have as open that day."""
    members = {m.urn: m for cluster in seen.clusters for m in cluster.members}
    return [
        f"{member.name} is recorded as a member; {_doubt(member)}"
        for member in members.values()
        if member.school is None or member.school.presence != "open"
    ]


def _doubt(member: MemberFact) -> str:
    if member.school is None:
        return "the register of schools says nothing of it on that day"
    if member.school.presence == "uncertain":
        return "the register of schools does not say for certain whether it was open that day"
    return f"the register of schools has it as {member.school.presence} that day"


KIND = QuestionKind(
    id="cluster_members",
    title="Which schools are in each cluster",
    hints=Hints(
        needs=(CLUSTER, ("school*", "academ*", "members", "member*", "who belongs")),
        helps=("which", "what", "list", "each", "every", "names"),
        never=("how many clusters", "number of clusters", "number of cluster's"),
    ),
    compose=compose,
)
