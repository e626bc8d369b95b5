"""The rules of the house that a program can check."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "fosse"

NOT_USED = re.compile(
    r"(?:^|_)(?:services?|managers?|helpers?|utils?|handlers?|common|base|misc)(?:_|$)"
)
SILENCERS = ("type: ignore", "noqa", "TODO", "FIXME", "XXX")
LINES_OF_A_MODULE, LINES_OF_A_FUNCTION = 300, 45  # twice and three times the guide of the house


class Module:
    """A module of the source, parsed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path.relative_to(SOURCE))
        self.text = path.read_text("utf-8")
        self.tree = ast.parse(self.text)

    def line(self, node: ast.stmt) -> str:
        return self.text.splitlines()[node.lineno - 1]

    def nodes(self, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    paths = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
    return [Module(path) for path in paths]


def test_the_arrows_point_down_and_pure_rooms_know_no_django() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([program], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout


def test_a_room_says_what_it_is_for(modules: list[Module]) -> None:
    rooms = [module for module in modules if re.fullmatch(r"\w+/__init__\.py", module.name)]
    assert len(rooms) > 8
    assert [room.name for room in rooms if not ast.get_docstring(room.tree)] == []


def test_a_module_says_what_it_is_and_is_named_for_a_thing(modules: list[Module]) -> None:
    silent = [
        module.name
        for module in modules
        if module.path.name not in {"__init__.py", "apps.py"} and not ast.get_docstring(module.tree)
    ]
    assert silent == []
    assert [module.name for module in modules if NOT_USED.search(module.path.stem)] == []


def test_nothing_is_silenced_or_left_for_later(modules: list[Module]) -> None:
    found = [(m.name, word) for m in modules for word in SILENCERS if word in m.text]
    assert found == []


def test_no_error_is_swallowed(modules: list[Module]) -> None:
    """An error that is passed over says why on the line that passes over it."""
    swallowed = [
        f"{module.name}:{node.lineno}"
        for module in modules
        for node in module.nodes(ast.ExceptHandler)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (is_pass(node) and "  # " not in module.line(node.body[0])))
    ]
    assert swallowed == []


def test_only_the_clock_asks_what_day_it_is(modules: list[Module]) -> None:
    """`date.today()` and `localdate()` without a moment: in web/clock.py and nowhere else."""
    asking = [
        f"{module.name}:{node.lineno}"
        for module in modules
        for node in module.nodes(ast.Call)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"today", "localdate"}
        and not node.args
    ]
    assert [place for place in asking if not place.startswith("web/clock.py:")] == []


def test_modules_and_functions_stay_short(modules: list[Module]) -> None:
    long = [
        f"{module.name}: {written} lines"
        for module in modules
        if (written := sum(1 for line in module.text.splitlines() if line.strip()))
        > LINES_OF_A_MODULE
    ]
    for module in modules:
        for node in module.nodes(ast.FunctionDef):
            if isinstance(node, ast.FunctionDef) and lines_of(node) > LINES_OF_A_FUNCTION:
                long.append(f"{module.name}: {node.name}, {lines_of(node)} lines")
    assert long == []


def is_pass(handler: ast.ExceptHandler) -> bool:
    return [type(part) for part in handler.body] == [ast.Pass]


def lines_of(function: ast.FunctionDef) -> int:
    """How many lines the body takes, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
