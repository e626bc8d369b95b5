"""The stored links between schools: what a file of links changes in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from operator import attrgetter

from .bulk import count_anew, insert
from .gias import EstablishmentLink
from .models import SchoolLink
from .state_store import CHUNK, chunks

LINK_FIELDS = tuple(f.name for f in fields(EstablishmentLink))
LINK_COLUMNS = (*LINK_FIELDS, "seen_on")
_link_fields = attrgetter(*LINK_FIELDS)


def add_links(day: date, links: Sequence[EstablishmentLink]) -> tuple[int, int]:
    known = {
        (link.urn, link.other_urn, link.kind): link for link in SchoolLink.objects.iterator(5_000)
    }
    new: list[EstablishmentLink] = []
    changed: list[SchoolLink] = []
    same: list[int] = []
    for link in links:
        old = known.get((link.urn, link.other_urn, link.kind))
        if old is None:
            new.append(link)
        elif old.seen_on < day and (old.on, old.other_name) != (link.on, link.other_name):
            old.on, old.other_name, old.seen_on = link.on, link.other_name, day
            changed.append(old)
        elif old.seen_on < day:
            same.append(old.pk)
    insert(SchoolLink, LINK_COLUMNS, [(*_link_fields(link), day) for link in new])
    SchoolLink.objects.bulk_update(changed, ["on", "other_name", "seen_on"], CHUNK)
    for some in chunks(same):
        SchoolLink.objects.filter(pk__in=some).update(seen_on=day)
    count_anew(SchoolLink)
    return len(new), len(changed)
