"""One table of a measure's TOML file, asked key by key; each mistake says where it stands. PURE."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

T = TypeVar("T")

_YEAR = re.compile(r"(\d{4})/(\d{2})")


class MeasureError(ValueError):
    """A mistake in a measure file: which file, which key, what was found and what was expected."""

    def __init__(self, file: str, key: str, found: object, expected: str) -> None:
        super().__init__(f"{file}: {key}: found {found!r}; expected {expected}.")


class Table:
    """One table of the file, which knows where it stands and which keys it may have.

    Each method answers for one key, and raises `MeasureError` when it holds something else.
    """

    def __init__(self, file: str, path: str, table: object, keys: frozenset[str]) -> None:
        if not isinstance(table, dict):
            raise MeasureError(file, path or "the file", table, "a table")
        self.file, self.path, self.table = file, path, table
        for key in table:
            if key not in keys:
                raise self.fault(key, table[key], f"one of {', '.join(sorted(keys))}")

    def fault(self, key: str, found: object, expected: str) -> MeasureError:
        return MeasureError(self.file, f"{self.path}.{key}" if self.path else key, found, expected)

    def text(self, key: str, default: str | None = None) -> str:
        value = self.table.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.fault(key, value, "a text in quotation marks")
        return value

    def whole(self, key: str, default: int | None = None) -> int:
        value = self.table.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(key, value, "a whole number")
        return value

    def number(self, key: str, *, needed: bool = True) -> float | None:
        value = self.table.get(key)
        if value is None and not needed:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.fault(key, value, "a number")
        return float(value)

    def day(self, key: str) -> date:
        value = self.table.get(key)
        if type(value) is not date:
            raise self.fault(key, value, "a date such as 2026-01-31, without quotation marks")
        return value

    def choice(self, key: str, kind: Callable[[str], T], choices: str) -> T:
        value = self.table.get(key)
        try:
            return kind(value if isinstance(value, str) else "")
        except ValueError:
            raise self.fault(key, value, f"one of {choices}") from None

    def names(self, key: str) -> tuple[str, ...]:
        """A text or a list of texts."""
        value = self.table.get(key, [])
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(n, str) and n for n in found):
            raise self.fault(key, value, "a text, or a list of texts")
        return tuple(found)

    def columns(self, key: str) -> tuple[str, ...]:
        return tuple(name.upper() for name in self.names(key))

    def year(self, key: str, default: str | None = None) -> str:
        value = self.table.get(key, default)
        if default is not None and value == default:
            return default
        if not isinstance(value, str) or not is_year(value):
            raise self.fault(key, value, 'a year such as "2018/19"')
        return value

    def texts(self, key: str) -> Mapping[str, str]:
        value = self.table.get(key)
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise self.fault(key, value, 'a table such as { RECTYPE = "5" }')
        return MappingProxyType({name.upper(): text for name, text in value.items()})

    def tables(self, key: str, keys: frozenset[str]) -> list[Table]:
        value = self.table.get(key, [])
        if not isinstance(value, list):
            raise self.fault(key, value, f"a list of tables, [[{key}]]")
        return [
            Table(self.file, f"{self.path}.{key}[{n}]".lstrip("."), row, keys)
            for n, row in enumerate(value, start=1)
        ]


def is_year(text: str) -> bool:
    """Whether `text` is a year such as "2018/19", whose halves follow one another."""
    found = _YEAR.fullmatch(text)
    return bool(found) and (int(found[1]) + 1) % 100 == int(found[2]) if found else False
