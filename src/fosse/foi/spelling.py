"""What a word that nobody wrote was probably meant to be."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from rapidfuzz.distance import OSA

from .models import SearchTerm
from .search_words import Word

LOOKED_AT = 5_000
SHORTEST = 4  # letters; shorter words are like too many others


def meant(word: Word, place: str) -> SearchTerm | None:
    """The term of the place that is spelt most like the word: one letter more, fewer, other or
    changed about, two from six letters on; else one that begins with it. None where none does.

    Only the place's own terms are looked at: a search of the disclosure log can never tell what
    stands in requests that are not published.
    """
    if len(word.stem) < SHORTEST or not word.stem.isalpha():
        return None
    most = 1 if len(word.stem) < 6 else 2
    near = [
        (OSA.distance(word.stem, term.stem), -term.documents, term.stem, term)
        for term in _alike(word, place)
        if OSA.distance(word.stem, term.stem, score_cutoff=most) <= most
        or term.stem.startswith(word.stem)
    ]
    return min(near, key=lambda found: found[:3])[3] if near else None


def _alike(word: Word, place: str) -> Sequence[SearchTerm]:
    """Terms with the same first letter, or with the second in its place: few people miss both."""
    first, second = word.stem[0], word.stem[1]
    return SearchTerm.objects.filter(
        Q(stem__startswith=first) | Q(stem__startswith=second), place=place, documents__gt=0
    ).order_by("-documents", "stem")[:LOOKED_AT]
