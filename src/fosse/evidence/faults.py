"""Why rows can't be taken, gathered while a file is read. PURE."""

from __future__ import annotations

import numpy as np


class Faults:
    """Why rows can't be taken: row (from nought) → reasons, in the order they were found."""

    def __init__(self) -> None:
        self.reasons: dict[int, list[str]] = {}

    def add(self, row: int, reason: str) -> None:
        self.reasons.setdefault(row, []).append(reason)

    def mask(self, rows: int) -> np.ndarray:
        """True for every row without a fault."""
        good = np.ones(rows, dtype=bool)
        good[list(self.reasons)] = False
        return good
