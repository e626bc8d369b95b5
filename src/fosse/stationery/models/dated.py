"""What holds from a day to a day, and the time at which that was known."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from django.db import models


class Dated(models.Model):
    """Something of an authority that holds from `starts_on`, included, to `ends_on`, excluded.

    Nothing is overwritten: a change supersedes what was recorded and adds what is known now;
    both stay readable. `SLOT` names the fields that tell which thing it is: of each there is
    one on any day.
    """

    SLOT: ClassVar[tuple[str, ...]] = ("authority_code",)

    authority_code = models.PositiveSmallIntegerField(db_index=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    reason = models.TextField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["starts_on"]

    def __str__(self) -> str:
        return f"{type(self).__name__} of {self.authority_code} from {self.starts_on}"

    @property
    def slot(self) -> dict[str, object]:
        """Which thing it is: the authority, and of which purpose or key."""
        return {name: getattr(self, name) for name in self.SLOT}


def one_from_a_day(name: str, *slot: str) -> models.UniqueConstraint:
    """Of each thing, one record on file begins on a day: two officers at once make one change."""
    return models.UniqueConstraint(
        fields=["authority_code", *slot, "starts_on"],
        condition=models.Q(superseded_at=None),
        name=f"one_{name}_from_a_day",
    )


def holds_a_day(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
        name=f"{name}_holds_a_day",
    )


def so_on(day: date) -> models.Q:
    """What holds on the day."""
    return models.Q(starts_on__lte=day) & (models.Q(ends_on=None) | models.Q(ends_on__gt=day))


def known(at: datetime | None) -> models.Q:
    """What was on record at that time; now, for None."""
    if at is None:
        return models.Q(superseded_at=None)
    still = models.Q(superseded_at=None) | models.Q(superseded_at__gt=at)
    return still & models.Q(recorded_at__lte=at)
