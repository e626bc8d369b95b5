"""What the search reads: the words of cases and of the disclosure log."""

from __future__ import annotations

from django.db import models

from .case import Case
from .published import LogEntry


class SearchText(models.Model):
    """The words of a case, or of an entry of the disclosure log, as they are searched: stemmed
    by `search_words`, title, request and answer with a boundary between, then marks to narrow by.

    Each database makes its own full-text index of `words` (migration 0002). `place` is the shelf
    and authority ("log990"): whatever the words say, nothing is shown outside its place.
    """

    place = models.CharField(max_length=20)
    case = models.OneToOneField(Case, models.CASCADE, null=True, related_name="search_text")
    entry = models.OneToOneField(LogEntry, models.CASCADE, null=True, related_name="search_text")
    words = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(case__isnull=False, entry=None)
                | models.Q(case=None, entry__isnull=False),
                name="searched_as_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.words[:60]}"


class SearchTerm(models.Model):
    """A stem that occurs in a place: in how many documents and in how many titles, and how it is
    spelt. The stem "" counts the documents themselves. A term that no document has any more is
    deleted, so that a name that was forgotten is not offered as a spelling."""

    place = models.CharField(max_length=20)
    stem = models.CharField(max_length=100)
    word = models.CharField(max_length=100)  # as first seen
    documents = models.PositiveIntegerField()
    titles = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "stem"], name="one_term_a_stem_and_place")
        ]

    def __str__(self) -> str:
        return f"{self.word} ({self.documents} in {self.place})"
