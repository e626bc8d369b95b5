"""Bytes as they were published → text and rows of cells. PURE."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SHOWN = 200  # characters of a row that a reject quotes


class UnreadableFile(ValueError):
    """The file as a whole cannot be read: what is wrong with it, and what to do."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that was not taken: its line in the file, why, and how the row begins."""

    line: int
    reason: str
    text: str
    urn: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells and the line of the file that it begins on."""

    number: int
    cells: Sequence[str]


def decoded(data: bytes) -> str:
    """Text from windows-1252 or UTF-8 bytes, with or without a byte-order mark.

    Raises `UnreadableFile` for UTF-16, workbooks and zips, and bytes that are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4096]:
        raise UnreadableFile(
            "The file is in UTF-16 or is not text at all. Save it as “CSV (comma separated)” or "
            "download it again."
        )
    if data.startswith(b"PK"):
        raise UnreadableFile("The file is a zip or a workbook, not a CSV. Unzip it first.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass  # not an error: GIAS publishes windows-1252, which is seldom valid UTF-8
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            f"Line {line} holds a byte (hex {data[error.start]:02x}) that is neither windows-1252 "
            "nor UTF-8. Download the file again."
        ) from None


def lines_of(text: str) -> Iterator[Line]:
    """The rows of a CSV text, header first; empty lines are left out.

    Raises `UnreadableFile` when the text cannot be a CSV.
    """
    reader = csv.reader(io.StringIO(text, newline=""))
    began = 1
    try:
        for cells in reader:
            if cells:
                yield Line(began, cells)
            began = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile(
            f"From line {began} on the file is not a CSV ({error}). A quotation mark may be "
            "missing."
        ) from None


def quoted(cells: Sequence[str]) -> str:
    """How the row begins, for a reject."""
    text = ",".join(cells)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def wrong_length(cells: Sequence[str], header: Sequence[str]) -> str | None:
    """Why a row cannot be matched with the header, or None when it can."""
    if len(cells) == len(header):
        return None
    fault = f"The row has {len(cells)} cells where the header has {len(header)}"
    if any("\n" in cell for cell in cells):
        return f"{fault}: a quotation mark is missing, and following lines ran into this one."
    if len(cells) < len(header):
        return f"{fault}: it seems to be cut short."
    return f"{fault}: a comma may stand inside a cell without quotation marks."
