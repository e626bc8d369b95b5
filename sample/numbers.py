"""Establishment numbers within an authority, in the ranges that the department gives them from."""

from __future__ import annotations

from collections import Counter

FIRST = {
    "nursery": 1000,
    "pupil referral unit": 1100,
    "alternative provision": 1110,
    "secondary": 4000,
    "all-through": 4200,
    "independent": 6000,
    "special": 7000,
}


class EstablishmentNumbers:
    """Gives each school of an authority the next number of its range."""

    def __init__(self) -> None:
        self._given: Counter[int] = Counter()

    def next(self, phase_id: str, faith: str) -> int:
        first = FIRST.get(phase_id, 3000 if faith else 2000)
        if faith and phase_id == "secondary":
            first = 4600
        self._given[first] += 1
        return first + self._given[first]
