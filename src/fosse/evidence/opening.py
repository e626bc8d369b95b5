"""A file's bytes → the table in it: where its header is, and which publication it is. PURE."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from . import workbook
from .archive import DAMAGED, MOST_BYTES, ZIP_MARKS, is_workbook, too_much
from .publications.catalogue import recognise
from .publications.declaration import Layout, Publication
from .quick import quick_table
from .sheet import LINE, Keep, Sheet, gather, one_chunk, text_column
from .tokens import Record, Rejected, Unreadable, ends_whole, records

TITLES = 12
"""A workbook may have this many lines of titles above its header."""

MOST_BYTES_OF_WORKBOOK = 256 * 1024 * 1024
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Lines:
    """A table of lines: CSV, a sheet, or JSON turned into lines. `above` are the lines of
    titles over the header; `whole` says whether a text's last line has its end."""

    header: Sequence[str]
    lines: Iterator[Record]
    rejects: list[Rejected] = field(default_factory=list)
    above: tuple[str, ...] = ()
    whole: bool = True
    data: bytes = b""  # of a CSV, with the line of its header
    header_line: int = 0

    def sheet(self, names: Sequence[str], *, ragged: bool, keep: Keep | None) -> Sheet:
        if self.data and keep is None and not self.rejects:
            table = quick_table(names, self.data, self.header_line)
            if table is not None:
                return Sheet(table, (), table.num_rows)
        last = _Last(self.lines)
        made = gather(names, last, ragged=ragged, keep=keep)
        if not self.whole and 0 < last.cells < len(names):
            raise Unreadable(
                f"The file ends in the middle of line {last.line}: {last.cells} cells of "
                f"{len(names)}, and no end of line. It was cut short; fetch it again."
            )
        found = sorted((*self.rejects, *made.rejects), key=lambda reject: reject.line)
        return Sheet(made.table, tuple(found), made.seen + len(self.rejects))


class _Last:
    """Passes records on and remembers how long the last of them was as it came."""

    def __init__(self, lines: Iterator[Record]) -> None:
        self.lines, self.line, self.cells = lines, 0, 0

    def __iter__(self) -> Iterator[Record]:
        for record in self.lines:
            self.line, self.cells = record.line, len(record.fields)
            yield record


@dataclass(frozen=True, slots=True)
class Columns:
    """A table that came as columns."""

    table: pa.Table
    above: tuple[str, ...] = ()

    @property
    def header(self) -> Sequence[str]:
        names: list[str] = self.table.column_names
        return names

    def sheet(self, names: Sequence[str], *, ragged: bool, keep: Keep | None) -> Sheet:
        if keep is not None:
            raise Unreadable("A long file with breakdowns is read from CSV, not from Parquet.")
        rows = self.table.num_rows
        made = {
            name: _as_text(column) for name, column in zip(names, self.table.columns, strict=True)
        }
        return Sheet(pa.table({**made, LINE: pa.array(range(1, rows + 1), pa.int32())}), (), rows)


Table = Lines | Columns


@dataclass(frozen=True, slots=True)
class Found:
    """A table, and the publication and layout that its columns are; None when unknown."""

    table: Table
    known: tuple[Publication, Layout] | None


def open_table(data: bytes) -> Found:
    """The table in a file. Raises `Unreadable` when it is no table that can be read."""
    if not data.strip():
        raise Unreadable("The file is empty.")
    if data.startswith(OLD_WORKBOOK):
        raise Unreadable(
            "A workbook of the old kind (.xls), or one with a password: save it as .xlsx or CSV."
        )
    if data.startswith(b"PAR1"):
        return _recognised([Columns(_parquet(data))])
    if data.startswith(ZIP_MARKS):
        return _workbook(data)
    if data.lstrip()[:1] in (b"{", b"["):
        return _recognised([_json(data)])
    rejects: list[Rejected] = []
    return _under_titles(records(data, rejects), rejects, data)


def _recognised(tables: Iterable[Table]) -> Found:
    table = next(iter(tables))
    return Found(table, recognise(table.header))


def _under_titles(lines: Iterator[Record], rejects: list[Rejected], data: bytes = b"") -> Found:
    """Find the header among the first lines; the first line when none is recognised."""
    whole = not data or ends_whole(data)
    first = list(islice(lines, TITLES))
    if not first:
        raise Unreadable("The file is empty.")
    for place, record in enumerate(first):
        if known := recognise(record.fields):
            above = tuple(" ".join(filter(None, line.fields)) for line in first[:place])
            rest = chain(first[place + 1 :], lines)
            found = Lines(record.fields, rest, rejects, above, whole, data, record.line)
            return Found(found, known)
    return Found(Lines(first[0].fields, chain(first[1:], lines), rejects), None)


def _workbook(data: bytes) -> Found:
    """The first sheet that is recognised; the first of all when none is."""
    _refuse_bomb(data)
    found: list[Found] = []
    for sheet in workbook.sheets(data):
        found.append(_under_titles(_filled(sheet), []))
        if found[-1].known:
            return found[-1]
    if not found:
        raise Unreadable("The workbook has no sheet with anything in it.")
    return found[0]


def _refuse_bomb(data: bytes) -> None:
    if not is_workbook(data):
        raise Unreadable("The file begins like a zip, but it is damaged: fetch it again.")
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        if reason := too_much(zipped.infolist(), MOST_BYTES_OF_WORKBOOK):
            raise Unreadable(f"The workbook is refused: {reason}.")
        if not _sound(zipped):
            raise Unreadable("The workbook is damaged: it holds something else than it declares.")


def _sound(zipped: zipfile.ZipFile) -> bool:
    """Whether every part of a workbook unpacks to what it declares."""
    try:
        return zipped.testzip() is None
    except (RuntimeError, *DAMAGED):
        return False  # locked, or packed in a way that no workbook is


def _filled(lines: Iterator[Record]) -> Iterator[Record]:
    return (record for record in lines if any(record.fields))


def _parquet(data: bytes) -> pa.Table:
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        groups = range(file.metadata.num_row_groups)
        if sum(file.metadata.row_group(i).total_byte_size for i in groups) > MOST_BYTES:
            raise Unreadable("The Parquet file unpacks to more than any published table.")
        return file.read()
    except pa.ArrowException as error:
        raise Unreadable(f"The Parquet file can't be read ({error}): fetch it again.") from error


def _as_text(column: pa.ChunkedArray) -> pa.Array:
    """A column's values as a CSV would write them, each distinct one held once."""
    values = one_chunk(column.dictionary_encode())
    distinct = values.dictionary.to_pylist()
    texts = ["" if value is None else workbook.as_text(value) for value in distinct]
    places = values.indices.fill_null(len(texts))
    found = pa.DictionaryArray.from_arrays(places, pa.array([*texts, ""], pa.string()))
    return text_column([found.cast(pa.string())])


def _json(data: bytes) -> Lines:
    """GOV.UK's bank holidays and GeoJSON as lines of fields. Raises `Unreadable`."""
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise Unreadable(f"The JSON can't be read ({error}): fetch it again.") from error
    rows = _features(said) or _events(said)
    header = list(dict.fromkeys(name for row in rows for name in row))
    lines = (
        Record(number, [_cell(row.get(name)) for name in header])
        for number, row in enumerate(rows, 1)
    )
    return Lines(header, lines)


def _features(said: Any) -> list[dict[str, Any]]:
    if not isinstance(said, dict) or not isinstance(features := said.get("features"), list):
        return []
    return [
        {**(feature.get("properties") or {}), "GEOMETRY": feature.get("geometry")}
        for feature in features
        if isinstance(feature, dict)
    ]


def _events(said: Any) -> list[dict[str, Any]]:
    if not isinstance(said, dict):
        return []
    return [
        {"DIVISION": division, **event}
        for division, part in said.items()
        if isinstance(part, dict)
        for event in part.get("events", ())
        if isinstance(event, dict)
    ]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
