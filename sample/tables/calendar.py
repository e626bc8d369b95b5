"""The calendar: bank holidays as GOV.UK publishes them, and the terms of Ratae's schools."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fosse.dates import standing
from fosse.dates.bank_holidays import NATIONS, BankHoliday

from ..calendar import BANK_HOLIDAYS, TERMS
from ..country import RATAE
from ..land import Land
from ..layout import Row, words
from ..layout import write as write_table

COLUMNS = words("authority term first_day last_day")
SOMBRE = ("Good Friday", "Battle of the Boyne", "State Funeral")  # no bunting is hung out


def write(land: Land, into: Path) -> None:
    """`calendar/bank-holidays.json` and `calendar/terms.csv`."""
    path = into / "calendar" / "bank-holidays.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    nations = {nation: _division(nation) for nation in NATIONS}
    path.write_text(json.dumps(nations, ensure_ascii=False, indent=1), encoding="utf-8")
    write_table(into / "calendar" / "terms.csv", COLUMNS, _terms())


def _division(nation: str) -> dict[str, object]:
    holidays = (h for year in BANK_HOLIDAYS for h in standing.holidays(nation, year))
    return {"division": nation, "events": [_event(holiday) for holiday in holidays]}


def _event(holiday: BankHoliday) -> dict[str, object]:
    return {
        "title": holiday.title,
        "date": holiday.day.isoformat(),
        "notes": holiday.notes,
        "bunting": not any(word in holiday.title for word in SOMBRE),
    }


def _terms() -> Iterator[Row]:
    for term, (first_day, last_day) in TERMS.items():
        yield {
            "authority": RATAE,
            "term": term,
            "first_day": _day(first_day),
            "last_day": _day(last_day),
        }


def _day(day: date) -> str:
    return day.isoformat()
