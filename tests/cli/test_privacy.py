"""Nobody else who uses the machine can read the database or the log."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fosse.cli import soundness
from fosse.cli.setup import keep_private
from fosse.web import settings as installation
from fosse.web.log import PrivateLog


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture
def file(settings: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the database of an installation would be."""
    settings.HOME = tmp_path
    tmp_path.chmod(0o700)
    path = tmp_path / "fosse.sqlite3"
    monkeypatch.setattr("fosse.cli.setup.database_file", lambda: path)
    monkeypatch.setattr(soundness, "database_file", lambda: path)
    return path


def test_the_home_is_made_for_its_owner_only(tmp_path: Path) -> None:
    home = tmp_path / "home"
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FOSSE_", "DATABASE_"))}
    subprocess.run(
        [sys.executable, "-c", "import fosse.web.settings"],
        env={**kept, "FOSSE_HOME": str(home)},
        check=True,
        timeout=60,
    )
    assert mode(home) == 0o700


def test_setup_keeps_the_database_to_its_owner(file: Path) -> None:
    keep_private()
    assert mode(file) == 0o600
    log = file.with_name("fosse.sqlite3-wal")
    for part in (file, log):
        part.touch()
        part.chmod(0o644)
    keep_private()
    assert (mode(file), mode(log)) == (0o600, 0o600)


def test_check_finds_what_others_can_read_and_says_what_to_do(file: Path) -> None:
    keep_private()
    assert not [found for found in soundness.home() if "chmod" in found.what_to_do]
    file.chmod(0o640)
    file.parent.chmod(0o755)
    told = [
        (found.what, found.state, found.what_to_do)
        for found in soundness.home()
        if "chmod" in found.what_to_do
    ]
    assert told == [
        ("home", "look", f"Run: chmod 700 {file.parent}"),
        ("database file", "wrong", f"Run: chmod 600 {file}*"),
    ]


def test_the_log_is_made_for_its_owner_and_goes_on_when_it_was_moved(tmp_path: Path) -> None:
    path = tmp_path / "fosse.log"
    handler = PrivateLog(path)
    fault = logging.LogRecord("x", logging.ERROR, "x", 1, "first", None, None)
    assert not path.exists()
    handler.emit(fault)
    assert mode(path) == 0o600
    path.rename(tmp_path / "fosse.log.1")
    handler.emit(logging.LogRecord("x", logging.ERROR, "x", 1, "second", None, None))
    handler.close()
    assert path.read_text("utf-8") == "second\n"
    assert (tmp_path / "fosse.log.1").read_text("utf-8") == "first\n"


def test_two_processes_write_to_one_log_and_lose_nothing(tmp_path: Path) -> None:
    first, second = (PrivateLog(tmp_path / "fosse.log") for _ in range(2))
    for number in range(4):
        record = logging.LogRecord("x", logging.ERROR, "x", 1, str(number), None, None)
        (second if number % 2 else first).emit(record)
    for handler in (first, second):
        handler.close()
    assert (tmp_path / "fosse.log").read_text("utf-8") == "0\n1\n2\n3\n"


def test_the_log_of_faults_is_in_the_home() -> None:
    (handler,) = [one for one in logging.getLogger().handlers if isinstance(one, PrivateLog)]
    assert Path(handler.baseFilename) == installation.HOME / "fosse.log"
    assert handler.level == logging.ERROR
