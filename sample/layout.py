"""Writing a table as it is published: every column of its layout, in its order."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

Row = Mapping[str, object]
LAYOUTS = Path(__file__).resolve().parent / "layouts"


def words(text: str) -> tuple[str, ...]:
    """The words of a text: names that are easier to read without quotation marks."""
    return tuple(text.split())


@cache
def columns(layout: str) -> tuple[str, ...]:
    """The columns of a published layout, from `layouts/<layout>.txt`, one to a line."""
    return tuple((LAYOUTS / f"{layout}.txt").read_text(encoding="utf-8").splitlines())


def write(
    path: Path,
    names: Sequence[str],
    rows: Iterable[Row],
    *,
    encoding: str = "utf-8",
    blank: str = "",
    ragged: bool = False,
    quoted: bool = False,
) -> None:
    """Write `rows` under `names`; a column that a row does not have is `blank`.

    `ragged` drops the empty fields at a row's end, as the key stage 2 tables do. Raises
    `KeyError` when a row holds a column that the layout does not have.
    """
    places = {name: place for place, name in enumerate(names)}
    empty = [blank] * len(places)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as file:
        quoting: Literal[0, 1] = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
        writer = csv.writer(file, lineterminator="\r\n", quoting=quoting)
        writer.writerow(names)
        for row in rows:
            cells: list[object] = [*empty]
            for name, value in row.items():
                cells[places[name]] = value
            writer.writerow(_without_tail(cells) if ragged else cells)


def _without_tail(cells: list[object]) -> list[object]:
    last = len(cells)
    while last and cells[last - 1] == "":
        last -= 1
    return cells[:last]
