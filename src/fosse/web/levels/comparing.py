"""A figure beside what it can fairly be compared with, in words. PURE."""

from __future__ import annotations

from collections.abc import Iterator

from fosse.evidence.indicator import Comparison, Indicator, Point, Series
from fosse.evidence.measure import Measure
from fosse.policy.wording import chance

EVEN = 0.6
"""Below this probability neither side is said to be likely."""


def latest(series: Series) -> Point | None:
    """The newest known figure: the school's own before a predecessor's of the same year."""
    known = [point for point in series.points if point.indicator.value is not None]
    return max(known, key=lambda p: (p.indicator.year, p.indicator.own), default=None)


def sentences(point: Point, measure: Measure, authority: str) -> tuple[str, ...]:
    """What the newest figure says: itself with its interval, then each comparison."""
    found, against = point.indicator, point.comparison
    if found.value is None:
        return ()
    said = [_itself(found, measure)]
    if against is not None:
        said += [*_beside(against, measure, authority), *_likely(against), *_place(against)]
    return tuple(said)


def _itself(found: Indicator, measure: Measure) -> str:
    value = measure.in_words(found.value or 0.0)
    interval = ""
    if found.low is not None and found.high is not None:
        interval = f", give or take chance {_span(found.low, found.high, measure)}"
    pupils = f", on {found.cohort:,.0f} pupils" if found.cohort else ""
    theirs = "" if found.own else ", a predecessor's result"
    return f"{value} in {found.year}{theirs}{interval}{pupils}."


def _span(low: float, high: float, measure: Measure) -> str:
    return f"{measure.in_words(low)} to {measure.in_words(high)}"


def _beside(against: Comparison, measure: Measure, authority: str) -> Iterator[str]:
    named = (
        ("England", against.national),
        (authority, against.authority),
        ("its statistical neighbours", against.neighbours),
    )
    known = [f"{name} {measure.in_words(value)}" for name, value in named if value is not None]
    if known:
        yield f"{'; '.join(known)}."


def _likely(against: Comparison) -> Iterator[str]:
    """On which side of the national figure the school truly stands, as far as can be said."""
    if against.national is None:
        return
    below = against.probability_below(against.national)
    if below is None:
        return
    side, surely = ("below", below) if below >= 0.5 else ("above", 1 - below)
    if surely < EVEN:
        yield "Its own pupils aside, it could as well be above as below the national figure."
        return
    words, fraction = chance(surely)
    yield f"{words.capitalize()} ({fraction}) to be truly {side} the national figure."


def _place(against: Comparison) -> Iterator[str]:
    """Its place among schools of its kind, in hundredths."""
    if against.percentile is None:
        return
    of = f"{against.schools:,} {against.universe}"
    share = round(against.percentile)
    if share <= 0:
        yield f"Among the lowest in a hundred of {of}."
    elif share >= 100:
        yield f"Among the highest in a hundred of {of}."
    else:
        yield f"Better than {share} in 100 of {of}."
