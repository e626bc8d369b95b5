"""How many pupils a figure rests on, and what stands in where the publication leaves it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from fosse.evidence.measure import Measure, Proxy
from fosse.evidence.statistics.intervals import Floats
from fosse.evidence.table import Table
from fosse.evidence.universe import Frame

PUBLISHED = 0
Find = Callable[[str, str], Iterable[Table]]
"""The releases of a publication and year, the one that stands first."""


def fill(
    cohort: Floats,
    urns: NDArray[np.int32],
    measure: Measure,
    year: str,
    find: Find,
    register: Frame,
) -> tuple[Floats, NDArray[np.int8]]:
    """The cohort of each school, and where it came from: `PUBLISHED`, or n for the measure's
    nth stand-in, the first that knows the school. NaN where none does."""
    filled = cohort.copy()
    whence = np.full(cohort.shape, PUBLISHED, dtype=np.int8)
    if not year:
        return filled, whence
    for number, proxy in enumerate(measure.proxies, start=1):
        for table in find(proxy.publication, shifted(year, proxy.shift)):
            lacking = ~np.isfinite(filled)
            if not lacking.any():
                return filled, whence
            count = _counted(table, urns, proxy, register)
            found = lacking & (count >= 1)
            filled[found], whence[found] = count[found], number
    return filled, whence


def shifted(year: str, by: int) -> str:
    """The year `by` years on: "2018/19" of "2019/20" and −1."""
    first = int(year[:4]) + by
    return f"{first}/{(first + 1) % 100:02d}" if "/" in year else str(first)


def _counted(table: Table, urns: NDArray[np.int32], proxy: Proxy, register: Frame) -> Floats:
    count = table.sums(proxy.columns)
    places = np.searchsorted(table.urns, urns)
    places[places == table.urns.size] = 0
    there = table.urns[places] == urns if table.urns.size else np.zeros(urns.shape, dtype=bool)
    found = np.where(there, count[places] if count.size else np.nan, np.nan)
    if isinstance(proxy.divide_by, str):
        return np.asarray(np.round(found / register.groups_of(urns)))
    return np.asarray(np.round(found / proxy.divide_by))
