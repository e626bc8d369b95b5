"""`fosse foi due`: when an answer is due, by which rule, and each day that is skipped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import click
from django.db import OperationalError, ProgrammingError

from fosse.calendar import facts
from fosse.dates.calendar import Calendar, OutOfReach, united_kingdom
from fosse.foi.clocks import Clock, ClockState, Party, clocks, main_clock
from fosse.foi.duties import DUTIES
from fosse.foi.history import Happening, History
from fosse.foi.kinds import EventKind, Regime
from fosse.foi.law import NoSuchRule, rule
from fosse.foi.rule import Rule
from fosse.web.clock import today

from .output import DAY, output_options, print_rows, write

COLUMNS = ("day", "weekday", "why")


@click.command()
@click.option("--received", type=DAY, required=True, help="The day of receipt, weekend or not.")
@click.option("--asked", type=DAY, help="The day on which clarification was asked for.")
@click.option("--clarified", type=DAY, help="The day on which the clarification came.")
@click.option("--fee-notice", type=DAY, help="The day on which the fees notice was given.")
@click.option("--paid", type=DAY, help="The day on which the fee came.")
@click.option("--extended", type=DAY, help="The day on which the requester was told of more time.")
@click.option(
    "--regime",
    type=click.Choice([regime.value for regime in Regime]),
    default=Regime.FOI.value,
    show_default=True,
    help="The law: freedom of information, environmental information, re-use.",
)
@output_options
def due(
    received: datetime,
    asked: datetime | None,
    clarified: datetime | None,
    fee_notice: datetime | None,
    paid: datetime | None,
    extended: datetime | None,
    regime: str,
    format_: str,
    output: Path | None,
) -> None:
    """Say when an answer is due, by which rule, and each day that is skipped and why.

    \b
    fosse foi due --received 2026-11-20
    fosse foi due --received 2026-12-01 --fee-notice 2026-12-08 --paid 2026-12-15
    """
    days = {
        EventKind.RECEIVED: received,
        EventKind.CLARIFICATION_ASKED: asked or (received if clarified else None),
        EventKind.CLARIFIED: clarified,
        EventKind.FEE_NOTICE: fee_notice,
        EventKind.FEE_PAID: paid,
        EventKind.EXTENDED: extended,
    }
    happened = {kind: day.date() for kind, day in days.items() if day}
    check(happened)
    try:
        found = clocks(history(happened), calendar(), regimes=(Regime(regime),), today=today())
    except (NoSuchRule, OutOfReach) as error:
        raise click.UsageError(str(error)) from None
    clock = main_clock(found)
    if clock is None:
        raise click.UsageError("Nothing is due with these days.")
    wait = waiting(happened, clock, Regime(regime))
    if wait and format_ == "table":
        write(still(wait, clock, found), output)
        return
    print_rows(
        [
            {"day": day.isoformat(), "weekday": f"{day:%A}", "why": why}
            for day, why in clock.skipped()
        ],
        columns=COLUMNS,
        format_=format_,
        output=output,
        title=title(clock),
        about=about(clock, found) | ({"waits": wait.in_words} if wait else {}),
    )


ANSWERS = {
    EventKind.CLARIFIED: EventKind.CLARIFICATION_ASKED,
    EventKind.FEE_PAID: EventKind.FEE_NOTICE,
}


def check(happened: dict[EventKind, date]) -> None:
    """End the command when the days cannot be: before receipt, or answered before asked."""
    for kind, day in happened.items():
        before = ANSWERS.get(kind, EventKind.RECEIVED)
        if before not in happened:
            raise click.UsageError(f"{kind.words}: give the day of “{before.words.lower()}” too.")
        if day < happened[before]:
            raise click.UsageError(
                f"{kind.words} on {day:%-d %B %Y} is before {before.words.lower()} on "
                f"{happened[before]:%-d %B %Y}."
            )


def history(happened: dict[EventKind, date]) -> History:
    """The days as what happened to a case, in their order."""
    return tuple(
        Happening(number, kind, day, datetime.combine(day, time(), UTC))
        for number, (kind, day) in enumerate(sorted(happened.items(), key=lambda one: one[1]), 1)
    )


def calendar() -> Calendar:
    """The bank holidays on record; those of the standing law where there is no database yet."""
    try:
        return facts.united_kingdom()
    except (OperationalError, ProgrammingError):
        return united_kingdom(())


@dataclass(frozen=True, slots=True)
class Wait:
    """What the time stands still for, since when, and the rule by which it does."""

    what: str
    since: date
    law: Rule

    @property
    def in_words(self) -> str:
        """“for the fee, since 8 December 2026 (FOIA-10-2)”."""
        return f"for {self.what}, since {self.since:%-d %B %Y} ({self.law.id})"


def waiting(happened: dict[EventKind, date], clock: Clock, regime: Regime) -> Wait | None:
    """What the clock waits for; None when something is due."""
    if clock.due_on is not None:
        return None
    duty = DUTIES[regime]
    if clock.state is ClockState.PAUSED:
        since = happened[EventKind.FEE_NOTICE]
        return Wait("the fee", since, rule(duty.pause, since))
    since = happened[EventKind.CLARIFICATION_ASKED]
    return Wait("the requester to make the request clear", since, rule(duty.afresh, since))


def still(wait: Wait, clock: Clock, found: tuple[Clock, ...]) -> str:
    """The same in sentences, for a reader: there is no day, and no table of days."""
    lines = [
        "Nothing is due now.",
        f"The clock of {clock.rule} is {clock.state}. It waits {wait.in_words}.",
        f"{wait.law.id}: {wait.law.words} ({wait.law.cites})",
        *(
            f"It can come until {one.due_on:%-d %B %Y} ({one.rule}): {one.words}"
            for one in found
            if one.owed_by is Party.REQUESTER and one.due_on
        ),
        *(f"{step.day:%-d %B %Y}: {step.what} ({step.rule})" for step in clock.steps),
    ]
    return "\n".join(lines) + "\n"


def title(clock: Clock) -> str:
    """“Due on Monday 21 December 2026”."""
    if clock.due_on is None:
        return "Nothing is due now"
    provisional = ", provisional" if clock.provisional else ""
    return f"Due on {clock.due_on:%A %-d %B %Y}{provisional}"


def about(clock: Clock, found: tuple[Clock, ...]) -> dict[str, object]:
    """The rule, how the day was come to, and what else has a day."""
    others = [
        f"{one.rule}, {one.owed_by}: {one.due_on:%-d %B %Y}. {one.words}"
        for one in found
        if one is not clock and one.due_on
    ]
    said: dict[str, object] = {
        "due": clock.due_on.isoformat() if clock.due_on else None,
        "rule": clock.rule,
        "says": clock.words,
        "cites": clock.law.cites,
        "how": " ".join(f"{step.day:%-d %B %Y}: {step.what}" for step in clock.steps),
        "provisional": clock.why_provisional or "no",
    }
    if others:
        said["also"] = " ".join(others)
    return said
