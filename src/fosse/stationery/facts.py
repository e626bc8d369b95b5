"""Reads of stationery: the door for the rooms above. Every read of what is dated takes the day."""

from __future__ import annotations

from fosse.documents.letterhead import Letterhead

from . import kept
from .keeping import IssuedFact, fact_of
from .kept import Missing
from .models import Issued
from .paper import Contact, Incomplete, Purpose, Signatory, Signs, Stationery
from .paper_facts import Entry, OnRecord, entries, on_record, stationery

__all__ = [
    "Contact",
    "Entry",
    "Incomplete",
    "IssuedFact",
    "Letterhead",
    "Missing",
    "OnRecord",
    "Purpose",
    "Signatory",
    "Signs",
    "Stationery",
    "entries",
    "issued",
    "issued_facts",
    "on_record",
    "stationery",
]


def issued(sha256: str) -> bytes:
    """The bytes that were issued under the hash. Raises `Missing` where their file was removed,
    is not there or was altered."""
    rows = Issued.objects.filter(sha256=sha256).order_by("pk").values_list("removed_at", flat=True)
    removed = [at for at in rows if at]
    if removed and len(removed) == len(rows):
        raise Missing(
            f"{sha256[:12]}… was removed on {removed[-1]:%-d %B %Y}, when the person that it was "
            "sent to was forgotten."
        )
    return kept.read(sha256)


def issued_facts(sha256: str) -> tuple[IssuedFact, ...]:
    """Under which names those bytes were issued, the first one first."""
    return tuple(fact_of(each) for each in Issued.objects.filter(sha256=sha256).order_by("pk"))
