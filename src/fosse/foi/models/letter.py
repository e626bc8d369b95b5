"""The letters of a case and the clearances that let them go."""

from __future__ import annotations

from django.db import models

from ..kinds import LetterKind
from .case import Case
from .proceeding import Proceeding


class Letter(models.Model):
    """A letter that went out. Its bytes, in each format, are kept in `stationery` under the
    hashes here, and never written again; `values` is what its template was filled with."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="letters")
    proceeding = models.ForeignKey(Proceeding, models.PROTECT, null=True, related_name="letters")
    kind = models.CharField(max_length=20, choices=LetterKind.choices())
    issued_on = models.DateField()
    issued_at = models.DateTimeField()
    issued_by_id = models.BigIntegerField(null=True)
    issued_by = models.CharField(max_length=200)
    html_sha256 = models.CharField(max_length=64)
    docx_sha256 = models.CharField(max_length=64)
    pdf_sha256 = models.CharField(max_length=64)
    attachments = models.JSONField(default=list)  # [{"name", "media_type", "sha256"}]
    values = models.JSONField(default=dict)

    class Meta:
        ordering = ["issued_at", "id"]
        constraints = [
            # One response a version of the case: two officers at once make one letter.
            models.UniqueConstraint(
                fields=["case", "kind", "html_sha256"], name="the_same_letter_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.case_id}"


class Clearance(models.Model):
    """Somebody cleared the draft whose hash this is; a change of the draft ends it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="clearances")
    draft_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"cleared by {self.by_name}"
