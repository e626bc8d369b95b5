"""Every module that calls itself PURE is in a contract that keeps Django out of it."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import fosse

SOURCE = Path(fosse.__file__).parent
PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def called_pure() -> set[str]:
    """The modules, and packages, whose docstring says that they are PURE."""
    found = set()
    for file in SOURCE.rglob("*.py"):
        said = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
        if "PURE" in said:
            parts = file.relative_to(SOURCE.parent).with_suffix("").parts
            found.add(".".join(parts).removesuffix(".__init__"))
    return found


def held_pure() -> set[str]:
    """What the contracts of import-linter keep Django out of."""
    contracts = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    return {
        module
        for contract in contracts
        if contract["type"] == "forbidden" and not contract["allow_indirect_imports"]
        for module in contract["source_modules"]
    }


def test_what_is_called_pure_is_held_pure() -> None:
    held = held_pure()
    called = called_pure()
    assert called, "no module says that it is PURE"
    loose = {m for m in called if not any(m == h or m.startswith(h + ".") for h in held)}
    assert loose == set()
