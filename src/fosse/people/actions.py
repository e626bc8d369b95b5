"""The verbs of people: add an account, give and end roles, change a password, sign in and out.

`by` is who does it, and `today` the day on which they ask: those that change what others may do
raise `NotAllowed` unless `by` may change accounts there.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from fosse.audit.actions import record

from .access import ANYWHERE, Place, check_may
from .models import Account, FailedSignIn, Role, RoleName
from .nobody import Nobody
from .operator import Operator

CHANGE = "accounts.change"


class Refused(ValueError):
    """Something was asked for that cannot be done; the message says why and what to do."""


@transaction.atomic
def add_account(
    *, email: str, name: str, password: str, today: date, by: Account | Operator
) -> Account:
    """Add a person who can sign in. Raises `Refused` for an e-mail address that is none or is
    taken, an empty name, or a password that breaks the rules."""
    check_may(by, CHANGE, today=today)
    email, name = email.strip().lower(), name.strip()
    _check_email(email)
    if not name:
        raise Refused("Give the name of the person.")
    account = Account(email=email, name=name)
    _check_password(password, account)
    account.set_password(password)
    account.save()
    record(by=by, verb="account.added", noun="account", noun_id=account.pk, detail={"email": email})
    return account


@transaction.atomic
def give_role(
    *,
    account: Account,
    name: RoleName,
    authority_code: int,
    urn: int | None = None,
    starts_on: date,
    today: date,
    by: Account | Operator,
    reason: str = "",
) -> Role:
    """Give a role from `starts_on`, until it is ended. Raises `Refused` for a school's role
    without a school, another role with one, or a role that is held already."""
    check_may(by, CHANGE, Place(authority_code), today=today)
    name = RoleName(name)
    if (name == RoleName.SCHOOL) != (urn is not None):
        raise Refused("The role of a headteacher or governor needs a school, and no other has one.")
    held = Role.objects.filter(account=account, name=name, authority_code=authority_code, urn=urn)
    if held.exclude(ends_on__lte=starts_on).exists():
        raise Refused(f"{account.name} holds this role already. End it first to give it anew.")
    role = Role.objects.create(
        account=account, name=name, authority_code=authority_code, urn=urn, starts_on=starts_on
    )
    record(
        by=by,
        verb="role.given",
        noun="account",
        noun_id=account.pk,
        authority_code=authority_code,
        reason=reason,
        detail={
            "role": name.value,
            "authority_code": authority_code,
            "urn": urn,
            "starts_on": starts_on.isoformat(),
        },
    )
    return role


@transaction.atomic
def end_role(
    *, role: Role, ends_on: date, today: date, by: Account | Operator, reason: str = ""
) -> None:
    """End a role: `ends_on` is the first day without it. Raises `Refused` when that is not
    after its start, or it has ended already."""
    role = Role.objects.select_for_update().select_related("account").get(pk=role.pk)
    check_may(by, CHANGE, Place(role.authority_code), today=today)
    if role.ends_on is not None and role.ends_on <= ends_on:
        raise Refused(f"This role ended on {role.ends_on:%-d %B %Y} already.")
    if ends_on <= role.starts_on:
        raise Refused(f"It began on {role.starts_on:%-d %B %Y}: end it on a later day.")
    role.ends_on = ends_on
    role.save(update_fields=["ends_on"])
    record(
        by=by,
        verb="role.ended",
        noun="account",
        noun_id=role.account_id,
        authority_code=role.authority_code,
        reason=reason,
        detail={
            "role": role.name,
            "authority_code": role.authority_code,
            "urn": role.urn,
            "ends_on": ends_on.isoformat(),
        },
    )


@transaction.atomic
def change_password(
    *, account: Account, password: str, today: date, by: Account | Operator
) -> None:
    """Set a new password, which ends the account's other sessions. Raises `Refused` with the
    rules that it breaks. Everybody may change their own; another's, who may close the account."""
    if by != account:
        _check_over(account, by, today)
    _check_password(password, account)
    account.set_password(password)
    account.save(update_fields=["password"])
    record(by=by, verb="account.password_changed", noun="account", noun_id=account.pk)


@transaction.atomic
def deactivate(*, account: Account, reason: str, today: date, by: Account | Operator) -> None:
    """Close an account: it can no longer sign in, and its sessions end. What it did stays."""
    _check_over(account, by, today)
    if not account.is_active:
        raise Refused(f"The account of {account.name} is closed already.")
    account.is_active = False
    account.save(update_fields=["is_active"])
    record(by=by, verb="account.closed", noun="account", noun_id=account.pk, reason=reason)


@transaction.atomic
def note_sign_in(*, account: Account, address: str) -> None:
    """Record that somebody signed in; earlier failures of theirs from there no longer count."""
    FailedSignIn.objects.filter(email=account.email, address=address).delete()
    record(
        by=account,
        verb="account.signed_in",
        noun="account",
        noun_id=account.pk,
        detail={"address": address},
    )


@transaction.atomic
def note_failed_sign_in(
    *, email: str, address: str, account: Account | None, now: datetime
) -> None:
    """Record that somebody failed to sign in. Failures older than a day are let go."""
    FailedSignIn.objects.filter(at__lt=now - timedelta(days=1)).delete()
    FailedSignIn.objects.create(email=email.strip().lower()[:254], address=address, at=now)
    record(
        by=Nobody(),
        verb="account.sign_in_failed",
        noun="account",
        noun_id=account.pk if account else "",
        detail={"address": address},
    )


def _check_over(account: Account, by: Account | Operator, today: date) -> None:
    """Raise `NotAllowed` unless `by` may change accounts wherever the account holds a role or is
    to hold one: who can sign in as somebody can do what they may do."""
    held = Role.objects.filter(account=account).exclude(ends_on__lte=today)
    codes = sorted(set(held.values_list("authority_code", flat=True)))
    for place in [Place(code) for code in codes] or [ANYWHERE]:
        check_may(by, CHANGE, place, today=today)


def _check_email(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(f"“{email}” is not an e-mail address, such as name@example.org.") from None
    if Account.objects.filter(email=email).exists():
        raise Refused(f"There is an account with the address {email} already.")


def _check_password(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as faults:
        raise Refused(" ".join(faults.messages)) from None
