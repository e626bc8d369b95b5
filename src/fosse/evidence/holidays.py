"""A file of bank holidays, once its rows are on the shelf, goes into the calendar too: that is
where deadlines are counted from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from fosse.audit.actions import Doer
from fosse.calendar import actions
from fosse.dates.bank_holidays import NATIONS, BankHoliday, UnreadableBankHolidays

from .archive import Refused, Source
from .models import Release
from .publications.bank_holidays import PUBLICATION
from .report import FileReport, Outcome

UNLISTED = "entered by hand and not in the file"
LATER = "a file published later is in the calendar: this one changes nothing there"


class Learnt(Protocol):
    """What became of the bank holidays on record, in words, and those to look at."""

    @property
    def in_words(self) -> str: ...

    @property
    def unconfirmed(self) -> tuple[BankHoliday, ...]: ...


class Learn(Protocol):
    """`calendar.actions.learn`, or that of a room above which follows it with deadlines."""

    def __call__(self, data: bytes, *, source: str, by: Doer, at: datetime) -> Learnt: ...


def brought_in(
    source: Source | Refused,
    reports: Iterable[FileReport],
    learn: Learn,
    *,
    by: Doer,
    at: datetime,
) -> Iterator[FileReport]:
    """The reports of a file, with what the calendar learnt from it."""
    for report in reports:
        loaded = report.outcome in (Outcome.LOADED, Outcome.ALREADY)
        if isinstance(source, Source) and loaded and report.publication == PUBLICATION.id:
            yield _with_calendar(report, source, learn, by=by, at=at)
        else:
            yield report


def _with_calendar(
    report: FileReport, source: Source, learn: Learn, *, by: Doer, at: datetime
) -> FileReport:
    if not _is_newest(source):
        return _saying(report, LATER)
    try:
        learnt = learn(source.data, source=source.name, by=by, at=at)
    except (UnreadableBankHolidays, actions.Refused) as error:
        warning = f"the calendar was not changed: {error}"
        return replace(report, warnings=(*report.warnings, warning))
    odd = [
        f"{one.day.isoformat()}, {NATIONS[one.nation]}, {one.title}: {UNLISTED}"
        for one in learnt.unconfirmed
    ]
    return replace(_saying(report, learnt.in_words), warnings=(*report.warnings, *odd))


def _is_newest(source: Source) -> bool:
    """Whether no other file of bank holidays was published after it: loading a folder of them,
    or an old one again, must not take back what a newer one brought."""
    releases = Release.objects.filter(publication=PUBLICATION.id)
    newest = releases.order_by("-published_on", "-loaded_at", "-pk").first()
    return newest is None or newest.sha256 == source.sha256


def _saying(report: FileReport, words: str) -> FileReport:
    return replace(report, message="; ".join(filter(None, (report.message, words))))
