"""A cluster in sentences, and its history in lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fosse.schools.cluster_picture import coordination, employment, pay
from fosse.schools.facts import ClusterFact, HistoryLine

from ..words import count, in_words, listed, sentence


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a cluster's history. `last_day` is the last day on which it was so; `reason`
    and who recorded it are for officers."""

    starts_on: date | None
    last_day: date | None
    before: str
    words: str
    urn: int | None
    reason: str
    recorded_by: str
    recorded_at: datetime


def sentences(cluster: ClusterFact, authority: str, *, as_at: date, today: date) -> tuple[str, ...]:
    """What it is, how large, since when, who leads and who co-ordinates."""
    if not cluster.exists:
        return _absent(cluster, as_at)
    past = as_at < today
    was, had = ("was", "had") if past else ("is", "has")
    kind = cluster.kind_in_words.lower()
    size = count(len(cluster.members), "school")
    return tuple(
        sentence(said)
        for said in (
            f"On {in_words(as_at)} {cluster.name} {was} a {kind} of {size} in {authority}",
            f"It was founded on {in_words(cluster.starts_on)}" if cluster.starts_on else "",
            _end(cluster, today),
            _lead(cluster, was, "were" if past else "are"),
            _coordinator(cluster, was, had),
        )
        if said
    )


def _end(cluster: ClusterFact, today: date) -> str:
    if cluster.ends_on is None:
        return ""
    verb = "closed" if cluster.ends_on <= today else "closes"
    return f"It {verb} after {in_words(last_day(cluster.ends_on))}"


def _lead(cluster: ClusterFact, was: str, were: str) -> str:
    leads = [member.name for member in cluster.members if member.role == "lead"]
    if len(leads) == 1:
        return f"{leads[0]} {was} the lead school"
    return f"Its lead schools {were} {listed(leads)}" if leads else ""


def _absent(cluster: ClusterFact, as_at: date) -> tuple[str, ...]:
    """A cluster that was not there that day: since when, until when it was."""
    on = in_words(as_at)
    if cluster.starts_on and as_at < cluster.starts_on:
        return (f"{cluster.name} was founded on {in_words(cluster.starts_on)}, after {on}.",)
    if cluster.ends_on and as_at >= cluster.ends_on:
        ended = in_words(last_day(cluster.ends_on))
        return (f"{cluster.name} was no more on {on}: its last day was {ended}.",)
    return (f"{cluster.name} did not exist on {on}.",)


def last_day(ends_on: date) -> date:
    """The last day of a span that ends, by the house's rule, on the day after it."""
    return ends_on - timedelta(days=1)


def _coordinator(cluster: ClusterFact, was: str, had: str) -> str:
    state, post = coordination(cluster)
    if post is None:
        return "No post of co-ordinator is recorded."
    if state == "vacant":
        return f"The post of co-ordinator {was} vacant."
    share = f", {float(post.fte):g} full-time equivalent" if post.fte else ""
    return f"It {had} a co-ordinator, {post.holder}{share}: {pay(post)}, {employment(post)}."


def history(recorded: Iterable[HistoryLine]) -> tuple[Line, ...]:
    """Every name, school and post that is on record, ended ones too, oldest first."""
    return tuple(
        Line(
            starts_on=each.starts_on,
            last_day=last_day(each.ends_on) if each.ends_on else None,
            before={"name": "Called ", "school": "", "post": "Post of "}[each.what],
            words=each.words,
            urn=each.urn,
            reason=each.reason,
            recorded_by=each.recorded_by,
            recorded_at=each.recorded_at,
        )
        for each in recorded
    )
