"""What a policy is made of: levels, criteria, the rules that make a level, and clauses. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Statistic(StrEnum):
    """Which number (or word) of a measure a criterion looks at."""

    VALUE = "value"
    INTERVAL_LOW = "interval low"
    INTERVAL_HIGH = "interval high"
    PERCENTILE = "percentile"
    Z_ADJUSTED = "z adjusted"
    PROBABILITY_BELOW = "probability below"
    PROBABILITY_ABOVE = "probability above"
    JUDGEMENT = "judgement"
    DIFFERENCE_FROM_NATIONAL = "difference from national"
    CHANGE = "change"
    CHANGE_PERCENT = "change percent"

    @property
    def meaning(self) -> str:
        return STATISTIC_MEANINGS[self]

    @property
    def is_probability(self) -> bool:
        return self is Statistic.PROBABILITY_BELOW or self is Statistic.PROBABILITY_ABOVE

    @property
    def is_change(self) -> bool:
        return self is Statistic.CHANGE or self is Statistic.CHANGE_PERCENT


STATISTIC_MEANINGS: Mapping[Statistic, str] = {
    Statistic.VALUE: "the published value",
    Statistic.INTERVAL_LOW: "the lower end of the value's 95% interval",
    Statistic.INTERVAL_HIGH: "the upper end of the value's 95% interval",
    Statistic.PERCENTILE: "the place among schools of the same kind, 0 to 100, 100 the best",
    Statistic.Z_ADJUSTED: (
        "the distance from the national figure in standard deviations, after allowing for "
        "over-dispersion (the funnel)"
    ),
    Statistic.PROBABILITY_BELOW: (
        "the probability, 0 to 1, that the school's true value is below `limit`"
    ),
    Statistic.PROBABILITY_ABOVE: (
        "the probability, 0 to 1, that the school's true value is above `limit`"
    ),
    Statistic.JUDGEMENT: "the inspectors' word, under the framework that made it",
    Statistic.DIFFERENCE_FROM_NATIONAL: "the value less the national value of the same year",
    Statistic.CHANGE: "the value less the value `over_years` years before",
    Statistic.CHANGE_PERCENT: "the same, in per cent of the earlier value",
}


class Operator(StrEnum):
    BELOW = "below"
    AT_MOST = "at most"
    ABOVE = "above"
    AT_LEAST = "at least"
    ONE_OF = "one of"
    NONE_OF = "none of"

    @property
    def is_for_words(self) -> bool:
        return self in {Operator.ONE_OF, Operator.NONE_OF}


class IfNotKnown(StrEnum):
    """What a criterion does when the newest figure is not known."""

    SAY_SO = "say so"
    LOOK_BACK = "look back"
    ASK = "ask the school"

    @property
    def meaning(self) -> str:
        return {
            "say so": "the answer is NOT_KNOWN, with the reason",
            "look back": "the newest figure that is known counts, within `oldest_years`",
            "ask the school": "NOT_KNOWN, and the reason tells the adviser to ask the school",
        }[self.value]


class Phase(StrEnum):
    """The kinds of school that a criterion can be asked of."""

    NURSERY = "nursery"
    PRIMARY = "primary"
    MIDDLE = "middle"
    SECONDARY = "secondary"
    ALL_THROUGH = "all-through"
    SIXTEEN_PLUS = "16 plus"
    SPECIAL = "special"
    ALTERNATIVE = "alternative provision"

    @property
    def meaning(self) -> str:
        return {
            "nursery": "nursery schools",
            "primary": "primary, infant, first and junior schools, and middle deemed primary",
            "middle": "middle schools deemed secondary",
            "secondary": "secondary schools",
            "all-through": "schools for all ages",
            "16 plus": "colleges and sixth forms",
            "special": "special schools",
            "alternative provision": "pupil referral units and alternative provision",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Level:
    """A level of support and what a school at it is entitled to each year."""

    id: str
    name: str
    meaning: str
    expect: tuple[str, ...]
    days: float  # of an adviser, a year
    visits: int  # a year
    day_rate: float  # pounds
    decided_by: str
    review_months: int

    @property
    def cost(self) -> float:
        """Pounds a year."""
        return round(self.days * self.day_rate, 2)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A question that is put to a school's evidence.

    `judgements` holds, for a judgement, the words by measure: one measure for each framework.
    `window` years are looked at, newest first, and the answer is YES when at least `needed`
    of them are YES. `limit` is the value that a probability speaks of: a number, or None for
    the national value. `concern` is false for a strength: its YES points to less support.
    `trigger` is the level that a YES gives at once; `votes` the levels of a NO and a YES in
    a best fit.
    """

    id: str
    title: str
    measure: str
    statistic: Statistic
    operator: Operator
    threshold: float | None
    judgements: Mapping[str, tuple[str, ...]]
    limit: float | None
    window: int
    needed: int
    over_years: int
    minimum_cohort: float
    phases: frozenset[Phase]
    age: int  # 0: of schools for any age
    oldest_years: int
    if_not_known: IfNotKnown
    weight: float
    concern: bool
    trigger: str
    votes: tuple[str, str] | None
    because: str
    because_not: str
    clause: str

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that it looks at; more than one only for a judgement."""
        return tuple(self.judgements) or (self.measure,)


class ConditionKind(StrEnum):
    ANY_OF = "any_of"
    ALL_OF = "all_of"
    AT_LEAST = "at_least"
    POINTS = "points"
    NONE_OF = "none_of"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a rule over some criteria; `number` is its n, points or least known."""

    kind: ConditionKind
    criteria: tuple[str, ...]
    number: float


@dataclass(frozen=True, slots=True)
class Rule:
    """All conditions together give the level. Several rules of one level: any of them."""

    level: str
    conditions: tuple[Condition, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class Decision:
    """How answers become a level: by rules, or by the best fit of votes."""

    best_fit: bool
    usual: str
    too_little_known: str
    least_known: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it is published; `shows` puts a table made from the policy under it."""

    number: str
    heading: str
    text: str
    shows: str


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy of school improvement, as adopted on a day and in force from another."""

    title: str
    authority: int | None
    adopted_on: date
    in_force_from: date
    introduction: str
    principles: tuple[str, ...]
    levels: tuple[Level, ...]  # from the least support to the most
    criteria: tuple[Criterion, ...]
    rules: tuple[Rule, ...]
    decision: Decision
    clauses: tuple[Clause, ...]
    sha256: str

    @property
    def measures(self) -> frozenset[str]:
        """Every measure that a criterion looks at."""
        return frozenset(measure for c in self.criteria for measure in c.measures)

    def level(self, level_id: str) -> Level:
        """The level of that id. Raises `KeyError`."""
        return self.levels[self.rank(level_id)]

    def rank(self, level_id: str) -> int:
        """0 for the level of least support, and up. Raises `KeyError`."""
        for rank, level in enumerate(self.levels):
            if level.id == level_id:
                return rank
        raise KeyError(level_id)

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion of that id. Raises `KeyError`."""
        for criterion in self.criteria:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)
