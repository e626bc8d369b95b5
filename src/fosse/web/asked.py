"""The day that a register page was asked for: `?as_at=` and, for corrections, `?known_at=`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils import timezone

from .clock import beyond, today

# fmt: off
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)
# fmt: on
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}) (\d{4})")


@dataclass(frozen=True, slots=True)
class Asked:
    """The day asked for, and what was wrong with the asking.

    `known_at` is the last moment of the day "as recorded on", None for all that is recorded
    now. `faults` maps the name of a field to the officer's words; the page then shows today.
    """

    as_at: date
    today: date
    known_at: datetime | None = None
    faults: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    recorded: bool = True  # whether the page can be asked for what was recorded by a day

    @property
    def is_today(self) -> bool:
        return self.as_at == self.today and self.known_at is None

    @property
    def known_on(self) -> date | None:
        return timezone.localdate(self.known_at) if self.known_at else None

    @property
    def in_words(self) -> str:
        """The day as a page says it: “17 September 2007”, and as recorded when, where asked."""
        words = f"{self.as_at:%-d %B %Y}"
        return f"{words}, as recorded on {self.known_on:%-d %B %Y}" if self.known_on else words

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The parts of an address that keep the day: hidden fields of a form beside the list."""
        as_at = None if self.as_at == self.today else self.as_at
        days = (("as_at", as_at), ("known_at", self.known_on))
        return tuple((name, day.isoformat()) for name, day in days if day)

    @property
    def query(self) -> str:
        """What to put after an address so that the next page is of the same day: “?as_at=…”."""
        return f"?{urlencode(self.kept)}" if self.kept else ""

    @property
    def more(self) -> str:
        """The same after an address that asks something already: “&as_at=…”."""
        return f"&{urlencode(self.kept)}" if self.kept else ""

    @property
    def status(self) -> int:
        """The HTTP status of a page of this day: 400 where the day was no day."""
        return 400 if self.faults else 200

    def check(self) -> None:
        """Raise `BadRequest` where the day was no day: a download can't say so beside its rows."""
        if self.faults:
            raise BadRequest(" ".join(self.faults.values()))


def asked(request: HttpRequest, *, recorded: bool = True) -> Asked:
    """Read the day from the address. Without one: today. Never raises: see `Asked.faults`.

    A page that cannot be asked for what was recorded by a day says `recorded=False`: `known_at`
    is then neither offered nor read.
    """
    now = today()
    names = ("as_at", "known_at") if recorded else ("as_at",)
    typed = {name: request.GET.get(name, "").strip() for name in names}
    days: dict[str, date] = {}
    faults: dict[str, str] = {}
    for name, text in typed.items():
        if not text:
            continue
        try:
            days[name] = day_in(text)
        except ValueError as fault:
            faults[name] = str(fault)
    if faults:
        return Asked(as_at=now, today=now, faults=faults, typed=typed, recorded=recorded)
    known_on = days.get("known_at")
    return Asked(
        as_at=days.get("as_at", now),
        today=now,
        known_at=end_of(known_on) if known_on and known_on < now else None,
        typed=typed,
        recorded=recorded,
    )


def day_in(text: str) -> date:
    """The day that somebody typed: 2007-09-17, 17/9/2007 or 17 September 2007. Raises
    `ValueError` with words to show when it is none, is before 1900 or is too far ahead."""
    year, month, day = _numbers(" ".join(text.lower().split()))
    try:
        found = date(year, month, day)
    except ValueError:
        raise ValueError(f"“{text}” is not a day. Enter a real date, like 17/9/2007.") from None
    if why := beyond(found):
        raise ValueError(f"“{text}” {why}")
    return found


def end_of(day: date) -> datetime:
    """The last moment of a day in London."""
    return timezone.make_aware(datetime.combine(day, time.min)) + timedelta(days=1, microseconds=-1)


def _numbers(text: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _SLASHED.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _WORDED.fullmatch(text):
        months = [n for n, name in enumerate(_MONTHS, 1) if name.startswith(found[2])]
        if len(months) == 1:
            return int(found[3]), months[0], int(found[1])
    raise ValueError(f"“{text}” is not a date. Enter it like 17/9/2007 or 2007-09-17.")
