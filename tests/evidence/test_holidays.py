"""`fosse load` of bank holidays reaches the calendar, and an old file takes nothing back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.calendar.making import AFTER, AT, BEFORE, BY, JUNE, LATER

from fosse.calendar import actions as calendar
from fosse.calendar import facts
from fosse.calendar.models import BankHoliday, Edition
from fosse.evidence import actions
from fosse.evidence.report import FileReport, Outcome

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings.HOME = tmp_path / "home"


def load(folder: Path, data: bytes, at: object = AT, **more: object) -> FileReport:
    path = folder / "bank-holidays.json"
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(data)
    (report,) = actions.load([folder], by=BY, at=at, today=date(2026, 2, 6), **more).files
    return report


def holiday() -> bool:
    return facts.united_kingdom().why_not(JUNE) != ""


def test_a_file_in_a_folder_is_a_release_and_in_the_calendar(tmp_path: Path) -> None:
    report = load(tmp_path / "data", AFTER)
    assert report.outcome is Outcome.LOADED
    assert "added" in report.message
    assert holiday()
    again = load(tmp_path / "data", AFTER, LATER)
    assert again.outcome is Outcome.ALREADY
    assert "all of them were on record" in again.message
    assert Edition.objects.count() == 1


def test_loading_an_older_file_again_takes_nothing_back(tmp_path: Path) -> None:
    load(tmp_path / "old", BEFORE)
    load(tmp_path / "new", AFTER, LATER)
    again = load(tmp_path / "old", BEFORE, LATER)
    assert "a file published later is in the calendar" in again.message
    assert holiday()


def test_a_file_that_says_it_was_published_before_takes_nothing_back(tmp_path: Path) -> None:
    load(tmp_path / "new", AFTER)
    load(tmp_path / "old", BEFORE, LATER, published_on=date(2026, 1, 5))
    assert holiday()


def test_a_file_without_a_nation_leaves_the_calendar_as_it_was_and_says_so(tmp_path: Path) -> None:
    report = load(tmp_path / "data", AFTER.replace(b'"scotland"', b'"caledonia"'))
    assert (
        "the calendar was not changed: There is no bank holiday of Scotland" in report.warnings[0]
    )
    assert report.wants_a_look
    assert not BankHoliday.objects.exists()


def test_a_holiday_put_down_by_hand_that_the_file_lacks_is_named(tmp_path: Path) -> None:
    calendar.proclaim(
        nations=["scotland"],
        day=JUNE,
        title="World Cup",
        source="Gazette",
        announced_on=date(2026, 1, 4),
        by=BY,
        at=AT,
    )
    report = load(tmp_path / "data", BEFORE)
    assert report.warnings == (
        "2026-06-15, Scotland, World Cup: entered by hand and not in the file",
    )
    assert holiday()


def test_an_example_of_the_layout_is_not_learnt(tmp_path: Path) -> None:
    report = load(tmp_path / "layouts", AFTER)
    assert report.outcome is Outcome.EXAMPLE
    assert not BankHoliday.objects.exists()
