"""A CSV that an officer wrote → rows by column, and every fault by line. PURE.

Cells that look like formulas stay text: Fosse computes nothing from a cell, and writes none
live (`documents.spreadsheet`). The apostrophe that makes one harmless in a download is taken
off again, so that a downloaded file can come back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .published import UnreadableFile, decoded, lines_of

MOST_LINES = 20_000

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong on a line of the file. The header is line 1."""

    line: int
    words: str


class BadValue(ValueError):
    """Why a cell cannot be taken."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells by the names of their columns; "" where it has none."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]


def read(data: bytes, *, needed: Sequence[str], known: Sequence[str]) -> Table:
    """Read a CSV with these columns. What is wrong with the file as a whole is a fault too."""
    try:
        lines = list(lines_of(decoded(data)))
    except UnreadableFile as error:
        return _nothing(str(error))
    if not lines:
        return _nothing("The file is empty. Its first line names the columns.")
    header = [name.strip().casefold() for name in lines[0].cells]
    if fault := _header_fault(header, needed):
        return _nothing(fault)
    if len(lines) > MOST_LINES:
        return _nothing(f"The file has {len(lines):,} lines; at most {MOST_LINES:,} are taken.")
    rows, faults = [], []
    for line in lines[1:]:
        cells = [_text(cell) for cell in line.cells]
        if not any(cells):
            continue
        if any(cells[len(header) :]):
            faults.append(Fault(line.number, _too_long(len(cells), len(header))))
            continue
        rows.append(Row(line.number, dict(zip(header, cells, strict=False))))
    unknown = [name for name in header if name and name not in known]
    notes = (f"Columns that are not read: {', '.join(unknown)}.",) if unknown else ()
    return Table(tuple(rows), tuple(faults), notes)


def day(text: str) -> date | None:
    """2026-09-01 or 01/09/2026; None for a blank. Raises `BadValue`."""
    if not text:
        return None
    if match := _ISO.fullmatch(text):
        year, month, day_ = match.groups()
    elif match := _BRITISH.fullmatch(text):
        day_, month, year = match.groups()
    else:
        raise BadValue(f"“{text}” is not a date. Write it as 2026-09-01 or 01/09/2026")
    try:
        return date(int(year), int(month), int(day_))
    except ValueError:
        raise BadValue(f"“{text}” is a day that does not exist") from None


def choice(text: str, choices: Iterable[tuple[str, str]], default: str = "") -> str:
    """One of the choices, by its name or its label; `default` for a blank. Raises `BadValue`."""
    if not text and default:
        return default
    words = {_plain(form): name for name, label in choices for form in (name, label)}
    if (found := words.get(_plain(text))) is None:
        known = ", ".join(dict.fromkeys(words.values()))
        raise BadValue(f"“{text}” is not one of {known}" if text else f"it is blank: give {known}")
    return found


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.casefold())


def _nothing(fault: str) -> Table:
    return Table((), (Fault(1, fault),), ())


def _header_fault(header: Sequence[str], needed: Sequence[str]) -> str:
    for separator, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and separator in header[0]:
            return f"The file is separated by {name}. Save it as “CSV (comma separated)”."
    doubled = sorted({name for name in header if name and header.count(name) > 1})
    if doubled:
        return f"The header names a column twice: {', '.join(doubled)}."
    if lacking := [name for name in needed if name not in header]:
        return f"The header lacks {', '.join(lacking)}. Compare it with the template."
    return ""


def _text(cell: str) -> str:
    text = " ".join(cell.split())
    return text[1:] if re.match(r"'[=+\-@]", text) else text


def _too_long(cells: int, columns: int) -> str:
    return (
        f"The line has {cells} cells where the header has {columns}. A comma may stand inside a "
        "cell without quotation marks."
    )
