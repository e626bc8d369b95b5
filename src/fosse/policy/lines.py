"""On which line of a TOML text does each key stand? PURE.

`tomllib` reads TOML but keeps no line numbers. This walks over text that `tomllib` has
already accepted, so it need not judge it: it only follows tables, keys, strings, arrays and
inline tables, and notes the line at which each begins.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

Path = tuple[str | int, ...]

_KEY = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*(\.?)""")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\]|\\.)*"|\'[^\']*\'', re.DOTALL
)
_BLANK = re.compile(r"(?:\s|#[^\n]*)*")
_PLAIN = re.compile(r"[^,\]}\n#]+")


def lines_of(text: str) -> Mapping[Path, int]:
    """The line, from 1, of every key, table and array item: {("criteria", 2, "title"): 41}.

    `text` must be valid TOML. The first table of an array has index 0.
    """
    walk = _Walk(text)
    walk.document()
    return walk.lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a key or, when it is not there, of the nearest thing around it; else 1."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 1


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.counted_to = 0
        self.lines: dict[Path, int] = {}
        self.arrays: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        self.skip(_BLANK)
        while self.at < len(self.text):
            table = self.header() if self.text[self.at] == "[" else self.pair(table, table)
            self.skip(_BLANK)

    def skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def note(self, path: Path) -> None:
        self.line += self.text.count("\n", self.counted_to, self.at)
        self.counted_to = self.at
        self.lines.setdefault(path, self.line)

    def key(self, start: Path, *, header: bool = False) -> Path:
        """Read a dotted key, from `start` on; in a header its parts may name arrays of tables."""
        path = start
        while found := _KEY.match(self.text, self.at):
            quoted, literal, bare, dot = found.groups()
            name = tomllib.loads(f'_ = "{quoted}"')["_"] if quoted else literal or bare or ""
            path = (*path, name)
            self.at = found.end()
            if not dot:
                break
            path = (*path, self.arrays[path]) if header and path in self.arrays else path
        return path

    def header(self) -> Path:
        double = self.text.startswith("[[", self.at)
        begins = self.at
        self.at += 2 if double else 1
        path = self.key((), header=True)
        self.at, ends = begins, self.text.index("]", self.at) + (2 if double else 1)
        if double:
            self.arrays[path] = self.arrays.get(path, -1) + 1
            self.note(path)
            path = (*path, self.arrays[path])
        self.note(path)
        self.at = ends
        return path

    def pair(self, table: Path, after: Path) -> Path:
        """Read `key = value` of a table; give back `after`, where to go on."""
        self.skip(_BLANK)
        begins = self.at
        path = self.key(table)
        ends, self.at = self.at, begins
        for depth in range(len(table) + 1, len(path) + 1):
            self.note(path[:depth])
        self.at = self.text.index("=", ends) + 1
        self.value(path)
        return after

    def value(self, path: Path) -> None:
        self.skip(re.compile(r"[ \t]*"))
        match self.text[self.at]:
            case '"' | "'":
                self.skip(_STRING)
            case "[":
                self.items(path, "]")
            case "{":
                self.items(path, "}")
            case _:
                self.skip(_PLAIN)

    def items(self, path: Path, closing: str) -> None:
        """Read an array, or an inline table, to its closing bracket."""
        self.at += 1
        index = 0
        self.skip(_BLANK)
        while self.text[self.at] != closing:
            if closing == "}":
                self.pair(path, path)
            else:
                self.note((*path, index))
                self.value((*path, index))
            index += 1
            self.skip(_BLANK)
            if self.text[self.at] == ",":
                self.at += 1
                self.skip(_BLANK)
        self.at += 1
