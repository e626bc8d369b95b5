"""The audit event: one row for each thing that somebody did."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class EventQuerySet(models.QuerySet["Event"]):
    """Events in bulk: read and added to, and nothing else. PostgreSQL refuses the rest as well."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("The audit is append-only: events are never changed.")

    def delete(self) -> NoReturn:
        raise TypeError("The audit is append-only: events are never deleted.")


class Event(models.Model):
    """Somebody did something to something, with a reason. Written once, never changed.

    `by_id` is the account's number where there is one and `by_name` the name as it was
    that day, so that an event can be read after the account is gone. `authority_code` is the
    authority that it speaks of; None: the whole installation.
    """

    at = models.DateTimeField(db_index=True)
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=60, db_index=True)
    noun = models.CharField(max_length=60)
    noun_id = models.CharField(max_length=100)
    authority_code = models.PositiveSmallIntegerField(null=True, db_index=True)
    reason = models.TextField(blank=True)
    detail = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["noun", "noun_id"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name}: {self.verb} {self.noun} {self.noun_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("An audit event is never changed. Record a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("An audit event is never deleted.")
