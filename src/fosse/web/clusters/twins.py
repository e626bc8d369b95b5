"""The clusters' pages to take away: CSV, JSON, spreadsheet, with day and source inside."""

from __future__ import annotations

from django.http import HttpResponse

from fosse.schools import cluster_answers as answers
from fosse.schools.cluster_picture import Picture
from fosse.schools.facts import ClusterFact
from fosse.schools.models import Authority

from ..asked import Asked
from ..downloads import Download, Ending, twin
from ..register import known, register_source
from . import rows


def of_clusters(
    place: Authority, day: Asked, picture: Picture, source: str, ending: Ending
) -> HttpResponse:
    """The memberships as rows; the answers, and in JSON the posts, beside them."""
    day.check()
    about_it: dict[str, object] = {"authority": place.code, **known(day)}
    for name, answer in answers.of(picture).items():
        about_it[name] = answer.in_full
    if ending == "json":
        about_it["posts"] = rows.posts(picture.clusters, picture.posts, place.code)
    download = Download(
        title=f"Clusters of {place.name}",
        columns=rows.MEMBER_COLUMNS,
        rows=rows.members(picture.clusters, place.code),
        as_at=day.as_at,
        source=_recorded_by(place, source),
        about=about_it,
    )
    return twin(download, ending)


def of_posts(place: Authority, day: Asked, picture: Picture, ending: Ending) -> HttpResponse:
    day.check()
    download = Download(
        title=f"Posts in clusters of {place.name}",
        columns=rows.POST_COLUMNS,
        rows=rows.posts(picture.clusters, picture.posts, place.code),
        as_at=day.as_at,
        source=_recorded_by(place),
        about={"authority": place.code, **known(day)},
    )
    return twin(download, ending)


def of_cluster(place: Authority, day: Asked, found: ClusterFact, ending: Ending) -> HttpResponse:
    day.check()
    about_it: dict[str, object] = {"authority": place.code, "cluster": found.name, **known(day)}
    if ending == "json":
        about_it["posts"] = rows.posts([found], (), place.code)
    download = Download(
        title=f"{found.name}, {place.name}",
        columns=rows.MEMBER_COLUMNS,
        rows=rows.members([found], place.code),
        as_at=day.as_at,
        source=_recorded_by(place, register_source(day.as_at, day.known_at)),
        about=about_it,
    )
    return twin(download, ending)


def _recorded_by(place: Authority, register: str = "") -> str:
    recorded = f"Recorded by {place.name}"
    return f"{recorded}; names and phases of schools from {register}" if register else recorded
