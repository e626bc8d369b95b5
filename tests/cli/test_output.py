"""How tables are printed where there is no screen."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from threading import Thread

import pytest

from fosse.cli.output import as_table, write

ROW = {"what": "establishments of the register", "found": "x" * 90}


def test_a_table_on_a_pipe_is_wide_enough_not_to_fold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    said = as_table([ROW], ["what", "found"], "Title", {}, to_screen=True)
    assert "x" * 90 in said
    assert "establishments of the register" in said


def test_columns_says_how_wide_where_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    said = as_table([ROW], ["what", "found"], "Title", {}, to_screen=True)
    assert max(map(len, said.splitlines())) == 60


def test_what_is_no_file_is_written_to_and_never_put_out_of_place(tmp_path: Path) -> None:
    """As with --output /dev/null: whoever runs it as root would have no such device any more."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write("a line\n", pipe)
    reader.join(timeout=5)
    assert read == [b"a line\n"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "out.csv"
    place.write_text("before", encoding="utf-8")
    write("after", place)
    assert place.read_text(encoding="utf-8") == "after"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
