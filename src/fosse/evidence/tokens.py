"""Bytes → lines of fields, whatever a published text file does to its encoding. PURE."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

csv.field_size_limit(4 * 1024 * 1024)  # a ward's outline or a methodology in one cell

STEP = 1 << 20
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


class Unreadable(ValueError):
    """The file as a whole can't be read. Its text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not taken: its line in the file, why, and how it began."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """One line of fields, and the number of the line on which it starts."""

    line: int
    fields: list[str]


def encoding_of(data: bytes) -> str:
    """How the text is encoded: UTF-8 with or without a byte-order mark, or windows-1252.

    Raises `Unreadable` for UTF-16, for what is no text, and for UTF-8 cut inside a letter.
    """
    if data.startswith(UTF16_MARKS):
        raise Unreadable(
            "The file is in UTF-16 (“Unicode text”). Save it as CSV UTF-8 and load it again."
        )
    if b"\x00" in data:
        raise Unreadable("The file is not text: it holds bytes that no CSV has.")
    if _decodes(data, "utf-8-sig"):
        return "utf-8-sig"
    if _decodes(data, "cp1252"):
        return "cp1252"
    raise Unreadable(
        "The file is neither in UTF-8 nor in windows-1252, which published files use. "
        "Save it as CSV UTF-8 and load it again."
    )


def _decodes(data: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    start = 0
    try:
        while start < len(data):
            decoder.decode(data[start : start + STEP], final=start + STEP >= len(data))
            start += STEP
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig" and error.reason == "unexpected end of data":
            raise Unreadable(
                "The file ends inside a letter: it was cut short. Fetch it again."
            ) from error
        return False
    return True


def records(data: bytes, rejects: list[Rejected]) -> Iterator[Record]:
    """The file's lines as fields; lines without any field are left out.

    A line that is not CSV is added to `rejects`. Raises `Unreadable` when the encoding is
    unknown, or a quoted cell is never closed.
    """
    text: TextIO = io.TextIOWrapper(io.BytesIO(data), encoding=encoding_of(data), newline="")
    reader = csv.reader(text, strict=True)
    line = 1
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                raise Unreadable(
                    f"The file ends inside the quoted cell that starts on line {line}: it was "
                    "cut short, or a quotation mark is missing there. Fetch it again."
                ) from error
            rejects.append(Rejected(line, f"not a line of CSV: {error}", ""))
        else:
            if fields:
                yield Record(line, fields)
        line = reader.line_num + 1


def ends_whole(data: bytes) -> bool:
    """Whether the last line has its end. Where it hasn't, and fields are missing, the file
    was cut short."""
    return data[-1:] in (b"\n", b"\r")
