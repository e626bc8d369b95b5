"""What a measure is: where it stands in each publication, and how far it can be trusted. PURE.

Each measure is one TOML file in `measures/`, read by `measure_file`; `docs/measures.md` says how
to write one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

KINDS = (
    "nursery",
    "primary",
    "middle",
    "secondary",
    "all-through",
    "16 plus",
    "special",
    "alternative provision",
)
"""The kinds of school that measures are asked of, and that universes are made of."""


class Unit(StrEnum):
    """What a value counts."""

    SCORE = "score"  # a progress score: nought is the national average
    POINTS = "points"
    PERCENT = "percent"
    PUPILS = "pupils"
    RATIO = "ratio"
    POUNDS = "pounds"
    GRADE = "grade"  # a judgement in words; its number only orders the words


class Direction(StrEnum):
    """Which way is good."""

    HIGH = "high"
    LOW = "low"
    NEITHER = "neither"


class VarianceKind(StrEnum):
    """How the sampling variance of a school's value is known."""

    BINOMIAL = "binomial"  # from the share and the pupils
    SIGMA = "sigma"  # σ/√n, σ declared
    LIMITS = "limits"  # the published interval; σ/√n where none is published
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Variance:
    """`sigma` is the spread of single pupils in the measure's unit; `basis` says whence it is."""

    kind: VarianceKind
    sigma: float | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class NationalRow:
    """Where a publication's own national row stands, and for which universes it is fair; or
    the value that the measure has nationally by its definition."""

    universes: tuple[str, ...]
    where: Mapping[str, str]  # column → text, all of which a row must have
    says: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a measure in one publication, over a range of years.

    Every field of names is a list of alternatives: the first that the release has is read.
    `starts` and `ends` are academic (or financial) years, both included; "" is open.
    """

    publication: str
    value: tuple[str, ...]
    starts: str = ""
    ends: str = ""
    numerator: tuple[
        str, ...
    ] = ()  # with `cohort` and no `value`: value = 100 × numerator ÷ cohort
    cohort: tuple[str, ...] = ()
    low: tuple[str, ...] = ()
    high: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()  # the day of an inspection
    urn_then: tuple[str, ...] = ()  # the school at the time
    national: tuple[NationalRow, ...] = ()
    authority: Mapping[str, str] | None = None  # which rows are authorities'

    def covers(self, year: str) -> bool:
        """Whether `year` ("2018/19"; "" for a picture of one day) is in the range."""
        if not year:
            return True
        return (not self.starts or self.starts <= year) and (not self.ends or year <= self.ends)

    @property
    def names(self) -> frozenset[str]:
        """Every column that holds a figure or a judgement."""
        return frozenset((*self.value, *self.numerator, *self.cohort, *self.low, *self.high))


@dataclass(frozen=True, slots=True)
class Proxy:
    """A count that stands in for a cohort that is not published; shown as a stand-in.

    The sum of `columns` (each a list of alternatives) in `publication`, `shift` years from the
    measure's year, divided by `divide_by`: a number, or the school's year groups when that is
    "year groups".
    """

    publication: str
    columns: tuple[tuple[str, ...], ...]
    says: str
    shift: int = 0
    divide_by: float | str = 1.0


@dataclass(frozen=True, slots=True)
class Break:
    """From `year` on, values are not comparable with those before."""

    year: str
    says: str


@dataclass(frozen=True, slots=True)
class NoData:
    """Years for which nothing was ever published, and why."""

    years: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Grade:
    """One judgement: its word, its order (1 the best), and how publications write it."""

    value: float
    word: str
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """One measure, as its TOML file declares it. Names and meanings: docs/measures.md.

    A measure is equal to itself only, so that what is made of it can be kept under it.
    """

    id: str
    title: str
    short: str
    group: str
    unit: Unit
    decimals: int
    direction: Direction
    year_kind: str  # "academic" ends on 31 August, "financial" on 31 March
    minimum_cohort: int
    universes: Mapping[str, tuple[str, ...]]  # name in words → the kinds of school in it
    variance: Variance
    columns: tuple[Columns, ...]
    proxies: tuple[Proxy, ...]
    breaks: tuple[Break, ...]
    no_data: tuple[NoData, ...]
    grades: tuple[Grade, ...]
    framework: str
    why: str
    source: str
    checked_by: str
    checked_on: date
    review_due: date

    @property
    def graded(self) -> bool:
        """Whether it is a judgement in words rather than a figure."""
        return self.unit is Unit.GRADE

    @property
    def phases(self) -> frozenset[str]:
        """The kinds of school that it is asked of."""
        return frozenset(kind for kinds in self.universes.values() for kind in kinds)

    def universe_of(self, kind: str | None) -> str | None:
        """The universe that a school of this kind is compared in; None outside all of them."""
        return next((name for name, kinds in self.universes.items() if kind in kinds), None)

    def columns_in(self, publication: str, year: str) -> tuple[Columns, ...]:
        """Where it stands in that publication in that year: usually one place, maybe none."""
        return tuple(c for c in self.columns if c.publication == publication and c.covers(year))

    def why_no_data(self, year: str) -> str | None:
        """Why nothing was ever published for `year`; None where something should be."""
        return next((gap.says for gap in self.no_data if year in gap.years), None)

    def in_words(self, value: float) -> str:
        """A value as it is written for people: "52%", "−0.4", "£12,300", "Good"."""
        if self.graded:
            return next((g.word for g in self.grades if g.value == value), f"{value:g}")
        figure = f"{abs(value):,.{self.decimals}f}"
        sign = "−" if value < 0 and float(figure.replace(",", "")) else ""
        if self.unit is Unit.POUNDS:
            return f"{sign}£{figure}"
        if self.unit is Unit.SCORE and value > 0 and float(figure):
            return f"+{figure}"
        return f"{sign}{figure}%" if self.unit is Unit.PERCENT else f"{sign}{figure}"


@cache
def measures() -> Mapping[str, Measure]:
    """Every measure by its id, in the order of groups and files. Raises `MeasureError`."""
    from fosse.evidence.measure_file import read_folder

    return read_folder(files("fosse.evidence") / "measures")


@cache
def columns_of(publication: str) -> frozenset[str]:
    """The columns of a publication that any measure (or stand-in for a cohort) reads as figures
    or judgements: the ones in which an unknown code rejects the row."""
    names: set[str] = set()
    for measure in measures().values():
        for columns in measure.columns:
            if columns.publication == publication:
                names |= columns.names
        for proxy in measure.proxies:
            if proxy.publication == publication:
                names.update(name for choice in proxy.columns for name in choice)
    return frozenset(names)


@cache
def words_of(publication: str) -> Mapping[str, frozenset[str]]:
    """For each column of judgements, the texts that are judgements and not codes, as published
    ("Good", "Met"; figures such as "2" too)."""
    words: dict[str, set[str]] = {}
    for measure in measures().values():
        for columns in measure.columns:
            if measure.graded and columns.publication == publication:
                for name in columns.value:
                    words.setdefault(name, set()).update(
                        text for grade in measure.grades for text in grade.written
                    )
    return {name: frozenset(texts) for name, texts in words.items()}
