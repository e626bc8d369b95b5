"""When a table was published: the calendar, the conventions, and what names say."""

from __future__ import annotations

from datetime import date

import pytest

from fosse.evidence import years
from fosse.evidence.calendar import shipped
from fosse.evidence.publications.catalogue import CATALOGUE
from fosse.evidence.publications.declaration import Dated


def on(publication: str, year: str, stage: str = "final", as_of: date | None = None) -> date | None:
    return shipped().published_on(publication, year=year, stage=stage, as_of=as_of)


def test_the_results_of_2018_19_come_out_in_the_order_of_the_year() -> None:
    """On 30 November 2019 only the provisional key stage 4 results were out; by June 2020 all."""
    assert on("ks4", "2018/19", "provisional") == date(2019, 10, 17)
    assert on("ks2", "2018/19", "revised") == date(2019, 12, 13)
    assert on("ks4", "2018/19", "revised") == date(2020, 2, 6)
    for publication in ("ks2", "ks4"):
        final = on(publication, "2018/19", "final")
        assert final and date(2020, 3, 31) < final < date(2020, 6, 30)
    assert on("school_census", "2018/19") <= date(2019, 6, 30)
    assert date(2020, 5, 1) <= on("absence", "2018/19") <= date(2020, 5, 31)


def test_the_census_of_january_2026_is_not_out_by_march() -> None:
    assert date(2026, 5, 31) < on("spc", "2025/26") < date(2026, 7, 1)


def test_a_true_day_stands_above_the_convention() -> None:
    """The provisional results of 2023/24 came six weeks later than they usually do."""
    assert on("ks4", "2023/24", "provisional") == date(2024, 12, 5)
    assert on("ks4", "2024/25", "provisional") == date(2025, 10, 25)


def test_a_picture_of_a_day_comes_out_after_that_day() -> None:
    assert on("inspections", "", as_of=date(2024, 8, 31)) == date(2024, 11, 26)
    assert on("inspections", "", as_of=date(2023, 12, 31)) == date(2024, 1, 14)
    assert on("report_cards", "", as_of=date(2026, 6, 9)) == date(2026, 7, 14)
    assert on("inspections", "") is None


def test_every_table_that_has_years_has_a_convention_for_each_of_its_stages() -> None:
    missing = [
        (publication.id, stage)
        for publication in CATALOGUE.values()
        if any(layout.dated is not Dated.DAY for layout in publication.layouts)
        for stage in publication.stages
        if on(publication.id, "2030/31", stage) is None
    ]
    assert missing == []


def test_the_calendar_speaks_only_of_publications_that_there_are() -> None:
    calendar = shipped()
    named = {name for name, _ in calendar.usual} | set(calendar.lags)
    named |= {name for name, _, _, _ in calendar.known}
    assert named <= set(CATALOGUE)


@pytest.mark.parametrize(
    ("names", "year"),
    [
        (["england_ks2final.csv", "2018-2019"], "2018/19"),
        (["2016-17_la850_ks2final.csv", "ks2"], "2016/17"),
        (["absence_school_202223.csv"], "2022/23"),
        (["finance_2024-25.csv", "2018-2019"], "2024/25"),
        (["england_abs.csv", "performance-tables"], ""),
        (["report_2018-2020.csv"], ""),
        (["edubasealldata20220425.csv"], ""),
    ],
)
def test_a_year_is_found_in_the_nearest_name_that_has_one(names: list[str], year: str) -> None:
    assert years.in_names(names) == year


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("latest_inspections_as_at_31_August_2024.csv", date(2024, 8, 31)),
        ("ofsted-schools_as_at_20180731.xlsx", date(2018, 7, 31)),
        ("statistical_neighbours_may_2025.xlsx", date(2025, 5, 31)),
        ("nspl_2025-11.csv", date(2025, 11, 30)),
        ("nspl_feb_2024.csv", date(2024, 2, 29)),
        ("report_cards_2026.csv", None),
        ("data_20189999.csv", None),
    ],
)
def test_a_day_is_found_in_a_name(name: str, expected: date | None) -> None:
    assert years.day_in([name]) == expected


def test_a_month_in_a_title_gives_its_academic_year() -> None:
    assert years.by_month(["schools in England, November 2022"]) == "2022/23"
    assert years.by_month(["January 2023"]) == "2022/23"


def test_a_period_that_is_none_is_an_error() -> None:
    assert years.of_period("202223") == "2022/23"
    assert years.of_period("2025") == "2025"
    for wrong in ("202224", "22", "2022-24", ""):
        with pytest.raises(ValueError, match="not a period"):
            years.of_period(wrong)
