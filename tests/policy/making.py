"""Small policies and made-up evidence, for the tests of this folder."""

from __future__ import annotations

from datetime import date

from fosse.evidence.indicator import Comparison, Indicator, Point, Series, Source, Status
from fosse.evidence.measure import measures
from fosse.policy.findings import SchoolEvidence
from fosse.policy.schema import parse
from fosse.policy.terms import Policy

AS_AT = date(2026, 3, 31)
SOURCE = Source("ks4", "Key stage 4", "2023/24", "final", date(2025, 2, 27), "ab" * 32)

HEAD = """\
title = "A policy for tests"
adopted_on = 2026-01-01
in_force_from = 2026-02-01
"""

LEVELS = "".join(
    f"""
[[levels]]
id = "{level}"
name = "{level.capitalize()}"
meaning = "m"
expect = ["e"]
days = {days}
visits = {days}
day_rate = 500
decided_by = "Head of service"
review_months = 12
"""
    for level, days in (("light", 1), ("core", 3), ("targeted", 8), ("intensive", 15))
)

DECISION = """
[decision]
usual = "core"
too_little_known = "core"
least_known = {least_known}
"""


def criterion(id_: str, **keys: object) -> str:
    """A criterion of Progress 8 below −0.5 unless `keys` say otherwise, as TOML."""
    given: dict[str, object] = {
        "title": id_.capitalize(),
        "measure": "ks4_progress8",
        "statistic": "value",
        "operator": "below",
        "threshold": -0.5,
        "phases": ["secondary"],
        **keys,
    }
    if given["statistic"] == "judgement":
        del given["threshold"]
    also = given.pop("also", None)
    lines = [f"{key} = {_toml(value)}" for key, value in {"id": id_, **given}.items()]
    if isinstance(also, dict):
        lines += ["[criteria.also]", *(f"{key} = {_toml(value)}" for key, value in also.items())]
    return "\n[[criteria]]\n" + "\n".join(lines) + "\n"


def rule(level: str, **keys: object) -> str:
    lines = [f"{key} = {_toml(value)}" for key, value in {"level": level, **keys}.items()]
    return "\n[[rules]]\n" + "\n".join(lines) + "\n"


def text_of(*parts: str, least_known: int = 1, decision: str = DECISION) -> str:
    return HEAD + decision.format(least_known=least_known) + LEVELS + "".join(parts)


def policy_of(*parts: str, least_known: int = 1, decision: str = DECISION) -> Policy:
    return parse(text_of(*parts, least_known=least_known, decision=decision), measures())


def _toml(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return f"{value}"


COMPARED = Comparison(
    universe="secondary schools",
    schools=3000,
    national=-0.03,
    authority=-0.1,
    neighbours=-0.2,
    lower_quartile=-0.4,
    upper_quartile=0.3,
    percentile=10.0,
    z=-3.0,
    z_adjusted=-2.0,
    mean=-0.7,
    sd=0.15,
)


def point(
    value: float | None = None,
    year: str = "2023/24",
    *,
    measure: str = "ks4_progress8",
    status: Status = Status.KNOWN,
    low: float | None = None,
    high: float | None = None,
    cohort: float | None = 180,
    word: str | None = None,
    on: date | None = None,
    urn: int = 100001,
    compared: Comparison | None = None,
) -> Point:
    if value is None and word is None and status is Status.KNOWN:
        status = Status.SUPPRESSED
    indicator = Indicator(
        measure, urn, urn == 100001, year, status, "", SOURCE, value, low, high, cohort, word, on
    )
    return Point(indicator, compared)


def school(
    *points: Point,
    kind: str = "secondary",
    as_at: date = AS_AT,
    missing: dict[str, str] | None = None,
    ages: tuple[int | None, int | None] = (11, 16),
) -> SchoolEvidence:
    """A school with these points, by measure, oldest first as the evidence gives them."""
    by_measure: dict[str, list[Point]] = {}
    for one in points:
        by_measure.setdefault(one.indicator.measure, []).append(one)
    for name in missing or {}:
        by_measure.setdefault(name.split(" ")[0], [])
    series = {
        name: Series(
            name,
            tuple(sorted(found, key=lambda p: p.indicator.year)),
            {k.split(" ")[1]: v for k, v in (missing or {}).items() if k.split(" ")[0] == name},
        )
        for name, found in by_measure.items()
    }
    return SchoolEvidence(100001, "Watling School", kind, as_at, series, *ages)
