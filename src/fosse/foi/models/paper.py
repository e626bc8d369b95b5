"""The papers of a case: what came with it, what was found."""

from __future__ import annotations

from django.db import models

from ..kinds import PaperKind
from .case import Case


class Paper(models.Model):
    """A file of a case. Its bytes rest in FOSSE_HOME/papers under their hash, are never shown
    in a browser as they are, and go when the requester is forgotten. `text` is what could be read
    from it, for search and redaction."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=10, choices=PaperKind.choices())
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=200)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "sha256"], name="the_same_paper_once_a_case"
            )
        ]

    def __str__(self) -> str:
        return self.name
