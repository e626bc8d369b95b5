"""Which schools are in each cluster? The list goes out as a table."""

from __future__ import annotations

from collections import defaultdict
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
from ..records import ELSEWHERE, cluster_source, named, picture
from ..vocabulary import CLUSTER
from ..wording import said

COLUMNS = ("Cluster", "School", "URN", "Phase", "Role", "Member since", "Open that day")
OPEN = {"open": "Yes", "uncertain": "Not certain", "closed": "No", "not yet open": "Not yet"}


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
    """A row for each school in each cluster; a cluster without schools has one of its own."""
    rows: list[tuple[Value, ...]] = []
    for cluster in seen.clusters:
        rows += [_row(cluster, member) for member in cluster.members]
        rows += [] if cluster.members else [(cluster.name, *[None] * (len(COLUMNS) - 1))]
    title = f"Schools by cluster in {seen.authority}, {seen.on}"
    return Sheet(title, COLUMNS, tuple(rows), about(seen.as_at, source))


def _row(cluster: ClusterFact, member: MemberFact) -> tuple[Value, ...]:
    return (
        cluster.name,
        member.name,
        member.urn,
        phase(member.school) if member.school else NO_PHASE,
        member.role_in_words,
        in_words(member.starts_on) or "Not recorded",
        _open(member),
    )


def _open(member: MemberFact) -> str:
    return OPEN[member.school.presence] if member.school else "Not in the register"


def _doubts(seen: Picture) -> list[str]:
    """Members that the register does not have as open that day, by what it says of them."""
    members = {m.urn: m for cluster in seen.clusters for m in cluster.members}
    by_word: dict[str, list[str]] = defaultdict(list)
    for member in members.values():
        by_word[_open(member)].append(member.name)
    return [
        f"{count(len(names), 'school')} recorded as {'a member' if len(names) == 1 else 'members'} "
        f"{words}{named(names, 'the table marks them')}"
        for word, words in _IN_WORDS.items()
        if (names := by_word[word])
    ]


_IN_WORDS = {
    "Not certain": "may not have been open that day, as far as the register of schools tells",
    "No": "had closed by that day, as the register of schools has it",
    "Not yet": "had not opened by that day, as the register of schools has it",
    "Not in the register": "cannot be found in the register of schools",
}


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
