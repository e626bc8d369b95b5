"""A file of bank holidays in GOV.UK's layout, as small as a test needs it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime

from fosse.dates import standing
from fosse.dates.bank_holidays import NATIONS, BankHoliday
from fosse.people.operator import Operator

BY = Operator("tests")
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
LATER = datetime(2026, 2, 5, 9, tzinfo=UTC)
JUNE = date(2026, 6, 15)
"""Scotland's holiday for the World Cup, proclaimed on 4 February 2026."""


def given(years: Iterable[int] = (2026, 2027)) -> list[BankHoliday]:
    """What the law gives all nations in these years."""
    return [h for year in years for nation in NATIONS for h in standing.holidays(nation, year)]


def file(holidays: Iterable[BankHoliday]) -> bytes:
    """The holidays as GOV.UK publishes them."""
    events: dict[str, list[dict[str, str]]] = {nation: [] for nation in NATIONS}
    for one in holidays:
        event = {"title": one.title, "date": one.day.isoformat(), "notes": one.notes}
        events[one.nation].append(event)
    return json.dumps({nation: {"events": found} for nation, found in events.items()}).encode()


BEFORE = file(h for h in given() if h.day != JUNE)
AFTER = file(given())
