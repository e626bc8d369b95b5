"""Keeping what is issued: the bytes under their hash, and the record that names them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from fosse.audit.actions import Doer, record

from . import kept
from .models import Issued


@dataclass(frozen=True, slots=True)
class IssuedFact:
    """A file as it was issued. `facts.issued` gives its bytes."""

    sha256: str
    media_type: str
    file_name: str
    size: int
    kept_at: datetime
    kept_by: str


@transaction.atomic
def keep(
    *,
    authority_code: int,
    data: bytes,
    media_type: str,
    file_name: str,
    by: Doer,
    at: datetime,
) -> IssuedFact:
    """Keep a file that is issued now. The same file again gives the record that is there."""
    if not data:
        raise ValueError(f"“{file_name}” is empty: nothing is issued that says nothing.")
    sha256 = kept.keep(data)  # on the disk before any row names it
    issued, is_new = Issued.objects.get_or_create(
        authority_code=authority_code,
        sha256=sha256,
        file_name=file_name,
        defaults={
            "media_type": media_type,
            "size": len(data),
            "kept_at": at,
            "kept_by_id": by.pk,
            "kept_by": by.name,
        },
    )
    if issued.removed_at:
        issued.removed_at = None
        issued.save(update_fields=["removed_at"])
    if is_new:
        record(
            by=by,
            verb="document.kept",
            noun="document",
            noun_id=sha256,
            authority_code=authority_code,
            detail={"file_name": file_name, "media_type": media_type, "size": len(data)},
        )
    return fact_of(issued)


@transaction.atomic
def remove(sha256s: Collection[str], *, authority_code: int, by: Doer, at: datetime) -> int:
    """Take away files that were issued, because they name somebody who is to be forgotten; how
    many. That they were issued, when and by whom stays. Their bytes go with `clear_away`, after
    the transaction: where it fails, nothing is lost."""
    rows = Issued.objects.filter(authority_code=authority_code, sha256__in=sha256s, removed_at=None)
    removed = sorted(set(rows.values_list("sha256", flat=True)))
    rows.update(removed_at=at)
    for sha256 in removed:
        record(
            by=by,
            verb="document.removed",
            noun="document",
            noun_id=sha256,
            authority_code=authority_code,
        )
    return len(removed)


def clear_away() -> int:
    """Take away the bytes that no record needs any more, also those that an interrupted run left;
    how many files there were."""
    removed = Issued.objects.exclude(removed_at=None).values_list("sha256", flat=True)
    needed = set(Issued.objects.filter(removed_at=None).values_list("sha256", flat=True))
    return sum(kept.remove(sha256) for sha256 in sorted(set(removed) - needed))


def fact_of(issued: Issued) -> IssuedFact:
    return IssuedFact(
        issued.sha256,
        issued.media_type,
        issued.file_name,
        issued.size,
        issued.kept_at,
        issued.kept_by,
    )
