"""One row of counts, told so that no single school can be made out. PURE.

Everybody can count the schools of an authority, so the sum is known: one hidden number alone
would follow from the rest. So the smallest of the numbers that are left is hidden too (and with
it any that equals it, since the choice between equals would tell), until at least two are hidden
and their sum leaves each of them open. Nought is shown: it is no school. Where
no number is left to show, nothing is, not even the noughts: they would say which levels the
schools are at, as would the number of an authority all at one level.

This is proof against somebody who knows this rule and tries every row that it could have come
from, which `bounds.py` does not ask of tables.
"""

from __future__ import annotations

from collections.abc import Mapping

LEAST = 5  # schools; a smaller number is hidden


def safe(counts: Mapping[str, int], least: int = LEAST) -> dict[str, int | None]:
    """The same counts, None where a number is not shown; None everywhere when all of them
    together would give one away.

    >>> safe({"light": 58, "core": 25, "targeted": 18, "intensive": 3})
    {'light': 58, 'core': 25, 'targeted': None, 'intensive': None}
    >>> safe({"light": 60, "core": 0})
    {'light': None, 'core': None}
    """
    held = {level for level, number in counts.items() if number}
    hidden = _hidden(counts, least)
    if held and (len(held) == 1 or hidden == held):
        return dict.fromkeys(counts)
    return {level: None if level in hidden else number for level, number in counts.items()}


def _hidden(counts: Mapping[str, int], least: int) -> set[str]:
    """The levels whose number is too small, and those from which it would follow."""
    hidden = {level for level, number in counts.items() if 0 < number < least}
    left = sorted({number for number in counts.values() if number >= least}, reverse=True)
    while hidden and left and _tells(hidden, counts, least):
        smallest = left.pop()
        hidden |= {level for level, number in counts.items() if number == smallest}
    return hidden


def _tells(hidden: set[str], counts: Mapping[str, int], least: int) -> bool:
    """Whether one is hidden alone, or the sum of those hidden, each of them 1 or more, says that
    none can be the largest of the small numbers, or that all of them can be just that.

    It looks at how many are hidden and at their sum, which everybody can see, and at nothing
    else: so whoever knows the rule learns no more from it.
    """
    together = sum(counts[level] for level in hidden)
    return (
        len(hidden) < 2
        or together - (len(hidden) - 1) < least - 1
        or together == len(hidden) * (least - 1)
    )
