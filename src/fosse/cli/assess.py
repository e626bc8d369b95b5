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

from .output import DAY, fail, output_options, print_rows, progress, write
from .policy import FILE, read, sound

COLUMNS = ("urn", "school", "phase", "level", "because", "not_known")
CSV_COLUMNS = (*COLUMNS, "days", "visits", "cost", "doubts")


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
    policy = sound(policy_file)
    try:
        assessment = _assess(code, day, policy, urns)
        kept = None
        if not (dry_run or urns):
            text, by = read(policy_file), current_operator()
            kept = actions.keep(assessment, policy_text=text, by=by, at=timezone.now())
    except NotAssessedError as error:
        fail(str(error))
    show(assessment, kept, format_, output)


def _assess(code: int | None, as_at: date, policy: Policy, urns: tuple[int, ...]) -> Assessment:
    schools = schools_to_assess(code, as_at=as_at, only=urns)
    with progress("Assessing schools", total=len(schools)) as advance:
        done = 0

        def tell(so_far: int) -> None:
            nonlocal done
            advance(so_far - done)
            done = so_far

        return assess(code, as_at=as_at, policy=policy, schools=schools, tell=tell)


def show(assessment: Assessment, kept: Run | None, format_: str, output: Path | None) -> None:
    """Print the levels and why: as JSON in full, otherwise a line for each school."""
    if format_ == "json":
        write(as_json(assessment).decode(), output)
        return
    day = f"{assessment.as_at:%-d %B %Y}"
    print_rows(
        list(rows_of(assessment)),
        columns=COLUMNS if format_ == "table" else CSV_COLUMNS,
        format_=format_,
        output=output,
        title=f"Levels of support proposed in {assessment.authority_name}, as at {day}",
        about=_about(assessment, kept) if format_ == "table" else {},
    )


def _about(assessment: Assessment, kept: Run | None) -> dict[str, object]:
    """How many schools are at each level, and what it all rests on."""
    levels = {level.id: level.name for level in assessment.policy.levels}
    about: dict[str, object] = {
        levels[level]: f"{count:,} school{'' if count == 1 else 's'}{_chance(assessment, level)}"
        for level, count in assessment.counts.items()
    }
    about["policy"] = f"{assessment.policy.title} ({assessment.policy.sha256[:12]})"
    about["evidence"] = f"{len(assessment.releases)} releases published by {assessment.as_at}"
    about["register"] = ", ".join(f"{one.dated}" for one in assessment.register)
    about["run"] = f"kept as {kept.pk}, {kept.sha256[:12]}" if kept else "not kept"
    return about


def _chance(assessment: Assessment, level: str) -> str:
    expected = assessment.by_level[level].by_chance
    return "" if expected is None else f" ({expected:.1f} of them expected there by chance)"
