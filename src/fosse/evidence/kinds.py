"""The kind of each school in a release: the register's word, and where it has none, because the
school closed before the first extract, what the publication itself says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from fosse.evidence.table import Table
from fosse.evidence.universe import UNKNOWN, Frame, code_of, kind_by_estab

Reads = Callable[[str], str | None]
"""What a text says of a school's kind, as `kind_of` does."""

_SIGNS: Sequence[tuple[str, str | None]] = (
    ("independent", None),
    ("special", "special"),
    ("nursery", "nursery"),
    ("primary", "primary"),
    ("secondary", "secondary"),
    ("referral", "alternative provision"),
    ("ap school", "alternative provision"),
)
_MAINSTREAM_OR_SPECIAL: Mapping[tuple[str, str], str] = {
    ("ks2", "1"): "primary",
    ("ks2", "2"): "special",
    ("ks4", "1"): "secondary",
    ("ks4", "2"): "special",
    ("destinations", "1"): "secondary",
    ("destinations", "2"): "special",
}


def of_rows(table: Table, publication: str, register: Frame) -> NDArray[np.int8]:
    """The kind of each school of a release, in the order of its rows."""
    kinds = register.kinds_of(table.urns)
    by_rectype = partial(_by_rectype, publication)
    telling: tuple[tuple[tuple[str, ...], Reads], ...] = (*_TELLING, (("RECTYPE",), by_rectype))
    for column, read in telling:
        name = table.name_of(column)
        if name and (kinds == UNKNOWN).any():
            told = table.mapped(name, partial(_code, read), UNKNOWN)
            kinds = np.where(kinds == UNKNOWN, told, kinds).astype(np.int8)
    return kinds


def _code(read: Reads, text: str) -> int:
    return code_of(read(text))


def _by_rectype(publication: str, text: str) -> str:
    return _MAINSTREAM_OR_SPECIAL.get((publication, text), "")


def _by_estab(text: str) -> str:
    return kind_by_estab(int(text[-4:])) if text[-4:].isdigit() else ""


def _by_words(text: str) -> str | None:
    words = text.lower()
    for sign, kind in _SIGNS:
        if sign in words:
            return kind
    return ""


_TELLING: tuple[tuple[tuple[str, ...], Reads], ...] = (
    (("PHASE-TYPE_GROUPING", "PHASE_TYPE_GROUPING", "SCHOOLTYPE", "OFSTED PHASE"), _by_words),
    (("ESTAB", "LAESTAB", "SCHOOL_LAESTAB"), _by_estab),
)
