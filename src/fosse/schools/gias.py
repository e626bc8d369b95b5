"""Get Information about Schools, "all establishment data" and links, as published. PURE.

Source: https://get-information-schools.service.gov.uk/Downloads. The files are windows-1252
with dates as dd-mm-yyyy; columns are found by name, without regard to case, so that a layout
with more or fewer of them is read too. Bytes → rows and rejects; nothing is dropped silently.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from . import gias_cells as cells
from .establishment import Establishment
from .gias_columns import LINKS_NEEDED, NEEDED, missing, positions
from .gias_rows import BadRow, RowReader, value_of
from .published import (
    Line,
    Reject,
    UnreadableFile,
    decoded,
    lines_of,
    quoted,
    wrong_length,
)

_DATE_IN_NAME = re.compile(r"(20\d{2})-?(\d{2})-?(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class EstablishmentLink:
    """One row of the links file: `other_urn` is the `kind` ("Predecessor", …) of `urn`."""

    urn: int
    other_urn: int
    other_name: str
    kind: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Establishments:
    """A file of establishments: its rows, its rejects, and what a reader should know of it."""

    rows: tuple[Establishment, ...]
    rejects: tuple[Reject, ...]
    notes: tuple[str, ...]
    gss_codes: Mapping[int, str]  # authority → its ONS code, where the layout has it
    regions: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class EstablishmentLinks:
    rows: tuple[EstablishmentLink, ...]
    rejects: tuple[Reject, ...]


def recognises(header: Sequence[str]) -> Literal["establishments", "links"] | None:
    """Which of GIAS's files has this header line, if any. A file that lacks needed columns is
    still recognised, so that reading it can say which."""
    there = positions([name.lstrip("\ufeff") for name in header])
    if {"urn", "linkurn"} <= there.keys():
        return "links"
    if "group uid" in there or "urn" not in there or "establishmentname" not in there:
        return None
    typical = ("establishmentstatus", "typeofestablishment", "phaseofeducation", "opendate")
    seen = sum(any(name.startswith(stem) for name in there) for stem in typical)
    return "establishments" if seen >= 2 else None


def dated_by_name(file_name: str) -> date | None:
    """The day of an extract from its file name, such as edubasealldata20220425.csv."""
    for year, month, day in reversed(_DATE_IN_NAME.findall(file_name)):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def read_establishments(data: bytes) -> Establishments:
    """Read "all establishment data". Raises `UnreadableFile` when the file as a whole is wrong."""
    lines = lines_of(decoded(data))
    header = _header(next(lines, None), NEEDED, "establishments")
    reader = RowReader(header)
    rows: list[Establishment] = []
    rejects: list[Reject] = []
    first_line: dict[int, int] = {}
    for line in lines:
        try:
            row = reader.read(line.cells)
        except BadRow as bad:
            rejects.append(Reject(line.number, bad.reason, quoted(line.cells), bad.urn))
            continue
        if row.urn in first_line:
            reason = f"URN {row.urn} stands already on line {first_line[row.urn]}."
            rejects.append(Reject(line.number, reason, quoted(line.cells)))
            continue
        first_line[row.urn] = line.number
        rows.append(row)
    return Establishments(
        tuple(rows), tuple(rejects), reader.notes(), reader.gss_codes, reader.regions
    )


def read_links(data: bytes) -> EstablishmentLinks:
    """Read the links file. Raises `UnreadableFile` when the file as a whole is wrong."""
    lines = lines_of(decoded(data))
    header = _header(next(lines, None), LINKS_NEEDED, "links")
    at = positions(header)
    rows: dict[tuple[int, int, str], EstablishmentLink] = {}
    rejects: list[Reject] = []
    for line in lines:
        try:
            link = _link(line.cells, header, at)
            key = (link.urn, link.other_urn, link.kind)
            if key in rows:
                raise BadRow("The same link stands on an earlier line.")
        except BadRow as bad:
            rejects.append(Reject(line.number, bad.reason, quoted(line.cells), bad.urn))
            continue
        rows[key] = link
    return EstablishmentLinks(tuple(rows.values()), tuple(rejects))


def _header(line: Line | None, needed: Sequence[str], what: str) -> Sequence[str]:
    if line is None:
        raise UnreadableFile("The file is empty.")
    if lacking := missing(line.cells, needed):
        raise UnreadableFile(
            f"The file of {what} lacks {len(lacking)} needed "
            f"column{'s' if len(lacking) > 1 else ''}: {', '.join(lacking)}."
        )
    return line.cells


def _link(row: Sequence[str], header: Sequence[str], at: Mapping[str, int]) -> EstablishmentLink:
    if fault := wrong_length(row, header):
        raise BadRow(fault)

    def cell(name: str) -> str:
        return row[at[name.casefold()]].strip()

    urn = value_of("URN", cells.urn, cell("URN"))
    link = EstablishmentLink(
        urn=urn,
        other_urn=value_of("LinkURN", cells.urn, cell("LinkURN"), urn),
        other_name=cell("LinkName")[:255],
        kind=cell("LinkType"),
        on=value_of("LinkEstablishedDate", cells.day, cell("LinkEstablishedDate"), urn),
    )
    if not link.kind or len(link.kind) > 80:
        raise BadRow(f"LinkType: “{link.kind}” is not a type of link.", urn)
    return link
