"""What inspectors found: each under the framework of its day, none turned into another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from ..calendar import GRADES_ENDED, INSPECTIONS_AS_AT, REPORT_CARDS_BEGAN
from ..draw import stream
from ..land import Land
from ..school import School

GRADES = ("Outstanding", "Good", "Requires Improvement", "Inadequate")
STANDARDS = (
    "Exceptional",
    "Strong standard",
    "Expected standard",
    "Needs attention",
    "Urgent improvement",
)
AREAS = (
    "Inclusion",
    "Curriculum and teaching",
    "Achievement",
    "Attendance and behaviour",
    "Personal development and wellbeing",
    "Leadership and governance",
)
GRADE_EDGES = (1.25, -1.5, -2.45)  # above the first: outstanding; below the last: inadequate
STANDARD_EDGES = (2.15, 0.72, -0.95, -2.2)
TO_REPORT = timedelta(days=34)


@dataclass(frozen=True, slots=True)
class Graded:
    """An inspection with grades 1 to 4. `overall` is None from September 2024."""

    on: date
    overall: int | None
    quality: int
    behaviour: int
    development: int
    leadership: int
    early_years: int | None
    sixth_form: int | None
    safeguarding: bool
    concern: str  # "", "SM" special measures, "SWK" serious weaknesses

    @property
    def published_on(self) -> date:
        return self.on + TO_REPORT


@dataclass(frozen=True, slots=True)
class ReportCard:
    """An inspection from 10 November 2025: a standard for each area, safeguarding met or not."""

    on: date
    areas: dict[str, str]
    early_years: str | None
    safeguarding: bool
    concern: str  # "", "SM" special measures, "RSI" requires significant improvement

    @property
    def published_on(self) -> date:
        return self.on + TO_REPORT


@dataclass(frozen=True, slots=True)
class History:
    """Inspections of one site, oldest first."""

    graded: tuple[Graded, ...]
    card: ReportCard | None


@cache
def histories(land: Land) -> dict[int, History]:
    """The inspections of every site with a state-funded school."""
    draw = stream("inspections")
    found: dict[int, History] = {}
    for school in land.schools:
        if school.state_funded and school.site not in found:
            found[school.site] = _history(school, float(land.traits.leadership[school.site]), draw)
    return found


def _history(school: School, leadership: float, draw: np.random.Generator) -> History:
    chance, z = draw.random(4), draw.normal(size=(4, 10))
    last = date(2021, 2, 1) + timedelta(days=int(chance[0] * 1245))
    days = [last - timedelta(days=1500 + int(chance[3] * 500)), last]
    if chance[1] < 0.15:
        days.append(GRADES_ENDED + timedelta(days=16 + int(chance[3] * 250)))
    graded = tuple(_graded(school, _term(day), leadership, z[i]) for i, day in enumerate(days))
    if chance[2] > 0.22:
        return History(graded, None)
    span = (INSPECTIONS_AS_AT[1] - TO_REPORT - REPORT_CARDS_BEGAN).days
    on = _term(REPORT_CARDS_BEGAN + timedelta(days=int(chance[2] / 0.22 * span)))
    return History(graded, _card(school, on, leadership, z[3]))


def _term(day: date) -> date:
    """A day in the week and in term: in August nobody is inspected, and at Christmas."""
    if day.month == 8:
        day = day.replace(month=7, day=min(day.day, 12))
    if day.month == 12 and day.day > 17:
        day = day.replace(day=10)
    return day - timedelta(days=max(0, day.weekday() - 2))


def _graded(school: School, on: date, leadership: float, z: np.ndarray) -> Graded:
    overall = _grade(leadership + 0.45 * float(z[0]))
    better = [max(1, overall - int(float(z[i]) > 0.6 and overall > 1)) for i in range(1, 4)]
    young = school.phase_id in {"primary", "infant", "all-through", "nursery"}
    safe = not (overall == 4 and float(z[5]) > 0)
    concern = "" if overall < 4 else "SM" if float(z[6]) > -0.3 else "SWK"
    return Graded(
        on=on,
        overall=overall if on < GRADES_ENDED else None,
        quality=overall,
        behaviour=better[0],
        development=better[1],
        leadership=overall if concern == "SM" else better[2],
        early_years=max(1, overall - int(float(z[4]) > 0.8)) if young else None,
        sixth_form=None,
        safeguarding=safe,
        concern=concern,
    )


def _card(school: School, on: date, leadership: float, z: np.ndarray) -> ReportCard:
    # Leadership and governance stands last, and last in `z`.
    areas = {
        area: _standard(0.85 * leadership + 0.62 * float(z[i])) for i, area in enumerate(AREAS)
    }
    young = school.phase_id in {"primary", "infant", "all-through", "nursery"}
    safe = leadership > -2.0 or float(z[8]) > -0.5
    urgent = [area for area, standard in areas.items() if standard == STANDARDS[4]]
    lesser = "RSI" if urgent or not safe else ""
    concern = "SM" if AREAS[-1] in urgent else lesser
    early = _standard(0.8 * leadership + 0.5 * float(z[7])) if young else None
    return ReportCard(on, areas, early, safe, concern)


def _grade(score: float) -> int:
    return 1 if score > GRADE_EDGES[0] else 2 + sum(score < edge for edge in GRADE_EDGES[1:])


def _standard(score: float) -> str:
    return STANDARDS[sum(score < edge for edge in STANDARD_EDGES)]


def latest(history: History, by: date) -> list[Graded]:
    """The graded inspections whose reports were out by a day, newest first."""
    return [g for g in reversed(history.graded) if g.published_on <= by]


def school_then(school: School, on: date, land: Land) -> School:
    """The school behind the same site on that day: before a conversion, its predecessor."""
    if school.opened_on is None or school.opened_on <= on:
        return school
    return next((s for s in _sites(land)[school.site] if s.urn != school.urn), school)


@cache
def _sites(land: Land) -> dict[int, list[School]]:
    found: dict[int, list[School]] = {}
    for school in land.schools:
        found.setdefault(school.site, []).append(school)
    return found
