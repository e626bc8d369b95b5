"""Adding accounts, giving and ending roles: what is done, refused, and recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from fosse.audit.models import Event
from fosse.people import actions, facts
from fosse.people.access import NotAllowed
from fosse.people.actions import Refused
from fosse.people.models import Account, RoleName
from fosse.people.operator import Operator

pytestmark = pytest.mark.django_db
OPERATOR = Operator("tests")
TODAY, LATER = date(2026, 3, 31), date(2026, 9, 1)
WORDS = "three random words"


def add(
    email: str = "ann@example.org", name: str = "Ann Example", password: str = WORDS
) -> Account:
    return actions.add_account(email=email, name=name, password=password, today=TODAY, by=OPERATOR)


def events() -> list[tuple[str, str]]:
    return list(Event.objects.order_by("id").values_list("verb", "by_name"))


def test_an_account_is_added_with_its_event_and_an_argon2_password() -> None:
    account = add(email=" Ann@Example.ORG ")
    assert account.email == "ann@example.org"
    assert account.password.startswith("argon2$argon2id$")
    assert events() == [("account.added", "operator (tests)")]


@pytest.mark.parametrize(
    ("email", "name", "password", "words"),
    [
        ("ann", "Ann", WORDS, "not an e-mail address"),
        ("ann@example.org", " ", WORDS, "name of the person"),
        ("ann@example.org", "Ann", "short", "at least 12 characters"),
        ("ann@example.org", "Ann", "847362514098", "entirely numeric"),
        ("ann@example.org", "Ann", "ann@example.org", "too similar"),
    ],
)
def test_what_cannot_be_an_account_is_refused_in_words_and_leaves_nothing(
    email: str, name: str, password: str, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        add(email, name, password)
    assert not Account.objects.exists()
    assert not Event.objects.exists()


def test_an_address_is_taken_whatever_its_capitals() -> None:
    add()
    with pytest.raises(Refused, match="already"):
        add(email="ANN@example.org")


def test_the_role_of_a_school_needs_a_school_and_no_other_role_has_one() -> None:
    account = add()
    for name, urn in ((RoleName.SCHOOL, None), (RoleName.ADVISER, 100)):
        with pytest.raises(Refused, match="needs a school"):
            actions.give_role(
                account=account,
                name=name,
                authority_code=856,
                urn=urn,
                starts_on=date(2026, 1, 1),
                today=TODAY,
                by=OPERATOR,
            )


def test_a_role_is_not_given_twice_but_may_be_given_again_after_it_ended() -> None:
    account = add()

    def give(day: date):
        return actions.give_role(
            account=account,
            name=RoleName.ADVISER,
            authority_code=856,
            starts_on=day,
            today=TODAY,
            by=OPERATOR,
        )

    first = give(date(2025, 9, 1))
    with pytest.raises(Refused, match="already"):
        give(date(2026, 1, 1))
    actions.end_role(
        role=first, ends_on=date(2026, 2, 1), today=TODAY, by=OPERATOR, reason="moved on"
    )
    with pytest.raises(Refused, match="already"):
        give(date(2026, 1, 31))
    give(date(2026, 2, 1))
    ended = Event.objects.get(verb="role.ended")
    assert (ended.reason, ended.detail["ends_on"]) == ("moved on", "2026-02-01")


def test_a_role_cannot_end_before_it_began() -> None:
    account = add()
    role = actions.give_role(
        account=account,
        name=RoleName.ADVISER,
        authority_code=856,
        starts_on=date(2026, 1, 1),
        today=TODAY,
        by=OPERATOR,
    )
    with pytest.raises(Refused, match="later day"):
        actions.end_role(role=role, ends_on=date(2026, 1, 1), today=TODAY, by=OPERATOR)


def test_accounts_are_listed_with_the_roles_of_the_day() -> None:
    account = add()
    actions.give_role(
        account=account,
        name=RoleName.SCHOOL,
        authority_code=856,
        urn=100,
        starts_on=date(2026, 1, 1),
        today=TODAY,
        by=OPERATOR,
    )
    (before,) = facts.accounts(as_at=date(2025, 12, 31))
    (since,) = facts.accounts(as_at=date(2026, 1, 1))
    assert before.roles == ()
    assert [(role.words, role.urn) for role in since.roles] == [("Headteacher or governor", 100)]


def test_a_changed_password_is_recorded_and_never_shown_in_the_record() -> None:
    account = add()
    actions.change_password(
        account=account, password="four other random words", today=TODAY, by=account
    )
    event = Event.objects.get(verb="account.password_changed")
    assert event.by_id == account.pk
    assert "random" not in str(event.detail)
    assert Account.objects.get().check_password("four other random words")


def test_signing_in_forgets_the_failures_from_there_and_only_those() -> None:
    account = add()
    now = datetime(2026, 3, 31, 12, tzinfo=UTC)
    for address in ("192.0.2.1", "192.0.2.2"):
        for _ in range(5):
            actions.note_failed_sign_in(
                email=account.email, address=address, account=account, now=now
            )
    assert facts.sign_in_waits_until(account.email, "192.0.2.1", now=now)
    actions.note_sign_in(account=account, address="192.0.2.1")
    assert facts.sign_in_waits_until(account.email, "192.0.2.1", now=now) is None
    assert facts.sign_in_waits_until(account.email, "192.0.2.2", now=now)
    assert facts.sign_in_waits_until("ben@example.org", "192.0.2.2", now=now) is None


def holder(name: RoleName, authority_code: int, email: str) -> Account:
    account = add(email=email)
    actions.give_role(
        account=account,
        name=name,
        authority_code=authority_code,
        starts_on=date(2025, 9, 1),
        today=TODAY,
        by=OPERATOR,
    )
    return account


def every_change(target: Account, by: Account) -> list[Callable[[], object]]:
    """Each thing that can be done to another's account."""
    who: dict[str, Any] = {"today": TODAY, "by": by}
    role = target.roles.get()
    return [
        lambda: actions.give_role(
            account=target,
            name=RoleName.CLUSTER_LEAD,
            authority_code=856,
            starts_on=date(2026, 1, 1),
            **who,
        ),
        lambda: actions.end_role(role=role, ends_on=date(2026, 2, 1), **who),
        lambda: actions.change_password(account=target, password="four other random words", **who),
        lambda: actions.deactivate(account=target, reason="left", **who),
    ]


def test_an_administrator_changes_accounts_of_their_authority() -> None:
    admin = holder(RoleName.ADMINISTRATOR, 856, "admin@example.org")
    actions.add_account(email="new@example.org", name="New", password=WORDS, today=TODAY, by=admin)
    target = holder(RoleName.ADVISER, 856, "target@example.org")
    for change in every_change(target, admin):
        change()
    assert not Account.objects.get(pk=target.pk).is_active


@pytest.mark.parametrize(
    ("name", "code"), [(RoleName.HEAD_OF_SERVICE, 856), (RoleName.ADMINISTRATOR, 999)]
)
def test_nobody_else_does(name: RoleName, code: int) -> None:
    target = holder(RoleName.ADVISER, 856, "target@example.org")
    asking = holder(name, code, "asking@example.org")
    before = Event.objects.count()
    for change in every_change(target, asking):
        with pytest.raises(NotAllowed, match="add accounts and give roles"):
            change()
    assert Event.objects.count() == before


def test_an_account_is_not_added_without_permission() -> None:
    asking = holder(RoleName.HEAD_OF_SERVICE, 856, "asking@example.org")
    with pytest.raises(NotAllowed):
        actions.add_account(
            email="new@example.org", name="New", password=WORDS, today=TODAY, by=asking
        )
    assert facts.account_of("new@example.org") is None


def test_who_holds_a_role_elsewhere_too_is_out_of_one_authoritys_reach() -> None:
    target = holder(RoleName.ADVISER, 856, "target@example.org")
    actions.give_role(
        account=target,
        name=RoleName.HEAD_OF_SERVICE,
        authority_code=999,
        starts_on=LATER,
        today=TODAY,
        by=OPERATOR,
    )
    admin = holder(RoleName.ADMINISTRATOR, 856, "admin@example.org")
    with pytest.raises(NotAllowed, match="not here"):
        actions.change_password(account=target, password="four other words", today=TODAY, by=admin)
