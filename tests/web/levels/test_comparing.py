"""A figure beside what it is compared with, in words."""

from __future__ import annotations

from datetime import date

from fosse.evidence.indicator import Comparison, Indicator, Point, Series, Source, Status
from fosse.evidence.measure import measures
from fosse.web.levels import comparing

MEASURE = measures()["ks2_rwm_expected"]
SOURCE = Source("ks2", "Key stage 2", "2023/24", "final", date(2025, 4, 1), "0" * 64)
FOUND = Indicator(
    measure=MEASURE.id,
    urn=900001,
    own=True,
    year="2023/24",
    status=Status.KNOWN,
    raw="43%",
    source=SOURCE,
    value=43,
    low=31,
    high=56,
    cohort=60,
)
AGAINST = Comparison(
    universe="mainstream schools",
    schools=14_550,
    national=62,
    authority=60,
    neighbours=None,
    lower_quartile=55,
    upper_quartile=70,
    percentile=8.2,
    z=-3,
    z_adjusted=-1.5,
    mean=50,
    sd=5,
)


def said(point: Point) -> str:
    return " ".join(comparing.sentences(point, MEASURE, "Ratae"))


def test_a_figure_is_said_with_its_interval_its_comparisons_and_its_likelihood() -> None:
    assert said(Point(FOUND, AGAINST)) == (
        "43% in 2023/24, give or take chance 31% to 56%, on 60 pupils. England 62%; Ratae 60%. "
        "Almost certain (99 in 100) to be truly below the national figure. "
        "Better than 8 in 100 of 14,550 mainstream schools."
    )


def test_what_could_as_well_be_chance_is_said_so() -> None:
    even = AGAINST._replace(mean=62.5)
    assert "could as well be above as below" in said(Point(FOUND, even))
    above = AGAINST._replace(mean=67)
    assert "Likely (4 in 5) to be truly above" in said(Point(FOUND, above))


def test_nothing_is_claimed_where_nothing_is_known() -> None:
    alone = said(Point(FOUND._replace(low=None, high=None, cohort=None), None))
    assert alone == "43% in 2023/24."
    unsure = AGAINST._replace(mean=None, sd=None, percentile=None)
    assert "likely" not in said(Point(FOUND, unsure)).lower()
    assert comparing.sentences(Point(FOUND._replace(value=None), AGAINST), MEASURE, "") == ()


def test_the_ends_of_the_scale_are_not_called_the_very_best_or_worst() -> None:
    assert "lowest in a hundred" in said(Point(FOUND, AGAINST._replace(percentile=0.2)))
    assert "highest in a hundred" in said(Point(FOUND, AGAINST._replace(percentile=99.9)))


def test_the_newest_figure_is_the_schools_own_where_it_has_one() -> None:
    theirs = Point(FOUND._replace(own=False, urn=900009, value=70), None)
    own = Point(FOUND, AGAINST)
    series = Series(MEASURE.id, (theirs, own), {})
    assert comparing.latest(series) is own
    unknown = Point(FOUND._replace(value=None, year="2024/25"), None)
    assert comparing.latest(Series(MEASURE.id, (own, unknown), {})) is own
    assert comparing.latest(Series(MEASURE.id, (unknown,), {})) is None
    assert "a predecessor's result" in said(theirs)
