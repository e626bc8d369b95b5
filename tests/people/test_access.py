"""Who may do what: the table's scope and its dates."""

from __future__ import annotations

from datetime import date

import pytest

from fosse.people import actions
from fosse.people.access import ANYWHERE, VERBS, NotAllowed, Place, check_may, may, why_not
from fosse.people.models import Account, RoleName
from fosse.people.operator import Operator

DAY = date(2026, 3, 31)
HERE, ELSEWHERE = Place(authority_code=856), Place(authority_code=855)
OWN_SCHOOL, OTHER_SCHOOL = Place(856, urn=100), Place(856, urn=101)
OPERATOR = Operator("tests")

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann() -> Account:
    return actions.add_account(
        email="ann@example.org", name="Ann", password="three random words", today=DAY, by=OPERATOR
    )


def give(account: Account, name: RoleName, *, urn: int | None = None, on: date = date(2025, 9, 1)):
    return actions.give_role(
        account=account,
        name=name,
        authority_code=856,
        urn=urn,
        starts_on=on,
        today=DAY,
        by=OPERATOR,
    )


def test_an_adviser_sees_levels_of_their_own_authority_and_its_schools_only(ann: Account) -> None:
    give(ann, RoleName.ADVISER)
    assert may(ann, "levels.see", HERE, today=DAY)
    assert may(ann, "levels.see", OWN_SCHOOL, today=DAY)
    assert not may(ann, "levels.see", ELSEWHERE, today=DAY)


def test_a_schools_own_people_see_their_school_and_never_the_list(ann: Account) -> None:
    give(ann, RoleName.SCHOOL, urn=100)
    assert may(ann, "levels.see", OWN_SCHOOL, today=DAY)
    assert not may(ann, "levels.see", OTHER_SCHOOL, today=DAY)
    assert not may(ann, "levels.see", HERE, today=DAY)


@pytest.mark.parametrize(
    "name", [RoleName.CLUSTER_LEAD, RoleName.INFORMATION_OFFICER, RoleName.ADMINISTRATOR]
)
def test_levels_are_kept_from_roles_that_do_not_need_them(ann: Account, name: RoleName) -> None:
    give(ann, name)
    assert not may(ann, "levels.see", HERE, today=DAY)


def test_nobody_signed_in_sees_only_what_is_public() -> None:
    assert may(None, "public", today=DAY)
    for verb in VERBS.keys() - {"public"}:
        assert not may(None, verb, HERE, today=DAY), verb


def test_a_role_counts_from_its_first_day_and_no_longer_on_the_day_it_ends(ann: Account) -> None:
    role = give(ann, RoleName.ADVISER, on=date(2026, 1, 10))
    actions.end_role(role=role, ends_on=date(2026, 2, 10), today=DAY, by=OPERATOR)
    ann = Account.objects.get(pk=ann.pk)
    days = {
        date(2026, 1, 9): False,
        date(2026, 1, 10): True,
        date(2026, 2, 9): True,
        date(2026, 2, 10): False,
    }
    assert {day: may(ann, "levels.see", HERE, today=day) for day in days} == days


def test_a_closed_account_may_do_nothing_but_read_what_is_public(ann: Account) -> None:
    give(ann, RoleName.HEAD_OF_SERVICE)
    actions.deactivate(account=ann, today=DAY, by=OPERATOR, reason="left")
    assert "closed" in why_not(ann, "levels.see", HERE, today=DAY)
    assert may(ann, "public", today=DAY)


def test_the_reason_says_which_roles_may_and_where_ones_own_reaches(ann: Account) -> None:
    with pytest.raises(NotAllowed, match="head of service; school improvement adviser"):
        check_may(ann, "clusters.change", HERE, today=DAY)
    give(ann, RoleName.ADVISER)
    with pytest.raises(NotAllowed, match="It reaches authority 856"):
        check_may(Account.objects.get(pk=ann.pk), "clusters.change", ELSEWHERE, today=DAY)


def test_whoever_holds_no_role_still_has_their_own_account(ann: Account) -> None:
    assert may(ann, "account.own", ANYWHERE, today=DAY)
    assert not may(None, "account.own", ANYWHERE, today=DAY)
    assert not may(ann, "work.see", ANYWHERE, today=DAY)


def test_the_operator_may_do_everything() -> None:
    assert all(may(OPERATOR, verb, HERE, today=DAY) for verb in VERBS)


def test_an_unknown_verb_is_an_error_and_not_a_no(ann: Account) -> None:
    with pytest.raises(KeyError):
        may(ann, "levels.sea", HERE, today=DAY)


def test_asking_often_reads_the_roles_once(ann: Account, django_assert_num_queries) -> None:
    give(ann, RoleName.ADVISER)
    ann = Account.objects.get(pk=ann.pk)
    with django_assert_num_queries(1):
        for verb in VERBS:
            may(ann, verb, HERE, today=DAY)
