"""Bank holidays of the nations of the United Kingdom, and GOV.UK's file of them. PURE."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

NATIONS: Mapping[str, str] = {
    "england-and-wales": "England and Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}
"""The parts of the United Kingdom that have bank holidays of their own, as GOV.UK names them."""

MOST_FAULTS = 5
LONGEST = 200  # characters of a title or a remark
FETCH = "Fetch the file again from https://www.gov.uk/bank-holidays.json."


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """A day that is a bank holiday in one nation, and who says so.

    `notes` is GOV.UK's remark, such as “Substitute day”. `announced_on` is the day it became
    known, where a source gives it. `by_hand` tells one that an officer entered as it was
    proclaimed from one that a file lists: a file speaks of whole years, a hand of a day.
    """

    nation: str
    day: date
    title: str
    source: str
    announced_on: date | None = None
    notes: str = ""
    by_hand: bool = False

    @property
    def in_words(self) -> str:
        """“Boxing Day (substitute day)”."""
        return (
            f"{self.title} ({self.notes[0].lower()}{self.notes[1:]})" if self.notes else self.title
        )


class UnreadableBankHolidays(ValueError):
    """The file is not what GOV.UK publishes: what is wrong, where, and what to do."""


def read(data: bytes, *, source: str, announced_on: date | None = None) -> tuple[BankHoliday, ...]:
    """The bank holidays in a file of GOV.UK's layout, by nation and day.

    Raises `UnreadableBankHolidays` with the first faults unless the whole of it can be taken: a
    nation that is left out or a day that is misread would make deadlines wrong.
    """
    said = _json(data)
    faults: list[str] = []
    found: dict[tuple[str, date], BankHoliday] = {}
    for nation, words in NATIONS.items():
        for place, event in enumerate(_events(said, nation, faults), 1):
            where = f"{words}, entry {place}"
            day, title = _day(event, where, faults), _text(event, "title")
            notes = _text(event, "notes")
            if not title or max(len(title), len(notes)) > LONGEST:
                faults.append(f"{where} has no title of up to {LONGEST} characters.")
            if day and (nation, day) in found:
                faults.append(f"{where} gives {day.isoformat()} a second time.")
            if day and title:
                found[nation, day] = BankHoliday(nation, day, title, source, announced_on, notes)
    if faults:
        more = f" And {len(faults) - MOST_FAULTS} more." if len(faults) > MOST_FAULTS else ""
        raise UnreadableBankHolidays(f"{' '.join(faults[:MOST_FAULTS])}{more} {FETCH}")
    return tuple(found[key] for key in sorted(found))


def _json(data: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise UnreadableBankHolidays(f"The file is not JSON ({error}). {FETCH}") from None
    if not isinstance(said, dict):
        raise UnreadableBankHolidays(f"The file holds no nations of the United Kingdom. {FETCH}")
    return said


def _events(said: Mapping[str, Any], nation: str, faults: list[str]) -> Iterator[Mapping[str, Any]]:
    part = said.get(nation)
    events = part.get("events") if isinstance(part, dict) else None
    if not isinstance(events, list) or not events:
        faults.append(f"There is no bank holiday of {NATIONS[nation]} (“{nation}”, “events”).")
        return
    for place, event in enumerate(events, 1):
        if isinstance(event, dict):
            yield event
        else:
            faults.append(f"{NATIONS[nation]}, entry {place} is no entry with a title and a date.")


def _day(event: Mapping[str, Any], where: str, faults: list[str]) -> date | None:
    text = _text(event, "date")
    try:
        return date.fromisoformat(text)
    except ValueError:
        faults.append(f"{where}: the date “{text[:40]}” is no day such as 2026-12-25.")
        return None


def _text(event: Mapping[str, Any], name: str) -> str:
    value = event.get(name)
    return value.strip() if isinstance(value, str) else ""
