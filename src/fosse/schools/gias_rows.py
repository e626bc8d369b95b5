"""One row of "all establishment data" → what it says of a school. PURE."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from . import gias_cells as cells
from .establishment import Establishment
from .gias_codes import TYPE_OF_NAME, TYPES
from .gias_columns import DAYS, NAMING, NUMBERS, TEXTS, Column, positions
from .published import wrong_length

Value = TypeVar("Value")


class BadRow(ValueError):
    """Why a row is not taken, and of which school it speaks, if that could be read."""

    def __init__(self, reason: str, urn: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.urn = urn


def value_of(column: str, read: Callable[[str], Value], text: str, urn: int | None = None) -> Value:
    """A cell's value. Raises `BadRow` with the column's name and the reason."""
    try:
        return read(text)
    except cells.BadCell as bad:
        raise BadRow(f"{column}: {bad}.", urn) from None


class RowReader:
    """Reads the rows of one file by its header, and remembers what a reader should know."""

    def __init__(self, header: Sequence[str]) -> None:
        self.header = header
        self.at = positions(header)
        self.shortened: Counter[str] = Counter()  # column → cells that a spreadsheet shortened
        self.gss_codes: dict[int, str] = {}  # authority → ONS code
        self.regions: dict[int, str] = {}
        self._texts = self._places(TEXTS)
        self._numbers = self._places(NUMBERS)
        self._days = self._places(DAYS)
        # what a row says where the layout lacks the column
        self._nothing: dict[str, Any] = {column.field: "" for column in TEXTS}
        self._nothing |= {column.field: None for column in (*NUMBERS, *DAYS)}

    def read(self, row: Sequence[str]) -> Establishment:
        """Raises `BadRow` when the row cannot be taken."""
        if fault := wrong_length(row, self.header):
            raise BadRow(fault, self._urn_of_a_cut_row(row))
        row = [cell.strip() for cell in row]
        urn = value_of("URN", cells.urn, row[self.at["urn"]])
        authority = self._authority(row, urn)
        said = self._nothing.copy()
        self._read_texts(row, urn, said)
        self._read_numbers(row, urn, said)
        for column, at in self._days:
            said[column.field] = value_of(column.published, cells.day, row[at], urn)
        if not said["name"]:
            raise BadRow("EstablishmentName: it is blank.", urn)
        return Establishment(
            urn=urn,
            authority_code=authority,
            authority_name=row[self.at["la (name)"]][:120] or str(authority),
            status_code=self._status(row, urn),
            **_with_type(said),
        )

    def notes(self) -> tuple[str, ...]:
        """What was taken as not known, by column."""
        return tuple(
            f"{column}: {count} numbers were shortened by a spreadsheet (such as 5.00E+06) and "
            "are taken as not known. Load the file as it was downloaded."
            for column, count in sorted(self.shortened.items())
        )

    def _places(self, columns: Sequence[Column]) -> list[tuple[Column, int]]:
        """The columns that this layout has, with where they stand."""
        there = ((column, self.at.get(column.published.casefold())) for column in columns)
        return [(column, at) for column, at in there if at is not None]

    def _cell(self, row: Sequence[str], name: str) -> str:
        at = self.at.get(name)
        return "" if at is None else row[at]

    def _read_texts(self, row: Sequence[str], urn: int, said: dict[str, Any]) -> None:
        for column, at in self._texts:
            text = said[column.field] = row[at]
            if len(text) > column.most:
                raise BadRow(
                    f"{column.published}: {len(text)} characters, and at most {column.most} are "
                    "taken.",
                    urn,
                )

    def _read_numbers(self, row: Sequence[str], urn: int, said: dict[str, Any]) -> None:
        for column, at in self._numbers:
            if not row[at]:
                continue
            try:
                number = said[column.field] = cells.whole(row[at])
            except cells.Shortened as bad:
                if column.field in NAMING:
                    raise BadRow(f"{column.published}: {bad}.", urn) from None
                self.shortened[column.published] += 1
                continue
            except cells.BadCell as bad:
                raise BadRow(f"{column.published}: {bad}.", urn) from None
            if number and number > column.most:
                raise BadRow(f"{column.published}: “{row[at]}” is too large.", urn)

    def _status(self, row: Sequence[str], urn: int) -> int:
        if code := self._cell(row, "establishmentstatus (code)"):
            return value_of("EstablishmentStatus (code)", cells.status_of_code, code, urn)
        name = self._cell(row, "establishmentstatus (name)")
        return value_of("EstablishmentStatus (name)", cells.status_of_name, name, urn)

    def _authority(self, row: Sequence[str], urn: int) -> int:
        code = value_of("LA (code)", cells.whole, self._cell(row, "la (code)"), urn)
        if code is None or code > 999:
            raise BadRow("LA (code): it is blank or not a code of three digits.", urn)
        if gss := self._cell(row, "gsslacode (name)"):
            self.gss_codes[code] = gss[:9]
        if region := self._cell(row, "gor (name)"):
            self.regions[code] = region[:60]
        return code

    def _urn_of_a_cut_row(self, row: Sequence[str]) -> int | None:
        """The URN of a row that is too short or too long, when its first cells can be trusted."""
        at = self.at["urn"]
        text = row[at].strip() if at < len(row) and at + 1 < len(row) else ""
        return int(text) if len(text) == 6 and text.isdecimal() else None


def _with_type(said: dict[str, Any]) -> dict[str, Any]:
    """Fill in a type's code, name and group from each other, where a layout or a row lacks one.
    A spreadsheet loses the nought of "02"."""
    code = said["type_code"]
    if code.isdecimal():
        said["type_code"] = code = code.zfill(2)
    kind = TYPES.get(code) or TYPE_OF_NAME.get(said["type_name"].casefold())
    if kind is not None:
        said["type_code"] = kind.code
        said["type_name"] = said["type_name"] or kind.name
        said["type_group"] = said["type_group"] or kind.group
    return said
