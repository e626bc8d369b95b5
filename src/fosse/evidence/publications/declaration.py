"""The shape of a publication: how its files are recognised and what they mean. PURE."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pyarrow as pa

from fosse.evidence.cells import EXPLORE_STATISTICS, PERFORMANCE_TABLES
from fosse.evidence.indicator import Status

DFE = "Department for Education"
OFSTED = "Ofsted"
ONS = "Office for National Statistics"
EES = "https://explore-education-statistics.service.gov.uk/find-statistics/"
TABLES = "https://www.compare-school-performance.service.gov.uk/download-data"


class Dated(StrEnum):
    """Whence the year of a file's rows is known."""

    NAME = "name"  # the name of the file or its folder, or given at loading
    COLUMN = "column"  # a column; a file may hold several years
    DAY = "day"  # a picture of one day: in the name, or the newest day in the rows


@dataclass(frozen=True, slots=True)
class Rows:
    """What each row is about: `kinds` maps the text in `column` (capitals) to "school",
    "authority", "region" or "national"; any other text is `otherwise`, or rejects the row
    where that is empty. Without a column every row is `otherwise`."""

    column: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Pivot:
    """How a long file becomes one row for each school.

    Only rows are kept whose text in each column of `totals` is one of the totals given; a
    column that the file lacks is no condition. `by` are the columns whose text becomes part of
    a column's name: "AVERAGE_SCALED_SCORE | READING". `fixed` are the columns that do not
    depend on them; every other column does.
    """

    totals: Mapping[str, frozenset[str]]
    by: tuple[str, ...] = ()
    fixed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which a publication's files are laid out.

    A file has this layout when its columns hold all of one set of `marks` and none of `never`.
    `needs` are the columns without which it can't be read, each with its alternative names.
    All names are in capitals.
    """

    says: str  # which years or files: for people
    marks: tuple[frozenset[str], ...]
    needs: tuple[tuple[str, ...], ...]
    rows: Rows
    codes: Mapping[str, Status]
    dated: Dated
    never: frozenset[str] = frozenset()
    urn: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    year: tuple[str, ...] = ()  # with Dated.COLUMN: the column's names
    days: tuple[str, ...] = ()  # columns of days: one that does not exist rejects the row
    once: bool = True  # a school has at most one row
    ragged: bool = False  # published with trailing empty cells dropped
    pivot: Pivot | None = None
    renames: tuple[tuple[str, str], ...] = ()  # pattern → what stands there instead, in order
    numbered: tuple[str, ...] = ()  # columns whose text begins with a line's number: "1.2.5 …"
    newest: Callable[[pa.Table], date | None] | None = None  # the newest day that the rows know
    remarks: Callable[[pa.Table], tuple[str, ...]] | None = None  # what to know of the rows

    def kept(self, name: str) -> str:
        """The name under which a column is kept, the same for every year of the layout."""
        for pattern, instead in self.renames:
            name = re.sub(pattern, instead, name)
        return name

    def fits(self, columns: frozenset[str]) -> bool:
        """Whether a file with these columns is laid out so."""
        if self.renames:
            columns = frozenset(self.kept(name) for name in columns)
        return not (self.never & columns) and any(mark <= columns for mark in self.marks)

    def missing(self, columns: frozenset[str]) -> tuple[str, ...]:
        """The needed columns that are not there, in words: "SCHOOL_URN or URN"."""
        return tuple(" or ".join(names) for names in self.needs if not columns & set(names))


@dataclass(frozen=True, slots=True)
class Publication:
    """A published table: who publishes it, where, and its layouts over the years."""

    id: str
    title: str
    publisher: str
    page: str
    holds: str
    layouts: tuple[Layout, ...]
    stages: tuple[str, ...] = ("final",)  # in order; the last is taken when nothing says which
    dating: str = ""  # what its year means, where that isn't plain


def columns(names: str) -> frozenset[str]:
    """A set of column names out of a line of them."""
    return frozenset(names.upper().split())


TOTAL = frozenset({"TOTAL", "ALL PUPILS", "ALL", "ALL STUDENTS", ""})

LEVELS = Rows(
    column="GEOGRAPHIC_LEVEL",
    kinds={
        "SCHOOL": "school",
        "INSTITUTION": "school",
        "PROVIDER": "school",
        "LOCAL AUTHORITY": "authority",
        "REGIONAL": "region",
        "REGION": "region",
        "NATIONAL": "national",
    },
)
"""What a row is about in Explore education statistics."""

IDENTIFIERS = columns(
    """TIME_PERIOD TIME_IDENTIFIER GEOGRAPHIC_LEVEL COUNTRY_CODE COUNTRY_NAME REGION_CODE
    REGION_NAME OLD_LA_CODE NEW_LA_CODE LA_NAME LOCAL_AUTHORITY_SELECTION_STATUS SCHOOL_LAESTAB
    SCHOOL_URN SCHOOL_UKPRN SCHOOL_NAME SCHOOL_TYPE SCHOOL_PHASE EDUCATION_PHASE
    ESTABLISHMENT_TYPE_GROUP ESTABLISHMENT_TYPE ADMISSION_POLICY ENTRY_GENDER
    INSTITUTION_GROUP INSTITUTION_TYPE VERSION URN LAESTAB ESTAB"""
)
"""The columns of Explore education statistics that say whom and when, not how many."""

SCHOOL = Rows(otherwise="school")
URN_OF_STATISTICS = ("SCHOOL_URN", "URN")
PERIOD = ("TIME_PERIOD",)


def statistics(
    says: str,
    *marks: frozenset[str],
    needs: tuple[tuple[str, ...], ...] = (),
    never: str = "",
    pivot: Pivot | None = None,
    once: bool = True,
    rows: Rows = LEVELS,
    renames: tuple[tuple[str, str], ...] = (),
    numbered: tuple[str, ...] = (),
    urn: tuple[str, ...] = URN_OF_STATISTICS,
) -> Layout:
    """A layout of Explore education statistics: rows by level, years in a column."""
    return Layout(
        says=says,
        marks=marks,
        never=columns(never),
        needs=(
            PERIOD,
            *((urn,) if urn else ()),
            *(((rows.column,),) if rows.column else ()),
            *needs,
        ),
        rows=rows,
        codes=EXPLORE_STATISTICS,
        dated=Dated.COLUMN,
        year=PERIOD,
        urn=urn,
        authority=("OLD_LA_CODE",),
        once=once,
        pivot=pivot,
        renames=renames,
        numbered=numbered,
    )


def performance_table(
    says: str,
    marks: tuple[frozenset[str], ...],
    *,
    rows: Rows,
    needs: tuple[tuple[str, ...], ...],
    never: str = "",
    ragged: bool = False,
    authority: tuple[str, ...] = ("LEA", "LA"),
) -> Layout:
    """A layout of the performance tables: a row a school, the year in the name only."""
    return Layout(
        says=says,
        marks=marks,
        never=columns(never),
        needs=(("URN",), *needs),
        rows=rows,
        codes=PERFORMANCE_TABLES,
        dated=Dated.NAME,
        urn=("URN",),
        authority=authority,
        ragged=ragged,
    )
