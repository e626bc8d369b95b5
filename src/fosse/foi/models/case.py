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
    change, so that two officers cannot act on the same moment of a case. When the requester is
    forgotten, their own details are blacked out in `text`, and nothing else of it changes.
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
    # What whoever was slower is told: `recording.ChangedMeanwhile`.
    changed_at = models.DateTimeField(null=True)
    changed_by = models.CharField(max_length=200, blank=True)
    changed_what = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["authority_code", "state"]),
            models.Index(fields=["authority_code", "received_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.title}"


class ReferenceBook(models.Model):
    """The references that an authority has given in a year: “FOI-2026-0001” and so on, without
    a gap. The first authority of a database has the prefix “FOI”; the next, such as 856, has
    “FOI-856”, so that a reference means one case wherever it is read. Its row is locked while a
    request is received, so that no two cases can have the same number.
    """

    authority_code = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    prefix = models.CharField(max_length=12)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["authority_code", "year"], name="one_book_an_authority_and_year"
            ),
            models.UniqueConstraint(fields=["prefix", "year"], name="one_book_a_prefix_and_year"),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}"


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
    """Events in bulk: read and added to. Only `black_out` may change one, and only its words."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("What happened to a case is never changed. Record a new event.")

    def black_out(self, pk: int, *, note: str, detail: dict[str, Any]) -> None:
        """Put the words of one event without the requester's details in the place of those with
        them: for `forgetting`. What clocks are read from stays as it was."""
        models.QuerySet.update(self.filter(pk=pk), note=note, detail=detail)

    def delete(self) -> NoReturn:
        raise TypeError("What happened to a case is never deleted.")


class CaseEvent(models.Model):
    """Something happened to a case `on` a day; recorded `at` a moment. `number` orders the
    events of a case; `detail` holds what its kind needs (a fee's amount, an estimated date);
    `proceeding` names the review, complaint or appeal that it belongs to. What people wrote
    stands in `note` and in `detail["text"]` and nowhere else: those two may be blacked out when
    the requester is forgotten, and no more of an event ever changes."""

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
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(kind=EventKind.FORGOTTEN),
                name="forgotten_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("What happened to a case is never changed. Record a new event.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("What happened to a case is never deleted.")
