"""Which schools belong to a cluster: add, remove, move, set a role, correct what was recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from fosse.audit.actions import Doer
from fosse.dates.spans import Span

from .change import span_in_words
from .groups import check_within_life, find, name_of
from .models import Group, Membership, School
from .records import (
    Refused,
    add,
    audit,
    check,
    check_span,
    recorded,
    replace,
    supersede,
)
from .time import in_words

MEMBER = Membership.RoleInGroup.MEMBER


@transaction.atomic
def add_school(
    *,
    authority_code: int,
    slug: str,
    urn: int,
    on: date | None,
    role: str = MEMBER,
    ends_on: date | None = None,
    reason: str,
    by: Doer,
    at: datetime,
) -> int:
    """A school joins a cluster on the day `on` (None: since before anybody recorded); returns
    the number of the membership. Raises `Refused` when it is in it already on one of the days,
    when the cluster did not exist, or when the register has no such school."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    group = find(authority_code, slug)
    made = _add(group, urn, role, on, ends_on, by=by, reason=reason, at=at)
    _audit(group, "school.joined", by, reason, urn=urn, role=role, on=on, ends_on=ends_on)
    return made.pk


@transaction.atomic
def remove_school(
    *,
    authority_code: int,
    slug: str,
    urn: int,
    on: date,
    reason: str,
    by: Doer,
    at: datetime,
) -> None:
    """A school leaves a cluster; `on` is the first day that it is not in it."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    group = find(authority_code, slug)
    _end(_membership_before(group, urn, on), on, by=by, reason=reason, at=at)
    _audit(group, "school.left", by, reason, urn=urn, on=on)


@transaction.atomic
def move_school(
    *,
    authority_code: int,
    urn: int,
    leaves: str | None,
    joins: str | None,
    on: date,
    role: str = MEMBER,
    reason: str,
    by: Doer,
    at: datetime,
) -> None:
    """A school leaves one cluster and joins another (slugs; None: only joins, or only leaves)
    on the same day, `on`: the first in the new one, the first no longer in the old one."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    if leaves == joins:
        raise Refused("Choose a cluster that the school leaves, and another that it joins.")
    if leaves:
        old = find(authority_code, leaves)
        _end(_membership_before(old, urn, on), on, by=by, reason=reason, at=at)
    if joins:
        new = find(authority_code, joins)
        _add(new, urn, role, on, None, by=by, reason=reason, at=at)
    group = find(authority_code, joins or leaves or "")
    _audit(group, "school.moved", by, reason, urn=urn, leaves=leaves, joins=joins, on=on)


@transaction.atomic
def set_role(
    *,
    authority_code: int,
    slug: str,
    urn: int,
    role: str,
    on: date,
    reason: str,
    by: Doer,
    at: datetime,
) -> None:
    """A school has another role in its cluster from the day `on`."""
    check(by=by, authority_code=authority_code, reason=reason, at=at)
    _check_role(role)
    group = find(authority_code, slug)
    old = _membership_on(group, urn, on)
    if old.role == role:
        raise Refused(f"Its role is {old.get_role_display().lower()} already.")
    if old.starts_on == on:
        replace(old, by=by, reason=reason, at=at, role=role)
    else:
        replace(old, by=by, reason=reason, at=at, ends_on=on)
        new = Membership(group=group, school_id=urn, role=role, starts_on=on, ends_on=old.ends_on)
        add(new, by=by, reason=reason, at=at)
    _audit(group, "school.role_set", by, reason, urn=urn, before=old.role, role=role, on=on)


@transaction.atomic
def correct_membership(
    *,
    membership_id: int,
    role: str = MEMBER,
    starts_on: date | None = None,
    ends_on: date | None = None,
    never: bool = False,
    reason: str,
    by: Doer,
    at: datetime,
) -> None:
    """Record what should have been recorded of a membership, or with `never` that there was
    none. What was recorded before stays readable by asking as known before `at`."""
    old = Membership.objects.select_related("group").filter(pk=membership_id).first()
    if old is None:
        raise Refused("There is no such membership.")
    check(by=by, authority_code=old.group.authority_id, reason=reason, at=at)
    _check_role(role)
    if never:
        supersede(old, at)
    else:
        _check_free(old.group, old.school_id, starts_on, ends_on, but=old)
        replace(old, by=by, reason=reason, at=at, role=role, starts_on=starts_on, ends_on=ends_on)
    detail = {"role": role, "starts_on": starts_on, "ends_on": ends_on, "never": never}
    before = {"role": old.role, "starts_on": old.starts_on, "ends_on": old.ends_on}
    _audit(
        old.group,
        "membership.corrected",
        by,
        reason,
        urn=old.school_id,
        before=before,
        **detail,
    )


def end_all(group: Group, on: date, *, by: Doer, reason: str, at: datetime) -> int:
    """End the memberships of a group that closes; how many. Those that were still to begin are
    taken off file."""
    ended = [one for one in current(group) if one.ends_on is None or one.ends_on > on]
    for one in ended:
        if one.starts_on and one.starts_on >= on:
            supersede(one, at)
        else:
            replace(one, by=by, reason=reason, at=at, ends_on=on)
    return len(ended)


def current(group: Group, urn: int | None = None) -> list[Membership]:
    """The memberships on record, of one school where it is given, in order."""
    found = Membership.objects.filter(recorded(None), group=group)
    if urn is not None:
        found = found.filter(school_id=urn)
    return sorted(found, key=lambda one: (one.starts_on or date.min, one.pk))


def overlap_in_words(
    others: Iterable[Membership], starts_on: date | None, ends_on: date | None
) -> str:
    """The rule that a school is not in a cluster twice at once: what stands against the span,
    in words, or ""."""
    wanted = Span(starts_on, ends_on)
    for other in others:
        if wanted.overlaps(Span(other.starts_on, other.ends_on)):
            return f"it is in it already, {span_in_words(other.starts_on, other.ends_on)}"
    return ""


def _add(
    group: Group,
    urn: int,
    role: str,
    starts_on: date | None,
    ends_on: date | None,
    *,
    by: Doer,
    reason: str,
    at: datetime,
) -> Membership:
    _check_role(role)
    if not School.objects.filter(pk=urn).exists():
        raise Refused(f"The register has no school with the URN {urn}.")
    _check_free(group, urn, starts_on, ends_on)
    made = Membership(group=group, school_id=urn, role=role, starts_on=starts_on, ends_on=ends_on)
    return add(made, by=by, reason=reason, at=at)


def _check_free(
    group: Group,
    urn: int,
    starts_on: date | None,
    ends_on: date | None,
    but: Membership | None = None,
) -> None:
    check_span(starts_on, ends_on)
    check_within_life(group, starts_on, ends_on)
    others = [one for one in current(group, urn) if one != but]
    if against := overlap_in_words(others, starts_on, ends_on):
        raise Refused(f"School {urn} cannot join {name_of(group)}: {against}.")


def _membership_on(group: Group, urn: int, on: date) -> Membership:
    for one in current(group, urn):
        if on in Span(one.starts_on, one.ends_on):
            return one
    raise Refused(f"School {urn} is not in {name_of(group)} on {in_words(on)}.")


def _membership_before(group: Group, urn: int, on: date) -> Membership:
    """The membership that holds on the day before `on`, and is to end."""
    for one in current(group, urn):
        if (one.starts_on is None or one.starts_on < on) and (
            one.ends_on is None or one.ends_on >= on
        ):
            if one.ends_on == on:
                raise Refused(f"School {urn} leaves {name_of(group)} on {in_words(on)} already.")
            return one
    raise Refused(f"School {urn} is not in {name_of(group)} on the day before {in_words(on)}.")


def _end(old: Membership, on: date, *, by: Doer, reason: str, at: datetime) -> None:
    replace(old, by=by, reason=reason, at=at, ends_on=on)


def _check_role(role: str) -> None:
    if role not in Membership.RoleInGroup.values:
        raise Refused(f"“{role}” is not a role: {', '.join(Membership.RoleInGroup.values)}.")


def _audit(group: Group, verb: str, by: Doer, reason: str, **detail: object) -> None:
    audit(group, verb, by=by, reason=reason, detail=detail)
