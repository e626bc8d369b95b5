"""The three questions of a request about clusters, answered in sentences.

How many clusters? Which schools are in each? Is there a salaried co-ordinator, employed and
paid by whom? They are the questions that authorities are asked under the Freedom of
Information Act 2000. The page and the letter say the same, from here. PURE.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fosse.documents.english import count, listed, sentence

from .cluster_fact import ClusterFact, PostFact
from .cluster_picture import COORDINATOR, Picture, State, coordination, employment, pay, state_of

Found = Mapping[State, Sequence[tuple[ClusterFact, PostFact | None]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """`short` answers in a few words; `sentences` say what it rests on. `which` lists, under the
    words of `lead`, what differs from cluster to cluster: their names and what is so there."""

    short: str
    sentences: tuple[str, ...]
    lead: str = ""
    which: tuple[tuple[str, str], ...] = ()

    @property
    def in_full(self) -> str:
        """All of it on one line, for a download."""
        each = "; ".join(f"{names}: {words}" for names, words in self.which)
        listed_ = f"{self.lead} {each}." if each else ""
        return " ".join(filter(None, (f"{self.short}.", listed_, *self.sentences)))


def of(picture: Picture) -> Mapping[str, Answer]:
    """The three answers, by the names under which pages and downloads show them."""
    return {
        "how_many": how_many(picture),
        "which": which_schools(picture),
        "coordinator": salaried_coordinator(picture),
    }


def how_many(picture: Picture) -> Answer:
    number = len(picture.clusters)
    if not number:
        return Answer(
            "None is recorded",
            (
                f"No cluster is recorded in {picture.authority} on {picture.on}.",
                "There may have been clusters that nobody has recorded here yet.",
            ),
        )
    verb = picture.was if number == 1 else picture.were
    first = f"There {verb} {count(number, 'cluster')} in {picture.authority} on {picture.on}."
    return Answer(count(number, "cluster"), (first, *_reach(picture)))


def which_schools(picture: Picture) -> Answer:
    sizes = [len(cluster.members) for cluster in picture.clusters]
    if not sizes:
        return Answer("None is recorded", ())
    if len(sizes) == 1:
        (cluster,) = picture.clusters
        schools = count(sizes[0], "school")
        return Answer(schools, (f"{cluster.name} {picture.had} {schools}.",))
    distinct = len({member.urn for cluster in picture.clusters for member in cluster.members})
    short = f"{count(distinct, 'school')} in {count(len(sizes), 'cluster')}"
    return Answer(short, (_sizes(min(sizes), max(sizes), picture.had),))


def salaried_coordinator(picture: Picture, *, named: bool = True) -> Answer:
    """Whether each cluster has a salaried co-ordinator, and who employs and pays them; without
    the holders' names where they are not `named`."""
    whole = _whole_authority(picture, named)
    if not picture.clusters:
        return Answer("None is recorded", whole)
    found: dict[State, list[tuple[ClusterFact, PostFact | None]]] = {}
    for cluster in picture.clusters:
        state, post = coordination(cluster)
        found.setdefault(state, []).append((cluster, post))
    which = _by_employer(found, picture)
    lead = f"The co-ordinator {picture.was} salaried in:" if which else ""
    return Answer(_verdict(found, picture), (*whole, *_rest(found, picture)), lead, which)


def _reach(picture: Picture) -> tuple[str, ...]:
    """How many of the authority's schools the clusters reach."""
    schools = picture.counted
    if not schools:
        return ()
    times = Counter(member.urn for cluster in picture.clusters for member in cluster.members)
    outside = len(picture.outside)
    past = picture.was == "was"
    belong, belongs = ("belonged", "belonged") if past else ("belong", "belongs")
    inside = len(schools) - outside
    said = f"{inside:,} of the {count(len(schools), 'open state-funded school')} "
    said += f"{belongs if inside == 1 else belong} to one"
    if outside:
        said += f"; {outside:,} {belongs if outside == 1 else belong} to none"
    lines = [f"{said}."]
    if twice := sum(1 for urn in times if times[urn] > 1):
        verb = belongs if twice == 1 else belong
        lines.append(f"{count(twice, 'school')} {verb} to more than one.")
    if unsure := sum(1 for school in picture.schools if school.presence == "uncertain"):
        words = count(unsure, "more school")
        were = f"it {picture.was}" if unsure == 1 else f"they {picture.were}"
        lines.append(f"For {words} the register does not say whether {were} open that day.")
    return tuple(lines)


def _sizes(low: int, high: int, had: str) -> str:
    if low == high:
        return f"Each {had} {count(low, 'school')}."
    return f"The smallest {had} {count(low, 'school')} and the largest {high}."


def _verdict(found: Found, picture: Picture) -> str:
    salaried, total = len(found.get("salaried", ())), len(picture.clusters)
    if salaried == total:
        return "Yes" if total == 1 else "Yes, in every cluster"
    if salaried:
        return f"Yes, in {salaried} of the {total} clusters"
    if any(p.title == COORDINATOR and state_of(p) == "salaried" for p in picture.posts):
        return "Yes, for the whole authority"
    if "unknown" in found:
        return "Not known"
    return "None is recorded" if set(found) == {"none"} else "No"


def _by_employer(found: Found, picture: Picture) -> tuple[tuple[str, str], ...]:
    """Clusters whose co-ordinators are employed and paid alike, most of them first."""
    groups: dict[str, list[str]] = {}
    for cluster, post in found.get("salaried", ()):
        if post:
            groups.setdefault(employment(post), []).append(picture.short[cluster.slug])
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[1]))
    return tuple((listed(names), words) for words, names in ordered)


def _rest(found: Found, picture: Picture) -> tuple[str, ...]:
    was = picture.was
    wordings: Mapping[State, str] = {
        "unpaid": f"the co-ordinator {was} not salaried",
        "unknown": f"a co-ordinator is recorded, but not whether the post {was} salaried",
        "vacant": f"the post of co-ordinator {was} vacant",
        "none": "no post of co-ordinator is recorded",
    }
    return tuple(
        _in_these([picture.short[cluster.slug] for cluster, _ in found[state]], words)
        for state, words in wordings.items()
        if state in found
    )


def _in_these(names: Sequence[str], words: str) -> str:
    """Many names come after the words, a few before them."""
    if len(names) < 3:
        return sentence(f"In {listed(names)} {words}")
    return sentence(f"In {count(len(names), 'cluster')} {words}: {listed(names)}")


def _whole_authority(picture: Picture, named: bool) -> tuple[str, ...]:
    if not picture.posts:
        return ("No post for the whole authority is recorded.",)
    return tuple(_about_post(post, picture.was, named) for post in picture.posts)


def _about_post(post: PostFact, was: str, named: bool) -> str:
    name = post.title_in_words
    if not post.holder:
        return f"For the whole authority, the post of {name} {was} vacant."
    who = f"the {name} ({post.holder})" if named else f"the {name}"
    return f"For the whole authority, {who} {was} {pay(post)}, {employment(post)}."
