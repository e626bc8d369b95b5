"""What was loaded. The rows themselves rest as Parquet, named by the file's SHA-256."""

from __future__ import annotations

from django.db import models


class Stage(models.TextChoices):
    PROVISIONAL = "provisional"
    REVISED = "revised"
    FINAL = "final"


class Release(models.Model):
    """One publication's table for one year at one stage, as published. Immutable.

    `year` is the academic year "2018/19" (a financial year for finance), or "" for tables
    that are a picture of one day, whose day is `as_of`.
    """

    publication = models.CharField(max_length=60, db_index=True)
    year = models.CharField(max_length=7, blank=True)
    stage = models.CharField(max_length=20, choices=Stage)
    as_of = models.DateField(null=True)
    published_on = models.DateField(db_index=True)
    published_basis = models.CharField(max_length=20)  # calendar | given | file
    sha256 = models.CharField(max_length=64)  # of the file as it came (the member, for a zip)
    source_name = models.CharField(max_length=255)
    rows = models.PositiveIntegerField()  # all rows of the file, rejects included
    school_rows = models.PositiveIntegerField()
    reject_count = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sha256", "year"], name="one_release_of_a_file_and_year")
        ]
        ordering = ["publication", "year", "published_on"]

    def __str__(self) -> str:
        return f"{self.publication} {self.year or self.as_of} {self.stage}"


class Reject(models.Model):
    """A row that could not be taken, with its line in the file and why."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="rejects")
    line = models.PositiveIntegerField()
    reason = models.TextField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"
