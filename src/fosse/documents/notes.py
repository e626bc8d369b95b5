"""The lines under a drawing that say in words what its marks mean. PURE."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from .lettering import wrap
from .palette import MUTED
from .svg import Element, Point, words


def in_runs(years: Iterable[str], order: Sequence[str]) -> str:
    """Years said shortly, in the order that is given: "2013/14, 2018/19 to 2020/21"."""
    wanted = set(years)
    runs = [list(run) for held, run in groupby(order, key=lambda year: year in wanted) if held]
    return ", ".join(_run(run) for run in runs)


def _run(years: Sequence[str]) -> str:
    if len(years) <= 2:
        return " and ".join(years)
    return f"{years[0]} to {years[-1]}"


def by_reason(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Years gathered under the reason that they share, in the order of first appearance."""
    gathered: dict[str, list[str]] = {}
    for year, reason in pairs:
        gathered.setdefault(reason, []).append(year)
    return gathered


def lines(notes: Iterable[str], room: float, size: float) -> tuple[str, ...]:
    """Notes as lines no wider than `room`, each note starting on a line of its own."""
    return tuple(line for note in notes for line in wrap(note, room, size))


def place(said: Sequence[str], at: Point, size: float) -> list[Element]:
    """Lines of notes, the first with its baseline at `at`."""
    x, y = at
    return [
        words((x, y + number * size * 1.3), line, size=size, fill=MUTED)
        for number, line in enumerate(said)
    ]
