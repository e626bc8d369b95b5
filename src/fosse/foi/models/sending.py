"""Requests sent by the public form: so that a form sent twice makes one case."""

from __future__ import annotations

from django.db import models

from .case import Case


class Sending(models.Model):
    """A form that was sent. `token` names the form, once; `address`, the network that it came from
    (`sending.network_of`), slows down who sends many and is emptied after a day."""

    token = models.CharField(max_length=64, unique=True)
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    address = models.CharField(max_length=45, blank=True, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"form of {self.case_id}"
