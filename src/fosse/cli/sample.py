"""`fosse sample`: make Ratae, the made-up city, and load it by the doors that real data take."""

from __future__ import annotations

from pathlib import Path

import click

from fosse.assessments import facts
from fosse.people import facts as people
from fosse.people.demo import DOMAIN, SIGN_IN_WORDS
from fosse.schools.facts import clusters_of, schools_of
from fosse.web import environment

from . import sample_files, sample_load, sample_people, sample_requests, sample_stationery
from .output import print_rows
from .sample_files import generator


@click.group(invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Make and load Ratae, the made-up sample authority. Without a word after it: load."""
    if context.invoked_subcommand is None:
        context.invoke(load)


@command.command()
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to, new or empty. Else FOSSE_HOME/sample.",
)
def make(into: Path | None) -> None:
    """Write Ratae's files, in the layouts of the published tables. The same bytes each time."""
    folder = (into or sample_files.home()).resolve()
    sample_files.make(folder)
    click.echo(f"Made {sum(path.is_file() for path in folder.rglob('*'))} files in {folder}.")


@command.command()
def load() -> None:
    """Load Ratae: schools, tables, clusters, policies, an assessment, and people who can sign in.

    What is there already stays as it is: a second run changes nothing. Sign-ins are made only
    where FOSSE_DEMO is on or nobody else has an account, for their password is known to all.
    """
    sample_load.refuse_among_real_schools()
    files = sample_files.made()
    sample_load.load_tables(files)
    sample_load.load_terms(files)
    sample_load.load_clusters(files)
    sample_stationery.add_stationery(generator().RATAE)
    if sample_people.allowed():
        sample_people.add_people(generator().RATAE)
    sample_load.assess(sample_load.publish_policies())
    sample_requests.load()
    _say_what_is_there()


def _say_what_is_there() -> None:
    code, day = generator().RATAE, generator().AS_AT
    schools = [school for school in schools_of(code, as_at=day) if school.state_funded]
    counts = [
        {"what": "State-funded schools", "how_many": len(schools)},
        {"what": "Clusters", "how_many": len(clusters_of(code, as_at=day))},
    ]
    if run := facts.latest_run(code, as_at=day):
        names = {level.id: level.name for level in run.policy.levels}
        counts += [
            {"what": f"Proposed: {names[level]}", "how_many": count}
            for level, count in facts.counts(run).items()
        ]
    requests, published = sample_requests.how_many(code)
    counts += [
        {"what": "Requests for information", "how_many": requests},
        {"what": "In the disclosure log", "how_many": published},
    ]
    print_rows(
        counts,
        columns=("what", "how_many"),
        format_="table",
        output=None,
        title=f"Ratae, as at {day:%-d %B %Y}",
        about={},
    )
    _say_who_signs_in()


def _say_who_signs_in() -> None:
    """The made-up people, their password, and the address to open."""
    day = generator().AS_AT
    accounts = [one for one in people.accounts(as_at=day) if one.email.endswith(DOMAIN)]
    if not accounts:
        click.echo(
            "No sign-ins were made: other people have accounts here, and the password of these "
            "is known to all. Set FOSSE_DEMO=on to have them all the same."
        )
    else:
        print_rows(
            [
                {
                    "sign_in_as": account.email,
                    "role": "; ".join(role.words for role in account.roles),
                }
                for account in accounts
            ],
            columns=("sign_in_as", "role"),
            format_="table",
            output=None,
            title="Who can sign in",
            about={"password of each": SIGN_IN_WORDS},
        )
    click.echo(f"To look at it: fosse serve, then http://{environment.ADDRESS.read()}/")
