"""The joining, leaving, moving and correcting that a CSV asks for, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .change import Change, span_in_words
from .cluster_csv import ClusterLine
from .models import Membership
from .planned import PlannedGroup, effective
from .time import in_words

Amended = tuple[Membership, ClusterLine]
Joining = tuple[PlannedGroup, int, ClusterLine]


def movements(
    groups: Sequence[PlannedGroup],
    amend: Sequence[Amended],
    join: Sequence[Joining],
    names: Mapping[int, str],
) -> list[Change]:
    """A school that leaves one cluster on the day that it joins another moves."""
    left = {
        (one.school_id, line.left_on): one
        for one, line in amend
        if one.ends_on is None and line.left_on and one.role == line.role
    }
    changes: list[Change] = []
    moved: set[int] = set()
    of = {planned.group.pk: planned for planned in groups if planned.group}
    for group, urn, line in join:
        school = names.get(urn, f"URN {urn}")
        span = effective(line, group)
        since = span_in_words(span.starts_on, span.ends_on)
        verb, words = "joined", f"{school} joins {group.name} as {line.role}, {since}"
        if line.joined_on and (ended := left.get((urn, line.joined_on))):
            old = of[ended.group_id]
            moved.add(ended.pk)
            if old is group:
                verb, words = "role changed", f"{school} in {group.name} is {line.role}, {since}"
            else:
                verb, words = "moved", f"{school} moves from {old.name} to {group.name}, {since}"
        changes.append(Change(line.line, verb, words, group.authority))
    for one, line in amend:
        if one.pk not in moved:
            changes.append(_amended(one, line, of[one.group_id], names))
    return changes


def _amended(
    one: Membership, line: ClusterLine, group: PlannedGroup, names: Mapping[int, str]
) -> Change:
    school = names.get(one.school_id, f"URN {one.school_id}")
    ends_on = effective(line, group).ends_on
    if one.role == line.role and one.ends_on is None and ends_on:
        words = f"{school} leaves {group.name} on {in_words(ends_on)}"
        return Change(line.line, "left", words, group.authority)
    words = (
        f"{school} in {group.name}: {line.role}, {span_in_words(line.joined_on, ends_on)} "
        f"(on record: {one.role}, {span_in_words(one.starts_on, one.ends_on)})"
    )
    return Change(line.line, "corrected", words, group.authority)
