"""`fosse runs`: the assessments that were kept."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from django.utils import timezone

from fosse.assessments import actions, facts
from fosse.assessments.models import Run
from fosse.web.clock import today

from .output import LOOK, fail, output_options, print_rows, progress, write

COLUMNS = ("run", "authority", "as_at", "policy", "schools", "levels", "run_at", "run_by", "sha256")
SCHOOL_COLUMNS = ("urn", "school", "phase", "level", "because", "not_known")


@click.group(invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """List the assessments that were kept, show one, or run one again."""
    if context.invoked_subcommand is None:
        context.invoke(list_)


@command.command("list")
@output_options
def list_(format_: str = "table", output: Path | None = None) -> None:
    """List the assessments that were kept, the latest first."""
    print_rows(
        [_row(run) for run in facts.runs(as_at=today())],
        columns=COLUMNS,
        format_=format_,
        output=output,
        title="Assessments that were kept",
        about={},
    )


@command.command()
@click.argument("run_id", metavar="ID", type=int)
@output_options
def show(run_id: int, format_: str, output: Path | None) -> None:
    """Print the run of that number: as JSON, the very bytes that it wrote."""
    kept = _kept(run_id)
    if format_ == "json":
        write(facts.written(kept), output)
        return
    run = facts.run(run_id)
    proposals = facts.proposals(run) if run else ()
    print_rows(
        [
            {
                "urn": each.urn,
                "school": each.name,
                "phase": each.phase,
                "level": each.level_name,
                "because": each.because,
                "not_known": each.not_known,
            }
            for each in proposals
        ],
        columns=SCHOOL_COLUMNS,
        format_=format_,
        output=output,
        title=f"Run {run_id}",
        about=_row(run) if run and format_ == "table" else {},
    )


@command.command()
@click.argument("run_id", metavar="ID", type=int)
def again(run_id: int) -> None:
    """Compute a run again and say whether the bytes are the same.

    It takes what was known when it first ran. Exit code 0: the same; 1: not the same.
    """
    kept = _kept(run_id)
    with progress("Assessing schools", total=kept.schools) as advance:
        done = 0

        def tell(so_far: int) -> None:
            nonlocal done
            advance(so_far - done)
            done = so_far

        found = actions.again(kept, tell=tell)
    if found.same:
        click.echo(f"The same {len(found.output_now):,} bytes: {found.sha256_now}.")
        return
    click.echo(f"Not the same. Then {kept.sha256}, now {found.sha256_now}.")
    click.echo("Either Fosse has changed since, or the register or evidence was altered by hand.")
    sys.exit(LOOK)


def _kept(run_id: int) -> Run:
    found = Run.objects.select_related("policy").filter(pk=run_id).first()
    if found is None:
        fail(f"There is no run {run_id}. `fosse runs` lists those that were kept.")
    return found


def _row(run: facts.RunFact) -> dict[str, object]:
    return {
        "run": run.id,
        "authority": run.authority_name,
        "as_at": run.as_at,
        "policy": run.kept.title,
        "schools": run.schools,
        "levels": ", ".join(f"{level} {count}" for level, count in run.counts.items()),
        "run_at": f"{timezone.localtime(run.run_at):%Y-%m-%d %H:%M}",
        "run_by": run.run_by,
        "sha256": run.sha256[:12],
    }
