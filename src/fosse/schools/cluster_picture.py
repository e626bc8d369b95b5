"""What is recorded of an authority's clusters on a day: all that the answers rest on. PURE."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fosse.documents.labels import without_shared_ending

from .cluster_fact import ClusterFact, PostFact
from .school_fact import SchoolFact

COORDINATOR = "coordinator"

State = Literal["salaried", "unknown", "unpaid", "vacant", "none"]


@dataclass(frozen=True, slots=True)
class Picture:
    """`posts` are those for the whole authority; `schools` those open that day, or perhaps."""

    authority: str
    as_at: date
    today: date
    clusters: tuple[ClusterFact, ...]
    posts: tuple[PostFact, ...]
    schools: tuple[SchoolFact, ...]

    @property
    def was(self) -> str:
        return "was" if self.as_at < self.today else "is"

    @property
    def were(self) -> str:
        return "were" if self.as_at < self.today else "are"

    @property
    def had(self) -> str:
        return "had" if self.as_at < self.today else "has"

    @property
    def on(self) -> str:
        return f"{self.as_at:%-d %B %Y}"

    @property
    def short(self) -> Mapping[str, str]:
        """Each cluster's name by its slug, without the words that end them all."""
        names = without_shared_ending([cluster.name for cluster in self.clusters])
        return {c.slug: name for c, name in zip(self.clusters, names, strict=True)}

    @property
    def named(self) -> tuple[tuple[ClusterFact, str], ...]:
        """The clusters with their short names."""
        return tuple((cluster, self.short[cluster.slug]) for cluster in self.clusters)

    @property
    def counted(self) -> tuple[SchoolFact, ...]:
        """The schools that are certainly open and state-funded."""
        return tuple(s for s in self.schools if s.state_funded and s.presence == "open")

    @property
    def outside(self) -> tuple[SchoolFact, ...]:
        """Those of the counted schools that are in no cluster."""
        inside = {member.urn for cluster in self.clusters for member in cluster.members}
        return tuple(school for school in self.counted if school.urn not in inside)


def of(
    authority: str,
    *,
    as_at: date,
    today: date,
    clusters: Sequence[ClusterFact],
    posts: Sequence[PostFact],
    schools: Sequence[SchoolFact],
) -> Picture:
    """The picture of an authority; groups that are not clusters are left out."""
    kept = tuple(cluster for cluster in clusters if cluster.kind == "cluster")
    return Picture(authority, as_at, today, kept, tuple(posts), tuple(schools))


def coordination(cluster: ClusterFact) -> tuple[State, PostFact | None]:
    """How a cluster is co-ordinated, by the post that says most; and that post."""
    posts = [post for post in cluster.posts if post.title == COORDINATOR]
    order: tuple[State, ...] = ("salaried", "unknown", "unpaid", "vacant")
    for state in order:
        for post in posts:
            if state_of(post) == state:
                return state, post
    return "none", None


def state_of(post: PostFact) -> State:
    """Whether the post is held by somebody on a salary."""
    if not post.holder:
        return "vacant"
    if post.salaried is None:
        return "unknown"
    return "salaried" if post.salaried else "unpaid"


def employment(post: PostFact) -> str:
    """Who employs and pays the holder of a post: “employed and paid by Ratae City Council”."""
    if post.employer and post.employer == post.funder:
        return f"employed and paid by {post.employer}"
    employer = f"employed by {post.employer}" if post.employer else ""
    funder = f"paid by {post.funder}" if post.funder else ""
    if employer and funder:
        return f"{employer} and {funder}"
    if employer:
        return f"{employer}; who pays is not recorded"
    if funder:
        return f"{funder}; who employs is not recorded"
    return "with no employer or payer recorded"


def pay(post: PostFact) -> str:
    """Whether a post is salaried, in words."""
    if post.salaried is None:
        return "whether salaried is not recorded"
    return "salaried" if post.salaried else "not salaried"
