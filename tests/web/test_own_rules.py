"""FOSSE_HOME/small-numbers.toml, read."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from fosse.foi.small_numbers.rule import default_rules, rule_for
from fosse.web.environment import BadSetting
from fosse.web.own_rules import FILE, small_number_rules

ROOT = Path(__file__).resolve().parents[2]


def test_without_a_file_the_rules_are_those_of_fosse(tmp_path: Path) -> None:
    assert small_number_rules(tmp_path) == default_rules()


def test_the_example_of_the_settings_page_holds_for_its_authority(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.+?)```", page, re.DOTALL)
    (tmp_path / FILE).write_text(example, "utf-8")
    rules, day = small_number_rules(tmp_path), date(2026, 12, 1)
    assert (rule_for(990, day, rules).threshold, rule_for(990, day, rules).rounding) == (10, 5)
    assert rule_for(991, day, rules) == rule_for(991, day, default_rules())


@pytest.mark.parametrize("written", ["[[rule]]\nid = 3", "[[rule"])
def test_a_file_that_is_not_understood_is_a_bad_setting(tmp_path: Path, written: str) -> None:
    (tmp_path / FILE).write_text(written, "utf-8")
    with pytest.raises(BadSetting, match=f"{FILE} is not understood"):
        small_number_rules(tmp_path)
