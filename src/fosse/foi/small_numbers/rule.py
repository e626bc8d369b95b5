"""The disclosure policy: which numbers are too small to show, from which day. PURE."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

CONFIDENTIAL = "[c]"
"""What stands in the cell of a number that is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A policy for small numbers, in force from `from_on`; `authority` None: for any.

    Counts above nought and below `threshold` are not shown, nor nought with `hide_zero`. What is
    shown is rounded to the nearest multiple of `rounding`, half upwards. Percentages are shown,
    with `decimals`, of `percentage_of` or more.

    Raises `ValueError` where it could not be followed.
    """

    id: str
    words: str
    from_on: date
    threshold: int = 5
    hide_zero: bool = False
    rounding: int = 1
    percentage_of: int = 20
    decimals: int = 0
    authority: int | None = None

    def __post_init__(self) -> None:
        if self.rounding < 1 or self.threshold < 0:
            raise ValueError(
                f"{self.id}: rounding is 1 or more and threshold 0 or more, not "
                f"{self.rounding} and {self.threshold}."
            )
        if self.hide_zero and self.threshold < 2:
            raise ValueError(f"{self.id}: nought cannot be hidden where no other number is.")

    @property
    def least(self) -> int:
        """The smallest number that a hidden cell can be."""
        return 0 if self.hide_zero else 1

    @property
    def most(self) -> int:
        """The largest number that is hidden for its own sake."""
        return self.threshold - 1

    def hides(self, number: int) -> bool:
        """Whether the number is too small to show."""
        return self.least <= number < self.threshold

    def rounded(self, number: int) -> int:
        return (2 * number + self.rounding) // (2 * self.rounding) * self.rounding

    def before_rounding(self, shown: int) -> tuple[int, int]:
        """The smallest and the largest number that are shown so."""
        low = shown - self.rounding // 2
        return max(low, 0), low + self.rounding - 1

    def percentage(self, part: int, whole: int) -> str | None:
        """The share in words; None where the whole is small, or where the part, or what is left
        of the whole, could be worked out to be."""
        if whole < max(self.percentage_of, 1) or self.hides(part) or self.hides(whole - part):
            return None
        return f"{100 * part / whole:.{self.decimals}f}%"


def rule_for(authority_code: int | None, on: date, rules: Sequence[Rule]) -> Rule:
    """The rule that holds for an authority on a day. Raises `LookupError` where none does."""
    begun = [rule for rule in rules if rule.from_on <= on]
    for whose in (authority_code, None):
        held = [rule for rule in begun if rule.authority == whose]
        if held:
            return max(held, key=lambda rule: rule.from_on)
    raise LookupError(f"No rule for small numbers is in force on {on:%-d %B %Y}.")


def rules_of(text: str) -> tuple[Rule, ...]:
    """The rules of a TOML text. Raises `ValueError`, in words, for a key that a rule does not have
    or lacks, and for a value that cannot be."""
    tables: list[dict[str, Any]] = tomllib.loads(text).get("rule", [])
    return tuple(_rule_of(table, place) for place, table in enumerate(tables, start=1))


_IN_WORDS: Mapping[type, str] = {
    str: "text in quotation marks",
    date: "a day, as 2026-09-01",
    bool: "true or false",
    int: "a whole number",
}
_KINDS: Mapping[str, type] = {
    **{field.name: int for field in fields(Rule)},
    "id": str,
    "words": str,
    "from_on": date,
    "hide_zero": bool,
}
_NEEDED = ("id", "words", "from_on")


def _rule_of(table: dict[str, Any], place: int) -> Rule:
    for name in _NEEDED:
        if name not in table:
            raise ValueError(f"Rule {place} has no “{name}”.")
    for name, value in table.items():
        if name not in _KINDS:
            raise ValueError(f"Rule {place}: there is no “{name}”, only {', '.join(_KINDS)}.")
        if type(value) is not (kind := _KINDS[name]):
            raise ValueError(f"Rule {place}: “{name}” has to be {_IN_WORDS[kind]}.")
    return Rule(**table)


@cache
def default_rules() -> tuple[Rule, ...]:
    """The rules that come with Fosse."""
    return rules_of((Path(__file__).parent / "rules.toml").read_text("utf-8"))
