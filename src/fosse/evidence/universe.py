"""Which schools a school can fairly be compared with: kinds of school. PURE.

A school's kind comes from the register. Schools that closed before the first extract that was
loaded have no type there; theirs is told by what the publication itself says of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from fosse.evidence.measure import KINDS
from fosse.evidence.statistics.intervals import Floats

UNKNOWN = -1
OUTSIDE = -2  # independent, or not in the register: in no universe

_CODES: Mapping[str, int] = {kind: code for code, kind in enumerate(KINDS)}
_PHASES: Mapping[str, str] = {
    "nursery": "nursery",
    "primary": "primary",
    "middle deemed primary": "primary",
    "middle deemed secondary": "middle",
    "secondary": "secondary",
    "all-through": "all-through",
    "16 plus": "16 plus",
}
# GIAS "TypeOfEstablishment (code)", where it tells more than the phase.
_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("07", "08", "12", "33", "36", "44"), "special"),
    **dict.fromkeys(("14", "38", "42", "43"), "alternative provision"),
    **dict.fromkeys(("39", "45", "46", "57"), "16 plus"),
}
# The department's ranges of establishment numbers.
_ESTABS: tuple[tuple[range, str], ...] = (
    (range(1000, 1100), "nursery"),
    (range(1100, 1200), "alternative provision"),
    (range(2000, 4000), "primary"),
    (range(4000, 5000), "secondary"),
    (range(5200, 5300), "primary"),
    (range(5400, 5500), "secondary"),
    (range(5900, 5950), "secondary"),
    (range(7000, 8000), "special"),
)


class Registered(Protocol):
    """What the register says of a school that decides its kind and its neighbours."""

    @property
    def urn(self) -> int: ...
    @property
    def authority_code(self) -> int: ...
    @property
    def phase(self) -> str: ...
    @property
    def type_code(self) -> str: ...
    @property
    def state_funded(self) -> bool: ...
    @property
    def low_age(self) -> int | None: ...
    @property
    def high_age(self) -> int | None: ...
    @property
    def opened_on(self) -> date | None: ...


@cache  # few different ones are asked, each for thousands of schools
def kind_of(phase: str, type_code: str, *, state_funded: bool) -> str | None:
    """The kind of a school by the register's phase and type code; "" when they do not tell,
    None when it is not state-funded and so in no universe."""
    if type_code and not state_funded:
        return None
    return _TYPES.get(type_code) or _PHASES.get(phase.lower(), "")


def kind_by_estab(estab: int) -> str:
    """The kind of a school by its establishment number; "" when the number does not tell."""
    return next((kind for numbers, kind in _ESTABS if estab in numbers), "")


def year_groups(low_age: int | None, high_age: int | None) -> float:
    """How many year groups a school has from reception to Year 13; NaN when not known.

    Statutory ages: a school for 4 to 11 has seven. Nursery years are not counted.
    """
    if low_age is None or high_age is None or high_age <= low_age:
        return float("nan")
    return float(max(1, min(high_age, 18) - max(low_age, 4)))


@dataclass(frozen=True, eq=False)
class Frame:
    """Every school of the register, in arrays sorted by URN.

    `kind` indexes `KINDS`, or is `UNKNOWN` or `OUTSIDE`; `opened` is the ordinal of the day it
    opened, nought where not known.
    """

    urns: NDArray[np.int32]
    kind: NDArray[np.int8]
    authority: NDArray[np.int16]
    groups: Floats
    opened: NDArray[np.int32]

    @cached_property
    def row_of(self) -> dict[int, int]:
        """Where each URN stands."""
        return {urn: row for row, urn in enumerate(self.urns.tolist())}

    def opened_on(self, urn: int) -> int:
        """The ordinal of the day that a school opened; nought where not known."""
        row = self.row_of.get(urn)
        return int(self.opened[row]) if row is not None else 0

    def rows(self, urns: NDArray[np.int32]) -> NDArray[np.int64]:
        """Where each of `urns` stands, −1 for those that the register does not have."""
        if not self.urns.size:
            return np.full(urns.shape, -1, dtype=np.int64)
        found = np.searchsorted(self.urns, urns)
        found[found == self.urns.size] = 0
        return np.where(self.urns[found] == urns, found, -1)

    def kinds_of(self, urns: NDArray[np.int32]) -> NDArray[np.int8]:
        """The kind of each of `urns`; `OUTSIDE` for those that the register does not have."""
        return _looked_up(self.kind, self.rows(urns), OUTSIDE)

    def authorities_of(self, urns: NDArray[np.int32]) -> NDArray[np.int16]:
        """The authority of each of `urns`, nought where the register does not have it."""
        return _looked_up(self.authority, self.rows(urns), 0)

    def groups_of(self, urns: NDArray[np.int32]) -> Floats:
        """The year groups of each of `urns`, NaN where not known."""
        return _looked_up(self.groups, self.rows(urns), np.nan)


Number = TypeVar("Number", np.int8, np.int16, np.float64)


def _looked_up(
    column: NDArray[Number], rows: NDArray[np.int64], otherwise: float
) -> NDArray[Number]:
    found = np.full(rows.shape, otherwise, dtype=column.dtype)
    found[rows >= 0] = column[rows[rows >= 0]]
    return found


def frame(schools: Iterable[Registered]) -> Frame:
    """The frame of these schools, in any order."""
    rows = sorted(schools, key=lambda school: school.urn)
    kinds = [kind_of(s.phase, s.type_code, state_funded=s.state_funded) for s in rows]
    return Frame(
        urns=np.array([s.urn for s in rows], dtype=np.int32),
        kind=np.array([code_of(kind) for kind in kinds], dtype=np.int8),
        authority=np.array([s.authority_code for s in rows], dtype=np.int16),
        groups=np.array([year_groups(s.low_age, s.high_age) for s in rows], dtype=np.float64),
        opened=np.array(
            [s.opened_on.toordinal() if s.opened_on else 0 for s in rows], dtype=np.int32
        ),
    )


def code_of(kind: str | None) -> int:
    """The code of a kind: its place in `KINDS`, `UNKNOWN` for "", `OUTSIDE` for None."""
    if kind is None:
        return OUTSIDE
    return _CODES[kind] if kind else UNKNOWN
