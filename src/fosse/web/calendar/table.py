"""The bank holidays of a year as a table, and all of them to take away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fosse.dates.bank_holidays import NATIONS, BankHoliday
from fosse.dates.calendar import Calendar

from ..downloads import Download

COLUMNS = ("day", "nation", "title", "notes", "announced_on", "by_hand", "listed_in")


@dataclass(frozen=True, slots=True)
class Line:
    """A day, what it is called in each nation (in the order of `NATIONS`), and who says so."""

    day: date
    titles: tuple[str, ...]
    sources: str


def lines(holidays: Sequence[BankHoliday], year: int) -> list[Line]:
    """The year's bank holidays, a line for each day."""
    by_day: dict[date, list[BankHoliday]] = {}
    for holiday in holidays:
        if holiday.day.year == year:
            by_day.setdefault(holiday.day, []).append(holiday)
    return [_line(day, found) for day, found in sorted(by_day.items())]


def years(holidays: Iterable[BankHoliday]) -> list[int]:
    """The years of which there are any."""
    return sorted({holiday.day.year for holiday in holidays})


def download(
    holidays: Iterable[BankHoliday],
    calendar: Calendar,
    *,
    as_at: date,
    counted: dict[str, object] | None,
) -> Download:
    """All bank holidays on record, and what was counted, where something was asked."""
    return Download(
        title="Bank holidays",
        columns=COLUMNS,
        rows=[_row(holiday) for holiday in holidays],
        as_at=as_at,
        source="Bank holidays on record: GOV.UK’s list, and proclamations entered by hand",
        about={
            "horizon": calendar.horizon.isoformat() if calendar.horizon else None,
            "past_the_horizon": calendar.why_provisional,
            **({"counted": counted} if counted else {}),
        },
    )


def _line(day: date, found: Sequence[BankHoliday]) -> Line:
    titles = {holiday.nation: holiday.in_words for holiday in found}
    sources = dict.fromkeys(_source(holiday) for holiday in found)
    return Line(day, tuple(titles.get(nation, "") for nation in NATIONS), "; ".join(sources))


def _source(holiday: BankHoliday) -> str:
    announced = holiday.announced_on
    told = f", announced on {announced:%-d %B %Y}" if announced else ""
    return f"{holiday.source}{told}{', entered by hand' if holiday.by_hand else ''}"


def _row(holiday: BankHoliday) -> dict[str, object]:
    return {
        "day": holiday.day.isoformat(),
        "nation": NATIONS[holiday.nation],
        "title": holiday.title,
        "notes": holiday.notes,
        "announced_on": holiday.announced_on.isoformat() if holiday.announced_on else "",
        "by_hand": "yes" if holiday.by_hand else "no",
        "listed_in": holiday.source,
    }
