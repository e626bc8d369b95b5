"""Mail on its way out."""

from __future__ import annotations

from django.db import models


class OutgoingMail(models.Model):
    """An e-mail to one address, written in the transaction of what it tells of and sent after.

    `key` is what makes it the same mail: queued twice, it is one. `about` is the reference of what
    it tells of. It waits until `sent_at` or `given_up_at` is set; `claimed_until` is the moment up
    to which the process that sends it has it in hand. `attachments` are names and hashes of bytes
    that are kept: [{"name", "media_type", "sha256"}].
    """

    key = models.CharField(max_length=100, unique=True)
    about = models.CharField(max_length=60, blank=True, db_index=True)
    authority_code = models.PositiveSmallIntegerField(null=True)
    to = models.EmailField(blank=True)  # emptied when the person is forgotten
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    attachments = models.JSONField(default=list)
    message_id = models.CharField(max_length=200)  # the same at every try
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["queued_at", "id"]
        indexes = [
            models.Index(
                fields=["not_before"],
                condition=models.Q(sent_at=None, given_up_at=None),
                name="mail_that_waits",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.about})"
