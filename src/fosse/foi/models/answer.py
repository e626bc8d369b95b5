"""The questions of a case, what was searched, and how each was answered."""

from __future__ import annotations

from django.db import models

from ..kinds import Disposition, Regime
from .case import Case
from .paper import Paper


class Question(models.Model):
    """One question of a request, in its own words, with its regime and disposition.

    `kind` names the question kind that composed an answer from the records ("" when an officer
    wrote it) and `asked` its parameters (as-at date and so on); `composed` is what was composed,
    so that what the officer changed in `answer` stays visible.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    regime = models.CharField(max_length=10, choices=Regime.choices(), default=Regime.FOI)
    disposition = models.CharField(
        max_length=15, choices=Disposition.choices(), blank=True, default=""
    )
    kind = models.CharField(max_length=60, blank=True)
    asked = models.JSONField(default=dict)
    composed = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    link = models.URLField(blank=True)  # s.21: where it is already accessible
    not_held_because = models.TextField(blank=True)

    class Meta:
        ordering = ["case_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_question_a_number")
        ]

    def __str__(self) -> str:
        return f"question {self.number} of {self.case_id}"


class AnswerVersion(models.Model):
    """An answer as it stood after somebody saved it."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["question_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="one_version_a_number")
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class AnswerTable(models.Model):
    """A table that answers a question and goes out as its attachment, as CSV, ODS and HTML.

    `columns` names them in order, `rows` are lists of plain values; `about` says as-at date,
    source, licence; `suppressed` lists the cells withheld as small numbers with their reason.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="tables")
    title = models.CharField(max_length=200)
    columns = models.JSONField()
    rows = models.JSONField()
    about = models.JSONField(default=dict)
    suppressed = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.title


class Search(models.Model):
    """A search made for a question: who looked, where, with which words, and how long."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="searches")
    who = models.CharField(max_length=200)
    where = models.CharField(max_length=300)
    terms = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveIntegerField()
    on = models.DateField()
    found = models.BooleanField()
    what = models.TextField(blank=True)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.who} looked in {self.where}"


class ExemptionClaim(models.Model):
    """An exemption (FOIA Part II) or exception (EIR reg. 12) claimed for a question.

    `provision` is its key in `exemptions.toml` ("40(2)", "43(2)", "12(5)(e)"). Which of the
    other fields must be filled before a letter can go out, `refusal.py` says.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="claims")
    provision = models.CharField(max_length=20)
    limb = models.CharField(max_length=60, blank=True)
    withheld = models.TextField(blank=True)  # what it is claimed for
    reason = models.TextField(blank=True)
    prejudice = models.TextField(blank=True)
    qualified_person = models.CharField(max_length=200, blank=True)
    opinion = models.TextField(blank=True)
    opinion_on = models.DateField(null=True)
    interest_for = models.TextField(blank=True)  # public interest in disclosing
    interest_against = models.TextField(blank=True)  # in maintaining the exemption
    balance = models.TextField(blank=True)
    confirms = models.BooleanField(default=True)  # False: neither confirms nor denies

    class Meta:
        ordering = ["question_id", "id"]

    def __str__(self) -> str:
        return self.provision


class Redaction(models.Model):
    """A passage or a column taken out before anything is rendered, with its reason.

    Of a paper's text: `start`, `end` in characters; of a table: `column` (and `row`).
    """

    paper = models.ForeignKey(Paper, models.CASCADE, null=True, related_name="redactions")
    table = models.ForeignKey(AnswerTable, models.CASCADE, null=True, related_name="redactions")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    column = models.CharField(max_length=100, blank=True)
    row = models.PositiveIntegerField(null=True)
    provision = models.CharField(max_length=20)
    reason = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(paper__isnull=False, table=None)
                | models.Q(paper=None, table__isnull=False),
                name="redaction_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.provision}: {self.reason}"
