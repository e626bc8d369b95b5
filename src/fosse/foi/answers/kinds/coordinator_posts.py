"""Is there a salaried co-ordinator, employed and paid by whom?

People's names are left out unless they are asked for: who holds a post is personal data, and
the question is whether there is one (FOIA 2000, s.40(2)).
"""

from __future__ import annotations

from dataclasses import dataclass

from fosse.documents.english import in_words
from fosse.schools import cluster_answers
from fosse.schools.cluster_fact import PostFact
from fosse.schools.cluster_picture import Picture

from ..asking import Asked, Parameter
from ..composed import Composed, Sheet, Value, about
from ..hints import Hints
from ..kind import QuestionKind
from ..records import ELSEWHERE, cluster_source, picture
from ..vocabulary import CLUSTER
from ..wording import said

NAMES = Parameter(
    "names",
    "Names of those who hold the posts",
    "Name them only where the law lets you: s.40(2) and the data protection principles.",
    choices=(("", "Leave out"), ("yes", "Name them")),
)
COLUMNS = (
    "Cluster", "Post", "Held", "Salaried", "Full-time equivalent", "Employer", "Funder", "Since",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Values:
    short: str
    lead: str
    which: tuple[str, ...]
    sentences: str
    table: str


def compose(asked: Asked) -> Composed:
    seen, named = picture(asked), asked.value(NAMES.name) == "yes"
    source = cluster_source(asked, seen.authority)
    rows = tuple(_rows(seen, named))
    tables = (_table(seen, source, rows, named),) if rows else ()
    return Composed(
        text=said(KIND.id, _values(seen, tables, named)),
        source=source,
        as_at=asked.as_at,
        held=bool(rows),
        tables=tables,
        advice=() if rows else (ELSEWHERE,),
    )


def _values(seen: Picture, tables: tuple[Sheet, ...], named: bool) -> Values:
    answer = cluster_answers.salaried_coordinator(seen, named=named)
    return Values(
        short=f"{answer.short}.",
        lead=answer.lead,
        which=tuple(f"{names}: {words}" for names, words in answer.which),
        sentences=" ".join(answer.sentences),
        table=tables[0].title if tables else "",
    )


def _table(seen: Picture, source: str, rows: tuple[tuple[Value, ...], ...], named: bool) -> Sheet:
    columns = (*COLUMNS[:2], "Holder", *COLUMNS[2:]) if named else COLUMNS
    title = f"Posts of clusters in {seen.authority}, {seen.on}"
    return Sheet(title, columns, rows, about(seen.as_at, source))


def _rows(seen: Picture, named: bool) -> list[tuple[Value, ...]]:
    found = [_row(post, "Whole authority", named) for post in seen.posts]
    for cluster in seen.clusters:
        found += [_row(post, cluster.name, named) for post in cluster.posts]
    return found


def _row(post: PostFact, where: str, named: bool) -> tuple[Value, ...]:
    unknown = "Not recorded"
    return (
        where,
        post.title_in_words,
        *((post.holder or "Vacant",) if named else ()),
        "Yes" if post.holder else "Vacant",
        {True: "Yes", False: "No", None: unknown}[post.salaried],
        unknown if post.fte is None else float(post.fte),
        post.employer or unknown,
        post.funder or unknown,
        in_words(post.starts_on) or unknown,
    )


KIND = QuestionKind(
    id="coordinator_posts",
    title="Whether clusters have salaried posts, and who employs and pays",
    hints=Hints(
        needs=(
            (
                "co-ordinator*", "coordinator*", "post", "posts", "salaried", "salary", "salaries",
                "employed", "employs", "employ", "director*", "who pays", "paid", "lead head*",
            ),
            (*CLUSTER, "co-ordinator*", "coordinator*"),
        ),
        helps=("salaried", "employed", "employ", "paid", "pay", "pays", "funded", "specifically"),
    ),
    compose=compose,
    parameters=(NAMES,),
)  # fmt: skip
