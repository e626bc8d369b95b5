"""What a word that nobody wrote was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from .models import SearchTerm
from .search_words import Word


class Term(NamedTuple):
    """A term of a place: its stem, and the word that it was first spelt as."""

    stem: str
    word: str


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
    near = sorted(_near(stem, place))[:1]
    return near[0][2] if near else None


def _near(stem: str, place: str) -> Iterator[tuple[int, int, Term]]:
    """Terms like the stem, as how far off, how seldom, which."""
    most = 1 if len(stem) < 6 else 2
    terms = {term: (word, documents) for term, word, documents in _alike(stem, place, most)}
    for term, far, _ in extract_iter(stem, terms.keys(), scorer=OSA.distance, score_cutoff=most):
        yield int(far), -terms[term][1], Term(term, terms[term][0])
    for term, (word, documents) in terms.items():
        if term.startswith(stem):
            yield len(term) - len(stem), -documents, Term(term, word)


def _alike(stem: str, place: str, most: int) -> Iterable[tuple[str, str, int]]:
    """Terms that begin with the same letter, or with the second in its place: few people miss
    both. Found by their place in the alphabet, which an index knows; of about the same length, or
    longer for having the stem at their beginning."""
    about = Q(letters__range=(len(stem) - most, len(stem) + most)) | Q(stem__startswith=stem)
    first, second = (Q(stem__gte=at, stem__lt=chr(ord(at) + 1)) for at in stem[:2])
    known = SearchTerm.objects.filter(place=place, documents__gt=0).annotate(letters=Length("stem"))
    return known.filter(first | second, about).values_list("stem", "word", "documents")
