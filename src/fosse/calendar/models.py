"""Tables of the calendar. Nothing is overwritten: a correction ends what was recorded
(`ended_at`) and adds what is known now; both stay readable."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models

from fosse.dates.bank_holidays import NATIONS


class Edition(models.Model):
    """One change of what is on record: an import, a proclamation, a withdrawal.

    `key` is never used twice, not even after a change that was rolled back: what was read under
    the newest key may be kept for as long as that stays the newest.
    """

    class Subject(models.TextChoices):
        HOLIDAYS = "holidays", "Bank holidays"
        TERMS = "terms", "School terms"

    subject = models.CharField(max_length=20, choices=Subject, db_index=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(max_length=255)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.get_subject_display()}, {self.made_at:%Y-%m-%d %H:%M}: {self.source}"


def known(at: datetime | None) -> models.Q:
    """What was on record at that time; now, for None."""
    if at is None:
        return models.Q(ended_at=None)
    still = models.Q(ended_at=None) | models.Q(ended_at__gt=at)
    return still & models.Q(recorded_at__lte=at)


class Recorded(models.Model):
    """A fact with the time from which, and up to which, it was held to be so."""

    source = models.CharField(max_length=255)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class BankHoliday(Recorded):
    """A bank holiday of one nation, listed in a file or entered by hand as it was proclaimed."""

    nation = models.CharField(max_length=20, choices=list(NATIONS.items()))
    day = models.DateField()
    title = models.CharField(max_length=200)
    notes = models.CharField(max_length=200, blank=True)
    announced_on = models.DateField(null=True, blank=True)
    by_hand = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nation", "day"],
                condition=models.Q(ended_at=None),
                name="one_bank_holiday_of_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.title} ({self.nation})"


class SchoolTerm(Recorded):
    """A term of an authority's schools, or half of one; `ends_on` is the day after its last.

    Current records of the same authority never overlap: an exclusion constraint on PostgreSQL,
    a trigger on SQLite.
    """

    authority_code = models.PositiveSmallIntegerField(db_index=True)
    name = models.CharField(max_length=100)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="school_term_holds_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.authority_code})"
