"""`fosse policy`: check a policy file, or publish it."""

from __future__ import annotations

from pathlib import Path

import click
from django.utils import timezone

from fosse.assessments import actions
from fosse.assessments.assessing import NotAssessedError
from fosse.evidence.measure import measures
from fosse.people.operator import current_operator
from fosse.policy.faults import InvalidPolicyError
from fosse.policy.schema import parse
from fosse.policy.terms import Policy

from .output import fail

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """Check a policy file, or publish it."""


@command.command()
@click.argument("file", type=FILE)
def check(file: Path) -> None:
    """Read a policy FILE and name every fault in it, with its line."""
    policy = sound(file)
    levels = ", ".join(level.name for level in policy.levels)
    click.echo(f"{file}: no fault found. “{policy.title}”, version {policy.sha256[:12]}.")
    click.echo(f"{len(policy.levels)} levels, from the least support to the most: {levels}.")
    click.echo(f"{len(policy.criteria)} criteria, {len(policy.rules)} rules.")


@command.command()
@click.argument("file", type=FILE)
def publish(file: Path) -> None:
    """Show the policy of FILE to the public, clause by clause."""
    sound(file)
    try:
        version = actions.publish(read(file), by=current_operator(), at=timezone.now())
    except NotAssessedError as error:
        fail(str(error))
    click.echo(f"Published: “{version.title}”, in force from {version.in_force_from:%-d %B %Y}.")


def read(file: Path) -> str:
    """The text of a policy file. Ends the command when it is no text."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes().count(b"\n", 0, error.start) + 1
        fail(f"{file}, line {line}: this is not UTF-8. Save the file as UTF-8 and try again.")


def sound(file: Path) -> Policy:
    """The policy of a file. Ends the command with every fault in it."""
    try:
        return parse(read(file), measures())
    except InvalidPolicyError as error:
        fail(in_words(file, error))


def in_words(file: Path, error: InvalidPolicyError) -> str:
    """Every fault on a line of its own, as editors and people read them."""
    count = len(error.faults)
    faults = [f"{file}:{fault.line}: {fault.found} {fault.expected}" for fault in error.faults]
    return "\n".join([f"The policy has {count} fault{'' if count == 1 else 's'}:", *faults])
