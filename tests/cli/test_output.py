"""How tables are printed where there is no screen."""

from __future__ import annotations

import pytest

from fosse.cli.output import as_table

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
