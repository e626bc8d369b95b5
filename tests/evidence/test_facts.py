"""Indicators of a school as at any day, and what they are compared with: a made-up country."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.evidence import made_country as country
from tests.evidence.made_country import (
    CLOSED,
    INDEPENDENT,
    LATE,
    NEWCOMER,
    PRIMARIES,
    SECONDARIES,
    SPECIAL,
    loaded,
)

from fosse.evidence import facts
from fosse.evidence.indicator import Point, Series, Status

pytestmark = pytest.mark.django_db

MAINSTREAM_2 = "state-funded mainstream schools with key stage 2"
MAINSTREAM_4 = "state-funded mainstream schools with key stage 4"
IN_2026 = date(2026, 3, 31)


@pytest.fixture
def schools(tmp_path: Path) -> None:
    loaded(*country.register(tmp_path / "register"))


def series(urn: int, measure: str, *, as_at: date = IN_2026, **more: object) -> Series:
    return facts.profile(urn, as_at=as_at, **more)[measure]


def only(found: Series) -> Point:
    (point,) = found.points
    return point


def results(rows: dict[int, str], *, pupils: int = 30) -> list[list[object]]:
    """Key stage 2 rows with these shares of pupils at the expected standard."""
    return [
        [2 if urn == SPECIAL else 1, country.authority_of(urn), urn, pupils, share, "5%", *[0] * 3]
        for urn, share in rows.items()
    ]


EVERY_PRIMARY = {urn: f"{41 + place}%" for place, urn in enumerate(PRIMARIES)}  # 41% to 80%


# As at a day


@pytest.mark.usefixtures("schools")
def test_the_latest_stage_that_was_out_on_the_day_is_read(tmp_path: Path) -> None:
    urn = SECONDARIES[0]
    loaded(
        country.ks4(tmp_path, "2018-2019", "provisional", {urn: -0.2}),
        country.ks4(tmp_path, "2018-2019", "final", {urn: -0.4}),
    )
    autumn = only(series(urn, "ks4_progress8", as_at=date(2019, 11, 30))).indicator
    assert (autumn.value, autumn.source.stage) == (-0.2, "provisional")
    later = only(series(urn, "ks4_progress8", as_at=date(2020, 6, 30))).indicator
    assert (later.value, later.source.stage) == (-0.4, "final")
    assert later.source.published_on <= date(2020, 6, 30)


@pytest.mark.usefixtures("schools")
def test_known_at_leaves_out_what_was_loaded_since(tmp_path: Path) -> None:
    urn = SECONDARIES[0]
    provisional = country.ks4(tmp_path, "2018-2019", "provisional", {urn: -0.2})
    loaded(provisional, at=datetime(2026, 1, 1, tzinfo=UTC))
    loaded(
        country.ks4(tmp_path, "2018-2019", "final", {urn: -0.4}),
        at=datetime(2026, 2, 1, tzinfo=UTC),
    )
    between = datetime(2026, 1, 15, tzinfo=UTC)
    # The register of the fixture was loaded later still, and does not matter here.
    found = facts.profile(urn, as_at=IN_2026, known_at=between)["ks4_progress8"]
    assert found.points[0].indicator.value == -0.2


@pytest.mark.usefixtures("schools")
def test_a_year_that_is_missing_says_why(tmp_path: Path) -> None:
    urn = PRIMARIES[0]
    assert series(urn, "ks2_rwm_expected", as_at=date(2019, 11, 30)).missing == {
        "2018/19": "not published by 30 November 2019; it comes out by 13 December 2019"
    }
    loaded(country.ks2(tmp_path, "2018-2019", results(EVERY_PRIMARY)))
    missing = series(urn, "ks2_rwm_expected").missing
    assert missing["2019/20"] == "key stage 2 was not assessed in 2019/20 and 2020/21"
    assert "not published for single schools" in missing["2021/22"]
    assert missing["2022/23"] == "no release for 2022/23 that was out by 31 March 2026 is loaded"
    # Its revised results were out in December 2025: the final ones are not waited for.
    assert missing["2024/25"] == "no release for 2024/25 that was out by 31 March 2026 is loaded"
    assert "2018/19" not in missing
    assert "2025/26" not in missing  # has not ended


@pytest.mark.usefixtures("schools")
def test_a_release_that_leaves_the_measure_out_is_not_a_release_that_is_missing(
    tmp_path: Path,
) -> None:
    rows = [[1, urn, 0.3] for urn in PRIMARIES]
    path = tmp_path / "2018-2019/england_ks2final.csv"
    loaded(country.write(path, ("RECTYPE", "URN", "READPROG"), rows))
    missing = series(PRIMARIES[0], "ks2_rwm_expected", as_at=date(2020, 6, 30)).missing
    assert missing == {"2018/19": "the release for 2018/19 that is loaded leaves it out"}


# Codes, cohorts and intervals


@pytest.mark.usefixtures("schools")
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("SUPP", Status.SUPPRESSED),
        ("NE", Status.NO_ENTRIES),
        ("LOWCOV", Status.LOW_COVERAGE),
        ("NEW", Status.NEW_SCHOOL),
        ("", Status.BLANK),
    ],
)
def test_a_code_is_never_a_number(tmp_path: Path, text: str, status: Status) -> None:
    urn = PRIMARIES[0]
    loaded(country.ks2(tmp_path, "2018-2019", results({**EVERY_PRIMARY, urn: text})))
    point = only(series(urn, "ks2_rwm_expected", as_at=date(2020, 6, 30)))
    assert point.indicator.status is status
    assert (point.indicator.value, point.indicator.raw) == (None, text)
    assert point.comparison is not None
    assert point.comparison.percentile is None
    assert point.comparison.schools == len(PRIMARIES) - 1


@pytest.mark.usefixtures("schools")
def test_a_school_that_a_release_leaves_out_is_not_known(tmp_path: Path) -> None:
    rest = {urn: share for urn, share in EVERY_PRIMARY.items() if urn != PRIMARIES[0]}
    loaded(country.ks2(tmp_path, "2018-2019", results(rest)))
    point = only(series(PRIMARIES[0], "ks2_rwm_expected", as_at=date(2020, 6, 30)))
    assert (point.indicator.status, point.comparison) == (Status.NO_ROW, None)


@pytest.mark.usefixtures("schools")
def test_a_share_of_published_pupils_has_its_wilson_interval(tmp_path: Path) -> None:
    loaded(country.ks2(tmp_path, "2018-2019", results(EVERY_PRIMARY)))
    found = only(series(PRIMARIES[9], "ks2_rwm_expected", as_at=date(2020, 6, 30))).indicator
    assert (found.value, found.cohort, found.cohort_is) == (50, 30, "")
    # statsmodels proportion_confint(15, 30, method="wilson")
    assert (found.low, found.high) == pytest.approx((33.154, 66.846), abs=0.001)


@pytest.mark.usefixtures("schools")
def test_published_limits_are_shown_as_published(tmp_path: Path) -> None:
    loaded(country.ks4(tmp_path, "2018-2019", "final", {SECONDARIES[0]: -0.3}))
    found = only(series(SECONDARIES[0], "ks4_progress8", as_at=date(2020, 6, 30))).indicator
    assert (found.low, found.high, found.cohort) == (-0.55, -0.05, 100)


@pytest.mark.usefixtures("schools")
def test_pupils_that_are_not_published_are_stood_in_for_and_said_to_be(tmp_path: Path) -> None:
    urn = PRIMARIES[0]
    rows = [[1, urn, f"{share}"] for urn, share in EVERY_PRIMARY.items()]
    census = [[urn, 901, 2001, "State-funded primary", 210, 10, 10, 20] for urn in PRIMARIES]
    header = ("URN", "LA", "ESTAB", "SCHOOLTYPE", "NOR", "PSENELSE", "PSENELK", "PNUMEAL")
    loaded(
        country.write(
            tmp_path / "2018-2019/england_ks2final.csv", ("RECTYPE", "URN", "PTRWM_EXP"), rows
        ),
        country.write(tmp_path / "2018-2019/england_census.csv", header, census),
    )
    found = only(series(urn, "ks2_rwm_expected", as_at=date(2020, 6, 30))).indicator
    assert found.cohort == 30  # 210 pupils in the seven year groups of a school for 4 to 11
    assert "January census, divided by the school's year groups" in found.cohort_is
    assert found.low is not None
    assert found.low < 41 < (found.high or 0)


# Whom a school is compared with


@pytest.mark.usefixtures("schools")
def test_mainstream_schools_are_compared_with_mainstream_schools(tmp_path: Path) -> None:
    shares = {**EVERY_PRIMARY, SPECIAL: "0%", INDEPENDENT: "100%"}
    loaded(country.ks2(tmp_path, "2018-2019", results(shares)))
    day = date(2020, 6, 30)
    best = only(series(PRIMARIES[-1], "ks2_rwm_expected", as_at=day)).comparison
    worst = only(series(PRIMARIES[0], "ks2_rwm_expected", as_at=day)).comparison
    assert best is not None
    assert worst is not None
    assert (best.universe, best.schools) == (MAINSTREAM_2, 40)
    assert (best.percentile, worst.percentile) == (100, 0)
    special = only(series(SPECIAL, "ks2_rwm_expected", as_at=day)).comparison
    assert special is not None
    assert (special.universe, special.schools) == ("special schools", 1)
    independent = only(series(INDEPENDENT, "ks2_rwm_expected", as_at=day))
    assert (independent.indicator.value, independent.comparison) == (100, None)


@pytest.mark.usefixtures("schools")
def test_the_national_figure_is_the_publications_own_where_it_has_one(tmp_path: Path) -> None:
    rows = [*results(EVERY_PRIMARY), [5, "", "", 600000, "65%", "11%", 0, "", ""]]
    loaded(country.ks2(tmp_path, "2018-2019", rows))
    found = only(series(PRIMARIES[0], "ks2_rwm_expected", as_at=date(2020, 6, 30))).comparison
    assert found is not None
    assert found.national == 65
    assert found.national_is == "all state-funded schools in England, as published"
    assert found.z is not None
    assert found.z < 0


@pytest.mark.usefixtures("schools")
def test_else_it_is_the_mean_of_the_universe_weighted_by_pupils(tmp_path: Path) -> None:
    first, second = PRIMARIES[:2]
    rows = results({first: "80%"}, pupils=90) + results({second: "40%"}, pupils=30)
    loaded(country.ks2(tmp_path, "2018-2019", rows))
    found = only(series(first, "ks2_rwm_expected", as_at=date(2020, 6, 30))).comparison
    assert found is not None
    assert found.national == pytest.approx((80 * 90 + 40 * 30) / 120)
    assert found.national_is == f"mean of 2 {MAINSTREAM_2}, weighted by pupils"
    assert found.authority == found.national  # both are of the same authority


@pytest.mark.usefixtures("schools")
def test_the_authoritys_own_figure_is_read_where_it_is_published(tmp_path: Path) -> None:
    rows = [*results(EVERY_PRIMARY), [3, 901, "", 600, "58%", "11%", 0, "", ""]]
    rows.append([5, "", "", 600000, "65%", "11%", 0, "", ""])
    loaded(country.ks2(tmp_path, "2018-2019", rows))
    day = date(2020, 6, 30)
    theirs = only(series(PRIMARIES[0], "ks2_rwm_expected", as_at=day)).comparison
    others = only(series(PRIMARIES[-1], "ks2_rwm_expected", as_at=day)).comparison
    assert theirs is not None
    assert others is not None
    assert theirs.authority == 58
    assert others.authority == pytest.approx(sum(range(61, 81)) / 20)


@pytest.mark.usefixtures("schools")
def test_nobody_is_ranked_against_a_school_with_very_few_pupils(tmp_path: Path) -> None:
    tiny, *others = PRIMARIES
    rows = results({tiny: "0%"}, pupils=5)
    rows += results({urn: share for urn, share in EVERY_PRIMARY.items() if urn != tiny})
    loaded(country.ks2(tmp_path, "2018-2019", rows))
    day = date(2020, 6, 30)
    small = only(series(tiny, "ks2_rwm_expected", as_at=day))
    assert small.indicator.value == 0
    assert small.comparison is not None
    assert small.comparison.percentile is None
    lowest = only(series(others[0], "ks2_rwm_expected", as_at=day)).comparison
    assert lowest is not None
    assert lowest.percentile == 0


@pytest.mark.usefixtures("schools")
def test_a_school_is_drawn_towards_its_universe_by_as_much_as_it_is_chance(tmp_path: Path) -> None:
    scores = {urn: 0.1 * place - 0.6 for place, urn in enumerate(SECONDARIES)}
    loaded(country.ks4(tmp_path, "2018-2019", "final", scores))
    found = only(series(SECONDARIES[0], "ks4_progress8", as_at=date(2020, 6, 30))).comparison
    assert found is not None
    assert found.mean is not None
    assert -0.6 < found.mean < -0.05
    below = found.probability_below(-0.25)
    assert below is not None
    assert 0.9 < below < 1
    assert (found.national, found.universe) == (-0.03, MAINSTREAM_4)


@pytest.mark.usefixtures("schools")
def test_a_distribution_holds_every_school_of_the_universe(tmp_path: Path) -> None:
    loaded(country.ks2(tmp_path, "2018-2019", results({**EVERY_PRIMARY, SPECIAL: "0%"})))
    day = date(2020, 6, 30)
    found = facts.distribution("ks2_rwm_expected", year="2018/19", as_at=day, universe=MAINSTREAM_2)
    assert found is not None
    assert found.urns.tolist() == list(PRIMARIES)
    assert found.values.tolist() == list(range(41, 81))
    assert found.cohorts.tolist() == [30] * 40
    assert found.national == pytest.approx(60.5)
    assert found.sigma == pytest.approx((60.5 * 39.5) ** 0.5)
    assert found.tau is not None
    nothing = facts.distribution(
        "ks2_rwm_expected", year="2016/17", as_at=day, universe=MAINSTREAM_2
    )
    assert nothing is None


# What a school was before


@pytest.mark.usefixtures("schools")
def test_a_predecessors_result_is_shown_as_the_predecessors(tmp_path: Path) -> None:
    before = {**EVERY_PRIMARY, CLOSED: "45%"}
    after = {**EVERY_PRIMARY, CLOSED: "45%", NEWCOMER: "55%"}
    loaded(
        country.ks2(tmp_path, "2018-2019", results(before)),
        country.ks2(tmp_path, "2022-2023", results(after)),
    )
    old, new = series(NEWCOMER, "ks2_rwm_expected").points
    assert (old.indicator.urn, old.indicator.own, old.indicator.value) == (CLOSED, False, 45)
    assert (new.indicator.urn, new.indicator.own, new.indicator.value) == (NEWCOMER, True, 55)


@pytest.mark.usefixtures("schools")
def test_a_school_without_a_past_says_when_it_opened(tmp_path: Path) -> None:
    loaded(
        country.ks2(tmp_path, "2018-2019", results(EVERY_PRIMARY)),
        country.ks2(tmp_path, "2022-2023", results({**EVERY_PRIMARY, LATE: "50%"})),
    )
    found = series(LATE, "ks2_rwm_expected")
    assert found.missing["2018/19"] == "the school opened on 1 September 2021"
    assert only(found).indicator.year == "2022/23"


# Inspections


def inspections(folder: Path) -> Path:
    header = (
        "URN",
        "Inspection start date",
        "Overall effectiveness",
        "Category of concern",
        "Quality of education",
        "Effectiveness of leadership and management",
        "Previous inspection start date",
        "Previous graded inspection overall effectiveness",
    )
    rows = [
        [PRIMARIES[0], "12/06/2024", 3, "NULL", 3, 2, "05/06/2018", 2],
        [PRIMARIES[1], "12/06/2024", 4, "SM", 4, 4, "NULL", "NULL"],
        [CLOSED, "12/06/2017", 2, "NULL", "NULL", 2, "NULL", "NULL"],
    ]
    name = "latest_inspections_state-funded_schools_as_at_31_August_2024.csv"
    return country.write(folder / name, header, rows)


def report_cards(folder: Path) -> Path:
    areas = (
        "Safeguarding standards",
        "Inclusion",
        "Curriculum and teaching",
        "Achievement",
        "Attendance and behaviour",
        "Personal development and wellbeing",
        "Leadership and governance",
    )
    header = (
        "URN",
        "Inspection start date",
        "Category of concern",
        *areas,
        "Inspection start date of latest OEIF graded inspection",
        "Latest OEIF overall effectiveness",
        "Latest OEIF quality of education",
        "Latest OEIF  safeguarding is effective?",
    )
    card = ["Met", "Strong standard", *["Expected standard"] * 4, "Needs attention"]
    none = ["NULL"] * 7
    rows = [
        [
            PRIMARIES[0],
            "13/01/2026",
            "NULL",
            *card,
            "12/06/2024",
            "Requires Improvement",
            "Good",
            9,
        ],
        [PRIMARIES[2], "NULL", "NULL", *none, "03/06/2025", "Not judged", "Outstanding", "Yes"],
    ]
    return country.write(folder / "report_cards_as_at_31_January_2026.csv", header, rows)


@pytest.fixture
def inspected(schools: None, tmp_path: Path) -> None:
    loaded(inspections(tmp_path), report_cards(tmp_path))


@pytest.mark.usefixtures("inspected")
def test_each_judgement_stands_under_the_framework_that_made_it() -> None:
    found = facts.profile(PRIMARIES[0], as_at=IN_2026)
    overall = [(p.indicator.on, p.indicator.word) for p in found["inspection_overall"].points]
    assert overall == [(date(2018, 6, 5), "Good"), (date(2024, 6, 12), "Requires improvement")]
    assert [p.indicator.year for p in found["inspection_overall"].points] == ["2017/18", "2023/24"]
    leadership = only(found["report_card_leadership"]).indicator
    assert (leadership.word, leadership.on) == ("Needs attention", date(2026, 1, 13))
    assert only(found["report_card_safeguarding"]).indicator.word == "Met"
    assert only(found["report_card_inclusion"]).comparison is None


@pytest.mark.usefixtures("inspected")
def test_a_graded_inspection_without_an_overall_grade_has_none() -> None:
    found = facts.profile(PRIMARIES[2], as_at=IN_2026)
    overall = only(found["inspection_overall"]).indicator
    assert (overall.status, overall.word, overall.value) == (Status.NOT_JUDGED, None, None)
    assert only(found["inspection_quality_of_education"]).indicator.word == "Outstanding"
    assert only(found["inspection_safeguarding"]).indicator.word == "Effective"
    assert found["report_card_leadership"].points == ()


@pytest.mark.usefixtures("inspected")
def test_an_empty_category_is_not_known_and_not_good() -> None:
    concern = only(series(PRIMARIES[1], "category_of_concern")).indicator
    assert concern.word == "Special measures"
    quiet = series(PRIMARIES[0], "category_of_concern")
    assert quiet.points == ()
    (why,) = quiet.missing.values()
    assert "has no such judgement of the school" in why


@pytest.mark.usefixtures("schools")
def test_a_judgement_without_a_day_is_of_the_year_of_its_table(tmp_path: Path) -> None:
    header = ("URN", "Inspection start date", "Overall effectiveness")
    rows = [[PRIMARIES[0], "NULL", 2], [PRIMARIES[1], "12/06/2024", 3]]
    loaded(country.write(tmp_path / "latest_as_at_31_August_2024.csv", header, rows))
    found = only(series(PRIMARIES[0], "inspection_overall")).indicator
    assert (found.word, found.on, found.year) == ("Good", None, "2023/24")


@pytest.mark.usefixtures("inspected")
def test_report_cards_are_not_known_before_they_were_published() -> None:
    found = series(PRIMARIES[0], "report_card_leadership", as_at=date(2025, 1, 31))
    assert found.points == ()
    (why,) = found.missing.values()
    assert why == "no table with this judgement that was out by 31 January 2025 is loaded"


@pytest.mark.usefixtures("inspected")
def test_a_predecessors_inspection_is_the_predecessors() -> None:
    found = only(series(NEWCOMER, "inspection_overall")).indicator
    assert (found.urn, found.own, found.word) == (CLOSED, False, "Good")


@pytest.mark.usefixtures("schools")
def test_a_judgement_from_before_a_school_opened_is_a_predecessors(tmp_path: Path) -> None:
    header = (
        *("URN", "Inspection start date", "Overall effectiveness"),
        "URN at time of latest graded inspection",
    )
    rows = [
        [NEWCOMER, "12/06/2017", 4, "NULL"],  # an academy: opened on 1 January 2022
        [LATE, "12/06/2017", 3, "NULL"],  # opened on 1 September 2021, out of nothing known
        [PRIMARIES[0], "12/06/2017", 2, "NULL"],
        [PRIMARIES[1], "12/06/2017", 2, CLOSED],
    ]
    loaded(country.write(tmp_path / "latest_as_at_31_August_2024.csv", header, rows))

    def whose(urn: int) -> tuple[int, bool]:
        found = only(series(urn, "inspection_overall")).indicator
        return found.urn, found.own

    assert whose(NEWCOMER) == (CLOSED, False)
    assert whose(LATE) == (0, False), "no link tells whose it is"
    assert whose(PRIMARIES[0]) == (PRIMARIES[0], True)
    assert whose(PRIMARIES[1]) == (CLOSED, False), "the table itself tells"


@pytest.mark.usefixtures("schools")
def test_a_judgement_from_the_day_a_school_opened_on_is_its_own(tmp_path: Path) -> None:
    header = ("URN", "Inspection start date", "Overall effectiveness")
    rows = [[NEWCOMER, "01/01/2022", 4], [LATE, "NULL", 3]]
    loaded(country.write(tmp_path / "latest_as_at_31_August_2024.csv", header, rows))
    for urn in (NEWCOMER, LATE):
        found = only(series(urn, "inspection_overall")).indicator
        assert (found.urn, found.own) == (urn, True)


# Many schools at once, and the price of one


@pytest.mark.usefixtures("inspected")
def test_profiles_of_many_say_what_the_profile_of_one_says(tmp_path: Path) -> None:
    loaded(country.ks2(tmp_path, "2018-2019", results(EVERY_PRIMARY)))
    named = ("ks2_rwm_expected", "inspection_overall", "ks4_progress8")
    urns = [PRIMARIES[0], SPECIAL, NEWCOMER]
    many = facts.profiles(urns, as_at=IN_2026, measures=named)
    assert list(many) == urns
    assert set(many[PRIMARIES[0]]) == {"ks2_rwm_expected", "inspection_overall"}
    for urn in urns:
        one = facts.profile(urn, as_at=IN_2026)
        for measure in many[urn]:
            assert many[urn][measure] == one[measure]
    with pytest.raises(KeyError):
        many[PRIMARIES[5]]


@pytest.mark.usefixtures("schools")
def test_only_the_years_asked_for_are_read(tmp_path: Path) -> None:
    loaded(
        country.ks2(tmp_path, "2018-2019", results(EVERY_PRIMARY)),
        country.ks2(tmp_path, "2022-2023", results(EVERY_PRIMARY, pupils=28)),
    )
    found = facts.profiles(
        PRIMARIES, as_at=IN_2026, measures=["ks2_rwm_expected"], since="2022/23"
    )[PRIMARIES[0]]["ks2_rwm_expected"]
    assert [point.indicator.year for point in found.points] == ["2022/23"]
    assert set(found.missing) == {"2023/24", "2024/25"}


@pytest.mark.usefixtures("inspected")
def test_a_warm_profile_asks_the_database_little() -> None:
    facts.profile(NEWCOMER, as_at=IN_2026)
    with CaptureQueriesContext(connection) as queries:
        facts.profile(NEWCOMER, as_at=IN_2026)
    assert len(queries) <= 6


@pytest.mark.usefixtures("schools")
def test_releases_are_listed_with_stage_and_day(tmp_path: Path) -> None:
    loaded(country.ks2(tmp_path, "2018-2019", results(EVERY_PRIMARY)))
    (found,) = facts.releases(as_at=IN_2026)
    assert str(found) == "Key stage 2 attainment, 2018/19 (final), published 30 April 2020"
    assert facts.releases(as_at=date(2019, 1, 1)) == ()


@pytest.mark.usefixtures("schools")
def test_a_picture_of_a_day_is_listed_with_that_day(tmp_path: Path) -> None:
    loaded(inspections(tmp_path))
    (found,) = facts.releases(as_at=IN_2026)
    assert str(found) == (
        "State-funded schools: latest inspections (overall grade), as at 31 August 2024, "
        "published 26 November 2024"
    )
    assert str(replace(found, as_of=None)) == (
        "State-funded schools: latest inspections (overall grade), published 26 November 2024"
    )


@pytest.mark.usefixtures("schools")
def test_neighbours_come_nearest_first_and_their_mean_is_compared(tmp_path: Path) -> None:
    header = ["LA num", "LA Name", *(name for n in range(1, 11) for name in (f"SN{n}", f"SNP{n}"))]
    near = [code for n in range(10) for code in (902 if n == 0 else 910 + n, "Close")]
    path = country.write(
        tmp_path / "statistical_neighbours_may_2025.csv", header, [[901, "A", *near]]
    )
    loaded(path)
    assert facts.neighbours(901, as_at=IN_2026)[:2] == (902, 911)
    assert facts.neighbours(902, as_at=IN_2026) == ()
