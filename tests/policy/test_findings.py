"""One criterion, one school: YES, NO or NOT_KNOWN, and the reason in words."""

from __future__ import annotations

from datetime import date

import pytest
from tests.policy.making import COMPARED, SOURCE, criterion, point, policy_of, rule, school

from fosse.evidence.indicator import Point, Status
from fosse.evidence.measure import measures
from fosse.policy.findings import Finding, SchoolEvidence, find, is_asked
from fosse.policy.logic import Answer

Y, N, U = Answer.YES, Answer.NO, Answer.NOT_KNOWN


def put(evidence: SchoolEvidence, **keys: object) -> Finding:
    """The finding of one criterion, Progress 8 below −0.5 unless `keys` say otherwise."""
    policy = policy_of(criterion("c", **keys), rule("targeted", any_of=["c"]))
    return find(policy.criteria[0], measures(), evidence)


BELOW_FOR_SURE = {
    "statistic": "probability below",
    "limit": -0.5,
    "operator": "at least",
    "threshold": 0.8,
}


@pytest.mark.parametrize(
    ("value", "operator", "expected"),
    [
        (-0.6, "below", Y),
        (-0.5, "below", N),
        (-0.5, "at most", Y),
        (-0.5, "above", N),
        (-0.5, "at least", Y),
        (0.2, "above", Y),
    ],
)
def test_a_value_is_compared_with_the_threshold(
    value: float, operator: str, expected: Answer
) -> None:
    assert put(school(point(value)), operator=operator).answer is expected


def test_a_finding_carries_value_interval_comparison_source_and_year() -> None:
    found = put(school(point(-0.82, low=-1.05, high=-0.59, compared=COMPARED)))
    assert (found.value, found.low, found.high, found.year) == (-0.82, -1.05, -0.59, "2023/24")
    assert found.comparison is COMPARED
    assert found.source is SOURCE
    assert found.because == (
        "Progress 8 was −0.82 (−1.05 to −0.59) in 2023/24; England −0.03: below −0.50."
    )


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"statistic": "interval high", "operator": "below"}, Y),  # −0.59 < −0.5
        ({"statistic": "interval high", "operator": "below", "threshold": -0.6}, N),
        ({"statistic": "interval low", "operator": "at most", "threshold": -1.05}, Y),
        ({"statistic": "percentile", "operator": "at most", "threshold": 10}, Y),
        ({"statistic": "percentile", "operator": "below", "threshold": 10}, N),
        ({"statistic": "z adjusted", "operator": "at most", "threshold": -1.96}, Y),
        ({"statistic": "z adjusted", "operator": "at most", "threshold": -2.01}, N),
        # −0.82 − (−0.03) = −0.79
        ({"statistic": "difference from national", "operator": "at most", "threshold": -0.79}, Y),
        ({"statistic": "difference from national", "operator": "below", "threshold": -0.79}, N),
    ],
)
def test_each_statistic_looks_at_its_own_number(keys: dict[str, object], expected: Answer) -> None:
    assert (
        put(school(point(-0.82, low=-1.05, high=-0.59, compared=COMPARED)), **keys).answer
        is expected
    )


def test_a_probability_is_said_as_a_plain_fraction() -> None:
    """Φ((−0.5 − (−0.7)) / 0.15) = Φ(1.333) = 0.9088, by the tables of the normal distribution."""
    found = put(school(point(-0.82, compared=COMPARED)), **BELOW_FOR_SURE)
    assert found.answer is Y
    assert found.probability == pytest.approx(0.9088, abs=5e-4)
    assert found.because.startswith("Very likely (9 in 10) to be below −0.50.")


def test_a_low_figure_that_may_be_chance_is_no() -> None:
    shrunk = COMPARED._replace(mean=-0.45, sd=0.2)  # Φ(−0.25) = 0.40
    found = put(school(point(-0.82, compared=shrunk)), **BELOW_FOR_SURE)
    assert found.answer is N
    assert found.because.startswith("Less likely than not (1 in 3) to be below −0.50.")


def test_a_probability_may_speak_of_the_national_figure() -> None:
    keys = {**BELOW_FOR_SURE, "limit": "national"}
    found = put(school(point(-0.82, compared=COMPARED)), **keys)  # Φ(0.67/0.15) ≈ 1
    assert found.because.startswith(
        "Almost certain (99 in 100) to be below the national figure, −0.03."
    )


def test_a_probability_above_is_the_rest() -> None:
    keys = {**BELOW_FOR_SURE, "statistic": "probability above", "threshold": 0.05}
    found = put(school(point(-0.82, compared=COMPARED)), **keys)
    assert found.answer is Y
    assert found.probability == pytest.approx(1 - 0.9088, abs=5e-4)


@pytest.mark.parametrize(
    ("operator", "threshold", "likely"),
    [("at most", 0.95, 1 - 0.9088), ("below", 0.95, 1 - 0.9088), ("above", 0.8, 0.9088)],
)
def test_a_yes_to_at_most_is_true_where_the_probability_is_not(
    operator: str, threshold: float, likely: float
) -> None:
    keys = {**BELOW_FOR_SURE, "operator": operator, "threshold": threshold}
    found = put(school(point(-0.82, compared=COMPARED)), **keys)
    assert found.answer is Y
    assert found.probability == pytest.approx(likely, abs=5e-4)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (
            Status.SUPPRESSED,
            "the figure for 2023/24 was suppressed, because few pupils are counted",
        ),
        (Status.NO_ENTRIES, "no pupil was entered in 2023/24"),
        (Status.LOW_COVERAGE, "too few of the pupils are covered in 2023/24"),
        (Status.NEW_SCHOOL, "the school was new in 2023/24"),
        (Status.NOT_PUBLISHED, "the figure for 2023/24 was not published"),
        (Status.NOT_APPLICABLE, "in 2023/24 it does not apply to this school"),
        (Status.NOT_AVAILABLE, "the figure for 2023/24 is not available"),
        (Status.BLANK, "the figure for 2023/24 was left empty in the publication"),
        (Status.NO_ROW, "the school is not in the publication of 2023/24"),
    ],
)
def test_a_code_is_never_a_number(status: Status, words: str) -> None:
    found = put(school(point(status=status)))
    assert found.answer is U
    assert found.because == f"We don't know: {words}."


def test_every_status_has_words() -> None:
    for status in Status:
        assert put(school(point(status=status))).because.startswith("We don't know: ")


def test_a_cohort_under_the_minimum_is_not_known() -> None:
    found = put(school(point(-0.9, cohort=8)), minimum_cohort=11)
    assert found.answer is U
    assert "only 8 pupils are counted, and the policy asks for 11" in found.because
    assert put(school(point(-0.9, cohort=11)), minimum_cohort=11).answer is Y


def test_a_statistic_that_cannot_be_had_is_not_known() -> None:
    for statistic in ("percentile", "z adjusted", "interval high", "difference from national"):
        assert put(school(point(-0.9)), statistic=statistic, threshold=10).answer is U
    assert put(school(point(-0.9)), **BELOW_FOR_SURE).answer is U


# ---------------------------------------------------------------- windows and age


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"2021/22": -0.6, "2022/23": 0.1, "2023/24": -0.7}, Y),
        ({"2021/22": 0.6, "2022/23": 0.1, "2023/24": -0.7}, N),
        ({"2021/22": None, "2022/23": -0.6, "2023/24": -0.7}, Y),
        ({"2021/22": None, "2022/23": 0.1, "2023/24": -0.7}, U),
        ({"2021/22": None, "2022/23": 0.1, "2023/24": 0.7}, N),
        ({"2023/24": -0.7, "2022/23": -0.6}, Y),  # the third year is not needed
        ({"2023/24": -0.7}, U),
        ({"2023/24": 0.7, "2022/23": 0.6}, N),
    ],
)
def test_two_of_the_last_three_years(values: dict[str, float | None], expected: Answer) -> None:
    evidence = school(*(point(value, year) for year, value in values.items()))
    assert put(evidence, window=3, needed=2, oldest_years=5).answer is expected


def test_the_years_that_made_a_yes_are_named() -> None:
    evidence = school(point(-0.6, "2021/22"), point(0.1, "2022/23"), point(-0.7, "2023/24"))
    found = put(evidence, window=3, needed=2, oldest_years=5)
    assert found.because.startswith("In 2 of the last 3 years (2021/22 and 2023/24). ")
    assert found.year == "2023/24"


def test_a_year_that_is_missing_is_not_known_and_not_passed_over() -> None:
    """Years are counted by the calendar: 2021/22 is not one of the two years to 2023/24."""
    evidence = school(
        point(-0.7, "2021/22"),
        point(-0.8, "2023/24"),
        missing={"ks4_progress8 2022/23": "no release for 2022/23 is loaded."},
    )
    found = put(evidence, window=2, needed=2, oldest_years=5)
    assert found.answer is U
    assert found.because == (
        "We don't know: there is no figure for 2022/23: no release for 2022/23 is loaded."
    )
    unsaid = school(point(-0.7, "2021/22"), point(-0.8, "2023/24"))
    found = put(unsaid, window=2, needed=2, oldest_years=5)
    assert found.because == "We don't know: no figure for 2022/23 is loaded."
    assert put(evidence, window=3, needed=2, oldest_years=5).answer is Y
    assert put(evidence, window=3, needed=3, oldest_years=5).answer is U
    back = put(evidence, window=2, needed=2, oldest_years=5, if_not_known="look back")
    assert back.answer is Y


def test_a_missing_year_does_not_hide_one_that_settles_it() -> None:
    evidence = school(point(-0.7, "2021/22"), point(0.8, "2023/24"))
    found = put(evidence, window=2, needed=2, oldest_years=5)
    assert found.answer is N
    assert found.because.startswith(
        "Of the last 2 years it does not hold in 2023/24; 2022/23 is not known. "
    )


def test_years_that_a_measure_never_had_are_passed_over() -> None:
    """No school has Progress 8 for 2019/20 and 2020/21, when there were no examinations."""
    evidence = school(point(-0.7, "2018/19"), point(-0.8, "2021/22"), as_at=date(2022, 11, 30))
    found = put(evidence, window=2, needed=2, oldest_years=5)
    assert found.answer is Y
    assert found.because.startswith("In 2 of the last 2 years (2018/19 and 2021/22). ")


def test_a_year_that_is_not_out_yet_does_not_begin_the_window() -> None:
    missing = {"ks2_rwm_expected 2024/25": "it comes out by 11 December 2025"}
    points = (point(45, year, measure="ks2_rwm_expected") for year in ("2022/23", "2023/24"))
    evidence = school(*points, as_at=date(2025, 9, 30), missing=missing)
    assert put(evidence, **PRIMARY, window=2, needed=2).answer is Y


def test_a_reason_says_which_years_are_known_and_which_are_not() -> None:
    evidence = school(point(0.3, "2018/19"), as_at=date(2019, 11, 30))
    found = put(evidence, window=2, needed=2)
    assert found.answer is N
    assert found.because.startswith(
        "Of the last 2 years it does not hold in 2018/19; 2017/18 is not known. "
    )
    evidence = school(point(None, "2021/22"), point(-0.6, "2022/23"), point(-0.7, "2023/24"))
    found = put(evidence, window=3, needed=2, oldest_years=5)
    assert found.because.startswith(
        "Of the last 3 years it holds in 2022/23 and 2023/24; 2021/22 is not known. "
    )
    evidence = school(point(0.6, "2022/23"), point(0.7, "2023/24"))
    found = put(evidence, window=2, needed=1)
    assert found.because.startswith("In none of the last 2 years. ")


def test_years_too_old_to_be_used_are_said_to_be_so() -> None:
    evidence = school(point(0.1, "2022/23"), point(0.3, "2023/24"))
    found = put(evidence, window=4, needed=3, oldest_years=3)
    assert found.because.startswith(
        "Of the last 4 years it does not hold in 2022/23 and 2023/24; 2 other years can't be used. "
    )


def test_evidence_that_is_too_old_is_not_used() -> None:
    """Results of 2021/22 speak of the year to 31 August 2022."""
    evidence = school(point(-0.9, "2021/22"), as_at=date(2025, 8, 31))
    assert put(evidence, oldest_years=3).answer is Y
    evidence = school(point(-0.9, "2021/22"), as_at=date(2025, 9, 1))
    found = put(evidence, oldest_years=3)
    assert found.answer is U
    assert "the newest figure, for 2021/22, is more than 3 years old" in found.because


def test_the_29th_of_february_is_a_day_like_others() -> None:
    assert put(school(point(-0.9, "2022/23"), as_at=date(2024, 2, 29))).answer is Y


def test_looking_back_takes_the_newest_figure_that_is_known() -> None:
    evidence = school(point(-0.9, "2022/23"), point(None, "2023/24"))
    assert put(evidence).answer is U
    found = put(evidence, if_not_known="look back")
    assert (found.answer, found.year) == (Y, "2022/23")


def test_the_adviser_is_told_to_ask() -> None:
    assert put(school(), if_not_known="ask the school").because == (
        "We don't know: no figure for this school is in what is loaded and was out by 31 March "
        "2026. Ask the school."
    )


PRIMARY = {"measure": "ks2_rwm_expected", "threshold": 50, "phases": ["primary"]}


def test_years_that_are_not_out_yet_are_said_to_be_not_known() -> None:
    day, missing = date(2025, 9, 30), {"ks2_rwm_expected 2024/25": "out on 11 December 2025"}
    known = point(45, measure="ks2_rwm_expected")
    found = put(school(known, as_at=day, missing=missing), **PRIMARY)
    assert found.answer is Y
    assert found.because.endswith("Not known yet for 2024/25: out on 11 December 2025.")
    found = put(school(as_at=day, missing=missing), **PRIMARY)
    assert found.answer is U
    assert "Not known yet for 2024/25" in found.because


def test_years_that_never_come_are_not_said_to_come() -> None:
    """There is no Progress 8 for 2024/25."""
    missing = {"ks4_progress8 2024/25": "there is none"}
    found = put(school(point(-0.9), missing=missing))
    assert found.because.endswith("Not known for 2024/25: there is none.")


# ---------------------------------------------------------------- change, predecessors


def test_a_change_runs_over_the_years_that_the_policy_says() -> None:
    roll = [
        point(400, "2022/23", measure="pupils"),
        point(330, "2025/26", measure="pupils"),
    ]
    keys = {
        "measure": "pupils",
        "statistic": "change percent",
        "operator": "at most",
        "threshold": -15,
        "over_years": 3,
    }
    found = put(school(*roll), **keys)  # 330 ÷ 400 − 1 = −17.5%
    assert found.answer is Y
    assert "went from 400 in 2022/23 to 330 in 2025/26: down by 18%" in found.because
    assert put(school(*roll), **{**keys, "threshold": -17.6}).answer is N
    assert put(school(*roll), **{**keys, "over_years": 2}).answer is U


def test_a_break_in_a_measure_is_not_crossed() -> None:
    """Progress 8 capped single pupils' scores from 2017/18."""
    keys = {"statistic": "change", "operator": "below", "threshold": 0, "over_years": 2}
    across = school(point(0.1, "2016/17"), point(-0.2, "2018/19"), as_at=date(2019, 11, 1))
    found = put(across, **keys)
    assert found.answer is U
    assert "can't be compared with that for 2016/17" in found.because
    after = school(point(0.1, "2017/18"), point(-0.2, "2019/20"), as_at=date(2020, 11, 30))
    assert put(after, **keys).answer is Y


def test_a_predecessors_result_is_said_to_be_theirs() -> None:
    found = put(school(point(-0.9, urn=100002)))
    assert found.answer is Y
    assert found.published_for == 100002
    assert found.because.endswith("This is the result of a predecessor, URN 100002.")


def test_a_schools_own_result_comes_before_its_predecessors() -> None:
    found = put(school(point(0.3), point(-0.9, urn=100002)))
    assert (found.answer, found.published_for) == (N, None)


def test_predecessors_must_agree() -> None:
    two = school(point(-0.6, urn=100002), point(0.2, urn=100003))
    found = put(two)
    assert found.answer is U
    assert "the predecessors' results for 2023/24 point different ways" in found.because
    assert put(school(point(-0.6, urn=100002), point(-0.7, urn=100003))).answer is Y


# ---------------------------------------------------------------- inspection

JUDGED = {
    "measure": "report_card_leadership",
    "statistic": "judgement",
    "operator": "one of",
    "judgements": ["Urgent improvement"],
    "also": {"inspection_overall": ["Inadequate"]},
    "oldest_years": 5,
}


def judged(word: str, on: date, measure: str = "report_card_leadership") -> Point:
    return point(measure=measure, word=word, on=on, year="", cohort=None)


def test_the_newest_inspection_counts_under_its_own_framework() -> None:
    old = judged("Inadequate", date(2022, 5, 4), "inspection_overall")
    found = put(school(old), **JUDGED)
    assert found.answer is Y
    assert found.because == "Inspectors judged Overall effectiveness “Inadequate” on 4 May 2022."
    newer = judged("Strong standard", date(2025, 12, 3))
    found = put(school(old, newer), **JUDGED)
    assert (found.answer, found.word, found.year) == (N, "Strong standard", "3 December 2025")


def test_one_bad_judgement_of_an_inspection_is_enough() -> None:
    keys = {**JUDGED, "also": {"report_card_safeguarding": ["Not met"]}}
    day = date(2025, 12, 3)
    evidence = school(
        judged("Expected standard", day), judged("Not met", day, "report_card_safeguarding")
    )
    assert put(evidence, **keys).answer is Y


def not_given(measure: str, on: date | None, status: Status = Status.NOT_JUDGED) -> Point:
    return point(measure=measure, status=status, on=on, year="2025/26", cohort=None)


SAFE_AND_LED = {**JUDGED, "also": {"report_card_safeguarding": ["Not met"]}}


def test_a_judgement_that_was_not_given_is_no_good_news() -> None:
    day = date(2025, 12, 3)
    led = judged("Expected standard", day)
    found = put(school(led, not_given("report_card_safeguarding", day)), **SAFE_AND_LED)
    assert found.answer is U
    assert found.measure == "report_card_safeguarding"
    assert found.because == (
        "We don't know: at the inspection on 3 December 2025, Safeguarding standards (report card) "
        "was not judged."
    )
    urgent = judged("Urgent improvement", day)
    found = put(school(urgent, not_given("report_card_safeguarding", day)), **SAFE_AND_LED)
    assert found.answer is Y


def test_a_newer_inspection_without_the_judgement_does_not_leave_the_older_one_to_answer() -> None:
    older = judged("Expected standard", date(2025, 11, 12))
    newer = not_given("report_card_leadership", date(2026, 2, 3))
    assert put(school(older, newer), **JUDGED).answer is U


def test_a_grade_that_an_inspection_gave_no_school_is_no_gap() -> None:
    """Graded inspections of September 2024 to 2025 gave no overall grade, and the rest."""
    day = date(2025, 1, 28)
    keys = {
        **JUDGED,
        "measure": "inspection_leadership",
        "judgements": ["Inadequate"],
    }
    led = judged("Good", day, "inspection_leadership")
    assert put(school(led, not_given("inspection_overall", day)), **keys).answer is N
    alone = put(school(not_given("inspection_overall", day)), **keys)
    assert alone.answer is U
    assert "on 28 January 2025, Overall effectiveness was not judged" in alone.because


def test_what_does_not_apply_to_a_school_does_not_count() -> None:
    day = date(2025, 12, 3)
    led = judged("Expected standard", day)
    apart = not_given("report_card_safeguarding", day, Status.NOT_APPLICABLE)
    assert put(school(led, apart), **SAFE_AND_LED).answer is N
    undated = not_given("report_card_safeguarding", None)
    assert put(school(led, undated), **SAFE_AND_LED).answer is N


def test_none_of_the_judgements_is_not_known_where_one_was_not_given() -> None:
    day = date(2025, 12, 3)
    keys = {**SAFE_AND_LED, "operator": "none of"}
    gap = not_given("report_card_safeguarding", day)
    assert put(school(judged("Expected standard", day), gap), **keys).answer is U
    assert put(school(judged("Urgent improvement", day), gap), **keys).answer is N


def test_a_school_that_was_not_inspected_is_not_known() -> None:
    found = put(school(), **JUDGED)
    assert found.answer is U
    assert found.because == (
        "We don't know: no inspection of this school that answers it is in what is loaded and was "
        "out by 31 March 2026."
    )
    old = judged("Inadequate", date(2012, 5, 4), "inspection_overall")
    found = put(school(old), **JUDGED)
    assert found.answer is U
    assert "4 May 2012, is more than 5 years old" in found.because


# ---------------------------------------------------------------- who is asked


@pytest.mark.parametrize(
    ("kind", "ages", "asked"),
    [
        ("primary", (5, 11), True),
        ("primary", (4, 7), False),  # an infant school has no key stage 2
        ("primary", (7, 11), True),
        ("primary", (None, None), True),
        ("secondary", (11, 16), False),
        ("", (5, 11), False),
    ],
)
def test_key_stage_2_is_asked_of_schools_with_pupils_of_eleven(
    kind: str, ages: tuple[int | None, int | None], asked: bool
) -> None:
    keys = {"measure": "ks2_rwm_expected", "threshold": 50, "phases": ["primary"], "age": 11}
    policy = policy_of(criterion("c", **keys), rule("targeted", any_of=["c"]))
    assert is_asked(policy.criteria[0], kind, *ages) is asked


def test_a_school_of_unknown_kind_is_asked_what_every_kind_is_asked() -> None:
    policy = policy_of(
        criterion("c", **{**JUDGED, "phases": ["all"]}), rule("targeted", any_of=["c"])
    )
    assert is_asked(policy.criteria[0], "")


# ---------------------------------------------------------------- the policy's own words


def test_the_policys_own_wording_is_used_where_it_has_one() -> None:
    found = put(
        school(point(-0.82, low=-1.05, high=-0.59, compared=COMPARED)),
        because="{measure}: {value} ({low}/{high}, {cohort} pupils) in {year}, {national} in all,"
        " {authority} here, {neighbours} near; place {percentile}; {difference}; {threshold}.",
    )
    assert found.because == (
        "Progress 8: −0.82 (−1.05/−0.59, 180 pupils) in 2023/24, −0.03 in all, −0.10 here, "
        "−0.20 near; place 10; 0.79 below England; −0.50."
    )


def test_a_placeholder_without_a_figure_says_so() -> None:
    found = put(school(point(-0.82)), because="{national}, {low}, {percentile}, {earlier}, {limit}")
    assert found.because == "not known, not known, not known, not known, not known"


def test_the_wording_of_a_no() -> None:
    assert put(school(point(0.4)), because_not="Fine: {value}.").because == "Fine: +0.40."
