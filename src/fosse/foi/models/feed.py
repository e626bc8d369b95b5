"""The calendar feeds of officers."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class FeedKey(models.Model):
    """An officer's calendar feed: its address is made from the account, this number and the
    secret key, and is nowhere written. A new number makes a new address and ends the old one."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"feed of {self.account_id}"
