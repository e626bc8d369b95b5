"""References of requests, “FOI-2026-0001”: by authority and year, without gaps or twins."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from .models import ReferenceBook

FIRST = "FOI"
TRIES = 5


def book(authority_code: int, year: int) -> ReferenceBook:
    """The authority's book of the year, locked until the transaction ends; begun where there is
    none. Whoever receives a request for the authority meanwhile waits for it."""
    for _ in range(TRIES):
        found = ReferenceBook.objects.select_for_update().filter(
            authority_code=authority_code, year=year
        )
        if begun := found.first():
            return begun
        try:
            with transaction.atomic():
                ReferenceBook.objects.create(
                    authority_code=authority_code, year=year, prefix=_prefix(authority_code)
                )
        except IntegrityError:  # another began it, or took the prefix, in this very moment
            continue
    raise RuntimeError(f"The references of authority {authority_code} in {year} cannot be begun.")


def next_reference(held: ReferenceBook) -> str:
    """The next reference of a book that is locked. Rolled back with the case: no gap."""
    held.last += 1
    held.save(update_fields=["last"])
    return f"{held.prefix}-{held.year}-{held.last:04d}"


def _prefix(authority_code: int) -> str:
    """What the authority's references have begun with so far; the first authority of a database
    has “FOI” alone, which is all of them where an authority has its own."""
    books = ReferenceBook.objects.order_by("pk")
    if own := books.filter(authority_code=authority_code).first():
        return own.prefix
    return f"{FIRST}-{authority_code}" if books.filter(prefix=FIRST).exists() else FIRST
