"""Counting and listing in plain English. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def count(number: int, noun: str, plural: str = "") -> str:
    """“1 school”, “12 schools”, “1,204 schools”, “no schools”."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{'no' if number == 0 else f'{number:,}'} {word}"


def listed(words: Sequence[str], joint: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def sentence(text: str) -> str:
    """The text with a capital in front and a full stop behind, where it has none."""
    text = text.strip()
    if not text:
        return ""
    ended = text if text[-1] in ".?!:" else f"{text}."
    return ended[0].upper() + ended[1:]


def in_words(day: date | None) -> str:
    """“17 September 2007”; "" of nothing."""
    return f"{day:%-d %B %Y}" if day else ""
