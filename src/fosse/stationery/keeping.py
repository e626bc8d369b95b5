"""Keeping what is issued: the bytes under their hash, and the record that names them."""

from __future__ import annotations

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


def fact_of(issued: Issued) -> IssuedFact:
    return IssuedFact(
        issued.sha256,
        issued.media_type,
        issued.file_name,
        issued.size,
        issued.kept_at,
        issued.kept_by,
    )
