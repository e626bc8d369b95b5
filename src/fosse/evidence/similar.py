"""Schools that are alike: the nearest in what they are given, not in what they achieve. PURE.

Within one kind of school, the k nearest on the context measures, each scaled by its standard
deviation, by a KD-tree. A school is never among its own like, nor anybody twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fosse.evidence.statistics.intervals import Floats

NEAREST = 50
_FEWEST = 10  # of a school's like must have a value before their quartiles are shown


@dataclass(frozen=True, eq=False)
class Likeness:
    """For each school its like, nearest first.

    `like` holds places in `urns` (ascending), −1 where there are fewer than k.
    """

    urns: NDArray[np.int32]
    like: NDArray[np.int32]
    says: str

    def quartiles(
        self, asked: NDArray[np.int32], urns: NDArray[np.int32], value: Floats
    ) -> tuple[Floats, Floats]:
        """The quartiles of the values of each asked school's like. `urns` ascend, as `value`."""
        known = np.full(self.urns.size + 1, np.nan)  # the last place stands for "nobody"
        found = np.searchsorted(self.urns, urns)
        found[found == self.urns.size] = 0
        there = self.urns[found] == urns if self.urns.size else np.zeros(urns.shape, dtype=bool)
        known[found[there]] = value[there]
        low, high = np.full(asked.shape, np.nan), np.full(asked.shape, np.nan)
        places = np.searchsorted(self.urns, asked)
        places[places == self.urns.size] = 0
        mine = self.urns[places] == asked if self.urns.size else np.zeros(asked.shape, dtype=bool)
        values = np.sort(known[self.like[places[mine]]], axis=1)
        count = np.isfinite(values).sum(axis=1)
        enough = count >= _FEWEST
        rows = np.flatnonzero(mine)[enough]
        low[rows] = _quantile(values[enough], count[enough], 0.25)
        high[rows] = _quantile(values[enough], count[enough], 0.75)
        return low, high


def nearest(
    urns: NDArray[np.int32],
    group: NDArray[np.int8],
    context: Mapping[str, Floats],
    *,
    k: int = NEAREST,
) -> Likeness:
    """The like of every school. `urns` ascend without repeats; `group` is each school's kind,
    negative for none; `context` the measures by name, NaN where a school is not known (such a
    school has no like and is nobody's)."""
    # Imported here because commands that never look for similar schools should not wait for it.
    from scipy.spatial import KDTree

    like = np.full((urns.size, k), -1, dtype=np.int32)
    matrix = np.column_stack([context[name] for name in context])
    usable = np.isfinite(matrix).all(axis=1)
    for kind in np.unique(group[group >= 0]):
        members = np.flatnonzero((group == kind) & usable)
        if members.size < 2:
            continue
        spread = matrix[members].std(axis=0)
        scaled = matrix[members] / np.where(spread > 0, spread, 1.0)
        take = min(k + 1, members.size)
        _, at = KDTree(scaled).query(scaled, k=take)
        like[members, : take - 1] = members[_without_itself(at)]
    names = ", ".join(context)
    return Likeness(urns, like, f"the middle half of the {k} schools most alike in {names}")


def _without_itself(at: NDArray[np.int64]) -> NDArray[np.int64]:
    """Drop each school from its own row; where twins pushed it out, drop the farthest."""
    itself = at == np.arange(at.shape[0])[:, None]
    itself[~itself.any(axis=1), -1] = True
    others: NDArray[np.int64] = at[~itself].reshape(at.shape[0], at.shape[1] - 1)
    return others


def _quantile(values: Floats, count: NDArray[np.int64], q: float) -> Floats:
    """Quantiles of rows sorted with their NaN last, between the two nearest values."""
    place = (count - 1) * q
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, count - 1)
    rows = np.arange(values.shape[0])
    part = place - below
    return np.asarray(values[rows, below] * (1 - part) + values[rows, above] * part)
