"""What comes out: an answer in words, the tables that go with it, and what it rests on. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from fosse.documents.english import in_words
from fosse.documents.licence import OPEN_GOVERNMENT

Value: TypeAlias = str | int | float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that goes out with an answer: plain values under named columns, never a formula.

    `about` says inside the file what it is: as at which day, from which source, under which
    licence. `withheld` says, by row and column, why a cell is empty on purpose.

    Raises `ValueError` when two columns have one name, or a row has not as many cells as there
    are columns.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    about: Mapping[str, str] = field(default_factory=dict)
    withheld: tuple[Mapping[str, str], ...] = ()

    def __post_init__(self) -> None:
        if len(set(self.columns)) != len(self.columns):
            raise ValueError(f"Two columns of “{self.title}” have the same name.")
        for place, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"Row {place} of “{self.title}” has {len(row)} cells under "
                    f"{len(self.columns)} columns."
                )

    def as_json(self) -> dict[str, Any]:
        """The columns of `AnswerTable`."""
        return {
            "title": self.title,
            "columns": list(self.columns),
            "rows": [list(row) for row in self.rows],
            "about": dict(self.about),
            "suppressed": [dict(one) for one in self.withheld],
        }

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> Sheet:
        """The table that `as_json` gave."""
        return cls(
            kept["title"],
            tuple(kept["columns"]),
            tuple(tuple(row) for row in kept["rows"]),
            dict(kept["about"]),
            tuple(dict(one) for one in kept["suppressed"]),
        )


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer from the records.

    `text` is typed text (paragraphs, "- " for bullets, as `documents.plain_text` reads it): ""
    where the records hold nothing to answer from. `caveats` are in the text as well. `advice` is
    for the officer alone: what must be looked for elsewhere, what to take care of.
    """

    text: str
    source: str
    as_at: date
    held: bool = True
    tables: tuple[Sheet, ...] = ()
    caveats: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()


def about(as_at: date, source: str, **more: str) -> dict[str, str]:
    """What stands inside every table that goes out."""
    said = {"As at": in_words(as_at), "Source": source, "Licence": OPEN_GOVERNMENT}
    return {**said, **{name.replace("_", " "): words for name, words in more.items()}}
