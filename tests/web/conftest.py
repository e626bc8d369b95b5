"""What tests of pages share: plain static files, people with roles, a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from fosse.people import actions
from fosse.people.models import Account, RoleName
from fosse.people.operator import Operator

TODAY = date(2026, 3, 31)
PASSWORD = "three random words"
SETTER = Operator("tests")

Person = Callable[..., Account]
SignedIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def plain_static_files(settings: pytest.FixtureRequest) -> None:
    """Pages name static files as they are: nothing is collected for tests."""
    storage = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": storage}}


@pytest.fixture(autouse=True)
def quick_passwords(settings: pytest.FixtureRequest) -> None:
    """Argon2 is slow on purpose; tests/people holds that passwords are kept with it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """31 March 2026, whatever the clock says."""
    monkeypatch.setenv("FOSSE_TODAY", TODAY.isoformat())
    return TODAY


@pytest.fixture
def person(db: None) -> Person:
    """Makes an account; with a role, where one is named."""

    def make(
        role: RoleName | None = None,
        authority_code: int = 999,
        urn: int | None = None,
        *,
        name: str = "Ann Example",
        email: str = "",
    ) -> Account:
        address = email or f"{role or 'nobody'}-{authority_code}-{urn or 'all'}@example.org"
        account = actions.add_account(
            email=address, name=name, password=PASSWORD, today=TODAY, by=SETTER
        )
        if role:
            actions.give_role(
                account=account,
                name=role,
                authority_code=authority_code,
                urn=urn,
                starts_on=date(2020, 1, 1),
                today=TODAY,
                by=SETTER,
            )
        return account

    return make


@pytest.fixture
def signed_in(person: Person) -> SignedIn:
    """A browser in which somebody of that role is signed in."""

    def make(
        role: RoleName | None = None, authority_code: int = 999, urn: int | None = None
    ) -> Client:
        client = Client()
        client.force_login(person(role, authority_code, urn))
        return client

    return make
