"""The disclosure log: what the public can read of answered requests."""

from __future__ import annotations

from django.db import models

from .case import Case


class LogEntry(models.Model):
    """An answered request as it is published: decided when the case is closed, never with a
    requester's name. `by_question` holds each question with how it was disposed of and its
    answer: [{"question", "disposition", "answer"}]; `answer` is the whole in words, and what the
    search reads. `due_on` is the day by which it was due when it was answered. `withdrawn_on`
    takes the entry down and keeps that it was there."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="log_entry")
    authority_code = models.PositiveSmallIntegerField()
    slug = models.CharField(max_length=40, unique=True)  # the reference, in small letters
    title = models.CharField(max_length=200)
    request = models.TextField()
    answer = models.TextField()
    by_question = models.JSONField(default=list)
    outcome = models.CharField(max_length=60)
    received_on = models.DateField()
    due_on = models.DateField(null=True)
    answered_on = models.DateField()
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    attachments = models.JSONField(default=list)  # [{"name", "media_type", "sha256"}]

    class Meta:
        ordering = ["-published_on", "-id"]
        indexes = [models.Index(fields=["authority_code", "-published_on"])]

    def __str__(self) -> str:
        return self.title
