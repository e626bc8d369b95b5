"""The shapes of evidence: an indicator, what it is compared with, and a series of them. PURE.

All England has some hundred thousand of each, so they are named tuples, which are made six times
as fast as frozen dataclasses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import erf, sqrt
from typing import NamedTuple


class Status(StrEnum):
    """Whether a value is known and, when it is not, the published reason why."""

    KNOWN = "known"
    SUPPRESSED = "suppressed"  # SUPP, c
    NO_ENTRIES = "no_entries"  # NE
    LOW_COVERAGE = "low_coverage"  # LOWCOV
    NEW_SCHOOL = "new_school"  # NEW
    NOT_PUBLISHED = "not_published"  # NP
    NOT_APPLICABLE = "not_applicable"  # z, NA where the publication says so
    NOT_AVAILABLE = "not_available"  # x, NA, ":"
    ROUNDS_TO_NOUGHT = "rounds_to_nought"  # low, SP: small, not nought and not missing
    BLANK = "blank"  # an empty cell: not known
    NO_ROW = "no_row"  # the school is not in that release
    NOT_JUDGED = "not_judged"  # an inspection without this judgement

    @property
    def in_words(self) -> str:
        return _IN_WORDS[self]


_IN_WORDS: Mapping[Status, str] = {
    Status.KNOWN: "known",
    Status.SUPPRESSED: "suppressed, because few pupils are counted",
    Status.NO_ENTRIES: "no pupil was entered",
    Status.LOW_COVERAGE: "too few of the pupils are covered",
    Status.NEW_SCHOOL: "the school was new",
    Status.NOT_PUBLISHED: "not published",
    Status.NOT_APPLICABLE: "does not apply to this school",
    Status.NOT_AVAILABLE: "not available",
    Status.ROUNDS_TO_NOUGHT: "so small that it rounds to nought",
    Status.BLANK: "left empty in the publication",
    Status.NO_ROW: "the school is not in the publication",
    Status.NOT_JUDGED: "not judged",
}


@dataclass(frozen=True, slots=True)
class Source:
    """The release that a figure comes from. A picture of one day has no `year`; that day is
    `as_of`, where it is known."""

    publication: str  # id
    title: str  # "Key stage 4 performance tables"
    year: str
    stage: str
    published_on: date
    sha256: str
    as_of: date | None = None

    def __str__(self) -> str:
        parts = (self.title, self._when, f"published {self.published_on:%-d %B %Y}")
        return ", ".join(part for part in parts if part)

    @property
    def _when(self) -> str:
        if self.year:
            return f"{self.year} ({self.stage})"
        return f"as at {self.as_of:%-d %B %Y}" if self.as_of else ""


class Indicator(NamedTuple):
    """One school's value of one measure in one year.

    `value` is in the measure's unit; `low` and `high` its 95% interval where the sampling
    variance is known; `cohort` the pupils that it rests on, and `cohort_is` says what was counted
    where the publication leaves the cohort out ("" where it is published). `urn` is the school
    that it was published for: a predecessor's when `own` is false, nought where it is not told
    which. `word` holds a judgement in words.
    """

    measure: str
    urn: int
    own: bool
    year: str
    status: Status
    raw: str
    source: Source
    value: float | None = None
    low: float | None = None
    high: float | None = None
    cohort: float | None = None
    word: str | None = None
    on: date | None = None  # the day of an inspection
    cohort_is: str = ""


class Comparison(NamedTuple):
    """Where one value stands among those that it can fairly be compared with.

    `percentile` runs 0 to 100 with 100 the best whichever direction is good; None where the
    direction is neither. `z` is the funnel position against the national value, `z_adjusted`
    the same after over-dispersion (Spiegelhalter 2005, 10.1002/sim.1970). `mean` and `sd` are
    the school's own true value as judged from its universe (empirical Bayes, Morris 1983).
    `national_is` says what the national figure is: the publication's own, or a mean of schools.
    `quartiles_are` says whose middle half the quartiles bound.
    """

    universe: str  # "mainstream primary"
    schools: int
    national: float | None
    authority: float | None
    neighbours: float | None
    lower_quartile: float | None
    upper_quartile: float | None
    percentile: float | None
    z: float | None
    z_adjusted: float | None
    mean: float | None
    sd: float | None
    national_is: str = ""
    quartiles_are: str = ""

    def probability_below(self, limit: float) -> float | None:
        """Pr(the school's true value < limit), 0 to 1; None where no variance is known."""
        if self.mean is None or self.sd is None or self.sd <= 0:
            return None
        return 0.5 * (1 + erf((limit - self.mean) / (self.sd * sqrt(2))))


class Point(NamedTuple):
    """One year of a series: the indicator and what it is compared with."""

    indicator: Indicator
    comparison: Comparison | None


class Series(NamedTuple):
    """One measure of one school, oldest year first.

    A year has one point, but for a year in which the school has no row of its own and several
    of its predecessors have: then each predecessor's result is a point, `own` false. Inspections
    have a point for each inspection, so perhaps two in a year.

    `missing` says of each year that has ended, and that no release is out for yet, why there
    is nothing: {"2018/19": "not published before 31 December 2019 …"}.
    """

    measure: str
    points: tuple[Point, ...]
    missing: Mapping[str, str]
