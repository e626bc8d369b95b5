"""A recognised file → its rows by year, each placed and checked, or rejected. PURE."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import numpy as np
import pyarrow as pa

from . import years
from .cells import day
from .checks import check_codes, check_days, check_repeats
from .faults import Faults
from .measure import columns_of, words_of
from .pivot import is_total, pivoted
from .places import Places, place
from .publications.declaration import Dated, Layout, Publication
from .sheet import LINE, Keep, Sheet, beginning, names_of, on_distinct
from .tokens import Rejected, Unreadable


@dataclass(frozen=True, slots=True)
class YearTable:
    """One year of a file: its rows as text with `_line`, `_urn`, `_kind` and `_la`.

    `rows` counts all rows of the file for that year, rejects included; `schools` the schools
    that were taken. `as_of` is the newest day that the rows speak of, for a picture of a day.
    """

    year: str
    as_of: date | None
    version: str
    table: pa.Table
    rows: int
    schools: int
    rejects: tuple[Rejected, ...]
    remarks: tuple[str, ...] = ()


class Table(Protocol):
    """A file whose header is known: its names, and its rows when they are asked for."""

    @property
    def header(self) -> Sequence[str]: ...

    def sheet(self, names: Sequence[str], *, ragged: bool, keep: Keep | None) -> Sheet: ...


def read(publication: Publication, layout: Layout, found: Table) -> tuple[YearTable, ...]:
    """Every year of a file, oldest first.

    Raises `Unreadable` when columns are missing, or no row could be taken and some were there.
    """
    names = names_of([layout.kept(name) for name in names_of(found.header)])
    if missing := layout.missing(frozenset(names)):
        raise Unreadable(missing_columns(publication, missing))
    counter: Counter[str] = Counter()
    sheet = found.sheet(names, ragged=layout.ragged, keep=_keep(layout, names, counter))
    return _checked(publication, layout, _numbered(layout, sheet), counter)


def missing_columns(publication: Publication, missing: Sequence[str]) -> str:
    """What to say of a file that lacks columns: all of them at once."""
    word = "column" if len(missing) == 1 else "columns"
    return (
        f"This looks like “{publication.title}” ({publication.id}), but it lacks the {word} "
        f"{', '.join(missing)}. Fetch the file again as published; columns may be in any order. "
        "(A table of areas, published beside the one of schools, is not needed.)"
    )


def _numbered(layout: Layout, sheet: Sheet) -> Sheet:
    """The sheet with the number that begins each text of some columns in a column of its own:
    "1.2.5" of "1.2.5 High needs places", because the wording changes from year to year."""
    table = sheet.table
    for name in layout.numbered:
        distinct, which = on_distinct(table[name], number_of_line)
        numbers = pa.DictionaryArray.from_arrays(pa.array(which), pa.array(distinct, pa.string()))
        table = table.append_column(f"{name} NUMBER", numbers)
    return replace(sheet, table=table)


def number_of_line(text: str) -> str:
    """The number that a line of a financial return begins with, or ""."""
    found = re.match(r"\s*(\d+(?:\.\d+)*)", text)
    return found[1] if found else ""


def _keep(layout: Layout, names: Sequence[str], counter: Counter[str]) -> Keep | None:
    """For a long file: which lines are totals, while the lines of each period are counted."""
    if layout.pivot is None:
        return None
    total = is_total(layout.pivot, names)
    period = next((names.index(name) for name in layout.year if name in names), None)

    def keep(fields: list[str]) -> bool:
        counter[fields[period] if period is not None else ""] += 1
        return total(fields)

    return keep


def _checked(
    publication: Publication, layout: Layout, sheet: Sheet, counter: Counter[str]
) -> tuple[YearTable, ...]:
    """The rows of a sheet placed, checked and split by year."""
    faults = Faults()
    placed = place(layout, sheet.table, faults)
    period = _periods(layout, sheet.table, faults)
    table = sheet.table
    check_codes(table, layout.codes, columns_of(publication.id), words_of(publication.id), faults)
    check_days(table, layout.days, faults)
    if layout.once:
        check_repeats(table, placed, period, layout.pivot.by if layout.pivot else (), faults)
    if table.num_rows and len(faults.reasons) == table.num_rows:
        line, reason = next(iter(faults.reasons.items()))
        raise Unreadable(
            f"No row could be taken. The first, line {table[LINE][line].as_py()}: {reason[0]}."
        )
    return tuple(_years(layout, sheet, placed, period, faults, counter))


def _periods(layout: Layout, table: pa.Table, faults: Faults) -> np.ndarray:
    """For each row its year; "" where the file has no column of years."""
    name = next((name for name in layout.year if name in table.column_names), None)
    if layout.dated is not Dated.COLUMN or name is None:
        return np.full(table.num_rows, "", dtype=object)

    def year_of(text: str) -> str:
        try:
            return years.of_period(text)
        except ValueError:
            return ""

    distinct, which = on_distinct(table[name], year_of)
    found = np.array(distinct, dtype=object)[which] if distinct else np.array([], dtype=object)
    for row in np.flatnonzero(found == ""):
        faults.add(
            int(row), f"{name}: “{table[name][int(row)].as_py()}” is not a period such as 202223"
        )
    return found


def _years(
    layout: Layout,
    sheet: Sheet,
    placed: Places,
    period: np.ndarray,
    faults: Faults,
    counter: Counter[str],
) -> Iterable[YearTable]:
    good = faults.mask(sheet.table.num_rows)
    found = sorted({str(year) for year in period if year}) or [""]
    seen = _seen(counter)
    for year in found:
        mine = (period == year) | ((period == "") & (year == found[-1]))
        rejects = _rejects(sheet.table, mine & ~good, faults)
        table = _with_places(sheet.table, placed, mine & good)
        version = _only(table, "VERSION")
        if layout.pivot is not None:
            table = pivoted(layout.pivot, table)
        if year == found[-1]:
            rejects = tuple(sorted((*sheet.rejects, *rejects), key=lambda reject: reject.line))
        rows = seen[year] if seen else int(mine.sum()) + len(sheet.rejects) * (year == found[-1])
        schools = int(np.count_nonzero(table["_kind"].to_numpy(zero_copy_only=False) == "school"))
        as_of = _newest(layout, table) if layout.dated is Dated.DAY else None
        remarks = layout.remarks(table) if layout.remarks else ()
        yield YearTable(year, as_of, version, table, rows, schools, rejects, remarks)


def _seen(counter: Counter[str]) -> Counter[str]:
    seen: Counter[str] = Counter()
    for text, count in counter.items():
        try:
            seen[years.of_period(text)] += count
        except ValueError:
            seen[""] += count
    return seen


def _rejects(table: pa.Table, mask: np.ndarray, faults: Faults) -> tuple[Rejected, ...]:
    rejects = []
    names = [name for name in table.column_names if name != LINE]
    for row in np.flatnonzero(mask):
        fields = (table[name][int(row)].as_py() for name in names[:40])
        line = table[LINE][int(row)].as_py()
        rejects.append(Rejected(line, "; ".join(faults.reasons[int(row)]), beginning(fields)))
    return tuple(rejects)


def _with_places(table: pa.Table, placed: Places, mask: np.ndarray) -> pa.Table:
    whole = table.append_column("_urn", placed.urn_column())
    whole = whole.append_column("_kind", placed.kind_column())
    whole = whole.append_column("_la", placed.authority_column())
    return whole if mask.all() else whole.filter(pa.array(mask))


def _only(table: pa.Table, name: str) -> str:
    """The one text of a column, or "" when it has none or several."""
    if name not in table.column_names:
        return ""
    texts = {text for text in table[name].unique().to_pylist() if text}
    return str(texts.pop()) if len(texts) == 1 else ""


def _newest(layout: Layout, table: pa.Table) -> date | None:
    """The newest day that the rows of a picture speak of."""
    if layout.newest:
        return layout.newest(table)
    days = [
        found
        for name in layout.days
        if name in table.column_names
        for text in table[name].unique().to_pylist()
        if (found := day(text))
    ]
    return max(days, default=None)
