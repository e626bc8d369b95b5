"""How figures, probabilities and reasons are written for people. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from string import Formatter

from fosse.documents.english import listed as listed
from fosse.evidence.indicator import Indicator, Status
from fosse.evidence.measure import Measure, Unit

PLACEHOLDERS: Mapping[str, str] = {
    "measure": "the measure's title",
    "value": "the school's value, or its judgement in words",
    "low": "the lower end of its 95% interval",
    "high": "the upper end of its 95% interval",
    "cohort": "the pupils that it rests on",
    "year": "the year, or the day of the inspection",
    "years": "the years in which the answer is YES",
    "national": "the national value of the same year",
    "authority": "the authority's value",
    "neighbours": "the value of the authority's statistical neighbours",
    "percentile": "the place among schools of the same kind, 100 the best",
    "difference": "how far the value is from the national value",
    "change": "how far the value moved",
    "earlier": "the value that the change starts from",
    "earlier_year": "its year",
    "probability": "the probability, as “4 in 5”",
    "limit": "the value that the probability speaks of",
    "threshold": "the criterion's threshold",
}

NOT_SAID = "not known"

# The nearest fraction that does not claim more than the probability.
_FRACTIONS = (
    (0.99, "almost certain", "99 in 100"),
    (0.95, "very likely", "19 in 20"),
    (0.9, "very likely", "9 in 10"),
    (0.8, "likely", "4 in 5"),
    (0.75, "likely", "3 in 4"),
    (2 / 3, "likely", "2 in 3"),
    (0.5, "more likely than not", "1 in 2"),
    (1 / 3, "less likely than not", "1 in 3"),
    (0.25, "unlikely", "1 in 4"),
    (0.2, "unlikely", "1 in 5"),
    (0.1, "unlikely", "1 in 10"),
    (0.05, "very unlikely", "1 in 20"),
    (0.01, "very unlikely", "1 in 100"),
)

_WHY_NOT: Mapping[Status, str] = {
    Status.KNOWN: "there is no figure for {year}",
    Status.SUPPRESSED: "the figure for {year} was suppressed, because few pupils are counted",
    Status.NO_ENTRIES: "no pupil was entered in {year}",
    Status.LOW_COVERAGE: "too few of the pupils are covered in {year}",
    Status.NEW_SCHOOL: "the school was new in {year}",
    Status.NOT_PUBLISHED: "the figure for {year} was not published",
    Status.NOT_APPLICABLE: "in {year} it does not apply to this school",
    Status.NOT_AVAILABLE: "the figure for {year} is not available",
    Status.ROUNDS_TO_NOUGHT: "the figure for {year} is published only as “rounds to nought”",
    Status.BLANK: "the figure for {year} was left empty in the publication",
    Status.NO_ROW: "the school is not in the publication of {year}",
    Status.NOT_JUDGED: "the inspectors did not judge it in {year}",
}


def chance(probability: float) -> tuple[str, str]:
    """A probability in words and as a plain fraction: 0.83 → ("likely", "4 in 5")."""
    for least, words, fraction in _FRACTIONS:
        if probability >= least:
            return words, fraction
    return "very unlikely", "less than 1 in 100"


def why_not(indicator: Indicator) -> str:
    """The published reason why an indicator has no value, as the end of "We don't know: …"."""
    return _WHY_NOT[indicator.status].format(year=when(indicator))


def when(indicator: Indicator) -> str:
    """The year of a figure, or the day of an inspection."""
    if indicator.on is not None:
        return day_in_words(indicator.on)
    return indicator.year or f"{indicator.source.published_on:%B %Y}"


@lru_cache(maxsize=20_000)
def day_in_words(day: date) -> str:
    """ "3 December 2025" """
    return f"{day:%-d %B %Y}"


def loaded_by(as_at: date) -> str:
    """The end of "no … ": what is not there may be published, and not be loaded."""
    return f"is in what is loaded and was out by {day_in_words(as_at)}"


def shown(measure: Measure, value: float | None) -> str:
    """A value in its measure's unit, or "not known"."""
    return NOT_SAID if value is None else measure.in_words(value)


def apart(measure: Measure, value: float | None) -> str:
    """The size of a difference or a change, without its sign."""
    if value is None:
        return NOT_SAID
    size = abs(value)
    if measure.unit is Unit.PERCENT:
        points = f"{size:.{max(measure.decimals, 1)}f}".removesuffix(".0")
        return f"{points} percentage point{'' if points == '1' else 's'}"
    return measure.in_words(size).lstrip("+")


def unknown_placeholders(template: str) -> tuple[str, ...]:
    """The names in curly brackets that nobody knows. Raises `ValueError` for stray brackets."""
    return tuple(
        name + (f":{spec}" if spec else "") + (f"!{conversion}" if conversion else "")
        for _, name, spec, conversion in Formatter().parse(template)
        if name is not None and (name not in PLACEHOLDERS or spec or conversion)
    )


@cache
def fields_of(template: str) -> frozenset[str]:
    """The placeholders that a template uses."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)
