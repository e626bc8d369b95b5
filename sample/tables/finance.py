"""Money: spending for each pupil, reserve and balance, in the layout of a compiled table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..calendar import YEARS, census
from ..draw import stream
from ..land import Land
from ..layout import Row
from ..layout import write as write_table

WRITTEN = 3  # 2024/25
SPENDING = {"special": 26_500.0, "nursery": 13_500.0, "secondary": 7_900.0} | dict.fromkeys(
    ("pupil referral unit", "alternative provision"), 38_000.0
)


def write(land: Land, into: Path) -> None:
    """`finance/finance_2024-25.csv`."""
    names = ("URN", "spend_per_pupil", "revenue_reserve", "in_year_balance", "year")
    write_table(into / "finance" / "finance_2024-25.csv", names, _rows(land))


def _rows(land: Land) -> Iterator[Row]:
    """A school whose rolls fall spends more for each pupil and eats its reserve."""
    draw = stream("finance")
    for school in land.open_on(census(YEARS[WRITTEN])):
        now, before = (int(land.traits.pupils[school.site, t]) for t in (WRITTEN, 0))
        pace = (now - before) / before
        z = draw.normal(size=3)
        each = SPENDING.get(school.phase_id, 6_900.0) * (1 + 0.07 * z[0] - 0.5 * min(pace, 0.05))
        balance = now * each * (0.012 * z[1] + 0.22 * pace + 0.004)
        reserve = now * each * (0.075 + 0.045 * z[2]) + 2.5 * balance
        yield {
            "URN": school.urn,
            "spend_per_pupil": round(each),
            "revenue_reserve": round(reserve),
            "in_year_balance": round(balance),
            "year": YEARS[WRITTEN],
        }
