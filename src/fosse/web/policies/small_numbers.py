"""How many schools are at each level, told so that no single school can be made out. PURE.

A number from 1 to 4 is not shown: whoever knows one of those schools could guess at the others.
Because everybody can count the schools of the authority, one hidden number alone would follow
from the rest, and so would a few hidden schools from the sum. So the smallest of the numbers
that are left is hidden too (and with it any that equals it, since the choice between equals would
tell), until at least five schools are hidden among at least two levels. Nought is shown: it is no
school. Where no number of schools is left to show, nothing is, not even the noughts: they would
say which levels the schools are at, as would the number of an authority all at one level.
(Compare the statistics authorities' own rules: a threshold, with secondary suppression.)
"""

from __future__ import annotations

from collections.abc import Mapping

LEAST = 5  # schools


def safe(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The same counts, None where a number is not shown; None everywhere when all of them
    together would give a level away.

    >>> safe({"light": 58, "core": 25, "targeted": 18, "intensive": 3})
    {'light': 58, 'core': 25, 'targeted': None, 'intensive': None}
    >>> safe({"light": 60, "core": 0})
    {'light': None, 'core': None}
    """
    held = {level for level, number in counts.items() if number}
    hidden = _hidden(counts)
    if held and (len(held) == 1 or hidden == held):
        return dict.fromkeys(counts)
    return {level: None if level in hidden else number for level, number in counts.items()}


def _hidden(counts: Mapping[str, int]) -> set[str]:
    """The levels whose number is too small, and those from which it would follow."""
    hidden = {level for level, number in counts.items() if 0 < number < LEAST}
    left = sorted({number for number in counts.values() if number >= LEAST}, reverse=True)
    while hidden and left and (len(hidden) < 2 or sum(counts[level] for level in hidden) < LEAST):
        smallest = left.pop()
        hidden |= {level for level, number in counts.items() if number == smallest}
    return hidden
