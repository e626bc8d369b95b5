"""A run of the assessment and the level that it proposes for each school."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from fosse.schools.models import Authority, School


class PolicyVersion(models.Model):
    """A policy file as it was, named by the SHA-256 of its bytes. Written once."""

    sha256 = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=200)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True)
    adopted_on = models.DateField()
    in_force_from = models.DateField()
    toml = models.TextField()
    kept_at = models.DateTimeField()
    published = models.BooleanField(default=False)  # shown to the public

    def __str__(self) -> str:
        return self.title


class Run(models.Model):
    """One run, kept: what it rested on and, with its proposals' lines, the bytes that it wrote."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True)  # None: all
    as_at = models.DateField()
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    releases = models.JSONField()  # [{"publication", "year", "stage", "sha256", "published_on"}]
    register = models.JSONField()  # the extracts that it rested on: [{"dated", "sha256", …}]
    counts = models.JSONField()  # schools by level: {"core": 81, …}, in the policy's order
    chance = models.JSONField()  # expected by chance: {"criteria": {…}, "levels": {…}}
    sha256 = models.CharField(max_length=64)  # of the JSON it wrote
    head = models.BinaryField()  # that JSON without its schools, whose lines the proposals hold
    schools = models.PositiveIntegerField()
    run_at = models.DateTimeField()
    run_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-as_at", "-run_at"]

    def __str__(self) -> str:
        return f"{self.authority or 'all'} as at {self.as_at}"


class Proposal(models.Model):
    """The level that a run proposes for one school. Confidential."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="proposals")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)  # the school's, as it was
    phase = models.CharField(max_length=40, blank=True)
    level = models.CharField(max_length=60)  # the level's id in the policy
    level_name = models.CharField(max_length=200)
    rank = models.PositiveSmallIntegerField()  # its place among the levels, 0 the lightest
    because = models.TextField()  # the sentence that says why
    yes = models.PositiveSmallIntegerField()  # concerns that hold
    not_known = models.PositiveSmallIntegerField()
    detail = models.BinaryField()  # the school's line of the run's JSON

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "school"], name="one_proposal_for_a_school")
        ]
        indexes = [models.Index(fields=["run", "level"])]

    def __str__(self) -> str:
        return f"{self.school_id}: {self.level}"


class Caseload(models.Model):
    """An adviser looks after a school, from `starts_on` to `ends_on`, excluded."""

    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="caseload"
    )
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="advisers")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.adviser} → {self.school_id}"
