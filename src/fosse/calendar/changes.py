"""What a new file of bank holidays changes of those on record. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fosse.dates.bank_holidays import BankHoliday

Key = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What became of the bank holidays on record.

    `reworded` ones keep their day and get another title or remark. `unconfirmed` ones were put
    down by hand and are missing in a file that speaks of their time: they stay, and somebody
    should look.
    """

    added: tuple[BankHoliday, ...] = ()
    withdrawn: tuple[BankHoliday, ...] = ()
    reworded: tuple[BankHoliday, ...] = ()
    unconfirmed: tuple[BankHoliday, ...] = ()
    unchanged: int = 0

    @property
    def moves_dates(self) -> bool:
        """Whether a date that was computed before can come out otherwise now."""
        return bool(self.added or self.withdrawn)

    @property
    def changes(self) -> bool:
        """Whether anything on record changes."""
        return bool(self.added or self.withdrawn or self.reworded)

    @property
    def in_words(self) -> str:
        """“3 bank holidays added, 1 withdrawn”; that all was known, when nothing changes."""
        counts = {"added": self.added, "withdrawn": self.withdrawn, "reworded": self.reworded}
        parts = [f"{len(found):,} {verb}" for verb, found in counts.items() if found]
        return f"bank holidays: {', '.join(parts) or 'all of them were on record'}"


def compare(recorded: Sequence[BankHoliday], listed: Sequence[BankHoliday]) -> Learnt:
    """What changes when the file that lists `listed` is taken over `recorded`.

    A file speaks, for each nation, of the time from its first day to its last. What it leaves
    out there is withdrawn, unless it was entered by hand: GOV.UK lists a proclamation days
    after it is made.
    """
    before = {_key(holiday): holiday for holiday in recorded}
    after = {_key(holiday): holiday for holiday in listed}
    reaches = _reaches(listed)
    gone = [
        holiday
        for key, holiday in before.items()
        if key not in after and _within(holiday, reaches.get(holiday.nation))
    ]
    kept = [(before[key], holiday) for key, holiday in after.items() if key in before]
    reworded = [
        replace(new, announced_on=new.announced_on or old.announced_on)
        for old, new in kept
        if _wording(old) != _wording(new)
    ]
    return Learnt(
        added=tuple(holiday for key, holiday in after.items() if key not in before),
        withdrawn=tuple(holiday for holiday in gone if not holiday.by_hand),
        reworded=tuple(reworded),
        unconfirmed=tuple(holiday for holiday in gone if holiday.by_hand),
        unchanged=len(kept) - len(reworded),
    )


def _reaches(listed: Sequence[BankHoliday]) -> dict[str, tuple[date, date]]:
    days: dict[str, list[date]] = {}
    for holiday in listed:
        days.setdefault(holiday.nation, []).append(holiday.day)
    return {nation: (min(found), max(found)) for nation, found in days.items()}


def _within(holiday: BankHoliday, reach: tuple[date, date] | None) -> bool:
    return reach is not None and reach[0] <= holiday.day <= reach[1]


def _key(holiday: BankHoliday) -> Key:
    return holiday.nation, holiday.day


def _wording(holiday: BankHoliday) -> tuple[object, ...]:
    return holiday.title, holiday.notes, holiday.by_hand
