"""Clusters of a CSV beside what is on record of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from fosse.dates.spans import Span

from .cluster_csv import ClusterLine
from .csv_table import Fault
from .groups import named
from .models import Group, GroupSpan, Membership, Post, School
from .records import recorded

Pair = tuple["PlannedGroup", int]


@dataclass(slots=True, eq=False)
class PlannedGroup:
    """A cluster of the file: as on record, if it is, and as it will be."""

    authority: int
    kind: str
    name: str
    lines: list[ClusterLine]
    group: Group | None = None
    spans: list[GroupSpan] = field(default_factory=list)
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def closes(self) -> bool:
        """Whether it is on record as going on, and the file ends it."""
        return bool(self.spans) and self.spans[-1].ends_on is None and self.ends_on is not None

    @property
    def begins_otherwise(self) -> bool:
        return bool(self.spans) and self.spans[0].starts_on != self.starts_on


def effective(line: ClusterLine, group: PlannedGroup) -> Span:
    """The line's days; a blank end within a cluster that ends means its end."""
    return Span(line.joined_on, line.left_on or group.ends_on)


def planned_groups(lines: Sequence[ClusterLine], faults: list[Fault]) -> list[PlannedGroup]:
    found: dict[tuple[int, str, str], PlannedGroup] = {}
    for line in lines:
        key = (line.authority, line.kind, line.cluster.casefold())
        planned = found.setdefault(key, PlannedGroup(line.authority, line.kind, line.cluster, []))
        planned.lines.append(line)
    on_record = _spans({line.authority for line in lines})
    for key, planned in found.items():
        there = on_record.get(key, {})
        if len(there) > 1:
            faults.append(
                Fault(
                    planned.lines[0].line,
                    f"cluster: two have had the name “{planned.name}”. Bring them in by a form.",
                )
            )
        elif there:
            planned.spans = next(iter(there.values()))
            planned.group = planned.spans[0].group
    return list(found.values())


def _spans(
    authorities: Iterable[int],
) -> Mapping[tuple[int, str, str], dict[int, list[GroupSpan]]]:
    """(authority, kind, any of its names) → group → all its spans, in order."""
    spans = GroupSpan.objects.filter(recorded(None), group__authority_id__in=sorted(authorities))
    by_group: dict[int, list[GroupSpan]] = defaultdict(list)
    for span in spans.select_related("group"):
        by_group[span.group_id].append(span)
    found: dict[tuple[int, str, str], dict[int, list[GroupSpan]]] = defaultdict(dict)
    for group_id, some in by_group.items():
        some.sort(key=lambda span: span.starts_on or date.min)
        for span in some:
            group = span.group
            found[group.authority_id, group.kind, span.name.casefold()][group_id] = some
    return found


def unknown_schools(lines: Sequence[ClusterLine]) -> list[Fault]:
    urns = {line.urn for line in lines if line.urn is not None}
    known = set(School.objects.filter(pk__in=sorted(urns)).values_list("pk", flat=True))
    return [
        Fault(line.line, f"urn: the register has no school with the URN {line.urn}.")
        for line in lines
        if line.urn is not None and line.urn not in known
    ]


def memberships_of(groups: Sequence[PlannedGroup]) -> dict[Pair, list[Membership]]:
    of = {planned.group.pk: planned for planned in groups if planned.group}
    found: dict[Pair, list[Membership]] = defaultdict(list)
    for one in Membership.objects.filter(recorded(None), group_id__in=sorted(of)):
        found[of[one.group_id], one.school_id].append(one)
    return found


def posts_before(planned: PlannedGroup) -> bool:
    """Whether a post is on record from before the cluster will have begun."""
    if planned.starts_on is None or planned.group is None:
        return False
    held = Post.objects.filter(recorded(None), group=planned.group)
    return held.filter(Q(starts_on__isnull=True) | Q(starts_on__lt=planned.starts_on)).exists()


def beginnings_taken(planned: PlannedGroup, groups: Iterable[PlannedGroup]) -> GroupSpan | None:
    """The span of another group that has the name of this one's first span on some of its days,
    with the first days of both as the file has them."""
    first = planned.spans[0]
    if _no_day(planned.starts_on, first.ends_on):
        return None  # a fault of its own
    wanted = Span(planned.starts_on, first.ends_on)
    begins = {other.spans[0].pk: other.starts_on for other in groups if other.spans}
    for span in named(planned.authority, first.name, planned.kind):
        starts_on = begins.get(span.pk, span.starts_on)
        if span.group_id == first.group_id or _no_day(starts_on, span.ends_on):
            continue
        if wanted.overlaps(Span(starts_on, span.ends_on)):
            return span
    return None


def _no_day(starts_on: date | None, ends_on: date | None) -> bool:
    return starts_on is not None and ends_on is not None and ends_on <= starts_on
