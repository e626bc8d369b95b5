"""Adding accounts, giving and ending roles: what is done, refused, and recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fosse.audit.models import Event
from fosse.people import actions, facts
from fosse.people.actions import Refused
from fosse.people.models import Account, RoleName
from fosse.people.operator import Operator

pytestmark = pytest.mark.django_db
OPERATOR = Operator("tests")
WORDS = "three random words"


def add(
    email: str = "ann@example.org", name: str = "Ann Example", password: str = WORDS
) -> Account:
    return actions.add_account(email=email, name=name, password=password, by=OPERATOR)


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
                by=OPERATOR,
            )


def test_a_role_is_not_given_twice_but_may_be_given_again_after_it_ended() -> None:
    account = add()

    def give(day: date):
        return actions.give_role(
            account=account, name=RoleName.ADVISER, authority_code=856, starts_on=day, by=OPERATOR
        )

    first = give(date(2025, 9, 1))
    with pytest.raises(Refused, match="already"):
        give(date(2026, 1, 1))
    actions.end_role(role=first, ends_on=date(2026, 2, 1), by=OPERATOR, reason="moved on")
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
        by=OPERATOR,
    )
    with pytest.raises(Refused, match="later day"):
        actions.end_role(role=role, ends_on=date(2026, 1, 1), by=OPERATOR)


def test_accounts_are_listed_with_the_roles_of_the_day() -> None:
    account = add()
    actions.give_role(
        account=account,
        name=RoleName.SCHOOL,
        authority_code=856,
        urn=100,
        starts_on=date(2026, 1, 1),
        by=OPERATOR,
    )
    (before,) = facts.accounts(as_at=date(2025, 12, 31))
    (since,) = facts.accounts(as_at=date(2026, 1, 1))
    assert before.roles == ()
    assert [(role.words, role.urn) for role in since.roles] == [("Headteacher or governor", 100)]


def test_a_changed_password_is_recorded_and_never_shown_in_the_record() -> None:
    account = add()
    actions.change_password(account=account, password="four other random words", by=account)
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
