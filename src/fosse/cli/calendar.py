"""`fosse calendar`: bank holidays and school terms, as they are on record."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from django.conf import settings

from fosse.calendar import actions, facts, terms_csv
from fosse.dates.bank_holidays import NATIONS, UnreadableBankHolidays
from fosse.foi import holidays
from fosse.people.operator import current_operator
from fosse.web.clock import now, today

from .output import DAY, LOOK, MOMENT, fail, output_options, print_rows
from .schools import moment

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
ANY_DAY = click.DateTime(["%Y-%m-%d"])  # a holiday may be proclaimed years ahead
NATION = click.Choice(list(NATIONS))
UNLISTED = "entered by hand and not in the file"
HOLIDAYS = ("day", "nation", "title", "notes", "announced_on", "by_hand", "source")
TERMS = ("authority", "term", "first_day", "last_day")


@click.group()
def command() -> None:
    """Show and change bank holidays and school terms: what deadlines are counted with."""


@command.command()
@click.argument("file", type=FILE)
@click.option("--source", help="Where it is from, kept with each holiday. Else the file's name.")
@click.option("--announced-on", type=DAY, help="The day on which what is new in it was announced.")
def load(file: Path, source: str | None, announced_on: datetime | None) -> None:
    """Take FILE, GOV.UK's bank-holidays.json, over what is on record.

    What it leaves out within its own time is withdrawn, unless it was entered by hand. The
    same file again changes nothing.
    """
    try:
        followed = holidays.learn(
            file.read_bytes(),
            source=source or file.name,
            announced_on=announced_on.date() if announced_on else None,
            by=current_operator(),
            at=now(),
        )
    except (UnreadableBankHolidays, actions.Refused) as error:
        fail(f"{file.name}: {error} Nothing was changed.")
    click.echo(f"{file.name}: {followed.in_words}.")
    _say(followed)
    for one in followed.unconfirmed:
        where = f"{one.day.isoformat()}, {NATIONS[one.nation]}"
        click.echo(f"Look at: {where}, {one.title}: {UNLISTED}")
    if followed.unconfirmed:
        sys.exit(LOOK)


@command.command()
@click.option("--year", type=int, help="Only this year.")
@click.option("--nation", type=NATION, help="Only this nation.")
@click.option("--known-at", type=MOMENT, help="As recorded by the end of this day.")
@output_options
def show(
    year: int | None,
    nation: str | None,
    known_at: datetime | None,
    format_: str,
    output: Path | None,
) -> None:
    """List the bank holidays on record, with their source."""
    found = [
        {**asdict(holiday), "by_hand": "yes" if holiday.by_hand else "no"}
        for holiday in facts.holidays(known_at=moment(known_at))
        if year in (None, holiday.day.year) and nation in (None, holiday.nation)
    ]
    calendar = facts.united_kingdom(known_at=moment(known_at))
    print_rows(
        found,
        columns=HOLIDAYS,
        format_=format_,
        output=output,
        title="Bank holidays on record",
        about={"horizon": calendar.horizon, "past_it": calendar.why_provisional},
    )


@command.command()
@click.argument("file", type=FILE, required=False)
@click.option("--authority", type=int, help="The authority's code. Else FOSSE_AUTHORITY.")
@click.option("--template", is_flag=True, help="Print an empty file with the header line.")
@output_options
def terms(
    file: Path | None, authority: int | None, template: bool, format_: str, output: Path | None
) -> None:
    """List an authority's school terms; with FILE, take that CSV over what is on record.

    Its columns are authority, term, first_day and last_day: see docs/calendar.md.
    """
    if template:
        click.echo(terms_csv.TEMPLATE, nl=False)
        return
    if file is not None:
        _learn_terms(file, authority)
        return
    code = authority or settings.FOSSE_AUTHORITY
    if code is None:
        raise click.UsageError("Name the --authority, such as 856, or set FOSSE_AUTHORITY.")
    rows = [
        {"authority": code, "term": t.name, "first_day": t.first_day, "last_day": t.last_day}
        for t in facts.terms_of(code, as_at=today()).terms
    ]
    title = f"School terms of authority {code}, from this school year on"
    print_rows(rows, columns=TERMS, format_=format_, output=output, title=title, about={})


def _learn_terms(file: Path, authority: int | None) -> None:
    try:
        learnt = actions.learn_terms(
            file.read_bytes(),
            source=file.name,
            authority_code=authority,
            by=current_operator(),
            at=now(),
        )
    except (terms_csv.UnreadableTerms, actions.Refused) as error:
        fail(f"{file.name}: {error} Nothing was changed.")
    for one in learnt:
        click.echo(f"{file.name}: school terms, {one.in_words}.")


@command.command()
@click.option(
    "--nation", "nations", type=NATION, multiple=True, required=True, help="Where; again for more."
)
@click.option("--day", type=ANY_DAY, required=True, help="The bank holiday, as 2026-06-15.")
@click.option("--title", required=True, help="What it is called.")
@click.option("--source", required=True, help="Where it is proclaimed: the Gazette, GOV.UK…")
@click.option("--announced-on", type=DAY, required=True, help="The day it was announced.")
@click.option("--instead-of", type=ANY_DAY, help="The bank holiday that it was moved from.")
def proclaim(
    nations: Sequence[str],
    day: datetime,
    title: str,
    source: str,
    announced_on: datetime,
    instead_of: datetime | None,
) -> None:
    """Enter one bank holiday as it was proclaimed, before GOV.UK lists it."""
    try:
        followed = holidays.proclaim(
            nations=nations,
            day=day.date(),
            title=title,
            source=source,
            announced_on=announced_on.date(),
            instead_of=instead_of.date() if instead_of else None,
            by=current_operator(),
            at=now(),
        )
    except actions.Refused as error:
        fail(str(error))
    _say(followed)


@command.command()
@click.option("--nation", type=NATION, required=True, help="Where.")
@click.option("--day", type=ANY_DAY, required=True, help="The bank holiday, as 2026-06-15.")
@click.option("--reason", required=True, help="Why: it is kept with the change.")
def withdraw(nation: str, day: datetime, reason: str) -> None:
    """Take off the record a bank holiday that was entered by hand, by mistake."""
    try:
        followed = holidays.withdraw(
            nation=nation, day=day.date(), reason=reason, by=current_operator(), at=now()
        )
    except actions.Refused as error:
        fail(str(error))
    _say(followed)


def _say(followed: holidays.Followed) -> None:
    """Each day that changed, and each deadline that moved, on a line of its own."""
    learnt = followed.learnt
    said = {"added": learnt.added, "withdrawn": learnt.withdrawn, "reworded": learnt.reworded}
    for verb, found in said.items():
        for one in found if len(found) < 20 else ():
            click.echo(f"{verb}: {one.day.isoformat()}, {NATIONS[one.nation]}: {one.in_words}")
    for moved in followed.moved:
        click.echo(
            f"{moved.reference}: {moved.rule} moved from {moved.before_on} to {moved.after_on}"
        )
