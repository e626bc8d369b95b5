"""How many clusters of schools are there?"""

from __future__ import annotations

from dataclasses import dataclass

from fosse.schools import cluster_answers
from fosse.schools.cluster_picture import Picture

from ..asking import Asked
from ..composed import Composed
from ..hints import Hints
from ..kind import QuestionKind
from ..records import ELSEWHERE, cluster_source, picture, unsure
from ..vocabulary import CLUSTER
from ..wording import said


@dataclass(frozen=True, slots=True)
class Values:
    """`sentences` are those of the public page; `names` are the clusters'."""

    sentences: str
    were: str
    names: tuple[str, ...]


def compose(asked: Asked) -> Composed:
    seen = picture(asked)
    return Composed(
        text=said(KIND.id, _values(seen)),
        source=cluster_source(asked, seen.authority),
        as_at=asked.as_at,
        held=bool(seen.clusters),
        caveats=unsure(seen),
        advice=() if seen.clusters else (ELSEWHERE,),
    )


def _values(seen: Picture) -> Values:
    answer = cluster_answers.how_many(seen)
    names = tuple(cluster.name for cluster in seen.clusters)
    return Values(" ".join(answer.sentences), seen.were, names)


KIND = QuestionKind(
    id="clusters_how_many",
    title="How many clusters there are",
    hints=Hints(
        needs=(CLUSTER, ("how many", "number of", "numbers of", "total")),
        helps=("authority", "city", "council", "county", "borough"),
        never=("how many schools", "number of schools"),
    ),
    compose=compose,
)
