"""One measure in one release, as arrays sorted by URN: values, codes, cohorts, intervals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fosse.evidence.indicator import Status
from fosse.evidence.measure import Columns, Measure, VarianceKind
from fosse.evidence.statistics import intervals
from fosse.evidence.statistics.intervals import Floats
from fosse.evidence.table import CODE_OF, KNOWN, Statuses, Table, Texts, distinct


@dataclass(frozen=True, eq=False)
class Panel:
    """What one release says of one measure.

    `national` and `authority` are the publication's own figures: by universe, with what they
    are in words, and by authority code. `dates` are the ordinals of inspections and `then` the
    URNs that they were of: nought where not told.
    """

    measure: Measure
    urns: NDArray[np.int32]
    row_of: Mapping[int, int]
    value: Floats
    status: Statuses
    raw: Texts
    cohort: Floats
    low: Floats
    high: Floats
    national: Mapping[str, tuple[float, str]]
    authority: Mapping[int, float]
    dates: NDArray[np.int32]
    then: NDArray[np.int32]

    @cached_property
    def statuses(self) -> bytes:
        """The codes of the statuses, quick to look up one by one."""
        return self.status.tobytes()


def read(table: Table, measure: Measure, columns: Columns) -> Panel | None:
    """The measure as these columns of a release hold it; None when the release lacks them.

    Raises `ReleaseError` for a text that is neither a number nor a code.
    """
    value_name = table.name_of(columns.value)
    if value_name is None and not table.name_of(columns.numerator):
        return None
    cohort, _ = _optional(table, columns.cohort)
    if measure.graded and value_name:
        value, status, raw = _judgements(table, measure, value_name)
    elif value_name:
        value, status = table.numbers(value_name)
        raw = distinct(table.texts(value_name))
    else:
        value, status, raw = _shares(table, columns, cohort)
    low, _ = _optional(table, columns.low)
    high, _ = _optional(table, columns.high)
    return Panel(
        measure=measure,
        urns=table.urns,
        row_of=table.row_of,
        value=value,
        status=status,
        raw=raw,
        cohort=np.where(cohort > 0, cohort, np.nan),
        low=low,
        high=high,
        national=_national(table, columns, value_name),
        authority=_authorities(table, columns, value_name),
        dates=table.days(columns.dated),
        then=_urns(table, columns.urn_then),
    )


def variance(measure: Measure, value: Floats, cohort: Floats, low: Floats, high: Floats) -> Floats:
    """The sampling variance of each value, in the measure's unit squared; NaN where not known."""
    kind, sigma = measure.variance.kind, measure.variance.sigma
    if kind is VarianceKind.BINOMIAL:
        return intervals.share_variance(value / 100, cohort) * 100**2
    if kind is VarianceKind.NONE:
        return np.full(value.shape, np.nan)
    spread = np.full(value.shape, np.nan)
    if sigma is not None:
        spread = intervals.score_variance(sigma, cohort)
    if kind is VarianceKind.LIMITS:
        published = intervals.limits_variance(low, high)
        return np.where(np.isfinite(published), published, spread)
    return spread


def interval(
    measure: Measure, value: Floats, cohort: Floats, low: Floats, high: Floats
) -> tuple[Floats, Floats]:
    """The 95% interval of each value: as published, else Wilson's or ±1.96 standard errors."""
    if measure.variance.kind is VarianceKind.BINOMIAL:
        bottom, top = intervals.wilson(np.clip(value / 100, 0, 1), cohort)
        return bottom * 100, top * 100
    squared = variance(measure, value, cohort, low, high)
    bottom, top = intervals.around(value, squared)
    published = np.isfinite(low) & np.isfinite(high)
    return np.where(published, low, bottom), np.where(published, high, top)


def _optional(table: Table, names: tuple[str, ...]) -> tuple[Floats, Statuses]:
    name = table.name_of(names)
    if name is None:
        return (
            np.full(table.urns.shape, np.nan),
            np.full(table.urns.shape, CODE_OF[Status.BLANK], dtype=np.uint8),
        )
    return table.numbers(name)


def _shares(table: Table, columns: Columns, cohort: Floats) -> tuple[Floats, Statuses, Texts]:
    """100 × numerator ÷ cohort, where the publication gives counts only."""
    numerator, status = _optional(table, columns.numerator)
    name = table.name_of(columns.numerator) or ""
    countable = np.isfinite(numerator) & (cohort > 0)
    value = np.full(numerator.shape, np.nan)
    np.divide(100 * numerator, cohort, out=value, where=countable)
    unknown = np.where(status == KNOWN, CODE_OF[Status.NOT_AVAILABLE], status)
    return value, np.where(countable, status, unknown).astype(np.uint8), distinct(table.texts(name))


def _judgements(table: Table, measure: Measure, name: str) -> tuple[Floats, Statuses, Texts]:
    """Judgements by their order; a text that is no judgement must be a code."""
    values = {text.casefold(): grade.value for grade in measure.grades for text in grade.written}
    found = distinct(table.texts(name))
    words = [text.strip().casefold() for text in found.texts]
    others = pa.array(["" if word in values else word for word in words], pa.string())
    _, coded = table.read(others, name)
    value = [values.get(word, np.nan) for word in words]
    judged = [KNOWN if w in values else s for w, s in zip(words, coded, strict=True)]
    return (
        np.array([*value, np.nan])[found.places],
        np.array([*judged, CODE_OF[Status.BLANK]], dtype=np.uint8)[found.places],
        found,
    )


def _national(table: Table, columns: Columns, name: str | None) -> Mapping[str, tuple[float, str]]:
    found: dict[str, tuple[float, str]] = {}
    for row in columns.national:
        value = row.value
        if value is None and name:
            values, _ = table.numbers_at(name, table.aggregates(row.where))
            value = float(values[0]) if values.size and np.isfinite(values[0]) else None
        if value is not None:
            found.update(dict.fromkeys(row.universes, (value, row.says)))
    return found


def _authorities(table: Table, columns: Columns, name: str | None) -> Mapping[int, float]:
    if name is None or columns.authority is None:
        return {}
    values, authority = table.numbers_at(name, table.aggregates(columns.authority))
    pairs = zip(authority.tolist(), values.tolist(), strict=True)
    return {code: value for code, value in pairs if code and np.isfinite(value)}


def _urns(table: Table, names: tuple[str, ...]) -> NDArray[np.int32]:
    name = table.name_of(names)
    if name is None:
        return np.zeros(table.urns.shape, dtype=np.int32)
    return table.mapped(name, lambda text: int(text) if text.isdigit() else 0, 0)
