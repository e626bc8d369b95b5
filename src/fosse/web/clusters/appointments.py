"""The officers' forms for posts: appoint, leave, correct what was recorded."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse

from fosse.schools import actions, facts
from fosse.schools.facts import PostFact

from ..access import opens
from ..asked import asked
from ..register import authority_or_404
from ..words import in_words
from .about import last_day
from .changes import CHANGE, Data, given, page_of, recording
from .forms import CorrectPostForm, LeavePostForm, PostForm
from .steps import Change, walk
from .views import cluster_or_404

DETAILS = ("title", "title_text", "holder", "salaried", "fte", "employer", "funder", "starts_on")


@opens(CHANGE)
def appoint(request: HttpRequest, code: int, slug: str | None = None) -> HttpResponse:
    """Appoint somebody to a post of a cluster, or of the whole authority."""
    day, place = asked(request), authority_or_404(code)
    cluster = cluster_or_404(place, slug, day) if slug else None
    whose = cluster.name if cluster else f"the whole of {place.name}"

    def outcome(data: Data) -> Sequence[str]:
        since = f"from {in_words(data['starts_on'])}" if data["starts_on"] else "since always"
        who = f"{data['holder']} holds" if data["holder"] else "Nobody holds"
        return (f"{who} this post of {whose} {since}.", "Others in the same post stay in it.")

    def do(data: Data) -> str:
        values = {name: data[name] for name in DETAILS}
        actions.appoint(authority_code=code, slug=slug, **values, **recording(request, data))
        return f"{data['holder'] or 'A vacant post'} is on record for {whose}."

    change = Change(
        heading=f"Appoint to a post of {whose}",
        button="Appoint",
        form=PostForm(given(request)),
        back=page_of(code, slug),
        present=cluster or facts.posts_of(code, as_at=day.today),
        outcome=outcome,
        do=do,
    )
    return walk(request, change)


@opens(CHANGE)
def leave(request: HttpRequest, code: int, post: int) -> HttpResponse:
    """The holder leaves a post."""
    held = post_or_404(request, code, post)
    who = held.holder or "nobody"

    def outcome(data: Data) -> Sequence[str]:
        return (
            f"The last day of {who} as {held.title_in_words}: {in_words(last_day(data['on']))}.",
            "Until somebody is appointed, this post is not on record from then on.",
        )

    def do(data: Data) -> str:
        actions.leave_post(post_id=post, on=data["on"], **recording(request, data))
        return f"The end of the post of {held.title_in_words} is on record."

    change = Change(
        heading=f"End the post of {held.title_in_words}, held by {who}",
        button="End the post",
        form=LeavePostForm(given(request)),
        back=page_of(code, held.cluster_slug or None),
        present=held,
        outcome=outcome,
        do=do,
    )
    return walk(request, change)


@opens(CHANGE)
def correct(request: HttpRequest, code: int, post: int) -> HttpResponse:
    """Record what should have been recorded of a post."""
    held = post_or_404(request, code, post)

    def outcome(data: Data) -> Sequence[str]:
        return ("What was recorded before stays readable under “as recorded on”.",)

    def do(data: Data) -> str:
        values = {name: data[name] for name in (*DETAILS, "ends_on")}
        details = actions.PostDetails(**values)
        actions.correct_post(post_id=post, details=details, **recording(request, data))
        return f"The record of the post of {held.title_in_words} is corrected."

    change = Change(
        heading=f"Correct the record of the post of {held.title_in_words}",
        button="Correct it",
        form=CorrectPostForm(given(request), initial=_initial(held)),
        back=page_of(code, held.cluster_slug or None),
        present=held,
        outcome=outcome,
        do=do,
    )
    return walk(request, change)


def post_or_404(request: HttpRequest, code: int, post: int) -> PostFact:
    """The post on record for the page's day. Raises `Http404` for one of another authority, or
    corrected since."""
    on = asked(request).as_at
    groups = facts.clusters_of(code, as_at=on, kind=None)
    posts = (*facts.posts_of(code, as_at=on), *(each for group in groups for each in group.posts))
    for held in posts:
        if held.id == post:
            return held
    raise Http404("This post is not on record any more: it was corrected or ended meanwhile.")


def _initial(held: PostFact) -> Data:
    values = {name: getattr(held, name) for name in (*DETAILS, "ends_on")}
    return {**values, "salaried": {True: "yes", False: "no", None: ""}[held.salaried]}
