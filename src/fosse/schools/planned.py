"""Clusters of a CSV beside what is on record of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fosse.dates.spans import Span

from .cluster_csv import ClusterLine
from .csv_table import Fault
from .models import Group, GroupSpan, Membership, School
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
