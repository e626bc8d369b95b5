"""docs/policies.md says what the code reads: every key, every word that a key can hold."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from fosse.evidence.measure import KINDS, measures
from fosse.policy.keys import SHOWS, TABLES, Key
from fosse.policy.schema import parse
from fosse.policy.terms import IfNotKnown, Operator, Phase, Statistic
from fosse.policy.wording import PLACEHOLDERS

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "policies.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(.+?)` \| (.+) \|$", re.MULTILINE)


def section(heading: str) -> str:
    """What stands under a heading of the third order."""
    return TEXT.split(f"\n### {heading}\n", 1)[1].split("\n#", 1)[0]


def row_of(key: Key) -> tuple[str, str]:
    needed = "yes" if key.needed else f"no: {key.default}" if key.default else "no"
    return key.name, f"{key.kind} | {needed} | {key.meaning}"


@pytest.mark.parametrize("table", TABLES)
def test_every_key_is_documented_and_nothing_else(table: str) -> None:
    assert ROW.findall(section(table)) == [row_of(key) for key in TABLES[table]]


def test_every_word_that_a_key_can_hold_is_documented() -> None:
    assert ROW.findall(section("statistic")) == [(s.value, s.meaning) for s in Statistic]
    assert [word for word, _ in ROW.findall(section("operator"))] == list(Operator)
    assert ROW.findall(section("if not known")) == [(i.value, i.meaning) for i in IfNotKnown]
    assert ROW.findall(section("phases")) == [(p.value, p.meaning) for p in Phase]
    assert ROW.findall(section("what to show")) == list(SHOWS.items())
    documented = {name.strip("{}"): says for name, says in ROW.findall(section("placeholders"))}
    assert documented == PLACEHOLDERS


def test_the_kinds_of_school_are_those_of_the_measures() -> None:
    assert [phase.value for phase in Phase] == list(KINDS)


def test_the_small_policy_of_the_page_is_sound() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    tomllib.loads(example)
    assert parse(example, measures()).title == "A small policy"
