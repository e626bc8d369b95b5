"""The verbs of a cluster, or another group of schools: found, rename, close."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from fosse.audit.actions import Doer
from fosse.dates.spans import Span

from . import memberships, posts
from .groups import authority_of, check_name, find, named, new_slug, spans_of
from .models import Group, GroupSpan
from .records import Refused, add, audit, check, check_span, replace, supersede
from .time import in_words


@transaction.atomic
def found_cluster(
    *,
    authority_code: int,
    name: str,
    kind: str = Group.Kind.CLUSTER,
    starts_on: date | None,
    reason: str,
    by: Doer,
    at: datetime,
    ends_on: date | None = None,
) -> str:
    """Found a group of schools and return its slug. `starts_on` None: since before anybody
    recorded. Raises `Refused` when another of its kind has the name on one of its days."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    authority, name = authority_of(authority_code), check_name(name)
    if kind not in Group.Kind.values:
        raise Refused(f"“{kind}” is not a kind of group: {', '.join(Group.Kind.values)}.")
    check_span(starts_on, ends_on)
    _refuse_name_taken(authority_code, name, kind, starts_on, ends_on)
    group = Group.objects.create(
        authority=authority, kind=kind, slug=new_slug(authority_code, name)
    )
    span = GroupSpan(group=group, name=name, starts_on=starts_on, ends_on=ends_on)
    add(span, by=by, reason=reason, at=at)
    _audit(group, "cluster.founded", by, reason, name=name, kind=kind, starts_on=starts_on)
    return group.slug


@transaction.atomic
def rename_cluster(
    *,
    authority_code: int,
    slug: str,
    name: str,
    on: date,
    reason: str,
    by: Doer,
    at: datetime,
) -> None:
    """Give a cluster a new name from `on`. Its slug, and so its address, stays."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    group, name = find(authority_code, slug), check_name(name)
    span = _span_on(group, on)
    if span.name == name:
        raise Refused(f"It is called {name} already on {in_words(on)}.")
    _refuse_name_taken(authority_code, name, group.kind, on, span.ends_on, but=group)
    if span.starts_on == on:
        replace(span, by=by, reason=reason, at=at, name=name)
    else:
        replace(span, by=by, reason=reason, at=at, ends_on=on)
        new = GroupSpan(group=group, name=name, starts_on=on, ends_on=span.ends_on)
        add(new, by=by, reason=reason, at=at)
    _audit(group, "cluster.renamed", by, reason, before=span.name, name=name, on=on)


@transaction.atomic
def close_cluster(
    *, authority_code: int, slug: str, on: date, reason: str, by: Doer, at: datetime
) -> None:
    """End a cluster, its memberships and its posts; `on` is the first day without them."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    group = find(authority_code, slug)
    spans = spans_of(group)
    if spans and spans[-1].ends_on and spans[-1].ends_on <= on:
        raise Refused(f"It is closed already, from {in_words(spans[-1].ends_on)} on.")
    if not spans or (spans[0].starts_on and spans[0].starts_on >= on):
        raise Refused(f"It was not there before {in_words(on)}, so it cannot end then.")
    schools = memberships.end_all(group, on, by=by, reason=reason, at=at)
    holders = posts.end_all(group, on, by=by, reason=reason, at=at)
    for span in spans:
        if span.starts_on and span.starts_on >= on:
            supersede(span, at)
        elif span.ends_on is None or span.ends_on > on:
            replace(span, by=by, reason=reason, at=at, ends_on=on)
    _audit(group, "cluster.closed", by, reason, on=on, schools=schools, posts=holders)


@transaction.atomic
def correct_cluster(
    *,
    authority_code: int,
    slug: str,
    starts_on: date | None,
    reason: str,
    by: Doer,
    at: datetime,
) -> None:
    """Correct the day a cluster was founded; None: since before anybody recorded."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    group = find(authority_code, slug)
    spans = spans_of(group)
    if not spans:
        raise Refused(f"“{slug}” is not on record any more.")
    joined = [one for one in memberships.current(group) if _before(one.starts_on, starts_on)]
    if joined:
        raise Refused(
            f"School {joined[0].school_id} is recorded in it before that day. Correct that first, "
            "or give an earlier day."
        )
    if any(_before(post.starts_on, starts_on) for post in posts.current(group)):
        raise Refused(
            "A post of it is recorded before that day. Correct that first, or give an earlier day."
        )
    first = spans[0]
    check_span(starts_on, first.ends_on)
    _refuse_name_taken(authority_code, first.name, group.kind, starts_on, first.ends_on, but=group)
    replace(first, by=by, reason=reason, at=at, starts_on=starts_on)
    _audit(group, "cluster.corrected", by, reason, before=first.starts_on, starts_on=starts_on)


def _before(day: date | None, limit: date | None) -> bool:
    """Whether a first day (None: always before) comes before the limit (None: there is none)."""
    return limit is not None and (day is None or day < limit)


def _span_on(group: Group, on: date) -> GroupSpan:
    for span in spans_of(group):
        if (span.starts_on is None or span.starts_on <= on) and (
            span.ends_on is None or on < span.ends_on
        ):
            return span
    raise Refused(f"“{group.slug}” does not exist on {in_words(on)}.")


def _refuse_name_taken(
    authority_code: int,
    name: str,
    kind: str,
    starts_on: date | None,
    ends_on: date | None,
    *,
    but: Group | None = None,
) -> None:
    wanted = Span(starts_on, ends_on)
    for span in named(authority_code, name, kind):
        if span.group != but and wanted.overlaps(Span(span.starts_on, span.ends_on)):
            raise Refused(f"There is a {span.group.get_kind_display().lower()} called {span.name}.")


def _audit(group: Group, verb: str, by: Doer, reason: str, **detail: object) -> None:
    audit(group, verb, by=by, reason=reason, detail=detail)
