"""The files, one module for each publication: what the land is like, in the published layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..land import Land
from . import (
    absence,
    calendar,
    census,
    clusters,
    destinations,
    finance,
    geography,
    graded_inspections,
    ks2,
    ks2_long,
    ks4,
    neighbours,
    register,
    report_cards,
    workforce,
    year_groups,
)

Writer = Callable[[Land, Path], None]
WRITERS: tuple[Writer, ...] = (
    register.write,
    clusters.write,
    calendar.write,
    ks2.write,
    ks2_long.write,
    ks4.write,
    destinations.write,
    census.write,
    year_groups.write,
    absence.write,
    graded_inspections.write,
    report_cards.write,
    workforce.write,
    finance.write,
    neighbours.write,
    geography.write,
)
