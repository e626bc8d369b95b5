"""Reading the days of many rows: as text, and each different day made once. Django's own
conversion, day by day, takes longer than the query."""

from __future__ import annotations

from datetime import date

from django.db.models import TextField
from django.db.models.functions import Cast


def as_text(*columns: str) -> dict[str, Cast]:
    """What to annotate a query with: "seen_from" as "seen_from_text", and so on."""
    return {f"{column}_text": Cast(column, TextField()) for column in columns}


class Days(dict[str, date]):
    """Days by their ISO text. A register holds few different days."""

    def __missing__(self, text: str) -> date:
        self[text] = day = date.fromisoformat(text)
        return day
