"""A measure through time as a chart: whose results, which gaps, from where."""

from __future__ import annotations

from datetime import date

import pytest

from fosse.documents.chart import TimeChart
from fosse.evidence.indicator import Comparison, Indicator, Point, Series, Source, Status
from fosse.evidence.measure import measures
from fosse.web import series as drawn
from fosse.web.schools import results

MEASURE = "ks2_rwm_expected"
NAMES = {7: "Old Infant School"}


def source(year: str) -> Source:
    return Source("ks2", "Key stage 2", year, "final", date(2024, 4, 1), "0" * 64)


def point(year: str, value: float | None, *, own: bool = True, **more: object) -> Point:
    found = Indicator(
        measure=MEASURE,
        urn=1 if own else 7,
        own=own,
        year=year,
        status=Status.KNOWN if value is not None else Status.SUPPRESSED,
        raw="SUPP" if value is None else str(value),
        source=source(year),
        value=value,
        low=None if value is None else value - 9,
        high=None if value is None else value + 9,
        cohort=30,
    )
    against = Comparison(
        "mainstream primary", 100, 60.0, 58.0, None, 50.0, 70.0, 40.0, 0.0, 0.0, 55.0, 3.0,
        national_is="all state-funded schools, as published",
        quartiles_are="the 50 schools most alike",
    )  # fmt: skip
    return Point(found._replace(**more), against)


def chart(*points: Point, missing: dict[str, str] | None = None) -> TimeChart:
    series = Series(MEASURE, points, missing or {})
    figure = drawn.figure(series, measures()[MEASURE], school="Bede", names=NAMES)
    assert isinstance(figure.drawing, TimeChart)
    return figure.drawing


def test_values_intervals_and_what_they_are_compared_with() -> None:
    made = chart(point("2022/23", 50.0), point("2023/24", 45.0))
    assert made.years == ("2022/23", "2023/24")
    row = made.table().rows[1]
    assert row[:6] == ("2023/24", "45%", "36% to 54%", "30", "60%", "50% to 70%")
    assert made.better == "higher"
    assert made.similar_name == "the 50 schools most alike"


def test_a_predecessor_s_result_is_shown_as_theirs() -> None:
    made = chart(point("2021/22", 40.0, own=False), point("2022/23", 50.0))
    assert [result.whose for result in made.results] == ["Old Infant School", ""]
    assert "Result of Old Infant School" in made.table().rows[0][-1]


def test_a_gap_says_why_with_the_published_code() -> None:
    made = chart(
        point("2022/23", None), point("2023/24", 45.0), missing={"2024/25": "not published yet"}
    )
    because = {gap.year: gap.because for gap in made.unknown}
    assert because == {
        "2022/23": "suppressed, because few pupils are counted (“SUPP”)",
        "2024/25": "not published yet",
    }


def test_every_source_is_named_with_its_year_and_day() -> None:
    series = Series(MEASURE, (point("2022/23", 50.0), point("2023/24", 45.0)), {})
    note = drawn.note(series)
    assert note.startswith("Key stage 2: 2022/23 (final), published 1 April 2024; 2023/24")
    assert "England: all state-funded schools, as published." in note


def test_a_school_without_any_value_of_a_measure_is_told_why() -> None:
    profile = {MEASURE: Series(MEASURE, (point("2022/23", None),), {"2023/24": "not out yet"})}
    assert not results.groups(profile, measures(), school="Bede", names={})
    (said,) = results.unknown(profile, measures())
    assert "2022/23: suppressed, because few pupils are counted" in said
    assert "2023/24: not out yet" in said


def test_judgements_keep_their_framework_newest_first() -> None:
    graded, card = "inspection_overall", "report_card_inclusion"

    def judged(id_: str, word: str, on: date) -> Series:
        found = point("", 2.0, word=word, on=on, measure=id_)
        return Series(id_, (Point(found.indicator, None),), {})

    profile = {
        graded: judged(graded, "Good", date(2019, 9, 18)),
        card: judged(card, "Expected standard", date(2026, 1, 20)),
    }
    (group,) = results.groups(profile, measures(), school="Bede", names={})
    assert [each.words for each in group.judgements] == ["Expected standard", "Good"]
    assert "report cards" in group.judgements[0].framework
    assert not group.figures


@pytest.mark.parametrize(
    ("own", "urn", "whose"),
    [(True, 1, ""), (False, 7, NAMES[7]), (False, 8, "school 8"), (False, 0, "a predecessor")],
)
def test_a_judgement_says_whose_it_is_where_it_is_a_predecessors(
    own: bool, urn: int, whose: str
) -> None:
    id_ = "inspection_overall"
    found = point("2018/19", 2.0, own=own, urn=urn, word="Good", measure=id_)
    series = Series(id_, (Point(found.indicator, None),), {})
    (judgement,) = drawn.judgements(series, measures()[id_], NAMES)
    assert judgement.whose == whose
    (row,) = results.rows({id_: series}, measures(), NAMES)
    assert row["published_for"] == (urn or "")


@pytest.mark.parametrize("id_", sorted(measures()))
def test_every_measure_has_a_way_to_say_its_numbers(id_: str) -> None:
    amount = drawn.amount(measures()[id_])
    assert amount.say(0.0).strip("%£") in {"0", "0.0", "0.00"}
