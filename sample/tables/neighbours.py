"""Statistical neighbours: for each authority the ten that are most like it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..country import REGIONS, Authority
from ..land import Land
from . import workbook
from .workbook import Cell

CLOSENESS = (
    (0.35, "Extremely close"),
    (0.7, "Very close"),
    (1.1, "Close"),
    (1.7, "Somewhat close"),
)


def write(land: Land, into: Path) -> None:
    """`authorities/statistical_neighbours_may_2026.xlsx`."""
    header: list[Cell] = ["LA num", "LA Name", "LA number", "GOInd", "GOReg"]
    for place in range(1, 11):
        header += [f"SN{place}", "SNP"]
    letters: list[Cell] = ["A", "B", "C", "D", "E", *range(3, 23)]
    rows: list[list[Cell]] = [letters, list(range(1, 26)), header]
    rows += [_row(authority, land.authorities) for authority in land.authorities]
    workbook.write(
        into / "authorities" / "statistical_neighbours_may_2026.xlsx", "LA SN Groups", rows
    )


def _row(authority: Authority, authorities: tuple[Authority, ...]) -> list[Cell]:
    row: list[Cell] = [
        authority.code,
        authority.name,
        authority.code,
        1 + REGIONS.index(authority.region),
        authority.region,
    ]
    others = sorted(
        (_distance(authority, other), other.code) for other in authorities if other != authority
    )
    for distance, code in others[:10]:
        row += [code, next((word for limit, word in CLOSENESS if distance < limit), "Not close")]
    return row


def _distance(one: Authority, other: Authority) -> float:
    """By disadvantage and languages, each over its spread between authorities."""
    return float(
        np.hypot(
            (one.disadvantage - other.disadvantage) / 0.06,
            (one.other_language - other.other_language) / 0.11,
        )
    )
