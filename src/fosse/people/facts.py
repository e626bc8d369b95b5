"""What is known of accounts, the roles they hold and failed sign-ins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .access import Place, may
from .models import Account, FailedSignIn, Role
from .throttle import ACCOUNT, ADDRESS, PAIR, wait_until


@dataclass(frozen=True, slots=True)
class RoleFact:
    """A role as it was held on a day: its name in words, its authority and, for a school's own
    people, the school."""

    name: str
    words: str
    authority_code: int
    urn: int | None
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class AccountFact:
    pk: int
    email: str
    name: str
    is_active: bool
    roles: tuple[RoleFact, ...]


def accounts(*, as_at: date) -> tuple[AccountFact, ...]:
    """Every account by name, with the roles that it held on the day."""
    found = Account.objects.prefetch_related("roles").order_by("name", "email")
    return tuple(
        AccountFact(
            pk=account.pk,
            email=account.email,
            name=account.name,
            is_active=account.is_active,
            roles=_held(account, as_at),
        )
        for account in found
    )


def account_of(email: str) -> Account | None:
    """The account that signs in with this e-mail address."""
    return Account.objects.filter(email=email.strip().lower()).first()


def who_may(verb: str, authority_code: int, *, on: date) -> tuple[tuple[int, str], ...]:
    """Who may do `verb` in an authority on a day: account and name, by name."""
    held = Account.objects.filter(is_active=True, roles__authority_code=authority_code).distinct()
    place = Place(authority_code=authority_code)
    return tuple(
        (account.pk, account.name)
        for account in held.prefetch_related("roles").order_by("name", "pk")
        if may(account, verb, place, today=on)
    )


def sign_in_waits_until(email: str, address: str, *, now: datetime) -> datetime | None:
    """The moment before which a sign-in of `email` from `address` is not looked at."""
    recent = FailedSignIn.objects.filter(at__gt=now - timedelta(days=1))
    email = email.strip().lower()
    moments = (
        wait_until(list(failures.values_list("at", flat=True)), limit, now=now)
        for failures, limit in (
            (recent.filter(email=email, address=address), PAIR),
            (recent.filter(address=address), ADDRESS),
            (recent.filter(email=email), ACCOUNT),
        )
    )
    return max((moment for moment in moments if moment), default=None)


def _held(account: Account, as_at: date) -> tuple[RoleFact, ...]:
    return tuple(
        _fact(role)
        for role in account.roles.all()
        if role.starts_on <= as_at and (role.ends_on is None or as_at < role.ends_on)
    )


def _fact(role: Role) -> RoleFact:
    return RoleFact(
        name=role.name,
        words=role.get_name_display(),
        authority_code=role.authority_code,
        urn=role.urn,
        starts_on=role.starts_on,
        ends_on=role.ends_on,
    )
