"""Lines of fields → a table of text columns that remember the line they came from. PURE."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from .cells import column_name
from .tokens import Record, Rejected

T = TypeVar("T")
Keep = Callable[[list[str]], bool]
"""Says of a line of fields whether it is kept."""
Rows = npt.NDArray[np.int32]
"""A number for each row."""

LINE = "_line"
CHUNK = 4096
NEW = "NEW"
BEGINNING = 200
"""How much of a rejected row is kept, in characters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns of text by name (capitals), with `_line`; `seen` counts all rows of the file,
    those left out on the way and those rejected included."""

    table: pa.Table
    rejects: tuple[Rejected, ...]
    seen: int


def names_of(header: Sequence[str]) -> tuple[str, ...]:
    """The columns' names in capitals. A name that comes twice gets a number the second time;
    one that is empty is called after its place."""
    names: list[str] = []
    for place, published in enumerate(header, 1):
        name = column_name(published) or f"COLUMN {place}"
        again = 2
        unique = name
        while unique in names:
            unique = f"{name} ({again})"
            again += 1
        names.append(unique)
    return tuple(names)


def gather(
    names: Sequence[str],
    records: Iterable[Record],
    *,
    ragged: bool,
    keep: Keep | None = None,
) -> Sheet:
    """Take the records into columns.

    A row shorter than the header is filled where the publication is `ragged`, with blanks, or
    with NEW where that is the last it says (a new school's row ends so); where it is not ragged
    it is rejected; a longer one is rejected unless the surplus is blank. Rows for
    which `keep` says no are counted and left out.
    """
    rejects: list[Rejected] = []
    counter = _Counter()
    whole = _whole(names, records, ragged, rejects, counter, keep)
    lines: list[int] = []
    chunks: list[list[pa.Array]] = [[] for _ in names]
    while batch := list(islice(whole, CHUNK)):
        lines += [record.line for record in batch]
        columns = zip(*(record.fields for record in batch), strict=True)
        for chunk, values in zip(chunks, columns, strict=True):
            chunk.append(pa.array(values, pa.string()))
    table = pa.table(
        {
            **{name: text_column(chunk) for name, chunk in zip(names, chunks, strict=True)},
            LINE: pa.array(lines, pa.int32()),
        }
    )
    return Sheet(table, tuple(rejects), counter.seen)


@dataclass
class _Counter:
    seen: int = 0


def _whole(
    names: Sequence[str],
    records: Iterable[Record],
    ragged: bool,
    rejects: list[Rejected],
    counter: _Counter,
    keep: Keep | None,
) -> Iterable[Record]:
    width = len(names)
    for record in records:
        fields = record.fields
        if len(fields) != width:
            if not any(fields):
                continue  # a line of nothing but commas is no row
            if fault := _fit(fields, width, ragged):
                counter.seen += 1
                rejects.append(Rejected(record.line, fault, beginning(fields)))
                continue
        counter.seen += 1
        if keep is None or keep(fields):
            yield record


def _fit(fields: list[str], width: int, ragged: bool) -> str:
    """Bring a row to the header's width in place, or say why it can't be."""
    if len(fields) > width:
        if any(fields[width:]):
            return f"{len(fields)} cells under {width} columns"
        del fields[width:]
        return ""
    if not ragged:
        return f"{len(fields)} cells under {width} columns: the row is cut"
    fields += [NEW if fields[-1].strip().upper() == NEW else ""] * (width - len(fields))
    return ""


def text_column(chunks: list[pa.Array]) -> pa.Array:
    """One column of text, each distinct text held once."""
    return one_chunk(pa.chunked_array(chunks, pa.string()).dictionary_encode())


def one_chunk(column: pa.Array | pa.ChunkedArray) -> pa.DictionaryArray:
    """A column of text as one array, each distinct text held once."""
    if isinstance(column, pa.ChunkedArray):
        if column.num_chunks == 0:
            return pa.array([], pa.dictionary(pa.int32(), pa.string()))
        column = column.combine_chunks() if column.num_chunks > 1 else column.chunk(0)
    return column


def on_distinct(column: pa.ChunkedArray, function: Callable[[str], T]) -> tuple[list[T], Rows]:
    """`function` of each distinct text, and for each row which of them it is."""
    whole = one_chunk(column)
    return (
        [function(text) for text in whole.dictionary.to_pylist()],
        whole.indices.to_numpy(zero_copy_only=False),
    )


def beginning(fields: Iterable[str]) -> str:
    """How a row began, to recognise it by."""
    return ",".join(fields)[:BEGINNING]
