"""Reads of groups, who belongs to them and who holds their posts, on a day and as recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.db.models import Q, QuerySet

from .cluster_fact import ClusterFact, MemberFact, PostFact
from .models import Group, GroupSpan, Membership, Post
from .records import recorded, so_on
from .school_fact import SchoolFact
from .school_facts import schools


def clusters_of(
    authority_code: int,
    *,
    as_at: date,
    known_at: datetime | None = None,
    kind: str | None = Group.Kind.CLUSTER,
) -> tuple[ClusterFact, ...]:
    """The authority's clusters on the day, by name; `kind` None: its groups of every kind."""
    which = Q(group__authority_id=authority_code)
    if kind is not None:
        which &= Q(group__kind=kind)
    return tuple(one for one in _clusters(which, as_at, known_at) if one.exists)


def cluster(
    authority_code: int, slug: str, *, as_at: date, known_at: datetime | None = None
) -> ClusterFact | None:
    """The group of that slug, whether or not it existed that day; None when none ever did."""
    which = Q(group__authority_id=authority_code, group__slug=slug)
    found = _clusters(which, as_at, known_at)
    return found[0] if found else None


def cluster_names(
    urns: Collection[int], *, as_at: date, known_at: datetime | None = None
) -> Mapping[int, tuple[tuple[str, str], ...]]:
    """The clusters of each school on the day, as slug and name, by name."""
    held = Membership.objects.filter(recorded(known_at), so_on(as_at), school_id__in=urns)
    mine = list(
        held.filter(group__kind=Group.Kind.CLUSTER).values_list(
            "school_id", "group_id", "group__slug"
        )
    )
    spans = GroupSpan.objects.filter(recorded(known_at), so_on(as_at))
    groups = {group for _, group, _ in mine}
    name_of = dict(spans.filter(group_id__in=groups).values_list("group_id", "name"))
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for urn, group, slug in mine:
        if group in name_of:
            found[urn].append((slug, name_of[group]))
    return {urn: tuple(sorted(some, key=lambda one: one[1])) for urn, some in found.items()}


def posts_of(
    authority_code: int, *, as_at: date, known_at: datetime | None = None
) -> tuple[PostFact, ...]:
    """The posts that serve the whole authority."""
    which = Q(authority_id=authority_code, group__isnull=True)
    return tuple(_post(row) for row in _post_rows(which, as_at, known_at))


def _clusters(which: Q, as_at: date, known_at: datetime | None) -> list[ClusterFact]:
    """The groups whose spans answer `which`, by name."""
    spans: dict[int, list[GroupSpan]] = defaultdict(list)
    found = GroupSpan.objects.filter(recorded(known_at), which).select_related("group")
    for span in found.order_by("group_id", "starts_on", "pk"):
        spans[span.group_id].append(span)
    members = _members(list(spans), as_at, known_at)
    posts: dict[int | None, list[PostFact]] = defaultdict(list)
    for row in _post_rows(Q(group_id__in=list(spans)), as_at, known_at):
        posts[row.group_id].append(_post(row))
    made = [_cluster(some, as_at, members.get(key, ()), posts[key]) for key, some in spans.items()]
    return sorted(made, key=lambda one: (one.name.casefold(), one.slug))


def _cluster(
    spans: Sequence[GroupSpan], day: date, members: Sequence[MemberFact], posts: Sequence[PostFact]
) -> ClusterFact:
    ordered = sorted(spans, key=lambda span: span.starts_on or date.min)
    now = [span for span in ordered if _holds(span, day)]
    past = [span for span in ordered if span.starts_on is None or span.starts_on <= day]
    named = (now or past[-1:] or ordered[:1])[0]
    group = named.group
    return ClusterFact(
        slug=group.slug,
        kind=group.kind,
        kind_in_words=Group.Kind(group.kind).label,
        name=named.name,
        authority_code=group.authority_id,
        exists=bool(now),
        starts_on=ordered[0].starts_on,
        ends_on=ordered[-1].ends_on,
        members=tuple(members),
        posts=tuple(posts),
    )


def _holds(span: GroupSpan, day: date) -> bool:
    return (span.starts_on is None or span.starts_on <= day) and (
        span.ends_on is None or day < span.ends_on
    )


def _members(
    groups: Sequence[int], as_at: date, known_at: datetime | None
) -> Mapping[int, list[MemberFact]]:
    """Group → its schools on the day: the lead first, then by name."""
    rows = list(Membership.objects.filter(recorded(known_at), so_on(as_at), group_id__in=groups))
    known = {
        school.urn: school
        for school in schools({row.school_id for row in rows}, as_at=as_at, known_at=known_at)
    }
    members: dict[int, list[MemberFact]] = defaultdict(list)
    for row in rows:
        members[row.group_id].append(_member(row, known.get(row.school_id)))
    for some in members.values():
        some.sort(key=lambda one: (one.role != Membership.RoleInGroup.LEAD, one.name, one.urn))
    return members


def _member(row: Membership, school: SchoolFact | None) -> MemberFact:
    return MemberFact(
        id=row.pk,
        urn=row.school_id,
        name=school.name if school else f"URN {row.school_id}",
        phase=school.phase if school else "",
        role=row.role,
        role_in_words=Membership.RoleInGroup(row.role).label,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        school=school,
    )


def _post_rows(which: Q, as_at: date, known_at: datetime | None) -> QuerySet[Post]:
    rows = Post.objects.filter(which, recorded(known_at), so_on(as_at)).select_related("group")
    return rows.order_by("title", "title_text", "holder", "pk")


def _post(row: Post) -> PostFact:
    return PostFact(
        id=row.pk,
        authority_code=row.authority_id,
        cluster_slug=row.group.slug if row.group else "",
        title=row.title,
        title_text=row.title_text,
        title_in_words=row.title_text or Post.Title(row.title).label,
        holder=row.holder,
        salaried=row.salaried,
        fte=row.fte,
        employer=row.employer,
        funder=row.funder,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )
