"""The quick way through a CSV that has nothing odd in it: a line is a row, and none is short. PURE.

Most published files are so, and are read many times faster in columns. Where anything is odd
the answer is None, and the file is read line by line, which finds out what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from pyarrow import csv

from .sheet import LINE, text_column
from .tokens import encoding_of

ODD_LINES = re.compile(rb"\n,*\r?\n|\n,+\r?\Z|\r(?!\n)")
"""A line of nothing but commas, or one that ends in a way of its own."""
BLOCK = 8 * 1024 * 1024


def quick_table(names: Sequence[str], data: bytes, header_line: int) -> pa.Table | None:
    """The rows under the header as columns of text with `_line`; None where a cell holds a line
    break, a line is empty, or a row has not as many cells as the header."""
    lines = _lines(data)
    if lines is None or lines <= header_line:
        return None
    encoding = "utf8" if encoding_of(data).startswith("utf-8") else "windows-1252"
    keys = [str(place) for place in range(len(names))]
    try:
        read = csv.read_csv(
            pa.BufferReader(data),
            read_options=csv.ReadOptions(
                column_names=keys, skip_rows=header_line, encoding=encoding, block_size=BLOCK
            ),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(keys, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:  # a row is longer or shorter: reading line by line says which
        return None
    if read.num_rows != lines - header_line:
        return None
    columns = {name: text_column(read[key].chunks) for name, key in zip(names, keys, strict=True)}
    numbers = np.arange(header_line + 1, lines + 1, dtype=np.int32)
    return pa.table({**columns, LINE: pa.array(numbers)})


def _lines(data: bytes) -> int | None:
    """How many lines there are; None where a line is not a row."""
    if ODD_LINES.search(data):
        return None
    octets = np.frombuffer(data, dtype=np.uint8)
    ends = np.flatnonzero(octets == ord("\n"))
    quotes = np.flatnonzero(octets == ord('"'))
    if (np.searchsorted(quotes, ends) % 2).any() or quotes.size % 2:
        return None
    return int(ends.size) + (not data.endswith(b"\n"))
