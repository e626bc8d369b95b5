"""Whether a request came before: the same words from the same requester, a few days apart. PURE.

By form and by post, by e-mail twice, or because a button was pressed again: one request, which
nobody need answer twice. Other words, other people, or a request that was answered already make
a new request; whether that one is repeated (s.14(2)) is for an officer to say.
"""

from __future__ import annotations

import hashlib
import unicodedata

from .blacking import Details

DAYS_APART = 7


def words_sha256(text: str) -> str:
    """The hash of a request's words: letters and figures in their order, whatever their case,
    spacing and punctuation, so that the same text by post and by e-mail has the same."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = "".join(c if c.isalnum() else " " for c in folded).split()
    return hashlib.sha256(" ".join(words).encode("utf-8")).hexdigest()


def same_requester(one: Details, other: Details) -> bool:
    """Whether two requesters are, to all that is known, the same: by e-mail address where both
    gave one, else by name and address. Two who gave nothing are not."""
    if one.email and other.email:
        return _folded(one.email) == _folded(other.email)
    if not _folded(one.name) or _folded(one.name) != _folded(other.name):
        return False
    addresses = {_folded(one.address), _folded(other.address)} - {""}
    return len(addresses) < 2


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum() or c in "@+")
