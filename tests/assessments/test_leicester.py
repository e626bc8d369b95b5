"""The assessment on the published tables themselves: Leicester, on three days."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from fosse.assessments import actions, facts
from fosse.assessments.models import Run
from fosse.evidence.actions import load
from fosse.people.operator import Operator
from fosse.schools import facts as register

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.usefixtures("db", "loaded"),
]

LEICESTER = 856
AUTUMN_2019, SUMMER_2020, SPRING_2026 = date(2019, 11, 30), date(2020, 6, 30), date(2026, 3, 31)
BY, AT = Operator("tests"), datetime(2026, 11, 21, 9, tzinfo=UTC)
POLICIES = Path(__file__).resolve().parents[2] / "policies"
TODAY = (POLICIES / "2026-support-in-proportion-to-need.toml").read_text("utf-8")
THEN = (POLICIES / "2007-in-inverse-proportion-to-success.toml").read_text("utf-8")


@pytest.fixture
def db() -> None:
    """The name by which pytest-django knows that a database is wanted: one load serves all."""


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, shared_data: Path) -> Iterator[None]:
    """Both extracts of the register, results of two years and inspections; rolled back. Its
    links and the absence of 2018/19 are left for a test to load later."""
    tables = shared_data / "performance-tables"
    paths = [
        *sorted((shared_data / "register").glob("*edubasealldata*.csv")),
        *sorted((tables / "2018-2019").glob("england_ks[24]*al.csv")),
        *sorted((tables / "2023-2024").glob("england_ks[24]*al.csv")),
        *sorted((shared_data / "inspections").glob("*2024.csv")),
        *sorted((shared_data / "inspections").glob("*2018*.xlsx")),
    ]
    with django_db_blocker.unblock(), transaction.atomic():
        load(paths, by=BY, at=AT, today=AT.date())
        yield
        transaction.set_rollback(True)


def run(as_at: date, policy: str = TODAY, at: datetime = AT) -> Run:
    return actions.run(LEICESTER, as_at=as_at, policy_text=policy, by=BY, at=at)


def schools_of(kept: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(facts.written(kept))["schools"]
    return found


def findings_of(kept: Run, start: str) -> list[dict[str, Any]]:
    """The findings of every school on measures whose id begins so."""
    findings = [finding for school in schools_of(kept) for finding in school["findings"]]
    return [finding for finding in findings if finding["measure"].startswith(start)]


@pytest.mark.parametrize("as_at", [AUTUMN_2019, SUMMER_2020, SPRING_2026])
@pytest.mark.parametrize("policy", [TODAY, THEN])
def test_every_open_state_funded_school_has_a_level_with_reasons(as_at: date, policy: str) -> None:
    kept = run(as_at, policy)
    known = register.schools_of(LEICESTER, as_at=as_at, published_by=as_at)
    open_ones = {school.urn for school in known if school.state_funded}
    schools = schools_of(kept)
    assert {school["urn"] for school in schools} == open_ones
    assert len(schools) > 100
    for school in schools:
        assert school["because"].startswith(f"{school['level_name']}, because ")
        assert school["findings"]
        for finding in school["findings"]:
            assert finding["because"]
            assert finding["answer"] == "NOT_KNOWN" or finding["source"]
        unknown = [f["criterion"] for f in school["findings"] if f["answer"] == "NOT_KNOWN"]
        assert school["not_known"] == unknown


def test_on_31_march_2026_levels_differ_and_most_are_usual() -> None:
    counts = run(SPRING_2026).counts
    assert counts["core"] > counts["targeted"] > counts["intensive"] > 0


def test_it_rests_on_the_evidence_of_the_day() -> None:
    kept = run(SUMMER_2020)
    assert kept.releases
    assert max(release["published_on"] for release in kept.releases) <= "2020-06-30"
    assert {"final"} == {r["stage"] for r in kept.releases if r["publication"] == "ks4"}


def test_in_november_2019_key_stage_4_is_provisional_and_key_stage_2_is_not_known_yet() -> None:
    kept = run(AUTUMN_2019)
    progress = [f for f in findings_of(kept, "ks4_progress8") if f["answer"] != "NOT_KNOWN"]
    assert progress
    assert all("2018/19 (provisional)" in finding["source"] for finding in progress)
    reading = findings_of(kept, "ks2_")
    assert len(reading) > 100
    assert {finding["answer"] for finding in reading} == {"NOT_KNOWN"}
    assert all("Not known yet for 2018/19" in finding["because"] for finding in reading)


def _day(words: str) -> date:
    return datetime.strptime(words, "%d %B %Y").replace(tzinfo=UTC).date()


def test_no_school_is_judged_by_an_inspection_from_before_it_opened_as_its_own() -> None:
    known = register.schools_of(LEICESTER, as_at=AUTUMN_2019, published_by=AUTUMN_2019)
    opened = {school.urn: school.opened_on for school in known if school.opened_on}
    early = [
        finding
        for school in schools_of(run(AUTUMN_2019))
        for finding in school["findings"]
        if finding["measure"].startswith("inspection_")
        and finding["year"]
        and school["urn"] in opened
        and _day(finding["year"]) < opened[school["urn"]]
    ]
    assert len(early) > 10
    for finding in early:
        assert finding["published_for"] is not None
        assert "This is the result of a predecessor" in finding["because"]


def test_the_same_bytes_again_after_more_was_loaded(shared_data: Path) -> None:
    kept, later = run(SUMMER_2020), AT + timedelta(hours=1)
    newer = [
        shared_data / "performance-tables" / "2018-2019" / "england_abs.csv",
        *sorted((shared_data / "register").glob("links_*.csv")),
    ]
    with transaction.atomic():
        load(newer, by=BY, at=later, today=AT.date())
        assert actions.again(kept).same
        assert run(SUMMER_2020, at=later).sha256 != kept.sha256, "what was loaded says more"
        transaction.set_rollback(True)
