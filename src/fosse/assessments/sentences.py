"""The sentence that says why a level is proposed, beside the level's name. PURE."""

from __future__ import annotations


def reason_in(because: str) -> str:
    """A proposal's sentence without the level's name, which stands beside it.

    >>> reason_in("Core, because of 8 concerns none holds.")
    '8 concerns none holds.'
    """
    reason = because.partition(", because ")[2].removeprefix("of ")
    return f"{reason[:1].upper()}{reason[1:]}" if reason else because
