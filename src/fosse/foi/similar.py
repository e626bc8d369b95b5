"""Earlier requests that ask for much the same, and why each is thought to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .candidates import Candidates
from .models import SearchText
from .ranking import Weights, shared
from .search import weights_of
from .search_text import CASES, LOG, place_of
from .search_words import query_of, words_in

MOST_STEMS = 12  # the rarest words of a request say what it is about
LEAST_SHARED = 2  # words
LEAST_PART = 0.4  # of what the request's rarest words are worth

# What requests of every kind say.
COURTESIES = frozenset(
    word.stem
    for word in words_in(
        "freedom of information act 2000 request requesting make ask asking like want obtain know "
        "provide send supply give copy list detail number many year date council authority"
    )
)


@dataclass(frozen=True, slots=True)
class Similar:
    """A case (`name` is its reference) or a published answer (its slug). `part` is how much of
    what the request says it says too, 0 to 1; `words` are those that both have, the rarest
    first, as the request spells them."""

    name: str
    title: str
    on: date
    part: float
    words: tuple[str, ...]

    @property
    def reason(self) -> str:
        """“Both speak of cluster, co-ordinator and salaried.”"""
        *others, last = [word for word in self.words if len(word) > 2][:5] or self.words
        said = f"{', '.join(others)} and {last}" if others else last
        return f"Both speak of {said}."


def similar_cases(
    text: str, *, authority_code: int, but: int | None = None, limit: int = 5
) -> tuple[Similar, ...]:
    """The cases of an authority that ask for much the same, the closest first; not the case
    `but` itself. Possible repeats (s.14(2)) and aggregations are among them: an officer judges."""
    found = _closest(text, place_of(CASES, authority_code), limit + 1)
    return tuple(
        Similar(text.case.reference, text.case.title, text.case.received_on, part, words)
        for text, part, words in found
        if text.case and text.case.pk != but
    )[:limit]


def answered_alike(text: str, *, authority_code: int, limit: int = 5) -> tuple[Similar, ...]:
    """The published answers to requests for much the same, the closest first."""
    found = _closest(text, place_of(LOG, authority_code), limit)
    return tuple(
        Similar(text.entry.slug, text.entry.title, text.entry.answered_on, part, words)
        for text, part, words in found
        if text.entry
    )


def _closest(
    text: str, place: str, limit: int
) -> Sequence[tuple[SearchText, float, tuple[str, ...]]]:
    stems, weights = _telling(text, place)
    if len(stems) < LEAST_SHARED:
        return ()
    lines = Candidates(place, stems, weights).with_some()
    scored = [(pk, *shared(line, stems, weights)) for pk, line in lines.items()]
    close = [
        one
        for one in scored
        if one[1] >= LEAST_PART and len(one[2]) >= LEAST_SHARED and any(map(weights.tells, one[2]))
    ]
    best = sorted(close, key=lambda one: (-one[1], -one[0]))[:limit]
    texts = SearchText.objects.select_related("case", "entry").in_bulk([pk for pk, _, _ in best])
    spelt = {word.stem: text[word.start : word.end].lower() for word in words_in(text)}
    return [(texts[pk], part, tuple(spelt[stem] for stem in both)) for pk, part, both in best]


def _telling(text: str, place: str) -> tuple[tuple[str, ...], Weights]:
    """The rarest stems of a text that others in the place have too."""
    stems = [stem for stem in query_of(text).stems if stem not in COURTESIES]
    weights = weights_of(stems, place)
    known = [stem for stem in stems if weights.having.get(stem)]
    rarest = sorted(known, key=lambda stem: (-weights.of(stem), stem))[:MOST_STEMS]
    return tuple(rarest), weights
