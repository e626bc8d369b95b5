"""What was recorded through time: of a school by the register, of a cluster by its officers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from django.db.models import Q

from .gias_codes import STATUSES
from .models import Group, GroupSpan, Membership, Post, SchoolState
from .records import recorded


@dataclass(frozen=True, slots=True)
class StateFact:
    """What every extract of the register from `seen_from` to `seen_to` said of a school."""

    seen_from: date
    seen_to: date
    name: str
    authority_code: int
    authority_name: str
    status: str
    type_name: str
    phase: str
    trust: str
    federation: str
    ward: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One record of a cluster: a name it had, a school it held, a post that somebody held; from
    `starts_on` to the day before `ends_on`, as recorded with a reason."""

    what: Literal["name", "school", "post"]
    words: str
    urn: int | None
    starts_on: date | None
    ends_on: date | None
    recorded_at: datetime
    recorded_by: str
    reason: str


def school_history(urn: int) -> tuple[StateFact, ...]:
    """What the register said of a school, oldest first. Extracts that say the same here, though
    perhaps not of the number of its pupils, are one."""
    told: list[StateFact] = []
    states = SchoolState.objects.filter(school_id=urn).select_related("authority")
    for state in states.order_by("seen_from"):
        fact = StateFact(
            seen_from=state.seen_from,
            seen_to=state.seen_to,
            name=state.name,
            authority_code=state.authority_id,
            authority_name=state.authority.name,
            status=STATUSES[state.status_code],
            type_name=state.type_name,
            phase=state.phase,
            trust=state.trust,
            federation=state.federation,
            ward=state.ward,
        )
        if told and replace(fact, seen_from=told[-1].seen_from) == replace(
            told[-1], seen_to=fact.seen_to
        ):
            fact = replace(fact, seen_from=told.pop().seen_from)
        told.append(fact)
    return tuple(told)


def cluster_history(
    authority_code: int, slug: str, *, known_at: datetime | None = None
) -> tuple[HistoryLine, ...]:
    """Every name, school and post of a group, ended ones too, oldest first; as on record at
    `known_at`."""
    which = Q(group__authority_id=authority_code, group__slug=slug)
    return _histories(which, known_at).get(slug, ())


def clusters_history(
    authority_code: int, *, known_at: datetime | None = None
) -> Mapping[str, tuple[HistoryLine, ...]]:
    """The same of every cluster that the authority has or had, by slug."""
    which = Q(group__authority_id=authority_code, group__kind=Group.Kind.CLUSTER)
    return _histories(which, known_at)


def _histories(which: Q, known_at: datetime | None) -> Mapping[str, tuple[HistoryLine, ...]]:
    which &= recorded(known_at)
    found: dict[str, list[HistoryLine]] = defaultdict(list)
    for span in GroupSpan.objects.filter(which).select_related("group"):
        found[span.group.slug].append(_line("name", span, span.name))
    members = list(Membership.objects.filter(which).select_related("group"))
    names = _latest_names({member.school_id for member in members})
    for member in members:
        name = names.get(member.school_id, f"URN {member.school_id}")
        words = f"{name}, {member.get_role_display().lower()}"
        found[member.group.slug].append(_line("school", member, words, member.school_id))
    for post in Post.objects.filter(which, group__isnull=False).select_related("group"):
        if post.group is not None:
            line = _line("post", post, f"{post}: {post.holder or 'vacant'}")
            found[post.group.slug].append(line)
    return {slug: _in_order(found[slug]) for slug in sorted(found)}


def _in_order(lines: list[HistoryLine]) -> tuple[HistoryLine, ...]:
    return tuple(sorted(lines, key=lambda line: (line.starts_on or date.min, line.words)))


def wards_of(authority_code: int) -> frozenset[str]:
    """The names of the wards in which the authority has or had schools."""
    states = SchoolState.objects.filter(authority_id=authority_code).exclude(ward="")
    return frozenset(states.values_list("ward", flat=True).distinct())


def _latest_names(urns: set[int]) -> dict[int, str]:
    states = SchoolState.objects.filter(school_id__in=sorted(urns)).order_by("seen_from")
    return dict(states.values_list("school_id", "name"))


def _line(
    what: Literal["name", "school", "post"],
    record: GroupSpan | Membership | Post,
    words: str,
    urn: int | None = None,
) -> HistoryLine:
    return HistoryLine(
        what,
        words,
        urn,
        record.starts_on,
        record.ends_on,
        record.recorded_at,
        record.recorded_by,
        record.reason,
    )
