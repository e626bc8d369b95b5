"""Loading: what becomes of files, what is seen as at a day, and what a kill leaves behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings

from fosse.audit.models import Event
from fosse.evidence import shelf
from fosse.evidence.actions import load
from fosse.evidence.models import Reject, Release
from fosse.evidence.releases import listed
from fosse.evidence.report import FileReport, LoadReport, Outcome
from fosse.people.operator import Operator

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
BY = Operator("tester")


def at(hour: int = 9) -> datetime:
    return datetime(2026, 11, 21, hour, tzinfo=UTC)


def ks4(folder: Path, name: str, schools: int = 3, score: float = 46.5) -> Path:
    """A made-up key stage 4 table."""
    rows = "".join(f"1,999,{900000 + n},{score},0.1\n" for n in range(schools))
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("RECTYPE,LEA,URN,ATT8SCR,P8MEA\n" + rows + "7,,,46.7,\n")
    return path


def taken(*paths: Path, hour: int = 9, **options) -> LoadReport:
    return load(paths, by=BY, at=at(hour), today=TODAY, **options)


def one(*paths: Path, **options) -> FileReport:
    (report,) = taken(*paths, **options).files
    return report


def standing(day: date, publication: str = "ks4") -> list[str]:
    found = Release.objects.filter(publication=publication).standing(as_at=day)
    return [f"{release.year} {release.stage}" for release in found]


# What is said of a file


def test_a_file_is_named_with_its_publication_year_stage_and_day(tmp_path: Path) -> None:
    report = one(ks4(tmp_path, "2018-2019/england_ks4provisional.csv"))
    assert report.outcome is Outcome.LOADED
    assert (report.publication, report.year, report.stage) == ("ks4", "2018/19", "provisional")
    assert (report.published_on, report.published_basis) == (date(2019, 10, 17), "calendar")
    assert (report.rows, report.school_rows, report.rejects) == (4, 3, ())


def test_the_rows_rest_as_published_under_the_hash_of_the_file(tmp_path: Path) -> None:
    path = ks4(tmp_path, "2018-2019/england_ks4final.csv")
    one(path)
    release = Release.objects.get()
    rows = shelf.read(release, ["ATT8SCR", "_urn", "_kind", "NOT THERE"])
    assert rows["ATT8SCR"].to_pylist() == ["46.5"] * 3 + ["46.7"]
    assert rows["_urn"].to_pylist() == [900000, 900001, 900002, None]
    assert rows.column_names == ["ATT8SCR", "_urn", "_kind"]
    assert release.sha256 in shelf.path_of(release).name


def test_rows_that_are_gone_from_the_shelf_are_put_back_by_loading_again(tmp_path: Path) -> None:
    path = ks4(tmp_path, "2018-2019_england_ks4final.csv")
    one(path)
    release = Release.objects.get()
    shelf.path_of(release).unlink()
    assert one(path).outcome is Outcome.ALREADY
    assert shelf.unsound(release) == ""
    assert Release.objects.count() == 1


def test_an_event_says_who_loaded_what(tmp_path: Path) -> None:
    one(ks4(tmp_path, "2018-2019/england_ks4final.csv"))
    event = Event.objects.get(noun="release")
    assert (event.by_name, event.verb) == (BY.name, "loaded")
    assert event.noun_id == str(Release.objects.get().pk)


def test_rejects_are_kept_with_their_lines(tmp_path: Path) -> None:
    path = ks4(tmp_path, "2018-2019/england_ks4final.csv")
    path.write_text(path.read_text() + "1,999,900009,soon,0.1\n")
    report = taken(path)
    (reject,) = report.files[0].rejects
    assert (reject.line, "soon" in reject.reason) == (6, True)
    assert report.wants_a_look
    kept = Reject.objects.get()
    assert (kept.line, kept.reason) == (reject.line, reject.reason)
    assert Release.objects.get().reject_count == 1


def test_a_folder_is_read_and_what_is_not_known_is_named_and_left(tmp_path: Path) -> None:
    ks4(tmp_path, "2018-2019/england_ks4final.csv")
    (tmp_path / "menu.csv").write_text("day,dish\nMonday,soup\n")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\x00")
    outcomes = {file.name: file.outcome for file in taken(tmp_path).files}
    assert outcomes == {
        "2018-2019/england_ks4final.csv": Outcome.LOADED,
        "menu.csv": Outcome.UNKNOWN,
        "photo.png": Outcome.REFUSED,
    }
    assert (tmp_path / "menu.csv").exists()


def test_a_bad_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("RECTYPE,URN".encode("utf-16"))
    ks4(tmp_path, "b/2018-2019/england_ks4final.csv")
    report = taken(tmp_path)
    assert [file.outcome for file in report.files] == [Outcome.REFUSED, Outcome.LOADED]
    assert "UTF-16" in report.files[0].message


def test_examples_are_read_and_never_stored(tmp_path: Path) -> None:
    path = ks4(tmp_path, "layouts/2018-19_ks4final.csv")
    report = one(tmp_path)
    assert (report.outcome, report.rows, report.year) == (Outcome.EXAMPLE, 4, "2018/19")
    assert not Release.objects.exists()
    assert one(path).outcome is Outcome.LOADED


def test_a_file_of_columns_only_has_nothing_to_store(tmp_path: Path) -> None:
    report = one(ks4(tmp_path, "2018-2019/england_ks4final.csv", schools=0))
    assert report.outcome is Outcome.LOADED  # the national row is a row
    bare = tmp_path / "2019-2020_ks4.csv"
    bare.write_text("RECTYPE,LEA,URN,ATT8SCR\n")
    assert one(bare).outcome is Outcome.EMPTY


def test_progress_is_told_in_bytes(tmp_path: Path) -> None:
    ks4(tmp_path, "2018-2019/england_ks4final.csv")
    ks4(tmp_path, "2018-2019/england_ks4provisional.csv", schools=5)
    told: list[tuple[str, int, int]] = []
    taken(tmp_path, tell=lambda name, done, of: told.append((name, done, of)))
    assert [name for name, _, _ in told] == ["england_ks4final.csv", "england_ks4provisional.csv"]
    assert told[0][1] == 0 < told[1][1] < told[1][2] == told[0][2]


# Year, stage and day


def test_a_year_that_nothing_says_is_asked_for(tmp_path: Path) -> None:
    path = ks4(tmp_path, "england_ks4final.csv")
    report = one(path)
    assert report.outcome is Outcome.REFUSED
    assert "--year 2018/19" in report.message
    assert one(path, year="2018/19").year == "2018/19"


def test_what_is_given_stands_above_names_and_calendar(tmp_path: Path) -> None:
    path = ks4(tmp_path, "2018-2019/england_ks4final.csv")
    report = one(path, year="2017/18", stage="revised", published_on=date(2019, 1, 24))
    assert (report.year, report.stage) == ("2017/18", "revised")
    assert (report.published_on, report.published_basis) == (date(2019, 1, 24), "given")


def test_a_stage_that_nothing_says_is_the_last_and_said_to_be_so(tmp_path: Path) -> None:
    report = one(ks4(tmp_path, "2018-2019/england_ks4.csv"))
    assert (report.stage, report.published_on) == ("final", date(2020, 4, 30))
    assert "final is taken" in report.message


def test_a_stage_that_a_table_does_not_have_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2018-2019_england_abs.csv"
    path.write_text("LA,ESTAB,URN,PERCTOT\n999,2000,900001,3.5\n")
    assert "has no stage provisional" in one(path, stage="provisional").message


def test_a_year_in_the_rows_cannot_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "absence.csv"
    path.write_text(
        "time_period,geographic_level,school_urn,sess_overall_percent\n202223,School,900001,7\n"
    )
    assert "can't change that" in one(path, year="2018/19").message
    assert one(path).year == "2022/23"


def inspections(folder: Path, day: str) -> Path:
    path = folder / "latest_inspections_as_at_31_August_2023.csv"
    path.write_text(f"URN,Overall effectiveness,Inspection start date\n900001,2,{day}\n")
    return path


def test_inspections_are_never_out_before_the_newest_of_them(tmp_path: Path) -> None:
    path = inspections(tmp_path, "12/10/2023")  # after the day in the name
    refused = one(path, published_on=date(2023, 9, 14))
    assert "it holds an inspection of 12 October 2023" in refused.message
    report = one(path)
    assert report.as_of == date(2023, 10, 12)
    assert report.published_on and report.published_on > date(2023, 10, 12)


def test_a_table_without_any_day_is_taken_as_of_the_day_of_loading(tmp_path: Path) -> None:
    path = tmp_path / "wards.geojson"
    path.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": '
        '{"ward_name": "Abbey Ward"}, "geometry": {"type": "Polygon", "coordinates": []}}]}'
    )
    report = one(path)
    assert (report.published_on, report.published_basis) == (TODAY, "loading")


def test_all_years_of_a_long_file_came_out_on_its_day(tmp_path: Path) -> None:
    path = tmp_path / "202425_performance_tables_schools_provisional.csv"
    header = "time_period,geographic_level,school_urn,breakdown_topic,breakdown,"
    rows = "202324,School,900001,Total,Total,45.1\n202425,School,900001,Total,Total,46.2\n"
    path.write_text(header + "attainment8_average\n" + rows)
    older, newer = taken(path).files
    assert (older.year, older.stage) == ("2023/24", "final")
    assert (newer.year, newer.stage) == ("2024/25", "provisional")
    assert older.published_on == newer.published_on == date(2025, 10, 25)
    assert Release.objects.count() == 2
    assert len({shelf.path_of(release) for release in Release.objects.all()}) == 2


# As at a day


def test_as_at_a_day_the_latest_stage_that_was_out_stands(tmp_path: Path) -> None:
    for stage in ("provisional", "revised", "final"):
        ks4(tmp_path, f"2018-2019/england_ks4{stage}.csv", score=40 + len(stage))
    taken(tmp_path)
    assert standing(date(2019, 10, 16)) == []
    assert standing(date(2019, 11, 30)) == ["2018/19 provisional"]
    assert standing(date(2020, 2, 6)) == ["2018/19 revised"]
    assert standing(date(2020, 6, 30)) == ["2018/19 final"]


def test_what_was_loaded_later_was_not_known_before(tmp_path: Path) -> None:
    taken(ks4(tmp_path, "2018-2019/england_ks4provisional.csv"), hour=9)
    taken(ks4(tmp_path, "2018-2019/england_ks4final.csv", score=47), hour=12)
    found = Release.objects.standing(as_at=TODAY, known_at=at(10))
    assert [release.stage for release in found] == ["provisional"]


def test_a_correction_of_the_same_stage_stands_once_it_is_loaded(tmp_path: Path) -> None:
    taken(ks4(tmp_path, "2018-2019/england_ks4final.csv", score=46), hour=9)
    taken(ks4(tmp_path, "b/2018-2019/england_ks4final.csv", score=47), hour=12)
    (release,) = Release.objects.standing(as_at=TODAY)
    assert release.loaded_at == at(12)
    assert [fact.stands for fact in listed(as_at=TODAY)] == [False, True]


def test_an_excerpt_is_told_and_does_not_stand_for_the_table(tmp_path: Path) -> None:
    taken(ks4(tmp_path, "2018-2019/england_ks4final.csv", schools=20), hour=9)
    report = one(ks4(tmp_path, "b/2018-2019/england_ks4final.csv", schools=4), hour=12)
    assert report.outcome is Outcome.LOADED
    (warning,) = report.warnings
    assert "4 schools, where the table of 2018/19 has 20: an excerpt" in warning
    (release,) = Release.objects.standing(as_at=TODAY)
    assert release.school_rows == 20


# Again, at once, and killed


def test_a_second_load_changes_nothing(tmp_path: Path) -> None:
    path = ks4(tmp_path, "2018-2019/england_ks4final.csv")
    one(path)
    release, events = Release.objects.get(), Event.objects.count()
    bytes_before = shelf.path_of(release).read_bytes()
    again = one(path, stage="revised", published_on=date(2020, 1, 1))
    assert again.outcome is Outcome.ALREADY
    assert (again.stage, again.published_on) == ("final", release.published_on)
    assert len(again.warnings) == 2
    assert "a release never changes" in again.warnings[0]
    assert Release.objects.get() == release
    assert Event.objects.count() == events
    assert shelf.path_of(release).read_bytes() == bytes_before


def test_the_same_bytes_in_a_zip_are_the_same_release(tmp_path: Path) -> None:
    path = ks4(tmp_path, "2018-2019/england_ks4final.csv")
    with zipfile.ZipFile(tmp_path / "download.zip", "w") as zipped:
        zipped.write(path, "2018-2019/england_ks4final.csv")
    outcomes = [file.outcome for file in taken(path, tmp_path / "download.zip").files]
    assert outcomes == [Outcome.LOADED, Outcome.ALREADY]


def test_two_loads_of_one_file_at_once_make_one_release(tmp_path: Path, monkeypatch) -> None:
    """The other load gets in between this one's look and its write."""
    path = ks4(tmp_path, "2018-2019/england_ks4final.csv")
    put = shelf.put

    def overtaken(*arguments):
        monkeypatch.setattr(shelf, "put", put)
        taken(path)
        return put(*arguments)

    monkeypatch.setattr(shelf, "put", overtaken)
    assert one(path).outcome is Outcome.ALREADY
    assert Release.objects.count() == 1


def test_a_failure_in_the_books_leaves_no_release(tmp_path: Path, monkeypatch) -> None:
    def fails(**_: object) -> None:
        raise RuntimeError("the audit is away")

    monkeypatch.setattr("fosse.evidence.filing.record", fails)
    with pytest.raises(RuntimeError):
        one(ks4(tmp_path, "2018-2019/england_ks4final.csv"))
    assert not Release.objects.exists()


def test_what_a_killed_load_left_half_written_is_thrown_away(tmp_path: Path) -> None:
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True
    )
    dead = shelf.folder() / f".{'0' * 64}.parquet.{int(gone.stdout)}.part"
    living = shelf.folder() / f".{'1' * 64}.parquet.{os.getpid()}.part"
    dead.touch()
    living.touch()
    taken(ks4(tmp_path, "2018-2019/england_ks4final.csv"))
    assert (dead.exists(), living.exists()) == (False, True)
    living.unlink()


MOMENTS = {
    "while the rows are read": "fosse.evidence.reading.place",
    "before the rows are written": "pyarrow.parquet.write_table",
    "when they are written, before they have their name": "pathlib.Path.replace",
    "when they have their name, before the books": "fosse.evidence.filing._keep",
    "in the middle of the transaction": "fosse.evidence.models.Reject.objects.bulk_create",
    "with everything written, before the commit": "fosse.evidence.filing.record",
}

KILLS = """
import json, os, pathlib, signal, sys
from datetime import UTC, date, datetime
from unittest import mock
import django
django.setup()
from django.core.management import call_command
from django.db import connections
from fosse.evidence import shelf
from fosse.evidence.actions import load
from fosse.evidence.models import Reject, Release
from fosse.people.operator import Operator

def go():
    report = load([pathlib.Path(sys.argv[1])], by=Operator("tester"), today=date(2026, 11, 21),
                  at=datetime(2026, 11, 21, 9, tzinfo=UTC))
    return [str(file.outcome) for file in report.files]

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

for room in ("audit", "evidence"):
    call_command("migrate", room, verbosity=0, skip_checks=True)
found = {}
for place in sys.argv[2:]:
    connections.close_all()
    child = os.fork()
    if not child:
        with mock.patch(place, side_effect=die):
            go()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    found[place] = [os.WTERMSIG(status), Release.objects.count()]
found["at last"] = [*go(), Release.objects.get().rows, Reject.objects.count()]
rows = shelf.read(Release.objects.get()).num_rows
found["on the shelf"] = [rows, len(os.listdir(shelf.folder()))]
print(json.dumps(found))
"""


def test_killed_at_any_moment_loading_leaves_nothing_half_loaded(tmp_path: Path) -> None:
    """A process of its own, with an installation of its own, loads and is killed, moment by
    moment; then it loads to the end."""
    path = ks4(tmp_path, "2018-2019/england_ks4final.csv")
    path.write_text(path.read_text() + "1,999,900009,soon,0.1\n")
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment |= {
        "FOSSE_HOME": str(tmp_path / "home"),
        "DJANGO_SETTINGS_MODULE": "fosse.web.settings",
    }
    answer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", KILLS, str(path), *MOMENTS.values()],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    for moment, place in MOMENTS.items():
        assert found[place] == [signal.SIGKILL, 0], moment
    assert found["at last"] == ["loaded", 5, 1]
    assert found["on the shelf"] == [4, 1]


def test_the_shelf_is_in_the_home_of_the_installation() -> None:
    assert shelf.folder() == settings.HOME / "releases"
