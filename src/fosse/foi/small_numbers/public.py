"""One row of counts by an authority's rule, as pages and letters both show it. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .protecting import CannotProtect, protect
from .row import safe
from .rule import Rule
from .table import ALL, Earlier, key, row


def shown(
    dimension: str, counts: Mapping[str, int], rule: Rule, *, subject: str, as_at: date
) -> dict[str, int | None]:
    """The counts as they may be shown under a sum that everybody knows; None where a number is
    not. The usual rule, without rounding and with nought shown, is that of `row.py`."""
    if not rule.hide_zero and rule.rounding == 1:
        return safe(counts, max(rule.threshold, 1))
    table = row(dimension, counts, subject=subject, as_at=as_at)
    try:
        found = protect(table, rule)
    except CannotProtect:
        return dict.fromkeys(counts)
    cells = {label: key(**{dimension: label}) for label in counts}
    return {
        label: None if cell in found.hidden else rule.rounded(counts[label])
        for label, cell in cells.items()
    }


def told(
    dimension: str, counts: Mapping[str, int], rule: Rule, *, subject: str, as_at: date
) -> Earlier:
    """What everybody knows once the row is shown: for the next table of the same."""
    seen = shown(dimension, counts, rule, subject=subject, as_at=as_at)
    total = sum(counts.values())
    ranges = {
        key(**{dimension: label}): rule.before_rounding(number)
        for label, number in seen.items()
        if number is not None
    }
    table = row(dimension, counts, subject=subject, as_at=as_at)
    least = rule.least if ranges else 0  # where nothing is shown, not even nought is
    return Earlier(subject, as_at, {**ranges, ALL: (total, total)}, table.equations, least)
