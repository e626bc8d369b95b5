"""What a word that nobody wrote was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest
from operator import itemgetter
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from .models import SearchTerm


class Term(NamedTuple):
    """A term of a place: its stem, the word that it was first spelt as, and how many documents
    have it."""

    stem: str
    word: str
    documents: int


SHORTEST = 4  # letters; shorter words are like too many others
MOST_NEAR = 300  # terms of which it is looked up how many documents have them


def meant(stems: Iterable[str], place: str) -> dict[str, Term]:
    """For each stem the term of the place that is spelt most like it: one letter more, fewer,
    other or changed about, two from six letters on; else one that begins with it; of those as
    near, the commonest. A stem that nothing is like is left out.

    Only the place's own terms are looked at: a search of the disclosure log can never tell what
    stands in requests that are not published.
    """
    near = {stem: _near(stem, place) for stem in stems if _can_be_misspelt(stem)}
    either = {term for terms in near.values() for term in terms}
    known = SearchTerm.objects.filter(place=place, stem__in=either)
    terms = {row[0]: Term(*row) for row in known.values_list("stem", "word", "documents")}

    def likest(far: dict[str, int]) -> Term | None:
        there = [terms[one] for one in far if one in terms]  # a name may be forgotten meanwhile
        return min(there, key=lambda t: (far[t.stem], -t.documents, t.stem), default=None)

    return {stem: term for stem, far in near.items() if (term := likest(far))}


def _can_be_misspelt(stem: str) -> bool:
    return len(stem) >= SHORTEST and stem.isascii() and stem.isalpha()


def _near(stem: str, place: str) -> dict[str, int]:
    """The terms that are most like the stem, and how far off each is."""
    most = 1 if len(stem) < 6 else 2
    terms = _alike(stem, place, most)
    far = {term: len(term) - len(stem) for term in terms if term.startswith(stem)}
    close = extract(stem, terms, scorer=OSA.distance, score_cutoff=most, limit=None)
    far.update((term, int(edits)) for term, edits, _ in close)
    return dict(nsmallest(MOST_NEAR, far.items(), key=itemgetter(1, 0)))


def _alike(stem: str, place: str, most: int) -> list[str]:
    """Terms that begin with the same letter, or with the second in its place: few people miss
    both. Each letter's by their place in the alphabet, which an index knows; of about the same
    length, or longer for having the stem at their beginning. These are thousands: nothing else is
    read of them."""
    about = Q(letters__range=(len(stem) - most, len(stem) + most)) | Q(stem__startswith=stem)
    known = SearchTerm.objects.filter(place=place).annotate(letters=Length("stem"))
    first, second = (
        known.filter(about, stem__gte=at, stem__lt=chr(ord(at) + 1)).values_list("stem", flat=True)
        for at in stem[:2]
    )
    return list(first.union(second))
