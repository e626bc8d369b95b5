"""How wide words are in Source Sans 3, to place them before anything draws them. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

# Advance widths in thousandths of the size, from the font's own hmtx table (regular weight).
_GROUPS: Mapping[int, str] = {
    203: " ",
    250: "ijlI!'.,:;·’|",
    305: "f()-[]{}",
    345: "rt/\\",
    425: 'sz*?“”"',
    460: "cvyx",
    500: "aegk0123456789$£+<=>^_~#×−–",
    550: "bdhnopquAFLYJKPRSTVXZEC",
    600: "BG&DNU",
    660: "HOQ",
    740: "wM",
    800: "W½—%",
    840: "m@…",
}
_WIDTHS = {character: width for width, characters in _GROUPS.items() for character in characters}
_OTHERS = 620
_SLACK = 1.03  # a reader without the face gets a slightly wider one


@lru_cache(maxsize=4096)
def width(said: str, size: float = 12, *, bold: bool = False) -> float:
    """How many pixels wide a line of text is at `size`, a little generously."""
    thousandths = sum(_WIDTHS.get(character, _OTHERS) for character in said)
    return thousandths / 1000 * size * _SLACK * (1.03 if bold else 1)


def wrap(said: str, room: float, size: float = 12) -> tuple[str, ...]:
    """The text in lines no wider than `room` pixels; a word too long for one is cut short."""
    lines: list[str] = []
    for word in said.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(shorten(word, room, size))
    return tuple(lines)


def shorten(said: str, room: float, size: float = 12) -> str:
    """The text, cut short with an ellipsis when it is wider than `room` pixels."""
    if width(said, size) <= room:
        return said
    kept = said
    while kept and width(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"
