"""Reading a table of a policy file, key by key, noting every fault and going on. PURE."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .faults import PolicyFault, did_you_mean
from .keys import Key
from .lines import Path, line_of

LONGEST_NAME = 200
"""Characters of a policy's title and a level's name: so many are kept with a run."""

_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the file. Reading a key gives a value of the right type, always: where the
    file has a fault it is noted and something harmless is given back, so that reading can go
    on and find the next fault."""

    values: Mapping[str, Any]
    keys: tuple[Key, ...]
    path: Path
    name: str  # "the level “core”"
    lines: Mapping[Path, int]
    faults: list[PolicyFault]

    def line(self, *inside: str | int) -> int:
        return line_of(self.lines, (*self.path, *inside))

    def fault(self, found: str, expected: str, *inside: str | int) -> None:
        self.faults.append(PolicyFault(self.line(*inside), found, expected))

    def has(self, key: str) -> bool:
        return key in self.values

    def check_keys(self) -> None:
        """Note each key that nobody knows and each that must be there and is not."""
        known = {key.name: key for key in self.keys}
        for name in self.values:
            if name not in known:
                found = f"{self.name} has an unknown key “{name}”."
                self.fault(found, did_you_mean(name, known), name)
        for key in self.keys:
            if key.needed and key.name not in self.values:
                self.fault(
                    f"{self.name} has no “{key.name}”.", f"Expected {key.kind}: {key.meaning}"
                )

    def wrong(self, key: str, expected: str) -> None:
        found = _shown(self.values[key])
        self.fault(f"“{key}” of {self.name} is {found}.", f"Expected {expected}.", key)

    def text(self, key: str, default: str = "") -> str:
        value = self.values.get(key, default)
        if isinstance(value, str) and (value.strip() or key not in self.values):
            return value.strip()
        self.wrong(key, "text in quotation marks")
        return default

    def name_text(self, key: str) -> str:
        """Text that is shown as a name, and not too long for one."""
        value = self.text(key)
        if len(value) > LONGEST_NAME:
            found = f"“{key}” of {self.name} is {len(value)} characters long."
            self.fault(found, f"Expected {LONGEST_NAME} or fewer.", key)
        return value

    def id(self) -> str:
        value = self.text("id")
        if self.has("id") and value and not _ID.fullmatch(value):
            self.wrong("id", "a small letter, then small letters, digits and _, as “light_touch”")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if isinstance(value, list) and all(
            isinstance(item, str) and item.strip() for item in value
        ):
            return tuple(item.strip() for item in value)
        self.wrong(key, "a list of texts, as [“one”, “two”]")
        return ()

    def number(self, key: str, default: float, *, least: float | None = None) -> float:
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
            self.wrong(key, "a number, without quotation marks or a pound sign, as 0.5")
            return default
        if least is not None and value < least:
            self.wrong(key, f"a number of {least:g} or more")
            return default
        return value

    def whole(self, key: str, default: int, *, least: int) -> int:
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            self.wrong(key, f"a whole number of {least} or more")
            return default
        if key in self.values and value < least:
            self.wrong(key, f"a whole number of {least} or more")
            return default
        return value

    def day(self, key: str) -> date:
        value = self.values.get(key, date.min)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.wrong(key, "a day, without quotation marks, as 2026-03-31")
        return date.min

    def choice(self, key: str, known: Collection[str], what: str, default: str = "") -> str:
        """One of the known words; otherwise a fault with the nearest one."""
        value = self.text(key, default)
        if value and self.has(key) and value not in known:
            found = f"“{key}” of {self.name} names the {what} “{value}”, which is not known."
            self.fault(found, did_you_mean(value, known), key)
            return default
        return value

    def choices(self, key: str, known: Collection[str], what: str) -> tuple[str, ...]:
        """A list of known words, each once."""
        good: list[str] = []
        for place, value in enumerate(self.texts(key)):
            if value not in known:
                found = f"“{key}” of {self.name} names the {what} “{value}”, which is not known."
                self.fault(found, did_you_mean(value, known), key, place)
            elif value in good:
                self.fault(
                    f"“{key}” of {self.name} names “{value}” twice.", "Name it once.", key, place
                )
            else:
                good.append(value)
        return tuple(good)

    def tables(self, key: str, keys: tuple[Key, ...], noun: str) -> tuple[Table, ...]:
        """The tables of an array of tables, each with its keys checked."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong(key, f"tables, each under its own line [[{key}]]")
            return ()
        found = tuple(
            self._inner(item, keys, noun, (key, place)) for place, item in enumerate(value)
        )
        for table in found:
            table.check_keys()
        return found

    def table(self, key: str, keys: tuple[Key, ...], *, any_key: bool = False) -> Table:
        """The table under `[key]`, with its keys checked unless any may stand there."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.wrong(key, f"a table, under a line [{key}]")
            value = {}
        name = f"[{key}]" if not self.path else f"“{key}” of {self.name}"
        found = Table(value, keys, (*self.path, key), name, self.lines, self.faults)
        if self.has(key) and not any_key:
            found.check_keys()
        return found

    def _inner(self, item: dict[str, Any], keys: tuple[Key, ...], noun: str, at: Path) -> Table:
        called = item.get("id") or item.get("number") or item.get("level")
        name = f"the {noun} “{called}”" if isinstance(called, str) else f"{noun} {int(at[-1]) + 1}"
        return Table(item, keys, (*self.path, *at), name, self.lines, self.faults)


def note_duplicates(tables: Iterable[Table], key: str, noun: str) -> None:
    """Note each table that has the id of one before it."""
    first: dict[object, int] = {}
    for table in tables:
        value = table.values.get(key)
        if not isinstance(value, str):
            continue
        if value in first:
            found = f"Two {noun} have the {key} “{value}”; the first is on line {first[value]}."
            table.fault(found, f"Give each its own {key}.", key)
        first.setdefault(value, table.line(key))


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"the text “{value}”" if value.strip() else "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"the day {value}"
    if isinstance(value, list):
        return (
            f"a list ({', '.join(_shown(item) for item in value[:3])})"
            if value
            else "an empty list"
        )
    if isinstance(value, dict):
        return "a table"
    return f"{value}"
