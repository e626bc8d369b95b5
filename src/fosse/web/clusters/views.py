"""Clusters of an authority on a day: the three answers, and each cluster's own page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from fosse.documents.figure import Figure
from fosse.schools import cluster_answers as answers
from fosse.schools import facts
from fosse.schools.cluster_picture import Picture
from fosse.schools.cluster_picture import of as picture_of
from fosse.schools.facts import ClusterFact, MemberFact, PostFact, SchoolFact
from fosse.schools.models import Authority
from fosse.schools.phases import NO_PHASE, phase

from .. import maps
from ..access import opens
from ..asked import Asked, asked
from ..downloads import Ending
from ..register import authority_or_404, register_source
from . import about, twins


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in a table: of which cluster (None: the whole authority), and its pay in words."""

    cluster: ClusterFact | None
    post: PostFact

    @property
    def fte(self) -> str:
        """“0.6”; "" where not known."""
        return "" if self.post.fte is None else f"{float(self.post.fte):g}"

    @property
    def salaried(self) -> str:
        return {True: "Yes", False: "No", None: "Not known"}[self.post.salaried]


@opens("public")
def clusters(request: HttpRequest, code: int, ending: Ending | None = None) -> HttpResponse:
    """How many clusters, which schools are in each, who co-ordinates and who pays."""
    day, place = asked(request), authority_or_404(code)
    groups, picture = _read(place, day)
    source = register_source(day.as_at, day.known_at)
    if ending:
        return twins.of_clusters(place, day, picture, source, ending)
    context = {
        "authority": place,
        "asked": day,
        "picture": picture,
        "groups": [(group, _with_phase(group)) for group in picture.clusters],
        **answers.of(picture),
        "others": [group for group in groups if group.kind != "cluster"],
        "posts": _post_lines(picture),
        "source": source,
        "map": _map(place, day, picture) if picture.clusters else None,
    }
    return render(request, "clusters/clusters.html", context, status=day.status)


@opens("public")
def posts(request: HttpRequest, code: int, ending: Ending | None = None) -> HttpResponse:
    """The posts of an authority and its clusters: a table of its own to take away."""
    day, place = asked(request), authority_or_404(code)
    _, picture = _read(place, day)
    if ending:
        return twins.of_posts(place, day, picture, ending)
    context = {
        "authority": place,
        "asked": day,
        "coordinator": answers.salaried_coordinator(picture),
        "posts": _post_lines(picture),
    }
    return render(request, "clusters/posts.html", context, status=day.status)


@opens("public")
def cluster(
    request: HttpRequest, code: int, slug: str, ending: Ending | None = None
) -> HttpResponse:
    """Who belongs to a cluster, since when; its posts; its names through time."""
    day, place = asked(request), authority_or_404(code)
    found = cluster_or_404(place, slug, day)
    if ending:
        return twins.of_cluster(place, day, found, ending)
    context = {
        "authority": place,
        "asked": day,
        "cluster": found,
        "members": _with_phase(found),
        "sentences": about.sentences(found, place.name, as_at=day.as_at, today=day.today),
        "posts": [PostLine(None, post) for post in found.posts],
        "history": about.history(facts.cluster_history(code, slug, known_at=day.known_at)),
        "source": register_source(day.as_at, day.known_at),
        "map": _cluster_map(place, day, found),
    }
    return render(request, "clusters/cluster.html", context, status=day.status)


def cluster_or_404(place: Authority, slug: str, day: Asked) -> ClusterFact:
    """The cluster on the day, which need not have existed then. Raises `Http404` in words."""
    found = facts.cluster(place.code, slug, as_at=day.as_at, known_at=day.known_at)
    if found is None:
        raise Http404(f"No cluster “{slug}” of {place.name} is on record.")
    return found


def _with_phase(cluster: ClusterFact) -> list[tuple[MemberFact, str]]:
    """Each school with its phase as the map names it."""
    return [
        (member, phase(member.school) if member.school else NO_PHASE) for member in cluster.members
    ]


def _read(place: Authority, day: Asked) -> tuple[tuple[ClusterFact, ...], Picture]:
    as_at, known_at = day.as_at, day.known_at
    groups = facts.clusters_of(place.code, kind=None, as_at=as_at, known_at=known_at)
    picture = picture_of(
        place.name,
        as_at=as_at,
        today=day.today,
        clusters=groups,
        posts=facts.posts_of(place.code, as_at=as_at, known_at=known_at),
        schools=facts.schools_of(place.code, as_at=as_at, known_at=known_at),
    )
    return groups, picture


def _post_lines(picture: Picture) -> list[PostLine]:
    whole = [PostLine(None, post) for post in picture.posts]
    return whole + [PostLine(c, post) for c in picture.clusters for post in c.posts]


def _map(place: Authority, day: Asked, picture: Picture) -> Figure | None:
    return maps.figure(
        title=f"Clusters of schools in {place.name} on {day.in_words}",
        schools=_members(picture.clusters),
        wards=facts.wards_of(place.code),
        day=day,
        clusters=picture.clusters,
        authority=place.code,
    )


def _cluster_map(place: Authority, day: Asked, found: ClusterFact) -> Figure | None:
    return maps.figure(
        title=f"{found.name} on {day.in_words}",
        schools=_members([found]),
        wards=facts.wards_of(place.code),
        day=day,
        clusters=(found,),
        authority=place.code,
    )


def _members(groups: Iterable[ClusterFact]) -> list[SchoolFact]:
    """The schools of the clusters, each once; those that the register does not know left out."""
    found = (member.school for group in groups for member in group.members)
    return list({school.urn: school for school in found if school}.values())
