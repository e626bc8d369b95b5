"""What a word that nobody wrote was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from .models import SearchTerm
from .search_words import Word


class Term(NamedTuple):
    """A term of a place: its stem, the word that it was first spelt as, and how many documents
    have it."""

    stem: str
    word: str
    documents: int


SHORTEST = 4  # letters; shorter words are like too many others


def meant(word: Word, place: str) -> Term | None:
    """The term of the place that is spelt most like the word: one letter more, fewer, other or
    changed about, two from six letters on; else one that begins with it. None where none does.

    Only the place's own terms are looked at: a search of the disclosure log can never tell what
    stands in requests that are not published.
    """
    stem = word.stem
    if len(stem) < SHORTEST or not (stem.isascii() and stem.isalpha()):
        return None
    near = min(_near(stem, place), default=None)
    return near[2] if near else None


def _near(stem: str, place: str) -> Iterator[tuple[int, int, Term]]:
    """Terms like the stem, as how far off, how seldom, which."""
    most = 1 if len(stem) < 6 else 2
    terms = {term.stem: term for term in _alike(stem, place, most)}
    for near, far, _ in extract_iter(stem, terms.keys(), scorer=OSA.distance, score_cutoff=most):
        yield int(far), -terms[near].documents, terms[near]
    for term in terms.values():
        if term.stem.startswith(stem):
            yield len(term.stem) - len(stem), -term.documents, term


def _alike(stem: str, place: str, most: int) -> Iterator[Term]:
    """Terms that begin with the same letter, or with the second in its place: few people miss
    both. Found by their place in the alphabet, which an index knows; of about the same length, or
    longer for having the stem at their beginning."""
    about = Q(letters__range=(len(stem) - most, len(stem) + most)) | Q(stem__startswith=stem)
    first, second = (Q(stem__gte=at, stem__lt=chr(ord(at) + 1)) for at in stem[:2])
    known = SearchTerm.objects.filter(place=place, documents__gt=0).exclude(word="")
    known = known.annotate(letters=Length("stem"))
    found = known.filter(first | second, about).values_list("stem", "word", "documents")
    return (Term(*term) for term in found)
