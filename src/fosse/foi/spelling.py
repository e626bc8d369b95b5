"""What a word that nobody wrote was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from .models import SearchTerm


class Term(NamedTuple):
    """A term of a place: its stem, and the word that it was first spelt as."""

    stem: str
    word: str


SHORTEST = 4  # letters; shorter words are like too many others


def meant(stems: Iterable[str], place: str) -> dict[str, Term]:
    """For each stem the term of the place that is spelt most like it: one letter more, fewer,
    other or changed about, two from six letters on; else one that begins with it. A stem that
    nothing is like is left out.

    Only the place's own terms are looked at: a search of the disclosure log can never tell what
    stands in requests that are not published.
    """
    near = {stem: dict(_near(stem, place)) for stem in stems if _can_be_misspelt(stem)}
    either = {term for terms in near.values() for term in terms}
    spelt = SearchTerm.objects.filter(place=place, stem__in=either).exclude(word="")
    known = {row[0]: row for row in spelt.values_list("stem", "word", "documents")}

    def likest(far: dict[str, int]) -> Term | None:
        ranked = ((far[term], -known[term][2], term) for term in far.keys() & known.keys())
        best = min(ranked, default=None)
        return Term(*known[best[2]][:2]) if best else None

    return {stem: term for stem, far in near.items() if (term := likest(far))}


def _can_be_misspelt(stem: str) -> bool:
    return len(stem) >= SHORTEST and stem.isascii() and stem.isalpha()


def _near(stem: str, place: str) -> Iterator[tuple[str, int]]:
    """Terms like the stem, and how far off; of one that is found both ways, the nearer last."""
    most = 1 if len(stem) < 6 else 2
    terms = _alike(stem, place, most)
    for term in terms:
        if term.startswith(stem):
            yield term, len(term) - len(stem)
    for term, far, _ in extract(stem, terms, scorer=OSA.distance, score_cutoff=most, limit=None):
        yield term, int(far)


def _alike(stem: str, place: str, most: int) -> list[str]:
    """Terms that begin with the same letter, or with the second in its place: few people miss
    both. Found by their place in the alphabet, which an index knows; of about the same length, or
    longer for having the stem at their beginning. These are thousands: nothing else is read of
    them."""
    about = Q(letters__range=(len(stem) - most, len(stem) + most)) | Q(stem__startswith=stem)
    first, second = (Q(stem__gte=at, stem__lt=chr(ord(at) + 1)) for at in stem[:2])
    known = SearchTerm.objects.filter(place=place).annotate(letters=Length("stem"))
    return list(known.filter(first | second, about).values_list("stem", flat=True))
