"""docs/answers.md lists the kinds as they are, and every wording belongs to a kind and fits it."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from fosse.documents.template import check
from fosse.foi.answers.door import kinds
from fosse.foi.answers.kind import QuestionKind
from fosse.foi.answers.wording import FOLDER, template

ROOT = Path(__file__).resolve().parents[3]
DOC = (ROOT / "docs" / "answers.md").read_text("utf-8")
KINDS = kinds()


def row(kind: QuestionKind) -> str:
    names = ", ".join(f"`{parameter.name}`" for parameter in kind.parameters)
    return f"| `{kind.id}` | {kind.title} | {names} |".replace("|  |", "| |")


def test_the_table_lists_every_kind_in_the_order_of_the_registry() -> None:
    section = DOC.split("## The kinds there are")[1].split("##")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert rows == [row(kind) for kind in KINDS]


def test_the_files_that_it_names_are_there() -> None:
    for name in re.findall(r"`((?:kinds|wording|\w+)/?\w*\.(?:py|txt))`", DOC):
        places = [FOLDER.parent / name, FOLDER.parents[1] / name, FOLDER.parents[2] / name]
        assert any(place.exists() for place in places), name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_the_wording_uses_values_that_the_kind_has(kind: QuestionKind) -> None:
    module = importlib.import_module(f"fosse.foi.answers.kinds.{kind.id}")
    check(template(kind.id), module.Values)


def test_every_wording_belongs_to_a_kind() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == {kind.id for kind in KINDS} | {"basis"}


def test_it_says_what_composed_has() -> None:
    from fosse.foi.answers.composed import Composed

    section = DOC.split("`Composed` carries")[1].split("##")[0]
    told = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)))
    assert set(told) == set(Composed.__dataclass_fields__)
