"""What a word that nobody wrote was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from .models import SearchTerm
from .search_words import Word

SHORTEST = 4  # letters; shorter words are like too many others


def meant(word: Word, place: str) -> SearchTerm | None:
    """The term of the place that is spelt most like the word: one letter more, fewer, other or
    changed about, two from six letters on; else one that begins with it. None where none does.

    Only the place's own terms are looked at: a search of the disclosure log can never tell what
    stands in requests that are not published.
    """
    stem = word.stem
    if len(stem) < SHORTEST or not (stem.isascii() and stem.isalpha()):
        return None
    near = sorted(_near(stem, place))[:1]
    return SearchTerm.objects.get(place=place, stem=near[0][2]) if near else None


def _near(stem: str, place: str) -> Iterator[tuple[int, int, str]]:
    """Terms like the stem, as how far off, how seldom, which."""
    most = 1 if len(stem) < 6 else 2
    documents = dict(_alike(stem, place, most))
    for term, far, _ in extract_iter(
        stem, documents.keys(), scorer=OSA.distance, score_cutoff=most
    ):
        yield int(far), -documents[term], term
    for term in documents:
        if term.startswith(stem):
            yield len(term) - len(stem), -documents[term], term


def _alike(stem: str, place: str, most: int) -> Iterator[tuple[str, int]]:
    """Terms that begin with the same letter, or with the second in its place: few people miss
    both. Found by their place in the alphabet, which an index knows; of about the same length, or
    longer for having the stem at their beginning."""
    about = Q(letters__range=(len(stem) - most, len(stem) + most)) | Q(stem__startswith=stem)
    known = SearchTerm.objects.filter(place=place, documents__gt=0).annotate(letters=Length("stem"))
    for letter in {stem[0], stem[1]}:
        terms = known.filter(about, stem__gte=letter, stem__lt=chr(ord(letter) + 1))
        yield from terms.values_list("stem", "documents")
