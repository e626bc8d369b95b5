"""Figures as the tables print them: percentages, one decimal, days."""

from __future__ import annotations

from datetime import date

FEW = 6
"""Results of fewer pupils than this are suppressed."""


def percent(part: float, whole: float, decimals: int = 0) -> str:
    """ "64%" or "68.70%"; blank when there is nobody."""
    return f"{100 * part / whole:.{decimals}f}%" if whole else ""


def plain(value: float, decimals: int = 1) -> str:
    """ "-1.2", without a negative nought and without a nought at the end: "3", "0.5"."""
    text = f"{value:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def fixed(value: float, decimals: int) -> str:
    """ "-0.20", without a negative nought."""
    text = f"{value:.{decimals}f}"
    return text.removeprefix("-") if not text.strip("-0.") else text


def dashed(day: date | None) -> str:
    """ "01-09-2024", as GIAS writes it."""
    return f"{day:%d-%m-%Y}" if day else ""


def slashed(day: date | None) -> str:
    """ "01/09/2024", as Ofsted writes it."""
    return f"{day:%d/%m/%Y}" if day else "NULL"


def sign(value: float, low: float, high: float, edges: tuple[float, float]) -> int:
    """The band of a progress score, 1 (well above) to 5 (well below average), by the rule of the
    performance tables: well above or below also needs the score itself beyond an edge."""
    if low > 0:
        return 1 if value >= edges[1] else 2
    if high < 0:
        return 5 if value < edges[0] else 4
    return 3
