"""The officers' forms for a cluster itself: found, rename, close, correct its first day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from fosse.schools import actions, facts
from fosse.schools.facts import ClusterFact

from ..access import opens, visitor
from ..asked import asked
from ..clock import now
from ..forms import Form
from ..register import authority_or_404
from ..words import count, in_words, sentence
from .about import last_day
from .forms import CloseForm, CorrectClusterForm, FoundForm, RenameForm
from .steps import Change, walk
from .views import cluster_or_404

CHANGE = "clusters.change"

Data = dict[str, Any]


def given(request: HttpRequest) -> Mapping[str, Any] | None:
    """What was typed, when something was sent."""
    return request.POST if request.method == "POST" else None


def recording(request: HttpRequest, data: Data) -> Data:
    """Who records it, when and why: what every action is given."""
    return {"by": visitor(request), "at": now(), "reason": data["reason"]}


def page_of(code: int, slug: str | None) -> str:
    """The address of the cluster, or of all clusters."""
    return reverse("cluster", args=[code, slug]) if slug else reverse("clusters", args=[code])


@opens(CHANGE)
def found(request: HttpRequest, code: int) -> HttpResponse:
    """Found a cluster, or another group of schools."""
    day, place = asked(request), authority_or_404(code)
    made: list[str] = []

    def outcome(data: Data) -> Sequence[str]:
        since = f"from {in_words(data['starts_on'])}" if data["starts_on"] else "since always"
        return (f"{data['name']} is on record in {place.name} {since}, without schools yet.",)

    def do(data: Data) -> str:
        values = {name: data[name] for name in ("name", "kind", "starts_on")}
        slug = actions.found_cluster(authority_code=code, **values, **recording(request, data))
        made.append(slug)
        return f"{data['name']} is founded. Now add its schools."

    change = Change(
        heading=f"Found a cluster in {place.name}",
        button="Found the cluster",
        form=FoundForm(given(request)),
        back=page_of(code, None),
        present=[c.name for c in facts.clusters_of(code, as_at=day.today, kind=None)],
        outcome=outcome,
        do=do,
        done=lambda _: page_of(code, made[0]),
    )
    return walk(request, change)


@opens(CHANGE)
def rename(request: HttpRequest, code: int, slug: str) -> HttpResponse:
    """Give a cluster a new name from a day on."""
    cluster = _cluster(request, code, slug)

    def outcome(data: Data) -> Sequence[str]:
        return (
            f"Until {in_words(last_day(data['on']))} it is called {cluster.name}.",
            f"From {in_words(data['on'])} it is called {data['name']}.",
            "Its address stays the same.",
        )

    def do(data: Data) -> str:
        values = {"slug": slug, "name": data["name"], "on": data["on"]}
        actions.rename_cluster(authority_code=code, **values, **recording(request, data))
        return f"{cluster.name} is called {data['name']} from {in_words(data['on'])}."

    form = RenameForm(given(request))
    return walk(request, _of(cluster, f"Rename {cluster.name}", "Rename it", form, outcome, do))


@opens(CHANGE)
def close(request: HttpRequest, code: int, slug: str) -> HttpResponse:
    """Close a cluster: its memberships and posts end with it."""
    cluster = _cluster(request, code, slug)
    schools, posts = count(len(cluster.members), "school"), count(len(cluster.posts), "post")
    on = in_words(asked(request).as_at)

    def outcome(data: Data) -> Sequence[str]:
        return (
            f"The last day of {cluster.name} is {in_words(last_day(data['on']))}.",
            sentence(f"{schools} and {posts} that it has on {on} end with it"),
        )

    def do(data: Data) -> str:
        values = {"slug": slug, "on": data["on"]}
        actions.close_cluster(authority_code=code, **values, **recording(request, data))
        return f"The last day of {cluster.name} is {in_words(last_day(data['on']))}."

    form = CloseForm(given(request))
    return walk(request, _of(cluster, f"Close {cluster.name}", "Close it", form, outcome, do))


@opens(CHANGE)
def correct(request: HttpRequest, code: int, slug: str) -> HttpResponse:
    """Correct the day on which a cluster was founded."""
    cluster = _cluster(request, code, slug)

    def outcome(data: Data) -> Sequence[str]:
        founded = in_words(data["starts_on"]) or "not known"
        return (
            f"The first day of {cluster.name}: {founded}.",
            "What was recorded before stays readable under “as recorded on”.",
        )

    def do(data: Data) -> str:
        values = {"slug": slug, "starts_on": data["starts_on"]}
        actions.correct_cluster(authority_code=code, **values, **recording(request, data))
        return f"The first day of {cluster.name} is corrected."

    form = CorrectClusterForm(given(request), initial={"starts_on": cluster.starts_on})
    heading = f"Correct the first day of {cluster.name}"
    return walk(request, _of(cluster, heading, "Correct it", form, outcome, do))


def _cluster(request: HttpRequest, code: int, slug: str) -> ClusterFact:
    return cluster_or_404(authority_or_404(code), slug, asked(request))


def _of(
    cluster: ClusterFact,
    heading: str,
    button: str,
    form: Form,
    outcome: Callable[[Data], Sequence[str]],
    do: Callable[[Data], str],
) -> Change:
    back = page_of(cluster.authority_code, cluster.slug)
    return Change(
        heading=heading,
        button=button,
        form=form,
        back=back,
        present=cluster,
        outcome=outcome,
        do=do,
    )
