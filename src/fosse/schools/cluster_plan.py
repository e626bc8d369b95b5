"""What a CSV of clusters would change, worked out before anything is saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fosse.dates.spans import Span

from .change import Change, span_in_words
from .cluster_changes import Amended, Joining, movements
from .cluster_csv import ClusterLine
from .csv_table import Fault
from .models import Membership
from .planned import (
    Pair,
    PlannedGroup,
    beginnings_taken,
    effective,
    memberships_of,
    planned_groups,
    posts_before,
    unknown_schools,
)
from .school_facts import latest_names
from .time import in_words


@dataclass(slots=True)
class ClusterPlan:
    """What is to be done, in order: groups, then `amend` (a record, and the line that says what
    it should be), then `join`."""

    groups: list[PlannedGroup] = field(default_factory=list)
    amend: list[Amended] = field(default_factory=list)
    join: list[Joining] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unchanged: int = 0


def plan_clusters(lines: Sequence[ClusterLine]) -> ClusterPlan:
    """Compare the lines with what is on record. Nothing is written."""
    plan = ClusterPlan()
    plan.groups = planned_groups(lines, plan.faults)
    plan.faults += unknown_schools(lines)
    on_record = memberships_of(plan.groups)
    names = latest_names({line.urn for line in lines if line.urn} | {pair[1] for pair in on_record})
    for group in plan.groups:
        _plan_life(plan, group)
        by_school: dict[int, list[ClusterLine]] = defaultdict(list)
        for line in group.lines:
            if line.urn is not None:
                by_school[line.urn].append(line)
        for urn, some in by_school.items():
            _plan_school(plan, group, urn, some, on_record[group, urn])
        _plan_rest(plan, group, by_school.keys(), on_record, names)
    _check_beginnings(plan)
    plan.changes += movements(plan.groups, plan.amend, plan.join, names)
    plan.changes.sort(key=lambda change: change.line)
    plan.faults.sort()
    return plan


def _plan_life(plan: ClusterPlan, group: PlannedGroup) -> None:
    """From when to when the cluster will have existed."""
    first = group.lines[0].line
    founded = _agreed(plan, group, "founded_on")
    closed = _agreed(plan, group, "closed_on")
    if group.spans:
        group.starts_on = founded or group.spans[0].starts_on
        group.ends_on = group.spans[-1].ends_on or closed
        if closed and closed != group.ends_on:
            recorded_end = in_words(group.ends_on) if group.ends_on else ""
            plan.faults.append(
                Fault(first, f"closed_on: {group.name} is closed from {recorded_end} on already.")
            )
    else:
        joined = [line.joined_on for line in group.lines if line.urn is not None]
        earliest = None if None in joined else min((day for day in joined if day), default=None)
        group.starts_on, group.ends_on = founded or earliest, closed
        words = f"{group.name} is founded, {span_in_words(group.starts_on, group.ends_on)}"
        plan.changes.append(Change(first, "founded", words, group.authority))
    if group.starts_on and group.ends_on and group.ends_on <= group.starts_on:
        plan.faults.append(Fault(first, f"{group.name} would end before its first day."))
        group.ends_on = None
    if group.begins_otherwise and group.starts_on:
        words = f"{group.name} was founded on {in_words(group.starts_on)}"
        plan.changes.append(Change(first, "corrected", words, group.authority))
    if group.closes and group.ends_on:
        words = f"{group.name} is closed from {in_words(group.ends_on)} on"
        plan.changes.append(Change(first, "closed", words, group.authority))


def _agreed(plan: ClusterPlan, group: PlannedGroup, column: str) -> date | None:
    """The date that the cluster's lines agree on, or None where all are blank."""
    said: date | None = None
    for line in group.lines:
        value: date | None = getattr(line, column)
        if value and said and value != said:
            plan.faults.append(
                Fault(
                    line.line,
                    f"{column}: another line of {group.name} says {said.isoformat()}.",
                )
            )
        said = said or value
    return said


def _plan_school(
    plan: ClusterPlan,
    group: PlannedGroup,
    urn: int,
    lines: Sequence[ClusterLine],
    on_record: Sequence[Membership],
) -> None:
    """What the lines of one school in one cluster change, and what stands against them."""
    by_start = {one.starts_on: one for one in on_record}
    taken: list[tuple[Span, str]] = [
        (Span(one.starts_on, one.ends_on), "what is on record")
        for one in on_record
        if one.starts_on not in {line.joined_on for line in lines}
    ]
    for line in lines:
        if fault := _life_fault(line, group):
            plan.faults.append(Fault(line.line, fault))
            continue
        span = effective(line, group)
        for other, where in taken:
            if span.overlaps(other):
                words = f"URN {urn} would be in {group.name} twice at once: see {where}, "
                words += f"{span_in_words(other.starts_on, other.ends_on)}."
                plan.faults.append(Fault(line.line, words))
        taken.append((span, f"line {line.line}"))
        old = by_start.pop(line.joined_on, None)
        if old is None:
            plan.join.append((group, urn, line))
        elif (old.role, old.ends_on) == (line.role, span.ends_on):
            plan.unchanged += 1
        else:
            plan.amend.append((old, line))


def _life_fault(line: ClusterLine, group: PlannedGroup) -> str:
    first, last = group.starts_on, group.ends_on
    if first and line.joined_on is None:
        return f"joined_on: {group.name} was founded on {first.isoformat()}; give a day from then."
    if first and line.joined_on and line.joined_on < first:
        return f"joined_on: {group.name} was founded on {first.isoformat()}, after that."
    if last and line.left_on and line.left_on > last:
        return f"left_on: {group.name} is closed from {last.isoformat()} on."
    if last and line.joined_on and line.joined_on >= last:
        return f"joined_on: {group.name} is closed from {last.isoformat()} on."
    return ""


def _plan_rest(
    plan: ClusterPlan,
    group: PlannedGroup,
    mentioned: Iterable[int],
    on_record: Mapping[Pair, Sequence[Membership]],
    names: Mapping[int, str],
) -> None:
    """What founding or closing the cluster does to schools that the file does not mention."""
    line = group.lines[0].line
    for (other, urn), memberships in on_record.items():
        if other is not group or urn in mentioned:
            continue
        for one in memberships:
            begins = one.starts_on or date.min
            if group.begins_otherwise and group.starts_on and begins < group.starts_on:
                words = f"founded_on: URN {urn} is on record in {group.name} before that."
                plan.faults.append(Fault(line, words))
            if group.closes and group.ends_on and one.ends_on is None:
                words = f"{names.get(urn, urn)} leaves {group.name} on {in_words(group.ends_on)}"
                plan.changes.append(Change(line, "left", words, group.authority))


def _check_beginnings(plan: ClusterPlan) -> None:
    """What another first day of a cluster does to its posts, and whether it may have its name."""
    for group in plan.groups:
        if not group.begins_otherwise:
            continue
        line = group.lines[0].line
        if posts_before(group):
            words = f"founded_on: a post of {group.name} is on record before that."
            plan.faults.append(Fault(line, words))
        if other := beginnings_taken(group, plan.groups):
            words = f"founded_on: another was called {other.name} on some of the days from then on."
            plan.faults.append(Fault(line, words))
