"""How many schools are at each level, told so that no single school can be made out. PURE.

A number from 1 to 4 is not shown: whoever knows one of those schools could guess at the others.
Because everybody can count the schools of the authority, one hidden number alone would follow
from the rest, and so would a few hidden schools from the sum. So the smallest of the numbers
that are left is hidden too, until at least five schools are hidden among at least two levels.
Nought is shown: it is no school. (Compare the statistics authorities' own rules: a threshold,
with secondary suppression.)
"""

from __future__ import annotations

from collections.abc import Mapping

LEAST = 5  # schools


def safe(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The same counts, None where a number is not shown.

    >>> safe({"light": 58, "core": 25, "targeted": 18, "intensive": 3})
    {'light': 58, 'core': 25, 'targeted': None, 'intensive': None}
    """
    hidden = {level for level, number in counts.items() if 0 < number < LEAST}
    left = sorted(
        (level for level, number in counts.items() if number >= LEAST),
        key=lambda level: counts[level],
    )
    while hidden and left and (len(hidden) < 2 or sum(counts[level] for level in hidden) < LEAST):
        hidden.add(left.pop(0))
    return {level: None if level in hidden else number for level, number in counts.items()}
