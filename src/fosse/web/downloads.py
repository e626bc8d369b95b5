"""A page's twins: the same rows as CSV, JSON or a spreadsheet, with their day and source inside."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.http import HttpResponse
from django.utils.text import slugify

from fosse.documents.licence import OPEN_GOVERNMENT
from fosse.documents.spreadsheet import as_csv, as_xlsx

Ending = Literal["csv", "json", "xlsx"]

CONTENT_TYPES: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Download:
    """A table to take away. `rows` hold plain values under the names in `columns`; `about`
    adds what a reader must know besides: filters, how many are uncertain…"""

    title: str
    columns: Sequence[str]
    rows: Sequence[Mapping[str, object]]
    as_at: date
    source: str
    about: Mapping[str, object] = field(default_factory=dict)
    licence: str = OPEN_GOVERNMENT

    @property
    def facts(self) -> dict[str, object]:
        """What stands inside every twin beside the rows."""
        return {
            "title": self.title,
            "as_at": self.as_at.isoformat(),
            "source": self.source,
            "licence": self.licence,
            **self.about,
        }


def twin(download: Download, ending: Ending) -> HttpResponse:
    """The download as a response that a browser saves under the title and the day."""
    response = HttpResponse(_WRITERS[ending](download), content_type=CONTENT_TYPES[ending])
    name = f"{slugify(download.title)}-{download.as_at.isoformat()}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _csv(download: Download) -> str:
    """Every row says its day and source, so that a row copied elsewhere still does."""
    inside = {"as_at": download.as_at.isoformat(), "source": download.source}
    rows = [{**row, **inside} for row in download.rows]
    return as_csv(rows, [*download.columns, *inside])


def _json(download: Download) -> str:
    rows = [{column: row.get(column) for column in download.columns} for row in download.rows]
    return json.dumps({**download.facts, "rows": rows}, ensure_ascii=False, indent=1, default=str)


def _xlsx(download: Download) -> bytes:
    return as_xlsx(download.rows, download.columns, title=download.title, about=download.facts)


_WRITERS = {"csv": _csv, "json": _json, "xlsx": _xlsx}
