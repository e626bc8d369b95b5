"""The numbers of legal paragraphs: 1, 1.1, (a), (i). PURE."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .blocks import Clause, NumberedParagraphs, Words

DEEPEST = 4
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Numbered:
    """One paragraph with its number as it is written, and how deep it stands: 1 to 4."""

    number: str
    depth: int
    words: Words


def numbered(block: NumberedParagraphs) -> tuple[Numbered, ...]:
    """Every paragraph with its number, in reading order."""
    return tuple(_walk(block.clauses, (), block.start))


def depth_of(clauses: tuple[Clause, ...]) -> int:
    """How many levels deep the clauses go."""
    return 1 + max((depth_of(clause.under) for clause in clauses), default=0) if clauses else 0


def number_of(places: tuple[int, ...]) -> str:
    """The number of the paragraph at these places: (2,) → 2; (2, 1) → 2.1; (2, 1, 3) → (c);
    (2, 1, 3, 4) → (iv)."""
    if len(places) <= 2:
        return ".".join(map(str, places))
    return f"({letters(places[-1]) if len(places) == 3 else roman(places[-1])})"


def letters(place: int) -> str:
    """1 → a, 26 → z, 27 → aa, 28 → bb: as Word counts."""
    return chr(ord("a") + (place - 1) % 26) * ((place - 1) // 26 + 1)


def roman(place: int) -> str:
    """1 → i, 4 → iv, 19 → xix. Raises `ValueError` for less than 1."""
    if place < 1:
        raise ValueError(f"There is no Roman number for {place}.")
    said = ""
    for value, sign in _ROMAN:
        said += sign * (place // value)
        place %= value
    return said


def _walk(
    clauses: tuple[Clause, ...], above: tuple[int, ...], first: int = 1
) -> Iterator[Numbered]:
    for place, clause in enumerate(clauses, start=first):
        here = (*above, place)
        yield Numbered(number_of(here), len(here), clause.words)
        yield from _walk(clause.under, here)
