"""What was loaded. The rows themselves rest as Parquet, named by the file's SHA-256."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import models

from .dating import Basis

EXCERPT = 4
"""A release with fewer than a quarter of another's school rows is an excerpt of that table."""


class Stage(models.TextChoices):
    PROVISIONAL = "provisional"
    REVISED = "revised"
    FINAL = "final"


_ORDER = {Stage.PROVISIONAL: 0, Stage.REVISED: 1, Stage.FINAL: 2}


class ReleaseQuerySet(models.QuerySet["Release"]):
    def standing(self, *, as_at: date, known_at: datetime | None = None) -> list[Release]:
        """For each publication and year (or day pictured), the release that stood on `as_at`:
        of those published by then the latest stage, then the latest published, then the
        latest loaded. An excerpt never stands where a fuller table does. With `known_at`,
        only what had been loaded by then.
        """
        visible = self.filter(published_on__lte=as_at)
        if known_at is not None:
            visible = visible.filter(loaded_at__lte=known_at)
        return standing_among(visible)


class Release(models.Model):
    """One publication's table for one year at one stage, as published. Immutable.

    `year` is the academic year "2018/19" (a financial year for finance), or "" for tables
    that are a picture of one day, whose day is `as_of`, where one is known.
    """

    publication = models.CharField(max_length=60, db_index=True)
    year = models.CharField(max_length=7, blank=True)
    stage = models.CharField(max_length=20, choices=Stage)
    as_of = models.DateField(null=True)
    published_on = models.DateField(db_index=True)
    published_basis = models.CharField(
        max_length=20, choices=[(basis.value, basis.value) for basis in Basis]
    )
    sha256 = models.CharField(max_length=64)  # of the file as it came (the member, for a zip)
    source_name = models.CharField(max_length=255)
    rows = models.PositiveIntegerField()  # all rows of the file for that year, rejects included
    school_rows = models.PositiveIntegerField()  # schools that were taken
    reject_count = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "year"], name="one_release_of_a_file_and_year"
            )
        ]
        ordering = ["publication", "year", "published_on"]

    def __str__(self) -> str:
        return f"{self.publication} {self.year or self.as_of or ''} {self.stage}"


class Reject(models.Model):
    """A row that could not be taken, with its line in the file and why."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="rejects")
    line = models.PositiveIntegerField()
    reason = models.TextField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


def standing_among(visible: Iterable[Release]) -> list[Release]:
    """Of the releases that could be seen, the one that stood for each publication and year."""
    groups: dict[tuple[str, str, date], list[Release]] = defaultdict(list)
    for release in visible:
        groups[release.publication, release.year, release.as_of or date.min].append(release)
    return [_standing_of(groups[key]) for key in sorted(groups)]


def _standing_of(group: list[Release]) -> Release:
    most = max(release.school_rows for release in group)
    full = [release for release in group if release.school_rows * EXCERPT >= most]
    return max(full, key=lambda r: (_ORDER[Stage(r.stage)], r.published_on, r.loaded_at, r.pk))
