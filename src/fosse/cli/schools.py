"""`fosse schools`: an authority's schools as at a day, with what is uncertain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import click
from django.utils import timezone

from fosse.schools import facts
from fosse.schools.facts import SchoolFact
from fosse.schools.phases import phase
from fosse.schools.time import in_words
from fosse.web.clock import today

from .output import DAY, MOMENT, fail, output_options, print_rows

SHOWN = ("urn", "name", "phase", "presence", "opened", "closed", "uncertain")
COLUMNS = (
    "urn", "laestab", "name", "phase", "type", "presence", "opened_on", "closed_on", "low_age",
    "high_age", "ward", "postcode", "trust", "pupils", "state_funded", "easting", "northing",
    "doubts", "seen_on",
)  # fmt: skip


@click.command()
@click.option("--authority", type=int, required=True, help="The authority's code, such as 856.")
@click.option("--as-at", type=DAY, help="The day asked about, as 2007-09-17. Else today.")
@click.option(
    "--known-at",
    type=MOMENT,
    help="Answer with what was loaded by the end of this day (or at this moment).",
)
@click.option(
    "--presence",
    type=click.Choice(facts.EVERY_PRESENCE),
    multiple=True,
    help="Only schools that were so. May be repeated. Else open and uncertain.",
)
@click.option("--all", "every", is_flag=True, help="Closed and not yet open schools too.")
@output_options
def command(
    authority: int,
    as_at: datetime | None,
    known_at: datetime | None,
    presence: tuple[str, ...],
    every: bool,
    format_: str,
    output: Path | None,
) -> None:
    """List an authority's schools on a day, and say what is uncertain about each.

    \b
    fosse schools --authority 856 --as-at 2007-09-17
    """
    name = authority_name(authority)
    day = as_at.date() if as_at else today()
    wanted = facts.EVERY_PRESENCE if every else presence or facts.OPEN_OR_UNCERTAIN
    found = facts.schools_of(authority, as_at=day, known_at=moment(known_at), presence=wanted)
    columns = SHOWN if format_ == "table" else COLUMNS
    rows = [{column: made[column] for column in columns} for made in map(row, found)]
    print_rows(
        rows,
        columns=columns,
        format_=format_,
        output=output,
        title=f"Schools of {name} on {in_words(day)}",
        about={
            "authority": authority,
            "authority_name": name,
            "as_at": day.isoformat(),
            **({"known_at": known_at.isoformat()} if known_at else {}),
            "schools": len(found),
            **_counts(found),
            "source": source(found),
        },
    )


def authority_name(code: int) -> str:
    """The authority's name; ends the command when the register has none of that code."""
    known = {authority.code: authority.name for authority in facts.authorities()}
    if not known:
        fail("The register is empty. Load it first: fosse load FOLDER")
    if code not in known:
        fail(f"The register has no authority with the code {code}. It has {len(known)} others.")
    return known[code]


def moment(given: datetime | None) -> datetime | None:
    """A moment that was asked for; a day without a time means its end."""
    if given is None:
        return None
    if (given.hour, given.minute, given.second) == (0, 0, 0):
        given = given.replace(hour=23, minute=59, second=59)
    return timezone.make_aware(given)


def row(school: SchoolFact) -> Mapping[str, object]:
    """A school as a row to print."""
    on_screen = {
        "opened": _short(school.opened_on),
        "closed": _short(school.closed_on),
        "uncertain": "; ".join(d for d in school.doubts if not d.startswith("details as")),
    }
    return on_screen | {
        "urn": school.urn,
        "laestab": school.laestab,
        "name": school.name,
        "phase": phase(school),
        "type": school.type_name,
        "presence": school.presence,
        "opened_on": school.opened_on.isoformat() if school.opened_on else None,
        "closed_on": school.closed_on.isoformat() if school.closed_on else None,
        "low_age": school.low_age,
        "high_age": school.high_age,
        "ward": school.ward,
        "postcode": school.postcode,
        "trust": school.trust,
        "pupils": school.pupils,
        "state_funded": school.state_funded,
        "easting": school.easting,
        "northing": school.northing,
        "doubts": "; ".join(school.doubts),
        "seen_on": school.seen_on.isoformat(),
    }


def _short(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def source(schools: Sequence[SchoolFact]) -> str:
    """The extracts that the schools' details come from."""
    days = sorted({school.seen_on for school in schools})
    if not days:
        return "Get Information about Schools"
    return f"Get Information about Schools, {' and '.join(in_words(day) for day in days)}"


def _counts(schools: Sequence[SchoolFact]) -> Mapping[str, int]:
    counted = Counter(school.presence for school in schools)
    return {word.replace(" ", "_"): counted[word] for word in facts.EVERY_PRESENCE if counted[word]}
