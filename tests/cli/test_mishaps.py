"""What a command says when something goes wrong that nobody foresaw."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import OperationalError

from fosse.cli import mishaps
from fosse.web.environment import BadSetting


def test_what_can_be_expected_is_said_in_words() -> None:
    assert mishaps.expected(BadSetting("Set it to on or off.")) == "Set it to on or off."
    assert "fosse setup" in mishaps.expected(OperationalError("no such table: schools_school"))
    assert "fosse setup" in mishaps.expected(
        OperationalError('relation "schools_school" does not exist')
    )
    assert "Wait until that is done" in mishaps.expected(OperationalError("database is locked"))
    full = OSError(28, "No space left on device", "/data/fosse.sqlite3")
    assert mishaps.expected(full) == "Could not use /data/fosse.sqlite3: No space left on device."
    assert mishaps.expected(ZeroDivisionError("division by zero")) == ""


def test_a_fault_of_fosse_is_logged_in_full_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOSSE_HOME", str(tmp_path))
    with pytest.raises(SystemExit) as ended:
        mishaps.broken(ZeroDivisionError("division by zero"))
    assert ended.value.code == 4
    assert "This is a fault of Fosse: ZeroDivisionError" in capsys.readouterr().err
    assert "ZeroDivisionError: division by zero" in (tmp_path / "fosse.log").read_text("utf-8")
