"""Bringing in clusters and posts from CSV: a preview of everything, then all or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

from django.db import transaction

from fosse.audit.actions import Doer, record

from . import memberships, posts
from .change import Change, Preview
from .cluster_csv import TEMPLATES, read_clusters, read_posts
from .cluster_plan import ClusterPlan, plan_clusters
from .csv_table import Fault
from .groups import authority_of, new_slug
from .models import Authority, Group, GroupSpan, Membership, Post
from .planned import PlannedGroup, effective
from .post_plan import PostPlan, plan_posts
from .records import Refused, add, check, replace

What = Literal["clusters", "posts"]


class FaultyFile(Refused):
    """The file has faults, so nothing of it was saved; `preview` lists them."""

    def __init__(self, preview: Preview) -> None:
        count = len(preview.faults)
        first = preview.faults[0]
        super().__init__(
            f"Nothing was saved: the file has {count} fault{'s' if count > 1 else ''}. "
            f"Line {first.line}: {first.words}"
        )
        self.preview = preview


@dataclass(frozen=True, slots=True)
class _Planned:
    preview: Preview
    plan: ClusterPlan | PostPlan
    authorities: frozenset[int]


def template(what: What) -> str:
    """An empty file with the header line, to fill in."""
    return TEMPLATES[what]


def preview(what: What, data: bytes, *, authority_code: int | None = None) -> Preview:
    """What the file would change, and every fault in it. Nothing is saved. With
    `authority_code`, lines of another authority are faults."""
    return _planned(what, data, authority_code).preview


@transaction.atomic
def apply(
    what: What,
    data: bytes,
    *,
    source_name: str,
    authority_code: int | None = None,
    reason: str,
    by: Doer,
    at: datetime,
) -> Preview:
    """Do all that the preview lists. Raises `FaultyFile` when there is a fault, and `NotAllowed`
    when `by` may not change the clusters of one of its authorities; then nothing is saved."""
    planned = _planned(what, data, authority_code)
    if planned.preview.faults:
        raise FaultyFile(planned.preview)
    for authority in planned.authorities:
        check(by=by, authority_code=authority, reason=reason, at=at)
    if isinstance(planned.plan, ClusterPlan):
        _apply_clusters(planned.plan, by=by, reason=reason, at=at)
    else:
        _apply_posts(planned.plan, by=by, reason=reason, at=at)
    for authority in sorted(planned.authorities):
        of_authority = [c for c in planned.preview.changes if c.authority == authority]
        if of_authority:
            _audit(what, authority, source_name, data, of_authority, by, reason)
    return planned.preview


def _planned(what: What, data: bytes, authority_code: int | None) -> _Planned:
    plan: ClusterPlan | PostPlan
    if what == "clusters":
        cluster_lines, table = read_clusters(data)
        authorities = {line.line: line.authority for line in cluster_lines}
        plan = plan_clusters(cluster_lines)
    else:
        post_lines, table = read_posts(data)
        authorities = {line.line: line.authority for line in post_lines}
        plan = plan_posts(post_lines)
    faults = {*table.faults, *plan.faults, *_authority_faults(authorities.items(), authority_code)}
    made = Preview(
        what=what,
        lines=len(table.rows),
        unchanged=plan.unchanged,
        changes=tuple(plan.changes),
        faults=tuple(sorted(faults)),
        notes=table.notes,
    )
    return _Planned(made, plan, frozenset(authorities.values()))


def _authority_faults(lines: Iterable[tuple[int, int]], wanted: int | None) -> list[Fault]:
    known = set(Authority.objects.values_list("code", flat=True))
    faults = []
    for line, code in lines:
        if code not in known:
            faults.append(Fault(line, f"authority: the register has none with the code {code}."))
        elif wanted is not None and code != wanted:
            faults.append(Fault(line, f"authority: {code} is not {wanted}, which this is for."))
    return faults


def _apply_clusters(plan: ClusterPlan, *, by: Doer, reason: str, at: datetime) -> None:
    for planned in plan.groups:
        if planned.group is None:
            planned.group = _found(planned, by=by, reason=reason, at=at)
        elif planned.begins_otherwise:
            planned.spans[0] = replace(
                planned.spans[0], by=by, reason=reason, at=at, starts_on=planned.starts_on
            )
    of = {planned.group.pk: planned for planned in plan.groups if planned.group}
    for old, line in plan.amend:
        ends_on = effective(line, of[old.group_id]).ends_on
        replace(old, by=by, reason=reason, at=at, role=line.role, ends_on=ends_on)
    for planned, urn, line in plan.join:
        span = effective(line, planned)
        made = Membership(
            group=planned.group,
            school_id=urn,
            role=line.role,
            starts_on=span.starts_on,
            ends_on=span.ends_on,
        )
        add(made, by=by, reason=reason, at=at)
    for planned in plan.groups:
        if planned.closes and planned.group and planned.ends_on:
            memberships.end_all(planned.group, planned.ends_on, by=by, reason=reason, at=at)
            posts.end_all(planned.group, planned.ends_on, by=by, reason=reason, at=at)
            replace(planned.spans[-1], by=by, reason=reason, at=at, ends_on=planned.ends_on)


def _found(planned: PlannedGroup, *, by: Doer, reason: str, at: datetime) -> Group:
    group = Group.objects.create(
        authority=authority_of(planned.authority),
        kind=planned.kind,
        slug=new_slug(planned.authority, planned.name),
    )
    span = GroupSpan(
        group=group, name=planned.name, starts_on=planned.starts_on, ends_on=planned.ends_on
    )
    add(span, by=by, reason=reason, at=at)
    return group


def _apply_posts(plan: PostPlan, *, by: Doer, reason: str, at: datetime) -> None:
    for post, details in plan.amend:
        replace(post, by=by, reason=reason, at=at, **asdict(details))
    for authority, group, details in plan.appoint:
        add(
            Post(authority_id=authority, group=group, **asdict(details)),
            by=by,
            reason=reason,
            at=at,
        )


def _audit(
    what: What,
    authority: int,
    source_name: str,
    data: bytes,
    changes: list[Change],
    by: Doer,
    reason: str,
) -> None:
    record(
        by=by,
        verb=f"{what}.imported",
        noun="authority",
        noun_id=authority,
        authority_code=authority,
        reason=reason.strip(),
        detail={
            "file": source_name,
            "sha256": sha256(data).hexdigest(),
            "changes": [f"{change.verb}: {change.words}" for change in changes],
        },
    )
