"""The lines of a template: which are text, which are kept or repeated. PURE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_SECTION = re.compile(r"\[(if not|if|each) ([a-z][a-z0-9_]*)\]")
_ALIKE = re.compile(r"\[[^\]\\]*\]")
_END = "[end]"
_AMID = re.compile(rf"{_SECTION.pattern}|\[end\]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where it stands, from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """Lines between `[if name]`, `[if not name]` or `[each name]` and `[end]`."""

    number: int
    kind: str
    name: str
    parts: tuple[Part, ...]


Part: TypeAlias = Line | Section


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line."""

    number: int
    words: str


def read(text: str) -> tuple[tuple[Part, ...], tuple[Fault, ...]]:
    """The parts of a template's text, and every line that cannot be understood."""
    faults: list[Fault] = []
    lines = [Line(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    parts = tuple(_parts(iter(lines), None, faults))
    faults.extend(_odd_braces(lines))
    return parts, tuple(sorted(faults, key=lambda fault: fault.number))


def _parts(lines: Iterator[Line], opened: Line | None, faults: list[Fault]) -> Iterator[Part]:
    """The parts up to the [end] of the section that was `opened`."""
    for line in lines:
        if line.text == _END:
            if opened is not None:
                return
            faults.append(Fault(line.number, "[end] has nothing to end"))
        elif found := _SECTION.fullmatch(line.text):
            inner = tuple(_parts(lines, line, faults))
            yield Section(line.number, found[1], found[2], inner)
        else:
            if _ALIKE.fullmatch(line.text):
                words = f"“{line.text}” is not [if …], [each …] or [end]; \\[ makes it text"
                faults.append(Fault(line.number, words))
            elif amid := _AMID.search(re.sub(r"\\.", "", line.text)):
                words = f"{amid[0]} needs a line of its own; \\[ makes it text"
                faults.append(Fault(line.number, words))
            yield line
    if opened is not None:
        faults.append(Fault(opened.number, f"{opened.text} has no [end]"))


def _odd_braces(lines: list[Line]) -> Iterator[Fault]:
    for line in lines:
        left = PLACE.sub("", re.sub(r"\\.", "", line.text))
        if "{" in left or "}" in left:
            yield Fault(line.number, "a { or } that is not around a name, such as {due_on}")
