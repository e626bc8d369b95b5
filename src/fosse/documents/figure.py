"""A drawing with its caption and its table: what a page, a letter or a report places. PURE."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from .table import Table


class Drawing(Protocol):
    """Anything that draws itself and says the same in a table: a chart, a strip, a map."""

    @property
    def title(self) -> str: ...

    @property
    def description(self) -> str: ...

    def svg(self) -> str: ...

    def table(self) -> Table: ...


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing under its caption. `narrow` is the same drawing made for a narrow page, where
    the wide one would be too small to read; `note` says the source."""

    drawing: Drawing
    caption: str
    note: str = ""
    narrow: Drawing | None = None

    @property
    def table(self) -> Table:
        return self.drawing.table()
