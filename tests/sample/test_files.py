"""The files: all there, in the published layouts, the same bytes each time."""

from __future__ import annotations

import csv
import hashlib
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from sample.files import MARK

import sample

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = ROOT / "sample" / "layouts"

# file → the published layout that it has, column for column
PUBLISHED = {
    "register/edubasealldata20230515.csv": "gias_2023",
    "register/edubasealldata20261019.csv": "gias_2025",
    "register/edubasealldata20260119.csv": "gias_2025",
    "register/links_edubasealldata20261019.csv": "gias_links",
    "performance-tables/2023-2024/england_ks2final.csv": "ks2_2023-24",
    "performance-tables/2022-2023/england_ks4final.csv": "ks4_2022-23",
    "performance-tables/2023-2024/england_ks4final.csv": "ks4_2023-24",
    "performance-tables/2024-2025/england_ks4final.csv": "ks4_2024-25",
    "performance-tables/2022-2023/england_census.csv": "census_2018-19",
    "inspections/latest_inspections_state-funded_schools_as_at_31_August_2024.csv": "ofsted_graded",
    "inspections/latest_inspections_state-funded_schools_as_at_30_September_2026.csv": (
        "ofsted_report_cards"
    ),
    "school-census/spc_school_level_underlying_data_2021-22.csv": "spc_2022-23",
    "geography/NSPL_AUG_2026_ZZ.csv": "nspl_2026-08",
}
IN_WINDOWS_1252 = ("register", "inspections")


def hashes(folder: Path) -> dict[str, str]:
    """Every file's SHA-256 by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(("path", "layout"), PUBLISHED.items())
def test_a_file_has_the_columns_of_its_published_layout(
    ratae_files: Path, path: str, layout: str
) -> None:
    encoding = "cp1252" if path.startswith(IN_WINDOWS_1252) else "utf-8-sig"
    with (ratae_files / path).open(encoding=encoding, newline="") as file:
        header = next(csv.reader(file))
    assert header == (LAYOUTS / f"{layout}.txt").read_text("utf-8").splitlines()


def test_the_same_bytes_each_time_whatever_the_hash_seed(ratae_files: Path, tmp_path: Path) -> None:
    """Another process, from another folder, another order of sets, another clock; in the time
    that a first run may take, of the processor's own: the machine may be busy."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    fosse = str(Path(sys.executable).with_name("fosse"))
    done = subprocess.run(
        [fosse, "sample", "make", "--into", str(tmp_path / "again")],
        env={**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert hashes(tmp_path / "again") == hashes(ratae_files)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 20


def test_nothing_says_when_or_where_it_was_made(ratae_files: Path) -> None:
    for path in ratae_files.rglob("*"):
        if path.is_file():
            text = path.read_bytes()
            assert b"/tmp" not in text, path
            assert b"2026-11-2" not in text, path


def test_files_of_this_version_are_known_and_others_are_not(
    ratae_files: Path, tmp_path: Path
) -> None:
    assert sample.ready(ratae_files)
    assert not sample.ready(tmp_path)
    (tmp_path / MARK).write_text("another version", encoding="ascii")
    assert not sample.ready(tmp_path)


def test_somebody_elses_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("keep me", encoding="utf-8")
    with pytest.raises(FileExistsError, match="holds other files"):
        sample.make(tmp_path)
    assert (tmp_path / "letters.txt").read_text("utf-8") == "keep me"


def test_rows_of_key_stage_2_are_ragged_as_published(ratae_files: Path) -> None:
    path = ratae_files / "performance-tables" / "2023-2024" / "england_ks2final.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    width = len(lines[0])
    new = [line for line in lines if line[-1] == "NEW"]
    assert new
    assert all(len(line) < width / 10 for line in new)
    assert all(len(line) <= width and line[-1] for line in lines)
