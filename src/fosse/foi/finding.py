"""What an officer may want to redact, found by its form: to be accepted, never taken. PURE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .blacking import Details, places
from .folding import foldings

PERSONAL = "40(2)"
"""The provision that a person's contact details are mostly withheld under."""

_POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}(?!\w)", re.IGNORECASE)
_INSURANCE = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z]{2}\s?(?:\d{2}\s?){3}[A-D](?!\w)", re.IGNORECASE)

_LOOKS_LIKE = ((_POSTCODE, "postcode"), (_INSURANCE, "National Insurance number"))


@dataclass(frozen=True, slots=True)
class Found:
    """Characters `[start, end)` that look like something personal; `what` it looks like."""

    start: int
    end: int
    what: str
    provision: str = PERSONAL


def find(text: str, details: Details | None = None) -> tuple[Found, ...]:
    """E-mail addresses, telephone numbers, postcodes, National Insurance numbers, and what is
    known of the requester, in the order of the text. Of overlapping finds the longest stays."""
    found = sorted(_all(text, details or Details()), key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _all(text: str, details: Details) -> Iterator[Found]:
    for start, end, words in places(text, details):
        yield Found(start, end, words.strip("[]"))
    for folded in foldings(text):
        for pattern, what in _LOOKS_LIKE:
            for match in pattern.finditer(folded.text):
                yield Found(*folded.true(*match.span()), what)
