"""Which groups a school belonged to on a day, without all that is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Q, Subquery

from .models import GroupSpan, Membership
from .records import recorded, so_on


@dataclass(frozen=True, slots=True)
class Belonging:
    """A school in a group, in its role, from `starts_on` to the day before `ends_on`; the group
    by the name that it had that day."""

    authority_code: int
    slug: str
    kind: str
    kind_in_words: str
    name: str
    role: str
    role_in_words: str
    starts_on: date | None
    ends_on: date | None


def belongings_of(
    urn: int, *, as_at: date, known_at: datetime | None = None
) -> tuple[Belonging, ...]:
    """The groups that the school belonged to on the day, by name."""
    names = GroupSpan.objects.filter(
        recorded(known_at), so_on(as_at), group_id=OuterRef("group_id")
    ).values("name")
    mine = Membership.objects.filter(recorded(known_at), so_on(as_at), school_id=urn)
    named = mine.select_related("group").annotate(called=Subquery(names[:1]))
    made = [_belonging(one, one.called) for one in named.exclude(called=None)]
    return tuple(sorted(made, key=lambda one: (one.name.casefold(), one.slug)))


def groups_from(authority_code: int, *, as_at: date) -> Mapping[str, str]:
    """The authority's groups that are there on the day or will be later: slug → name, by name.
    A school can be moved into each of them."""
    ends_later = Q(ends_on__isnull=True) | Q(ends_on__gt=as_at)
    spans = GroupSpan.objects.filter(
        recorded(None), ends_later, group__authority_id=authority_code
    ).order_by("-starts_on")
    names = dict(spans.values_list("group__slug", "name"))
    return dict(sorted(names.items(), key=lambda item: (item[1].casefold(), item[0])))


def _belonging(member: Membership, name: str) -> Belonging:
    group = member.group
    return Belonging(
        authority_code=group.authority_id,
        slug=group.slug,
        kind=group.kind,
        kind_in_words=group.get_kind_display(),
        name=name,
        role=member.role,
        role_in_words=member.get_role_display(),
        starts_on=member.starts_on,
        ends_on=member.ends_on,
    )
