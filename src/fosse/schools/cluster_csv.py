"""The CSV files of clusters and of posts: their columns, templates and lines. PURE.

Documented in docs/clusters-csv.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from . import csv_table
from .csv_table import BadValue, Fault, Row, Table, choice, day

Value = TypeVar("Value")

CLUSTER_COLUMNS = (
    "authority", "cluster", "kind", "urn", "school", "role",
    "joined_on", "left_on", "founded_on", "closed_on",
)  # fmt: skip
FOR_READERS = ("phase",)  # in what Fosse writes, and not read: whoever reads the file wants it
CLUSTER_NEEDED = ("authority", "cluster", "urn")
POST_COLUMNS = (
    "authority", "cluster", "title", "post", "holder", "salaried", "fte",
    "employer", "funder", "starts_on", "ends_on",
)  # fmt: skip
POST_NEEDED = ("authority", "cluster", "title", "holder")

KINDS = (
    ("cluster", "Cluster"),
    ("federation", "Federation"),
    ("trust", "Trust"),
    ("teaching_alliance", "Teaching alliance"),
    ("diocese", "Diocese"),
)
ROLES = (("member", "Member"), ("lead", "Lead school"), ("associate", "Associate"))
TITLES = (
    ("coordinator", "Co-ordinator"),
    ("lead_headteacher", "Lead headteacher"),
    ("chair", "Chair"),
    ("director", "Director"),
    ("other", "Other"),
)
SALARIED = (("yes", "y"), ("no", "n"))

TEMPLATES = {
    "clusters": ",".join(CLUSTER_COLUMNS) + "\r\n",
    "posts": ",".join(POST_COLUMNS) + "\r\n",
}


@dataclass(frozen=True, slots=True)
class ClusterLine:
    """A school in a cluster; `urn` None on a line that only founds or closes one."""

    line: int
    authority: int
    cluster: str
    kind: str
    urn: int | None
    role: str
    joined_on: date | None
    left_on: date | None
    founded_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class PostLine:
    """A holder of a post; `cluster` "" for one that serves the whole authority."""

    line: int
    authority: int
    cluster: str
    title: str
    title_text: str
    holder: str
    salaried: bool | None
    fte: Decimal | None
    employer: str
    funder: str
    starts_on: date | None
    ends_on: date | None


def read_clusters(data: bytes) -> tuple[tuple[ClusterLine, ...], Table]:
    """The lines that could be read; the table holds the faults and notes."""
    table = csv_table.read(data, needed=CLUSTER_NEEDED, known=(*CLUSTER_COLUMNS, *FOR_READERS))
    return _each(table, _cluster_line)


def read_posts(data: bytes) -> tuple[tuple[PostLine, ...], Table]:
    """The lines that could be read; the table holds the faults and notes."""
    table = csv_table.read(data, needed=POST_NEEDED, known=POST_COLUMNS)
    return _each(table, _post_line)


@dataclass(slots=True)
class _Cells:
    """The cells of a row as values, gathering what is wrong with any of them."""

    row: Row
    faults: list[Fault] = field(default_factory=list)

    def take(self, column: str, read: Callable[[str], Value], otherwise: Value) -> Value:
        try:
            return read(self.row[column])
        except BadValue as bad:
            self.faults.append(Fault(self.row.line, f"{column}: {bad}."))
            return otherwise

    def text(self, column: str, most: int, *, needed: bool = False) -> str:
        text = self.row[column]
        if needed and not text:
            self.faults.append(Fault(self.row.line, f"{column}: it is blank."))
        if len(text) > most:
            self.faults.append(Fault(self.row.line, f"{column}: longer than {most} characters."))
        return text

    def span(self, first: str, last: str) -> tuple[date | None, date | None]:
        starts_on, ends_on = self.take(first, day, None), self.take(last, day, None)
        if starts_on and ends_on and ends_on <= starts_on:
            self.faults.append(
                Fault(self.row.line, f"{last} must be after {first}: it is the first day after.")
            )
        return starts_on, ends_on


def _cluster_line(row: Row) -> tuple[ClusterLine, list[Fault]]:
    cells = _Cells(row)
    joined_on, left_on = cells.span("joined_on", "left_on")
    founded_on, closed_on = cells.span("founded_on", "closed_on")
    line = ClusterLine(
        line=row.line,
        authority=cells.take("authority", _authority, 0),
        cluster=cells.text("cluster", 200, needed=True),
        kind=cells.take("kind", lambda text: choice(text, KINDS, "cluster"), "cluster"),
        urn=cells.take("urn", _urn, None),
        role=cells.take("role", lambda text: choice(text, ROLES, "member"), "member"),
        joined_on=joined_on,
        left_on=left_on,
        founded_on=founded_on,
        closed_on=closed_on,
    )
    return line, cells.faults


def _post_line(row: Row) -> tuple[PostLine, list[Fault]]:
    cells = _Cells(row)
    starts_on, ends_on = cells.span("starts_on", "ends_on")
    line = PostLine(
        line=row.line,
        authority=cells.take("authority", _authority, 0),
        cluster=cells.text("cluster", 200),
        title=cells.take("title", lambda text: choice(text, TITLES), "other"),
        title_text=cells.text("post", 120),
        holder=cells.text("holder", 200),
        salaried=cells.take("salaried", _salaried, None),
        fte=cells.take("fte", _fte, None),
        employer=cells.text("employer", 200),
        funder=cells.text("funder", 200),
        starts_on=starts_on,
        ends_on=ends_on,
    )
    if line.title == "other" and not line.title_text and not cells.faults:
        cells.faults.append(Fault(row.line, "post: give its own name, as the title is “other”."))
    return line, cells.faults


Line = TypeVar("Line")


def _each(
    table: Table, read: Callable[[Row], tuple[Line, list[Fault]]]
) -> tuple[tuple[Line, ...], Table]:
    lines: list[Line] = []
    faults = list(table.faults)
    for row in table.rows:
        line, wrong = read(row)
        faults += wrong
        if not wrong:
            lines.append(line)
    return tuple(lines), Table(table.rows, tuple(faults), table.notes)


def _authority(text: str) -> int:
    if not text.isdecimal() or len(text) != 3:
        raise BadValue(f"“{text}” is not a code of three digits" if text else "it is blank")
    return int(text)


def _urn(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or len(text) != 6:
        raise BadValue(f"“{text}” is not a number of six digits")
    return int(text)


def _salaried(text: str) -> bool | None:
    return None if not text else choice(text, SALARIED) == "yes"


def _fte(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise BadValue(f"“{text}” is not a number such as 0.6") from None
    if not number.is_finite() or not Decimal("0.01") <= number <= 1:
        raise BadValue(f"“{text}” is not above 0 and up to 1")
    return number.quantize(Decimal("0.01"))
