"""docs/settings.md says what `environment.py` says."""

from __future__ import annotations

import re
from pathlib import Path

from fosse.web import environment as env

ROOT = Path(__file__).resolve().parents[2]
LINE = re.compile(r"^\| `(\w+)` \| (?:`(.+)`|–) \| (.+) \|$", re.MULTILINE)


def test_every_setting_is_documented_with_its_default_and_meaning() -> None:
    documented = LINE.findall((ROOT / "docs" / "settings.md").read_text("utf-8"))
    assert documented == [(s.name, s.default, s.meaning) for s in env.ALL]


def test_every_setting_that_is_read_anywhere_is_declared() -> None:
    declared = {setting.name for setting in env.ALL}
    for path in (ROOT / "src").rglob("*.py"):
        for name in re.findall(r"\b(?:FOSSE_[A-Z_]+|DATABASE_URL)\b", path.read_text("utf-8")):
            assert name in declared, f"{path.relative_to(ROOT)} speaks of {name}"
