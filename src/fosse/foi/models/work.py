"""Who works on a case, and how long."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ..kinds import Activity
from .case import Case


class Assignment(models.Model):
    """An officer has a case in hand, from a day, included, to a day, excluded."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assignments")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ends_on=None), name="one_officer_in_hand"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="assignment_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} has {self.case_id}"


class TimeSpent(models.Model):
    """Minutes spent on a case, by what they were spent on: the cost limit counts some of them."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="time")
    activity = models.CharField(max_length=15, choices=Activity.choices())
    minutes = models.PositiveIntegerField()
    on = models.DateField()
    estimated = models.BooleanField(default=False)
    by_name = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.minutes} minutes {self.activity}"


class Aggregation(models.Model):
    """The cost of `other` is added to that of `case` (s.12(4)). `campaign` is what joins the two
    requesters, "" where they are one person; `reason` is why all that the law asks for is met, as
    it was judged then. When it is taken out again the row goes, and the events of the case tell."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="aggregations")
    other = models.ForeignKey(Case, models.PROTECT, related_name="added_to")
    campaign = models.CharField(max_length=300, blank=True)
    reason = models.TextField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "other"], name="added_once"),
            models.CheckConstraint(condition=~Q(case=F("other")), name="added_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.other_id} added to {self.case_id}"
