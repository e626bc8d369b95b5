"""Letterhead, addresses, officers who sign, and wording: each dated."""

from __future__ import annotations

from django.db import models

from ..paper import Purpose, Signs
from .dated import Dated, holds_a_day, one_from_a_day


class Letterhead(Dated):
    """The authority as its letters name it. `address` is line by line."""

    name = models.CharField(max_length=200)
    address = models.TextField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)
    website = models.CharField(max_length=200, blank=True)
    logo = models.BinaryField(null=True)
    logo_type = models.CharField(max_length=20, blank=True)
    logo_words = models.CharField(max_length=200, blank=True)

    class Meta(Dated.Meta):
        constraints = [one_from_a_day("letterhead"), holds_a_day("letterhead")]


class Contact(Dated):
    """Where to write about something."""

    SLOT = ("authority_code", "purpose")

    purpose = models.CharField(max_length=20, choices=[(p.value, p.words) for p in Purpose])
    name = models.CharField(max_length=200)
    address = models.TextField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)
    website = models.CharField(max_length=200, blank=True)

    class Meta(Dated.Meta):
        constraints = [one_from_a_day("contact", "purpose"), holds_a_day("contact")]


class Signatory(Dated):
    """Who signs letters of a kind."""

    SLOT = ("authority_code", "signs")

    signs = models.CharField(max_length=20, choices=[(s.value, s.words) for s in Signs])
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200)
    picture = models.BinaryField(null=True)
    picture_type = models.CharField(max_length=20, blank=True)

    class Meta(Dated.Meta):
        verbose_name_plural = "signatories"
        constraints = [one_from_a_day("signatory", "signs"), holds_a_day("signatory")]


class Wording(Dated):
    """The authority's own words in place of what is shipped under the key, such as
    “foi/response”."""

    SLOT = ("authority_code", "key")

    key = models.CharField(max_length=60)
    text = models.TextField()

    class Meta(Dated.Meta):
        constraints = [one_from_a_day("wording", "key"), holds_a_day("wording")]
