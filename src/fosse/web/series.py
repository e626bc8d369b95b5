"""A measure of a school through time, as a chart with its table and its sources.

The one place where evidence becomes a drawing: for the public page of a school and for the
officers' pages alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fosse.documents.amount import Amount
from fosse.documents.chart import Backdrop, Better, Break, Gap, Result, Size, TimeChart
from fosse.documents.figure import Figure
from fosse.evidence.indicator import Indicator, Point, Series, Source, Status
from fosse.evidence.measure import Direction, Measure, Unit

_YEAR = re.compile(r"\d{4}/\d{2}")

BETTER: Mapping[Direction, Better] = {
    Direction.HIGH: "higher",
    Direction.LOW: "lower",
    Direction.NEITHER: "",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """An inspection judgement in the words of its framework, or why there is none."""

    measure: str
    framework: str
    words: str
    day: date | None
    year: str
    whose: str
    source: str


def figure(
    series: Series,
    measure: Measure,
    *,
    school: str,
    names: Mapping[int, str],
    size: Size = "small",
) -> Figure:
    """The chart of a measure of `school`; `names` are its predecessors' by URN."""
    chart = TimeChart(
        key=f"{measure.id}-{size}",
        title=measure.title,
        subject=school,
        amount=amount(measure),
        better=BETTER[measure.direction],
        years=_years(series),
        results=tuple(_results(series.points, names)),
        backdrop=tuple(_backdrop(series.points)),
        gaps=tuple(_gaps(series)),
        breaks=tuple(Break(b.year, b.says) for b in measure.breaks if b.year in _years(series)),
        size=size,
        similar_name=_alike(series),
    )
    return Figure(drawing=chart, caption=measure.title, note=note(series))


def judgements(series: Series, measure: Measure, names: Mapping[int, str]) -> tuple[Judgement, ...]:
    """The judgements of a graded measure, newest first."""
    return tuple(
        Judgement(
            measure=measure.title,
            framework=measure.framework,
            words=point.indicator.word or _why(point.indicator),
            day=point.indicator.on,
            year=point.indicator.year,
            whose=_whose(point.indicator, names),
            source=str(point.indicator.source),
        )
        for point in reversed(series.points)
    )


def amount(measure: Measure) -> Amount:
    """How the measure's numbers are said."""
    if measure.unit is Unit.PERCENT:
        return Amount(decimals=measure.decimals, suffix="%", floor=0, ceiling=100)
    if measure.unit is Unit.SCORE:
        return Amount(decimals=measure.decimals, signed=True)
    if measure.unit is Unit.POUNDS:
        return Amount(decimals=measure.decimals, prefix="£")
    return Amount(
        decimals=measure.decimals, floor=0 if measure.unit in {Unit.PUPILS, Unit.RATIO} else None
    )


def note(series: Series) -> str:
    """Where the figures come from, and what was compared and counted, in sentences."""
    against = [point.comparison for point in series.points if point.comparison]
    national = _listed(c.national_is for c in against if c.national is not None)
    alike = _listed(c.quartiles_are for c in against)
    counted = _listed(point.indicator.cohort_is for point in series.points)
    said = [
        sources(series),
        f"England: {national}" if national else "",
        f"Band: {alike}" if alike else "",
        f"Pupils: {counted}" if counted else "",
    ]
    return " ".join(f"{each}." for each in said if each)


def sources(series: Series) -> str:
    """Every release behind a series: “Key stage 4 performance tables: 2018/19 (final),
    published 1 April 2020; 2022/23 (final), published 1 April 2024”."""
    told: dict[str, list[str]] = {}
    for source in _distinct(point.indicator.source for point in series.points):
        when = f"{source.year} ({source.stage})" if source.year else f"({source.stage})"
        told.setdefault(source.title, []).append(
            f"{when}, published {source.published_on:%-d %B %Y}"
        )
    return ". ".join(f"{title}: {'; '.join(releases)}" for title, releases in told.items())


def _distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(sources))


def _years(series: Series) -> tuple[str, ...]:
    years = {point.indicator.year for point in series.points} | set(series.missing)
    return tuple(sorted(year for year in years if year))


def _results(points: Iterable[Point], names: Mapping[int, str]) -> Iterable[Result]:
    for point in points:
        found = point.indicator
        if found.value is not None and found.year:
            yield Result(
                year=found.year,
                value=found.value,
                low=found.low,
                high=found.high,
                cohort=found.cohort,
                whose=_whose(found, names),
            )


def _backdrop(points: Iterable[Point]) -> Iterable[Backdrop]:
    """One backdrop for each year: the school's own comparison before a predecessor's."""
    ordered = sorted(points, key=lambda point: not point.indicator.own)
    seen: set[str] = set()
    for point in ordered:
        year, against = point.indicator.year, point.comparison
        if against is None or not year or year in seen:
            continue
        seen.add(year)
        yield Backdrop(
            year=year,
            national=against.national,
            similar_low=against.lower_quartile,
            similar_high=against.upper_quartile,
        )


def _gaps(series: Series) -> Iterable[Gap]:
    own = {p.indicator.year: p.indicator for p in series.points if p.indicator.own}
    known = {p.indicator.year for p in series.points if p.indicator.value is not None}
    for year in _years(series):
        if year in own and own[year].value is None:
            yield Gap(year, _why(own[year]))
        elif year not in own and year not in known and year in series.missing:
            yield Gap(year, _undated(series.missing[year], year))


def _undated(reason: str, year: str) -> str:
    """A reason without its year, where it names no other: then it is one for many years."""
    return reason.replace(f" for {year}", "") if _YEAR.findall(reason) == [year] else reason


def _why(found: Indicator) -> str:
    """Why a value is not known, with the published code where there is one."""
    words = found.status.in_words
    return f"{words} (“{found.raw}”)" if found.raw and found.status is not Status.KNOWN else words


def _whose(found: Indicator, names: Mapping[int, str]) -> str:
    if found.own:
        return ""
    return names.get(found.urn, f"school {found.urn}" if found.urn else "a predecessor")


def _alike(series: Series) -> str:
    """Whose middle half the band is, shortly: the note beside the chart says all of it."""
    full = {p.comparison.quartiles_are for p in series.points if p.comparison} - {""}
    names = {name.removeprefix("the middle half of ").partition(" in ")[0] for name in full}
    return names.pop() if len(names) == 1 else "schools of its kind"


def _listed(said: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(each for each in said if each))
