"""Key stage 2 from 2024/25: long files of Explore education statistics."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..calendar import YEARS, exams, period
from ..country import COUNTRY
from ..land import Land
from ..layout import Row, words
from ..layout import write as write_table
from ..results import ks2
from ..results.ks2 import Ks2
from ..school import School
from .figures import FEW

LONG = 3  # the year
PLACE = words(
    """
    time_period time_identifier geographic_level country_code country_name region_code
    region_name old_la_code new_la_code la_name school_laestab school_urn school_name
    """
)
ATTAINMENT = words(
    """
    breakdown_topic breakdown subject expected_standard_pupil_percent
    higher_standard_pupil_percent average_scaled_score progress_measure_score
    progress_measure_lower_conf_interval progress_measure_upper_conf_interval
    """
)
INFORMATION = words(
    """
    telig belig gelig tfsm6cla1a tealgrp2 tmobn psenelk psenele
    """
)
SUBJECTS = {
    "READ": "Reading",
    "WRIT": "Writing",
    "MAT": "Maths",
    "GPS": "Grammar, punctuation and spelling",
}
ALL_THREE = "Reading, writing and maths"


def write(land: Land, into: Path) -> None:
    """`ks2/ks2_school_attainment_data_202425.csv` and `ks2_school_information_data_…`."""
    name = period(YEARS[LONG])
    write_table(
        into / "ks2" / f"ks2_school_attainment_data_{name}.csv",
        [*PLACE, *ATTAINMENT],
        _attainment(land, LONG),
    )
    write_table(
        into / "ks2" / f"ks2_school_information_data_{name}.csv",
        [*PLACE, *INFORMATION],
        _information(land, LONG),
    )


def place(school: School, t: int) -> dict[str, object]:
    """The columns of whom and when, as Explore education statistics writes them."""
    authority = school.authority
    return {
        "time_period": period(YEARS[t]),
        "time_identifier": "Academic year",
        "geographic_level": "School",
        "country_code": COUNTRY[0],
        "country_name": COUNTRY[1],
        "region_code": "z",
        "region_name": authority.region,
        "old_la_code": authority.code,
        "new_la_code": authority.gss_code,
        "la_name": authority.name,
        "school_laestab": school.laestab,
        "school_urn": school.urn,
        "school_name": school.name,
    }


def _attainment(land: Land, t: int) -> Iterator[Row]:
    results = ks2.results(land)
    for school in ks2.entered(land, t):
        here = place(school, t)
        new = school.is_new(exams(YEARS[t]))
        for row in _of(school.site, results, t):
            yield {**here, **(dict.fromkeys(row, "x") | _says(row) if new else row)}


def _says(row: dict[str, object]) -> dict[str, object]:
    return {name: row[name] for name in ("breakdown_topic", "breakdown", "subject")}


def _of(site: int, results: Ks2, t: int) -> Iterator[dict[str, object]]:
    at = site, t
    pupils, dis = int(results.cohort[at]), int(results.disadvantaged[at])
    k, k_dis = int(results.expected[at]), int(results.expected_disadvantaged[at])
    total, higher = ("All pupils", "Total"), int(results.higher[at])
    yield _line(total, ALL_THREE, k, higher, pupils, None)
    topic = "Disadvantaged status"
    yield _line((topic, "Disadvantaged"), ALL_THREE, k_dis, None, dis, None)
    others = (topic, "Not known to be disadvantaged")
    yield _line(others, ALL_THREE, k - k_dis, None, pupils - dis, None)
    for name, subject in SUBJECTS.items():
        scaled = None if name == "WRIT" else float(results.scaled[name][at])
        met, met_higher = int(results.subject[name][at]), int(results.subject_higher[name][at])
        yield _line(total, subject, met, met_higher, pupils, scaled)


def _line(
    of: tuple[str, str],
    subject: str,
    met: int,
    higher: int | None,
    pupils: int,
    score: float | None,
) -> dict[str, object]:
    """One row; fewer than six pupils are suppressed, and progress is not there this year."""
    hidden = pupils < FEW
    return {
        "breakdown_topic": of[0],
        "breakdown": of[1],
        "subject": subject,
        "expected_standard_pupil_percent": "c" if hidden else f"{100 * met / pupils:.0f}",
        "higher_standard_pupil_percent": _share(higher, pupils, hidden),
        "average_scaled_score": "z" if score is None else "c" if hidden else f"{score:.0f}",
        "progress_measure_score": "x",
        "progress_measure_lower_conf_interval": "x",
        "progress_measure_upper_conf_interval": "x",
    }


def _share(part: int | None, pupils: int, hidden: bool) -> str:
    """A percentage; "low" where it is above nought and rounds to it."""
    if part is None:
        return "z"
    if hidden:
        return "c"
    share = 100 * part / pupils
    return "low" if 0 < share < 0.5 else f"{share:.0f}"


def _information(land: Land, t: int) -> Iterator[Row]:
    results = ks2.results(land)
    for school in ks2.entered(land, t):
        at = school.site, t
        pupils = int(results.cohort[at])
        yield place(school, t) | {
            "telig": pupils,
            "belig": pupils - int(results.girls[at]),
            "gelig": int(results.girls[at]),
            "tfsm6cla1a": int(results.disadvantaged[at]) if pupils >= FEW else "c",
            "tealgrp2": int(results.other_language[at]) if pupils >= FEW else "c",
            "tmobn": pupils - int(results.moved[at]) if pupils >= FEW else "c",
            "psenelk": f"{100 * int(results.support[at]) / pupils:.0f}" if pupils >= FEW else "c",
            "psenele": f"{100 * int(results.plan[at]) / pupils:.0f}" if pupils >= FEW else "c",
        }
