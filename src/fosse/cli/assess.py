"""`fosse assess`: a level for each school, and why."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click
from django.utils import timezone

from fosse.assessments import actions
from fosse.assessments.assessing import Assessment, NotAssessedError, assess, schools_to_assess
from fosse.assessments.models import Run
from fosse.assessments.output import as_json, rows_of
from fosse.people.operator import current_operator
from fosse.policy.terms import Policy

from .output import DAY, as_table, fail, output_options, print_rows, progress, write
from .policy import FILE, read, sound

COLUMNS = (
    *("urn", "school", "phase", "level", "because", "not_known"),
    *("days", "visits", "cost", "doubts"),
)
LEVEL_COLUMNS = ("level", "schools", "expected_there_by_chance", "days", "cost")
SHOWN = ("urn", "school", "why", "not_known")


class AuthorityCode(click.ParamType):
    """An authority's three-digit code, or "all"."""

    name = "code|all"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value != "all" and not value.isdecimal():
            self.fail(f"“{value}” is not an authority's code, such as 856, or “all”.", param, ctx)
        return value


@click.command()
@click.option("--authority", required=True, type=AuthorityCode(), help="A code, or all: England.")
@click.option("--as-at", required=True, type=DAY, help="On what was published by this day.")
@click.option("--policy", "policy_file", required=True, type=FILE, help="The policy, a TOML file.")
@click.option("--school", "urns", type=int, multiple=True, help="Only this school, by its URN.")
@click.option("--dry-run", is_flag=True, help="Print only: keep nothing.")
@output_options
def command(
    authority: str,
    as_at: datetime,
    policy_file: Path,
    urns: tuple[int, ...],
    dry_run: bool,
    format_: str,
    output: Path | None,
) -> None:
    """Assess an authority's schools against a policy: a level for each, and why.

    Every open state-funded school gets a level, on the register and the evidence as they were
    published by the day. The run is kept, with all that it rests on; `fosse runs` lists what
    was kept. With --school or --dry-run nothing is kept.
    """
    code, day = None if authority == "all" else int(authority), as_at.date()
    policy, at = sound(policy_file), timezone.now()
    try:
        assessment = _assess(code, day, at, policy, urns)
        kept = None
        if not (dry_run or urns):
            text, by = read(policy_file), current_operator()
            kept = actions.keep(assessment, policy_text=text, by=by, at=at)
    except NotAssessedError as error:
        fail(str(error))
    show(assessment, kept, format_, output)


def _assess(
    code: int | None, as_at: date, at: datetime, policy: Policy, urns: tuple[int, ...]
) -> Assessment:
    """On what was known at the moment `at`, so that it can be computed again."""
    schools = schools_to_assess(code, as_at=as_at, known_at=at, only=urns)
    with progress("Assessing schools", total=len(schools)) as advance:
        done = 0

        def tell(so_far: int) -> None:
            nonlocal done
            advance(so_far - done)
            done = so_far

        return assess(code, as_at=as_at, policy=policy, known_at=at, schools=schools, tell=tell)


def show(assessment: Assessment, kept: Run | None, format_: str, output: Path | None) -> None:
    """Print the levels and why: as JSON in full, otherwise a line for each school."""
    day = f"{assessment.as_at:%-d %B %Y}"
    title = f"Levels of support proposed in {assessment.authority_name}, as at {day}"
    if format_ == "json":
        write(as_json(assessment), output)
    elif format_ == "csv":
        rows = list(rows_of(assessment))
        print_rows(rows, columns=COLUMNS, format_="csv", output=output, title=title, about={})
    else:
        write(_tables(assessment, kept, title, to_screen=output is None), output)


def _tables(assessment: Assessment, kept: Run | None, title: str, *, to_screen: bool) -> str:
    """How many schools are at each level; then each school, those with the most support first."""
    rank = {level.name: place for place, level in enumerate(assessment.policy.levels)}
    schools = sorted(rows_of(assessment), key=lambda row: -rank[str(row["level"])])
    shown = [{**row, "why": f"{row['level']}: {row['because']}"} for row in schools]
    levels = as_table(_levels(assessment), LEVEL_COLUMNS, title, {}, to_screen=to_screen)
    about = _about(assessment, kept)
    return levels + as_table(shown, SHOWN, "Schools", about, to_screen=to_screen)


def _levels(assessment: Assessment) -> list[dict[str, object]]:
    """A row for each level, the most support first."""
    return [
        {
            "level": level.name,
            "schools": assessment.counts[level.id],
            "expected_there_by_chance": assessment.by_level[level.id].by_chance,
            "days": level.days * assessment.counts[level.id],
            "cost": f"£{level.cost * assessment.counts[level.id]:,.0f}",
        }
        for level in reversed(assessment.policy.levels)
    ]


def _about(assessment: Assessment, kept: Run | None) -> dict[str, object]:
    """What it all rests on."""
    return {
        "policy": f"{assessment.policy.title} ({assessment.policy.sha256[:12]})",
        "evidence": f"{len(assessment.releases)} releases published by {assessment.as_at}",
        "register": ", ".join(f"{one.dated}" for one in assessment.register),
        "run": f"kept as {kept.pk}, {kept.sha256[:12]}" if kept else "not kept",
    }
