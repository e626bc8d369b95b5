"""A case, who asked, and everything that happened to it."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from ..kinds import Channel, EventKind, State


class Case(models.Model):
    """A request for information and what became of it.

    `text` is the request word for word, and never changes; `title` is the officer's short
    name for it, without anybody's name. `state` is where the latest event left the case; no
    column holds a deadline: `facts` computes them from the events. `version` grows with every
    event, so that two officers cannot act on the same moment of a case.
    """

    authority_code = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=30, unique=True)  # "FOI-2026-0001"
    received_on = models.DateField()
    channel = models.CharField(max_length=10, choices=Channel.choices())
    title = models.CharField(max_length=200)
    text = models.TextField()
    state = models.CharField(max_length=30, choices=State.choices(), default=State.RECEIVED)
    version = models.PositiveIntegerField(default=0)
    repeats = models.ForeignKey("self", models.PROTECT, null=True, related_name="repeated_by")
    text_sha256 = models.CharField(max_length=64, db_index=True)  # of the words, for "sent twice"

    class Meta:
        indexes = [
            models.Index(fields=["authority_code", "state"]),
            models.Index(fields=["authority_code", "received_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.title}"


class Requester(models.Model):
    """Who asked, apart from the case: personal data, seen by information officers only and
    emptied after the retention period (`forgotten_at`)."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="requester")
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True)  # s.8(1)(b): an address for correspondence
    organisation = models.CharField(max_length=200, blank=True)
    forgotten_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"requester of {self.case_id}"


class CaseEventQuerySet(models.QuerySet["CaseEvent"]):
    """Events in bulk: read and added to, and nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("What happened to a case is never changed. Record a new event.")

    def delete(self) -> NoReturn:
        raise TypeError("What happened to a case is never deleted.")


class CaseEvent(models.Model):
    """Something happened to a case `on` a day; recorded `at` a moment. `number` orders the
    events of a case; `detail` holds what its kind needs (a fee's amount, an estimated date);
    `proceeding` names the review, complaint or appeal that it belongs to."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=30, choices=EventKind.choices())
    on = models.DateField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    detail = models.JSONField(default=dict)
    proceeding = models.ForeignKey(
        "foi.Proceeding", models.PROTECT, null=True, related_name="events"
    )

    objects = CaseEventQuerySet.as_manager()

    class Meta:
        ordering = ["case_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_event_a_number"),
            # Two officers cannot both issue the last word, whatever the application believed.
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(kind=EventKind.FORGOTTEN),
                name="forgotten_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"
