"""An index of all schools that finds what people mean, typing errors included. PURE.

Identifiers come first (URN, LAESTAB, postcode), then names that are or begin with what was
asked, then schools whose name, ward, town or authority have all the words, then the same with
words that differ by a letter or two. Within each, open schools and shorter names come first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from .search_words import Asked, asked, words_of

Ids = NDArray[np.int32]
NONE: Ids = np.empty(0, np.int32)

SCORED = 800  # candidates that are ranked; entries are in order, so these are the likeliest
ENOUGH = 5  # matches as spelt; with fewer, other spellings are tried too

# What a match is worth: each kind comes before all of the next
IDENTIFIER, EXACT, BEGINS, WORDS, PLACES, FORMER, FUZZY = 700, 600, 500, 400, 300, 250, 100


@dataclass(frozen=True, slots=True)
class Entry:
    """What a school can be found by. `names` begins with its latest one."""

    urn: int
    names: tuple[str, ...]
    laestab: str
    postcode: str
    ward: str
    town: str
    authority_code: int
    authority_name: str
    phase: str
    open_now: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A school that was found, and by what: "URN", "LAESTAB", "postcode", "name", "place",
    "former name" or "spelling"; "" where nothing was asked."""

    urn: int
    by: str
    score: float


Scored = tuple[int, float, str]  # place in the list of entries, score, by what


class Index:
    """Built once for what the register holds; looking something up changes nothing in it."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        # The likelier ones first, so that a lower place in the list is the better of two equals
        self.entries = sorted(
            entries, key=lambda e: (not e.open_now, len(e.names[0]), e.names[0], e.urn)
        )
        postings: dict[str, list[int]] = defaultdict(list)
        self._by_urn: dict[str, int] = {}
        self._by_laestab: dict[str, list[int]] = defaultdict(list)
        self._by_postcode: dict[str, list[int]] = defaultdict(list)
        self._by_authority: dict[int, list[int]] = defaultdict(list)
        for at, entry in enumerate(self.entries):
            self._by_urn[str(entry.urn)] = at
            self._by_laestab[entry.laestab].append(at)
            self._by_postcode[entry.postcode.upper()].append(at)
            self._by_authority[entry.authority_code].append(at)
            for word in _words_of_entry(entry):
                postings[word].append(at)
        self._postings = {word: np.array(ids, np.int32) for word, ids in postings.items()}
        self._vocabulary = sorted(postings)
        self._of_length: dict[int, list[str]] = defaultdict(list)
        for word in self._vocabulary:
            self._of_length[len(word)].append(word)
        self._urns = sorted(self._by_urn)
        self._postcodes = sorted(self._by_postcode)

    def search(
        self, text: str, *, authority_code: int | None = None, phases: Collection[str] = ()
    ) -> list[Match]:
        """Matches, best first; for no text, all that the filters let through, in order."""
        allowed = self._allowed(authority_code, phases)
        if not text.strip():
            every = range(len(self.entries)) if allowed is None else allowed.tolist()
            return [Match(self.entries[at].urn, "", 0.0) for at in every]
        best: dict[int, Scored] = {}
        for found in self._found(asked(text), allowed):
            if found[0] not in best or found[1] > best[found[0]][1]:
                best[found[0]] = found
        ranked = sorted(best.values(), key=lambda found: (-found[1], found[0]))
        return [Match(self.entries[at].urn, by, score) for at, score, by in ranked]

    def _found(self, query: Asked, allowed: Ids | None) -> Iterator[Scored]:
        within = None if allowed is None else frozenset(allowed.tolist())
        identified = [
            found for found in self._identified(query) if within is None or found[0] in within
        ]
        yield from identified
        if identified and (query.urn or query.laestab or query.postcode):
            return
        candidates = self._with_all(query.words, allowed, self._begun_by)
        for at in candidates[:SCORED].tolist():
            yield self._scored(at, query.words)
        if len(candidates) < ENOUGH:
            yield from self._misspelt(query.words, allowed)

    def _allowed(self, authority_code: int | None, phases: Collection[str]) -> Ids | None:
        """Places in the list that the filters let through, in order; None for all."""
        if authority_code is None and not phases:
            return None
        places: Iterable[int] = range(len(self.entries))
        if authority_code is not None:
            places = self._by_authority.get(authority_code, ())
        return np.array(
            [at for at in places if not phases or self.entries[at].phase in phases], np.int32
        )

    def _identified(self, query: Asked) -> Iterator[Scored]:
        for urn in _beginning(self._urns, query.urn) if query.urn else ():
            yield self._by_urn[urn], IDENTIFIER if urn == query.urn else BEGINS, "URN"
        if query.estab:
            for laestab, places in self._by_laestab.items():
                if laestab.endswith(query.estab):
                    yield from ((at, WORDS, "LAESTAB") for at in places)
        if query.laestab:
            for at in self._by_laestab.get(query.laestab, ()):
                yield at, IDENTIFIER, "LAESTAB"
        if query.postcode:
            yield from self._in_postcode(query.postcode)

    def _in_postcode(self, postcode: str) -> Iterator[Scored]:
        """All of a postcode, or all that begin with it ("LE3" is not the beginning of "LE31");
        for a whole one without a school, those of its sector: "LE3 5AB" lies in "LE3 5"."""
        beginning = postcode if " " in postcode else f"{postcode} "
        near = _beginning(self._postcodes, beginning)
        if not near and len(beginning.partition(" ")[2]) == 3:
            near = _beginning(self._postcodes, beginning[:-2])
        for one in near:
            for at in self._by_postcode[one]:
                yield at, IDENTIFIER if one == postcode else BEGINS, "postcode"

    def _with_all(
        self, words: Sequence[str], allowed: Ids | None, look_up: Callable[[str], Ids]
    ) -> Ids:
        """The entries that have all the words, in order."""
        found = allowed
        for word in sorted(set(words), key=len, reverse=True):
            having = look_up(word)
            found = having if found is None else np.intersect1d(found, having, True)
            if not len(found):
                return NONE
        return NONE if found is None or not words else found

    def _begun_by(self, word: str) -> Ids:
        """The entries with a word that begins so."""
        return self._having(_beginning(self._vocabulary, word))

    def _like(self, word: str) -> frozenset[str]:
        """Words of the index that begin so, or that differ by a letter or two."""
        return frozenset((*_beginning(self._vocabulary, word), *self._spellings(word)))

    def _having(self, words: Collection[str]) -> Ids:
        if not words:
            return NONE
        return np.unique(np.concatenate([self._postings[word] for word in words]))

    def _spellings(self, word: str) -> list[str]:
        """Words of the index that differ from this one by a letter or, in a longer word, two;
        letters that changed places count once."""
        if len(word) < 4 or word.isdecimal():
            return []
        most = 1 if len(word) < 6 else 2
        # Words that are shorter or longer by more than that differ by more.
        lengths = range(len(word) - most, len(word) + most + 1)
        near = chain.from_iterable(self._of_length.get(length, ()) for length in lengths)
        found = process.extract(word, list(near), scorer=OSA.distance, score_cutoff=most, limit=30)
        return [spelling for spelling, _, _ in found]

    def _misspelt(self, words: Sequence[str], allowed: Ids | None) -> Iterator[Scored]:
        """Those that have words like these; of them, the more in its name the better."""
        like = {word: self._like(word) for word in words}
        having = {word: self._having(meant) for word, meant in like.items()}
        candidates = self._with_all(words, allowed, having.__getitem__)
        if not len(candidates) and len(words) > 1:
            candidates = self._with_most(having, allowed)
        asked_for = " ".join(words)
        for at in candidates[:SCORED].tolist():
            name = _words(self.entries[at].names[0])
            in_name = sum(not meant.isdisjoint(name) for meant in like.values()) / len(like)
            closeness = fuzz.WRatio(asked_for, " ".join(name))
            yield at, FUZZY + 90 * in_name + closeness, "spelling"

    def _with_most(self, having_each: Mapping[str, Ids], allowed: Ids | None) -> Ids:
        """The entries that have the most of the words, if that is half of them or more."""
        having = list(having_each.values())
        times = np.bincount(np.concatenate(having), minlength=len(self.entries))
        if allowed is not None:
            elsewhere = np.ones(len(times), bool)
            elsewhere[allowed] = False
            times[elsewhere] = 0
        most = int(times.max(initial=0))
        return NONE if most * 2 < len(having) else np.flatnonzero(times == most).astype(np.int32)

    def _scored(self, at: int, words: Sequence[str]) -> Scored:
        """What the words are worth for this entry, which has them all somewhere."""
        entry = self.entries[at]
        name = _words(entry.names[0])
        if name == words:
            return at, EXACT, "name"
        closeness = 50 * len(words) / max(len(name), len(words))
        if _same_beginning(name, words):
            return at, BEGINS + closeness, "name"
        in_name = sum(any(one.startswith(word) for one in name) for word in words)
        if in_name == len(words):
            whole = sum(word in name for word in words)
            return at, WORDS + closeness + 40 * whole / len(words), "name"
        if any(_has_all(_words(former), words) for former in entry.names[1:]):
            return at, FORMER + closeness, "former name"
        return at, PLACES + 40 * in_name / len(words), "place"


def _same_beginning(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the name begins with the words, the last of which may be cut short."""
    count = len(words)
    return (
        len(name) >= count
        and tuple(name[: count - 1]) == tuple(words[: count - 1])
        and name[count - 1].startswith(words[-1])
    )


def _has_all(name: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(one.startswith(word) for one in name) for word in words)


def _words_of_entry(entry: Entry) -> set[str]:
    texts = (*entry.names, entry.ward, entry.town, entry.authority_name, entry.postcode)
    return {word for text in texts for word in _words(text)}


@lru_cache(maxsize=100_000)
def _words(text: str) -> tuple[str, ...]:
    return words_of(text)


def _beginning(ordered: Sequence[str], start: str) -> Sequence[str]:
    """Those of the ordered texts that begin so."""
    first = bisect_left(ordered, start)
    return ordered[first : bisect_left(ordered, start + "\U0010ffff")]
