"""Who looks after which school: an adviser's caseload, day by day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from fosse.audit.actions import record
from fosse.people.access import Place, check_may, why_not
from fosse.people.models import Account
from fosse.people.operator import Operator
from fosse.schools.facts import schools

from .models import Caseload


class NotAssignedError(ValueError):
    """An adviser cannot be assigned like this; the message says why and what to do."""


@transaction.atomic
def assign(
    *,
    authority_code: int,
    urns: Collection[int],
    adviser: Account,
    on: date,
    reason: str,
    today: date,
    by: Account | Operator,
) -> tuple[int, ...]:
    """Give schools to an adviser from `on`; whoever looked after one of them then no longer
    does. Returns the schools that changed hands: those of the adviser already are left alone.

    Raises `NotAllowed` unless `by` may assign advisers in the authority today, and
    `NotAssignedError` without a school or a reason, for a school that the register does not have
    in the authority on the day, or for an adviser who may not see levels there then.
    """
    place = Place(authority_code)
    check_may(by, "caseload.assign", place, today=today)
    _check(urns, reason)
    _check_place(urns, authority_code, on)
    if why := why_not(adviser, "levels.see", place, today=on):
        raise NotAssignedError(f"{adviser.name} cannot be assigned. {why}")
    now = _holding(Caseload.objects.select_for_update().filter(school_id__in=urns), on)
    before: dict[int, list[Caseload]] = {urn: [] for urn in sorted(urns)}
    for held in now.select_related("adviser").order_by("pk"):
        before[held.school_id].append(held)
    changed = [
        urn for urn, held in before.items() if [each.adviser_id for each in held] != [adviser.pk]
    ]
    for urn in changed:
        _end(before[urn], on)
        Caseload.objects.create(adviser=adviser, school_id=urn, starts_on=on)
        record(
            by=by,
            verb="caseload.assigned",
            noun="school",
            noun_id=urn,
            authority_code=authority_code,
            reason=reason.strip(),
            detail={
                "adviser": adviser.name,
                "adviser_id": adviser.pk,
                "before": [each.adviser.name for each in before[urn]],
                "on": on.isoformat(),
            },
        )
    return tuple(changed)


def advisers_of(urns: Iterable[int], *, as_at: date) -> Mapping[int, tuple[tuple[int, str], ...]]:
    """Who looked after each school on that day: accounts and names, by school."""
    held = _holding(Caseload.objects.filter(school_id__in=list(urns)), as_at)
    found: dict[int, tuple[tuple[int, str], ...]] = {}
    rows = held.order_by("adviser__name").values_list("school_id", "adviser_id", "adviser__name")
    for urn, pk, name in rows:
        found[urn] = (*found.get(urn, ()), (pk, name))
    return found


def _check(urns: Collection[int], reason: str) -> None:
    if not urns:
        raise NotAssignedError("No school was named. Name at least one.")
    if not reason.strip():
        raise NotAssignedError("Say why: the reason is kept with the change.")


def _check_place(urns: Collection[int], authority_code: int, on: date) -> None:
    there = {one.urn for one in schools(urns, as_at=on) if one.authority_code == authority_code}
    if elsewhere := sorted(set(urns) - there):
        named = ", ".join(str(urn) for urn in elsewhere[:5])
        raise NotAssignedError(
            f"The register does not have these in authority {authority_code} on "
            f"{on:%-d %B %Y}: {named}{'…' if len(elsewhere) > 5 else ''}. Leave them out."
        )


def _holding(caseloads: QuerySet[Caseload], day: date) -> QuerySet[Caseload]:
    """Those that hold on the day."""
    return caseloads.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)


def _end(held: Iterable[Caseload], on: date) -> None:
    """End them on the day. One that began that same day never held: the audit remembers it."""
    for each in held:
        if each.starts_on == on:
            each.delete()
        else:
            each.ends_on = on
            each.save(update_fields=["ends_on"])
