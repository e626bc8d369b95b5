"""`fosse account`: add accounts, give and end roles, set passwords, close accounts."""

from __future__ import annotations

import secrets
import sys
from datetime import datetime
from pathlib import Path

import click
from django.db import transaction

from fosse.people import actions, facts
from fosse.people.models import Account, RoleName
from fosse.people.operator import current_operator
from fosse.schools.models import Authority
from fosse.web.clock import today

from .output import DAY, fail, output_options, print_rows

ROLE = click.Choice([name.value for name in RoleName])
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike


@click.group()
def command() -> None:
    """Add accounts and give roles.

    \b
    fosse account add ann@example.org --name "Ann Example" --role adviser --authority 856
    """


@command.command("add")
@click.argument("email")
@click.option("--name", required=True, help="The person's name.")
@click.option("--role", type=ROLE, help="Give this role as well.")
@click.option("--authority", type=int, help="The authority of the role, by its code.")
@click.option("--school", "urn", type=int, help="The school of a headteacher or governor, by URN.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def add(
    email: str,
    name: str,
    role: str | None,
    authority: int | None,
    urn: int | None,
    password_stdin: bool,
) -> None:
    """Add a person who can sign in. Without --password-stdin a password is made and shown once."""
    if role and authority is None:
        fail("A role needs --authority, the code of the authority that it is in.")
    password = _read_password() if password_stdin else _make_password()
    said = [f"Added {name}, {email}."]
    with transaction.atomic():  # the account and its role, or neither
        try:
            account = actions.add_account(
                email=email, name=name, password=password, today=today(), by=current_operator()
            )
        except actions.Refused as refused:
            fail(str(refused))
        if role and authority is not None:
            said.append(_give(account, role, authority, urn, None, ""))
    if not password_stdin:
        said.append(f"Password, shown only now: {password}")
    click.echo("\n".join(said))


@command.command("role")
@click.argument("email")
@click.argument("role", type=ROLE)
@click.option("--authority", type=int, required=True, help="The authority, by its code.")
@click.option("--school", "urn", type=int, help="The school of a headteacher or governor, by URN.")
@click.option("--from", "starts_on", type=DAY, help="The first day with it. Else today.")
@click.option("--end", "ends_on", type=DAY, help="End the role: the first day without it.")
@click.option("--reason", default="", help="Why; kept in the audit.")
def role_(
    email: str,
    role: str,
    authority: int,
    urn: int | None,
    starts_on: datetime | None,
    ends_on: datetime | None,
    reason: str,
) -> None:
    """Give a role to a person, or with --end take it from them."""
    account = _account(email)
    if ends_on is None:
        click.echo(_give(account, role, authority, urn, starts_on, reason))
        return
    held = account.roles.filter(name=role, authority_code=authority, urn=urn, ends_on=None).first()
    if held is None:
        fail(f"{account.name} holds no such role. See: fosse account list")
    try:
        actions.end_role(
            role=held, ends_on=ends_on.date(), today=today(), by=current_operator(), reason=reason
        )
    except actions.Refused as refused:
        fail(str(refused))
    words = held.get_name_display().lower()
    click.echo(f"{account.name} is {words} until the day before {ends_on:%-d %B %Y}.")


@command.command("list")
@click.option("--as-at", type=DAY, help="The day whose roles are shown. Else today.")
@output_options
def list_(as_at: datetime | None, format_: str, output: Path | None) -> None:
    """List accounts and the roles that they hold."""
    day = as_at.date() if as_at else today()
    rows = [
        {
            "name": account.name,
            "email": account.email,
            "open": "yes" if account.is_active else "no",
            "roles": "; ".join(
                f"{role.name} {role.urn or role.authority_code}" for role in account.roles
            ),
        }
        for account in facts.accounts(as_at=day)
    ]
    print_rows(
        rows,
        columns=("name", "email", "open", "roles"),
        format_=format_,
        output=output,
        title="Accounts",
        about={"as_at": day.isoformat()},
    )


@command.command("password")
@click.argument("email")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def password_(email: str, password_stdin: bool) -> None:
    """Set a new password. Without --password-stdin one is made and shown once."""
    account = _account(email)
    password = _read_password() if password_stdin else _make_password()
    try:
        actions.change_password(
            account=account, password=password, today=today(), by=current_operator()
        )
    except actions.Refused as refused:
        fail(str(refused))
    click.echo(f"The password of {account.name} is changed; they are signed out everywhere.")
    if not password_stdin:
        click.echo(f"Password, shown only now: {password}")


@command.command("close")
@click.argument("email")
@click.option("--reason", required=True, help="Why; kept in the audit.")
def close(email: str, reason: str) -> None:
    """Close an account: it can no longer sign in. What the person did stays on record."""
    account = _account(email)
    try:
        actions.deactivate(account=account, today=today(), by=current_operator(), reason=reason)
    except actions.Refused as refused:
        fail(str(refused))
    click.echo(f"The account of {account.name} is closed.")


def _give(
    account: Account,
    role: str,
    authority: int,
    urn: int | None,
    starts_on: datetime | None,
    reason: str,
) -> str:
    """Give the role; what was done, in words."""
    if not Authority.objects.filter(code=authority).exists():
        click.echo(f"Note: no authority with the code {authority} is loaded yet.", err=True)
    day = starts_on.date() if starts_on else today()
    try:
        given = actions.give_role(
            account=account,
            name=RoleName(role),
            authority_code=authority,
            urn=urn,
            starts_on=day,
            today=today(),
            by=current_operator(),
            reason=reason,
        )
    except actions.Refused as refused:
        fail(str(refused))
    where = f"school {urn}" if urn else f"authority {authority}"
    return f"{account.name} is {given.get_name_display().lower()}, {where}, from {day:%-d %B %Y}."


def _account(email: str) -> Account:
    account = facts.account_of(email)
    if account is None:
        fail(f"No account has the address {email}. See: fosse account list")
    return account


def _read_password() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _make_password() -> str:
    """Sixteen letters and digits, about 79 bits, in fours so that it can be read out."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
