"""The stored links between schools: what a file of links changes in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from operator import attrgetter

from .bulk import count_anew, insert
from .gias import EstablishmentLink
from .models import SchoolLink
from .state_store import CHUNK

LINK_FIELDS = tuple(f.name for f in fields(EstablishmentLink))
LINK_COLUMNS = (*LINK_FIELDS, "seen_from", "seen_to")
SEEN = ["other_name", "seen_from", "seen_to"]
_link_fields = attrgetter(*LINK_FIELDS)
_key = attrgetter("urn", "other_urn", "kind", "on")


def add_links(day: date, links: Sequence[EstablishmentLink]) -> tuple[int, int]:
    """Note that the file of links of `day` says these; returns how many links nobody had said
    before, and how many had been said with another date only."""
    known = {_key(link): link for link in SchoolLink.objects.iterator(5_000)}
    dated_otherwise = {key[:3] for key in known}
    new: list[EstablishmentLink] = []
    seen: list[SchoolLink] = []
    for link in links:
        old = known.get(_key(link))
        if old is None:
            new.append(link)
        elif not old.seen_from <= day <= old.seen_to:
            _see(old, link, day)
            seen.append(old)
    insert(SchoolLink, LINK_COLUMNS, [(*_link_fields(link), day, day) for link in new])
    SchoolLink.objects.bulk_update(seen, SEEN, CHUNK)
    count_anew(SchoolLink)
    changed = sum(_key(link)[:3] in dated_otherwise for link in new)
    return len(new) - changed, changed


def _see(old: SchoolLink, link: EstablishmentLink, day: date) -> None:
    """Stretch the days between which the link was seen; the latest file names the other."""
    if day > old.seen_to:
        old.seen_to, old.other_name = day, link.other_name
    else:
        old.seen_from = day
