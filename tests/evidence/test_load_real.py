"""The published tables themselves: counts equal to the files' own, and every reject explained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import transaction

from fosse.evidence import shelf
from fosse.evidence.actions import load
from fosse.evidence.models import Release
from fosse.evidence.report import LoadReport, Outcome
from fosse.people.operator import Operator

pytestmark = [pytest.mark.real_data, pytest.mark.usefixtures("db")]

TODAY = date(2026, 11, 21)

# publication, year or day pictured, stage: rows of the file, schools among them, rejects.
COUNTS = {
    ("ks2_old", "2012/13", "final"): (16_190, 16_036, 0),
    ("absence", "2012/13", "final"): (20_059, 20_057, 0),
    ("ks2", "2018/19", "final"): (16_355, 16_355, 0),
    ("ks2", "2022/23", "final"): (15_755, 15_755, 0),
    ("ks2", "2023/24", "final"): (15_209, 15_209, 0),
    ("ks4", "2018/19", "provisional"): (5_652, 5_495, 0),
    ("ks4", "2018/19", "final"): (5_516, 5_516, 0),
    ("ks4", "2022/23", "final"): (4_631, 4_631, 0),
    ("ks4", "2023/24", "final"): (4_101, 4_101, 0),
    ("destinations", "2018/19", "final"): (3_877, 3_728, 0),
    ("school_census", "2018/19", "final"): (23_942, 23_939, 0),
    ("school_census", "2022/23", "final"): (24_433, 24_433, 0),
    ("absence", "2018/19", "final"): (21_217, 21_214, 0),
    ("spc", "2022/23", "final"): (24_442, 24_442, 0),
    ("spc", "2025/26", "final"): (21_695, 21_695, 0),
    ("absence_ees", "2022/23", "final"): (1_912, 1_912, 0),
    ("absence_ees", "2023/24", "final"): (1_912, 1_912, 0),
    ("inspections_2018", "2018-07-31", "final"): (21_739, 21_739, 0),
    ("inspections", "2024-08-31", "final"): (21_875, 21_875, 0),
    ("report_cards", "2026-06-09", "final"): (21_990, 21_990, 0),
    ("workforce", "2023/24", "final"): (21_912, 21_912, 0),
    ("finance", "2024/25", "final"): (22_080, 22_080, 0),
    ("lait", "2026-04-30", "final"): (641_070, 0, 0),
    ("lait_dictionary", "2026-04-01", "final"): (448, 0, 0),
    # 153 authorities, the line “Old SNs:” and the five authorities that ended, below it.
    ("neighbours", "2025-05-31", "final"): (159, 0, 1),
    ("bank_holidays", "", "final"): (140 + 158 + 174, 0, 0),
    ("wards", "", "final"): (21, 0, 0),
    ("postcodes", "", "final"): (35_719, 0, 0),
}


@pytest.fixture
def db() -> None:
    """The name by which pytest-django knows that a database is wanted. In this module one load
    serves all tests, so nothing is begun and rolled back for each."""


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, shared_data: Path) -> Iterator[LoadReport]:
    """Everything but the register, which has tests of its own, loaded once and rolled back."""
    folders = sorted(path for path in shared_data.iterdir() if path.name != "register")
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(
            [path for path in folders if path.is_dir()],
            by=Operator("tester"),
            at=datetime(2026, 11, 21, 9, tzinfo=UTC),
            today=TODAY,
        )
        transaction.set_rollback(True)


def release(publication: str, year: str = "", stage: str = "final") -> Release:
    return Release.objects.get(publication=publication, year=year, stage=stage)


def test_every_count_is_the_file_s_own(loaded: LoadReport) -> None:
    found = {
        (file.publication, file.year or str(file.as_of or ""), file.stage): (
            file.rows,
            file.school_rows,
            len(file.rejects),
        )
        for file in loaded.of(Outcome.LOADED)
        if file.publication != "descriptions"
    }
    assert found == COUNTS


def test_the_only_reject_is_a_heading_among_the_authorities(loaded: LoadReport) -> None:
    rejects = [(file.name, *file.rejects) for file in loaded.files if file.rejects]
    ((name, reject),) = rejects
    assert name.endswith("statistical_neighbours_may_2025.xlsx")
    assert reject.reason == "LA NUM is empty"
    assert "Old SNs" in reject.text


def test_nothing_is_left_but_what_is_no_table(loaded: LoadReport) -> None:
    left = loaded.of(Outcome.UNKNOWN, Outcome.REFUSED, Outcome.EMPTY)
    assert {Path(file.name).name for file in left} <= {"README.md"}


def test_what_columns_and_codes_mean_is_loaded_too(loaded: LoadReport) -> None:
    rows = [file.rows for file in loaded.of(Outcome.LOADED) if file.publication == "descriptions"]
    assert sorted(rows) == [77, 290, 416]


def test_column_lines_are_examples_and_none_is_stored(loaded: LoadReport) -> None:
    examples = loaded.of(Outcome.EXAMPLE)
    assert len(examples) > 45
    sources = {file.name for file in examples}
    assert not Release.objects.filter(source_name__in=sources).exists()


def test_there_are_2045_report_cards_and_a_card_without_a_day_is_told(loaded: LoadReport) -> None:
    """49 of them have 9, not applicable, in every area; one more row has grades and no day."""
    wanted = ["INSPECTION START DATE", "INCLUSION", "_line"]
    rows = shelf.read(release("report_cards"), wanted).to_pydict()
    cards = list(zip(*(rows[name] for name in wanted), strict=True))
    assert sum(day != "NULL" for day, _, _ in cards) == 2045
    assert sum(day != "NULL" and grade == "9" for day, grade, _ in cards) == 49
    (line,) = [line for day, grade, line in cards if day == "NULL" and grade != "NULL"]
    (message,) = {file.message for file in loaded.files if "report_cards_2026" in file.name}
    assert message.startswith(f"2,045 report cards; line {line} has grades but no day")


def test_as_at_november_2019_only_the_provisional_results_were_out(loaded: LoadReport) -> None:
    def standing(day: date) -> set[str]:
        return {str(found) for found in Release.objects.standing(as_at=day)}

    then, later = standing(date(2019, 11, 30)), standing(date(2020, 6, 30))
    assert "ks4 2018/19 provisional" in then
    assert not {found for found in then if found.startswith(("ks2 2018", "absence 2018"))}
    assert {"ks4 2018/19 final", "ks2 2018/19 final", "absence 2018/19 final"} <= later
    assert "ks4 2018/19 provisional" not in later


def test_as_at_march_2026_neither_the_census_of_january_nor_the_report_cards(
    loaded: LoadReport,
) -> None:
    standing = Release.objects.standing(as_at=date(2026, 3, 31))
    found = {(release.publication, release.year) for release in standing}
    assert ("spc", "2022/23") in found
    assert ("spc", "2025/26") not in found
    assert ("inspections", "") in found
    assert ("report_cards", "") not in found
    cards = release("report_cards")
    assert cards.as_of and cards.as_of < cards.published_on == date(2026, 7, 14)


def test_the_rows_of_a_table_are_found_again_as_they_were_published(loaded: LoadReport) -> None:
    rows = shelf.read(release("ks4", "2018/19", "provisional"))
    kinds = rows["_kind"].to_pylist()
    national = kinds.index("national")
    assert rows["ATT8SCR"][national].as_py() in {"44.5", "46.5"}
    assert kinds.count("authority") == 155
    assert rows["_line"][0].as_py() == 2


def test_loading_it_all_again_finds_everything_known(loaded: LoadReport, shared_data: Path) -> None:
    before = Release.objects.count()
    again = load(
        [shared_data / name for name in ("performance-tables", "school-census", "inspections")],
        by=Operator("tester"),
        at=datetime(2026, 11, 21, 10, tzinfo=UTC),
        today=TODAY,
    )
    assert {file.outcome for file in again.files} == {Outcome.ALREADY}
    assert Release.objects.count() == before
