"""What makes a row unfit: an unknown code, an impossible day, a school that comes twice. PURE."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import pyarrow as pa

from .cells import UnknownCode, day, parse
from .faults import Faults
from .indicator import Status
from .places import Places
from .sheet import LINE, on_distinct


def check_codes(
    table: pa.Table,
    codes: Mapping[str, Status],
    measured: Iterable[str],
    words: Mapping[str, frozenset[str]],
    faults: Faults,
) -> None:
    """Fault each row with an unknown code in a measured column.

    A measured column of a long file carries its subject, "… | READING"; before the pivot it
    stands under its own name.
    """
    for name in sorted({column.partition(" | ")[0] for column in measured}):
        if name not in table.column_names:
            continue
        judgements = {word.casefold() for word in words.get(name, ())}
        fault_of = _judged(judgements, codes) if judgements else _figured(codes)
        _fault_rows(table, name, fault_of, faults)


def _figured(codes: Mapping[str, Status]) -> Callable[[str], str]:
    def fault_of(text: str) -> str:
        try:
            parse(text, codes)
        except UnknownCode as unknown:
            return str(unknown)
        return ""

    return fault_of


def _judged(judgements: set[str], codes: Mapping[str, Status]) -> Callable[[str], str]:
    def fault_of(text: str) -> str:
        plain = text.strip()
        if not plain or plain.casefold() in judgements or plain.upper() in codes:
            return ""
        return f"“{plain}” is neither a judgement nor a code that this table uses"

    return fault_of


def check_days(table: pa.Table, names: Sequence[str], faults: Faults) -> None:
    """Fault each row with a day that is not in the calendar."""

    def fault_of(text: str) -> str:
        try:
            day(text)
        except ValueError as error:
            return str(error)
        return ""

    for name in names:
        if name in table.column_names:
            _fault_rows(table, name, fault_of, faults)


def _fault_rows(table: pa.Table, name: str, fault_of: Callable[[str], str], faults: Faults) -> None:
    distinct, which = on_distinct(table[name], fault_of)
    bad = np.array([bool(fault) for fault in distinct], dtype=bool)
    if not bad.any():
        return
    for row in np.flatnonzero(bad[which]):
        faults.add(int(row), f"{name}: {distinct[which[row]]}")


def check_repeats(
    table: pa.Table, placed: Places, period: np.ndarray, by: Sequence[str], faults: Faults
) -> None:
    """Fault every row of a school that has more than one in the same year (and subject), and
    name the other lines: nothing says which of them is right. Where they are the same in
    every cell, the first stays."""
    schools = np.flatnonzero(placed.urns > 0)
    subjects = [table[name].to_pylist() for name in by if name in table.column_names]
    if not subjects and len(np.unique(placed.urns[schools])) == len(schools):
        return
    keys = list(zip(placed.urns.tolist(), period.tolist(), *subjects, strict=True))
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row in schools.tolist():
        groups[keys[row]].append(row)
    for rows in groups.values():
        if len(rows) > 1:
            _fault_repeats(table, int(placed.urns[rows[0]]), rows, faults)


def _fault_repeats(table: pa.Table, urn: int, rows: list[int], faults: Faults) -> None:
    lines = [table[LINE][row].as_py() for row in rows]
    names = [name for name in table.column_names if name != LINE]
    cells = {tuple(table[name][row].as_py() for name in names) for row in rows}
    same = len(cells) == 1
    for row, line in zip(rows, lines, strict=True):
        if same and row == rows[0]:
            continue
        others = ", ".join(str(other) for other in lines if other != line)
        end = "the same in every cell" if same else "and nothing says which is right"
        faults.add(row, f"URN {urn} is on line {others} too, {end}")
