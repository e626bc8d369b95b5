"""What may follow an answer: review, complaint, decision notice, tribunal."""

from __future__ import annotations

from django.db import models

from ..kinds import ProceedingKind
from .case import Case


class Proceeding(models.Model):
    """A review, complaint, notice or appeal about a case. Its clock and state are read from its
    events; `outcome` is set when it ends: upheld, part, overturned…"""

    case = models.ForeignKey(Case, models.PROTECT, related_name="proceedings")
    kind = models.CharField(max_length=10, choices=ProceedingKind.choices())
    opened_on = models.DateField()
    grounds = models.TextField(blank=True)
    their_reference = models.CharField(max_length=60, blank=True)
    decider_id = models.BigIntegerField(null=True)  # of a review: not the first decider
    decider = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    reasons = models.TextField(blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["opened_on", "id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.case_id}"
