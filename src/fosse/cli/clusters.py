"""`fosse clusters`: how many clusters, which schools are in each, who co-ordinates and who pays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import click

from fosse.documents.spreadsheet import as_csv
from fosse.schools import cluster_answers as answers
from fosse.schools import cluster_picture as picture
from fosse.schools import facts
from fosse.schools.time import in_words
from fosse.web.clock import today
from fosse.web.clusters import rows

from .output import DAY, MOMENT, output_options, print_rows, write
from .schools import authority_name, moment

SHOWN = ("cluster", "urn", "school", "phase", "role", "joined_on", "left_on")
SHOWN_POSTS = ("cluster", "title", "post", "holder", "salaried", "fte", "employer", "funder")


@click.command()
@click.option("--authority", type=int, required=True, help="The authority's code, such as 856.")
@click.option("--as-at", type=DAY, help="The day asked about, as 2007-09-17. Else today.")
@click.option(
    "--known-at",
    type=MOMENT,
    help="Answer with what was recorded by the end of this day (or at this moment).",
)
@click.option("--posts", is_flag=True, help="The posts instead of the schools.")
@output_options
def command(
    authority: int,
    as_at: datetime | None,
    known_at: datetime | None,
    posts: bool,
    format_: str,
    output: Path | None,
) -> None:
    """Answer three questions about an authority's clusters on a day, then list them.

    How many clusters are there? Which schools are in each? Is there a salaried co-ordinator,
    and who employs and pays them?

    \b
    fosse clusters --authority 856 --as-at 2007-09-17
    """
    name = authority_name(authority)
    day = as_at.date() if as_at else today()
    seen = _picture(authority, name, day, moment(known_at))
    answered = {
        "how_many": answers.how_many(seen).in_full,
        "which_schools": answers.which_schools(seen).in_full,
        "salaried_coordinator": answers.salaried_coordinator(seen).in_full,
    }
    members = rows.members(seen.clusters, authority)
    held = rows.posts(seen.clusters, seen.posts, authority)
    about = {
        "authority": authority,
        "authority_name": name,
        "as_at": day.isoformat(),
        **({"known_at": known_at.isoformat()} if known_at else {}),
    }
    if format_ == "csv":
        columns = rows.POST_COLUMNS if posts else rows.MEMBER_COLUMNS
        write(as_csv(held if posts else members, columns), output)
    elif format_ == "json":
        made = {**about, "answers": answered, "rows": members, "posts": held}
        write(json.dumps(made, ensure_ascii=False, indent=1) + "\n", output)
    else:
        print_rows(
            held if posts else members,
            columns=SHOWN_POSTS if posts else SHOWN,
            format_=format_,
            output=output,
            title=_in_sentences(answered, name, day),
            about=about,
        )


def _picture(authority: int, name: str, day: date, known_at: datetime | None) -> picture.Picture:
    return picture.of(
        name,
        as_at=day,
        today=today(),
        clusters=facts.clusters_of(authority, as_at=day, known_at=known_at),
        posts=facts.posts_of(authority, as_at=day, known_at=known_at),
        schools=facts.schools_of(authority, as_at=day, known_at=known_at),
    )


def _in_sentences(answered: Mapping[str, str], name: str, day: date) -> str:
    questions = (
        f"Clusters of {name} on {in_words(day)}",
        f"How many clusters? {answered['how_many']}",
        f"Which schools are in each? {answered['which_schools']}",
        f"Is there a salaried co-ordinator? {answered['salaried_coordinator']}",
    )
    return "\n".join(questions)
