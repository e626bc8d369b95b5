"""What the solver prints stays out of what a command prints."""

from __future__ import annotations

import ctypes
from datetime import date
from typing import Any

import pytest
import scipy.optimize

from fosse.foi.small_numbers.protecting import protect
from fosse.foi.small_numbers.rule import default_rules, rule_for
from fosse.foi.small_numbers.table import row

DAY = date(2026, 11, 21)


def test_a_remark_of_the_solver_does_not_reach_standard_output(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """HiGHS prints a line from C now and then, by way of the C library's buffer."""
    libc, solve = ctypes.CDLL(None), scipy.optimize.milp

    def talks(*given: Any, **more: Any) -> Any:
        libc.puts(b"a remark of the solver")
        return solve(*given, **more)

    monkeypatch.setattr(scipy.optimize, "milp", talks)
    counts = {"Light": 58, "Core": 25, "Targeted": 18, "Intensive": 3}
    protect(row("level", counts, subject="levels", as_at=DAY), rule_for(None, DAY, default_rules()))
    libc.puts(b"what we print")
    libc.fflush(None)
    said = capfd.readouterr()
    assert said.out == "what we print\n"
    assert "a remark of the solver" in said.err
