"""What a template may be filled with: the fields of a frozen dataclass, by name. PURE."""

from __future__ import annotations

import typing
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any

from .blocks import Block, Run, Words


@dataclass(frozen=True, slots=True)
class Scope:
    """The values of a letter, and, inside `[each …]`, those of the part in hand before them."""

    levels: tuple[object, ...]

    def inner(self, part: object) -> Scope:
        return Scope((part, *self.levels))

    def value(self, name: str) -> Any:
        """The value of the nearest level that has the name. Raises `KeyError` where none has."""
        for level in self.levels:
            if name in names_of(type(level)):
                return getattr(level, name)
        raise KeyError(name)


def names_of(kind: type) -> tuple[str, ...]:
    """The names that a dataclass gives a template. Raises `TypeError` for another class."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no dataclass, so it cannot fill a template.")
    return tuple(field.name for field in fields(kind))


def part_of(kind: type, name: str) -> type | None:
    """The dataclass that a field holds many of: `tuple[Question, ...]` → Question."""
    hint = typing.get_type_hints(kind)[name]
    for option in typing.get_args(hint) if _is_union(hint) else (hint,):
        inside = typing.get_args(option)
        if typing.get_origin(option) is tuple and inside and is_dataclass(inside[0]):
            found = inside[0]
            return found if isinstance(found, type) else None
    return None


def is_empty(value: object) -> bool:
    """Whether a value says nothing: None, False, blank text, an empty list. Zero says something."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value is False or value == ()


def in_words(value: object) -> str:
    """A value as a letter says it: text, a whole number, a day as 21 November 2026. Raises
    `TypeError` for anything else: how to say it is for whoever makes the values."""
    match value:
        case bool():
            pass
        case str():
            return value
        case int():
            return str(value)
        case date():
            return f"{value.day} {value:%B %Y}"
    raise TypeError(f"{value!r} cannot be said in a letter.")


def as_blocks(value: object) -> tuple[Block, ...] | None:
    """The value as blocks to be placed as they are; None where it is something else."""
    parts = value if isinstance(value, tuple) else (value,)
    blocks = tuple(part for part in parts if isinstance(part, Block))
    return blocks if len(blocks) == len(parts) else None


def as_words(value: object) -> Words | None:
    """The value as runs to be placed within a sentence; None where it is something else."""
    parts = value if isinstance(value, tuple) else (value,)
    runs = tuple(part for part in parts if isinstance(part, Run))
    return runs if len(runs) == len(parts) else None


def _is_union(hint: object) -> bool:
    return typing.get_origin(hint) in {typing.Union, UnionType}
