"""Reads of stationery: the door for the rooms above. Every read of what is dated takes the day."""

from __future__ import annotations

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
    """The bytes that were issued under the hash. Raises `Missing` where their file is not there or
    was altered."""
    return kept.read(sha256)


def issued_facts(sha256: str) -> tuple[IssuedFact, ...]:
    """Under which names those bytes were issued, the first one first."""
    return tuple(fact_of(each) for each in Issued.objects.filter(sha256=sha256).order_by("pk"))
