"""Indicators out of the published tables themselves: what was known on which day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from scipy.stats import norm

from fosse.evidence import facts
from fosse.evidence.actions import load
from fosse.evidence.indicator import Series, Status
from fosse.evidence.measure import measures
from fosse.people.operator import Operator
from fosse.schools import facts as register

pytestmark = [pytest.mark.real_data, pytest.mark.usefixtures("db", "loaded")]

AUTUMN_2019 = date(2019, 11, 30)
SUMMER_2020 = date(2020, 6, 30)
SUMMER_2026 = date(2026, 7, 31)
MAINSTREAM_4 = "state-funded mainstream schools with key stage 4"
LEICESTER = 856


@pytest.fixture
def db() -> None:
    """The name by which pytest-django knows that a database is wanted: one load serves all."""


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, shared_data: Path) -> Iterator[None]:
    """The register of 2022 and the tables of 2018/19 and of inspections, rolled back at the end."""
    tables = shared_data / "performance-tables"
    paths = [
        shared_data / "register" / "edubasealldata20220425.csv",
        shared_data / "register" / "links_edubasealldata20250422.csv",
        *sorted((tables / "2018-2019").glob("england_ks[24]*al.csv")),
        *sorted((shared_data / "inspections").iterdir()),
        shared_data / "authorities" / "statistical_neighbours_may_2025.xlsx",
    ]
    at = datetime(2026, 11, 21, 9, tzinfo=UTC)
    with django_db_blocker.unblock(), transaction.atomic():
        load(paths, by=Operator("tester"), at=at, today=at.date())
        yield
        transaction.set_rollback(True)


def of_leicester(day: date, *named: str) -> dict[int, dict[str, Series]]:
    schools = register.schools_of(LEICESTER, as_at=day, published_by=day)
    urns = [school.urn for school in schools if school.state_funded]
    found = facts.profiles(urns, as_at=day, measures=named)
    return {urn: dict(found[urn]) for urn in urns}


def stages(day: date, measure: str, year: str) -> Counter[str]:
    return Counter(
        point.indicator.source.stage
        for series in of_leicester(day, measure).values()
        if measure in series
        for point in series[measure].points
        if point.indicator.year == year and point.indicator.status is Status.KNOWN
    )


def test_in_autumn_2019_key_stage_4_is_provisional_and_key_stage_2_not_known_yet() -> None:
    found = stages(AUTUMN_2019, "ks4_progress8", "2018/19")
    assert found.keys() == {"provisional"}
    assert found["provisional"] > 15
    schools = of_leicester(AUTUMN_2019, "ks2_reading_progress").values()
    asked = [one for series in schools for one in series.values()]
    assert len(asked) > 60
    for one in asked:
        assert one.points == ()
        assert one.missing["2018/19"] == (
            "not published by 30 November 2019; it comes out by 13 December 2019"
        )


def test_in_autumn_2019_no_judgement_from_before_a_school_opened_is_its_own() -> None:
    known = register.schools_of(LEICESTER, as_at=AUTUMN_2019, published_by=AUTUMN_2019)
    opened = {school.urn: school.opened_on for school in known if school.opened_on}
    early = [
        (urn, point.indicator)
        for urn, series in of_leicester(AUTUMN_2019, "inspection_overall").items()
        for point in series["inspection_overall"].points
        if urn in opened and point.indicator.on and point.indicator.on < opened[urn]
    ]
    assert len(early) > 10
    assert not any(indicator.own for _, indicator in early)
    assert all(indicator.urn not in {0, urn} for urn, indicator in early)


def test_in_summer_2020_both_are_final() -> None:
    assert stages(SUMMER_2020, "ks4_progress8", "2018/19").keys() == {"final"}
    assert stages(SUMMER_2020, "ks2_reading_progress", "2018/19")["final"] > 60


def test_results_of_schools_that_have_closed_are_their_predecessors() -> None:
    found = [
        point.indicator
        for series in of_leicester(SUMMER_2026, "ks2_reading_progress").values()
        for one in series.values()
        for point in one.points
        if point.indicator.year == "2018/19"
    ]
    assert any(not indicator.own for indicator in found)
    assert any(indicator.own for indicator in found)


def test_progress_8_of_all_england_in_its_universe() -> None:
    found = facts.distribution(
        "ks4_progress8", year="2018/19", as_at=AUTUMN_2019, universe=MAINSTREAM_4
    )
    assert found is not None
    # 3,182 mainstream schools have a score; of a few the register does not tell their kind.
    assert 3100 < found.urns.size <= 3182
    assert (found.national, found.national_is) == (
        -0.03,
        "all state-funded schools in England, as published",
    )
    assert found.sigma == 1.28
    assert found.tau == pytest.approx(0.348, abs=0.005)
    assert (np.diff(found.urns) > 0).all()


def test_the_list_of_schools_that_are_likely_to_be_low_is_shorter_than_that_of_low_scores() -> None:
    (standing,) = facts.view_at(AUTUMN_2019).years(measures()["ks4_progress8"], alike=False)[
        "2018/19"
    ]
    mainstream = standing.codes[:, 3] == list(measures()["ks4_progress8"].universes).index(
        MAINSTREAM_4
    )
    score, mean, sd = (standing.figure(name)[mainstream] for name in ("value", "mean", "sd"))
    low = int((score < -0.5).sum())
    likely = int((norm.cdf((-0.5 - mean) / sd) > 0.8).sum())
    assert 363 <= low <= 420  # 363 of those with a published band, 420 with technical schools
    assert 226 <= likely <= 275


def test_each_report_card_is_counted_once_and_makes_no_overall_grade() -> None:
    view = facts.view_at(SUMMER_2026)
    ((held, panel),) = view.judged(measures()["report_card_leadership"])
    known = panel.status == 0
    assert held.source.publication == "report_cards"
    # 2,046 rows have the area, of which 49 say that it was not applicable.
    assert int(known.sum()) == 1997
    assert set(panel.value[known].tolist()) == {1, 2, 3, 4, 5}
    dated = panel.dates[known & (panel.dates > 0)]
    assert dated.size == 1996  # one card has no date
    assert date.fromordinal(int(dated.min())) >= date(2025, 11, 1)
    overall = view.judged(measures()["inspection_overall"])
    newest = max(int(p.dates[p.status == 0].max(initial=0)) for _, p in overall)
    assert date(2024, 6, 1) < date.fromordinal(newest) < date(2024, 9, 1)


def test_a_warm_profile_asks_the_database_little() -> None:
    urn = next(iter(of_leicester(SUMMER_2026, "ks2_reading_progress")))
    facts.profile(urn, as_at=SUMMER_2026)
    with CaptureQueriesContext(connection) as queries:
        facts.profile(urn, as_at=SUMMER_2026)
    assert len(queries) <= 6


def test_leicesters_neighbours_are_ten_other_authorities() -> None:
    found = facts.neighbours(LEICESTER, as_at=SUMMER_2026)
    assert len(set(found)) == 10
    assert LEICESTER not in found
