"""Teachers: the ratio of pupils to teachers, school by school, several years in one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..calendar import YEARS, census, period
from ..draw import stream
from ..land import Land
from ..layout import Row, words
from ..layout import write as write_table
from .figures import plain

WRITTEN = range(1, 4)
COLUMNS = words(
    """
    time_period geographic_level school_urn pupil_to_qual_teacher_ratio teachers_fte
    adults_fte
    """
)
RATIOS = {"special": 6.4, "nursery": 16.0, "secondary": 17.4, "all-through": 17.0} | dict.fromkeys(
    ("pupil referral unit", "alternative provision"), 3.9
)


def write(land: Land, into: Path) -> None:
    """`workforce/workforce_ptrs_2022_2024_sch.csv`: headcounts are of November."""
    write_table(into / "workforce" / "workforce_ptrs_2022_2024_sch.csv", COLUMNS, _rows(land))


def _rows(land: Land) -> Iterator[Row]:
    draw = stream("workforce")
    own = draw.normal(size=len(land.traits.pupils))
    for t in WRITTEN:
        for school in land.open_on(census(YEARS[t])):
            usual = RATIOS.get(school.phase_id, 21.3)
            ratio = usual * (1 + 0.09 * float(own[school.site])) + float(draw.normal()) * 0.3
            teachers = max(1.0, int(land.traits.pupils[school.site, t]) / ratio)
            yield {
                "time_period": period(YEARS[t]),
                "geographic_level": "School",
                "school_urn": school.urn,
                "pupil_to_qual_teacher_ratio": plain(ratio),
                "teachers_fte": plain(teachers, 2),
                "adults_fte": plain(teachers * (2.0 if usual > 15 else 3.2), 2),
            }
