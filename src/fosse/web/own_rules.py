"""An authority's own rules for small numbers, from FOSSE_HOME/small-numbers.toml."""

from __future__ import annotations

from pathlib import Path

from fosse.foi.small_numbers.rule import Rule, default_rules, rules_of

from .environment import BadSetting

FILE = "small-numbers.toml"


def small_number_rules(home: Path) -> tuple[Rule, ...]:
    """The rules that come with Fosse and those of the file in `home`, where there is one. Raises
    `BadSetting` for a file that cannot be understood."""
    path = home / FILE
    if not path.exists():
        return default_rules()
    try:
        return (*default_rules(), *rules_of(path.read_text("utf-8")))
    except ValueError as wrong:
        raise BadSetting(
            f"{path} is not understood. {wrong} Write it as docs/settings.md shows."
        ) from wrong
