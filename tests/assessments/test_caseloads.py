"""Who looks after which school, and who may say so."""

from __future__ import annotations

from datetime import date

import pytest
from tests.schools.making import load, school

from fosse.assessments.caseloads import NotAssignedError, advisers_of, assign
from fosse.assessments.models import Caseload
from fosse.audit.models import Event
from fosse.people import actions as people
from fosse.people.access import NotAllowed
from fosse.people.models import Account, RoleName
from fosse.people.operator import Operator

pytestmark = pytest.mark.django_db

OPERATOR = Operator("tests")
TODAY, LATER = date(2026, 3, 31), date(2026, 9, 1)
PASSWORD = "three random words"


def account(name: str, role: RoleName, code: int = 999) -> Account:
    made = people.add_account(
        email=f"{name.lower()}@example.org", name=name, password=PASSWORD, today=TODAY, by=OPERATOR
    )
    people.give_role(
        account=made,
        name=role,
        authority_code=code,
        starts_on=date(2020, 1, 1),
        today=TODAY,
        by=OPERATOR,
    )
    return made


@pytest.fixture
def ann() -> Account:
    return account("Ann", RoleName.ADVISER)


@pytest.fixture
def bea() -> Account:
    return account("Bea", RoleName.ADVISER)


@pytest.fixture
def head() -> Account:
    return account("Head", RoleName.HEAD_OF_SERVICE)


@pytest.fixture(autouse=True)
def schools() -> None:
    load([school(900001), school(900002), school(900003, **{"LA (code)": "998"})])


def give(adviser: Account, by: Account | Operator, on: date = TODAY, *urns: int) -> tuple[int, ...]:
    return assign(
        authority_code=999,
        urns=urns or (900001, 900002),
        adviser=adviser,
        on=on,
        reason="New caseloads",
        today=TODAY,
        by=by,
    )


def test_schools_are_given_with_an_event_for_each(ann: Account, head: Account) -> None:
    assert give(ann, head) == (900001, 900002)
    assert advisers_of([900001], as_at=TODAY) == {900001: ((ann.pk, "Ann"),)}
    events = Event.objects.filter(verb="caseload.assigned")
    assert {event.noun_id for event in events} == {"900001", "900002"}
    assert {event.reason for event in events} == {"New caseloads"}
    assert {event.by_name for event in events} == {"Head"}


def test_the_adviser_before_looks_after_a_school_until_the_day_before(
    ann: Account, bea: Account, head: Account
) -> None:
    give(ann, head)
    assert give(bea, head, LATER, 900001) == (900001,)
    assert advisers_of([900001], as_at=date(2026, 8, 31)) == {900001: ((ann.pk, "Ann"),)}
    assert advisers_of([900001], as_at=LATER) == {900001: ((bea.pk, "Bea"),)}
    assert advisers_of([900002], as_at=LATER) == {900002: ((ann.pk, "Ann"),)}
    (event,) = Event.objects.filter(verb="caseload.assigned", noun_id="900001")[:1]
    assert event.detail["before"] == ["Ann"]


def test_an_assignment_put_right_the_same_day_leaves_one(
    ann: Account, bea: Account, head: Account
) -> None:
    give(ann, head)
    give(bea, head)
    assert Caseload.objects.filter(school_id=900001).count() == 1
    assert Event.objects.filter(verb="caseload.assigned").count() == 4


def test_whoever_has_the_school_already_is_left_alone(ann: Account, head: Account) -> None:
    give(ann, head)
    assert give(ann, head, LATER) == ()
    assert Event.objects.filter(verb="caseload.assigned").count() == 2


def test_an_adviser_may_not_assign(ann: Account) -> None:
    with pytest.raises(NotAllowed, match="assign advisers"):
        give(ann, ann)
    assert not Caseload.objects.exists()


def test_somebody_who_may_not_see_the_levels_is_not_assigned(head: Account) -> None:
    elsewhere = account("Cal", RoleName.ADVISER, code=998)
    with pytest.raises(NotAssignedError, match="Cal cannot be assigned"):
        give(elsewhere, head)


@pytest.mark.parametrize(("urns", "reason"), [((), "why"), ((900001,), "  ")])
def test_without_a_school_or_a_reason_nothing_is_done(
    urns: tuple[int, ...], reason: str, ann: Account
) -> None:
    with pytest.raises(NotAssignedError):
        assign(
            authority_code=999,
            urns=urns,
            adviser=ann,
            on=TODAY,
            reason=reason,
            today=TODAY,
            by=OPERATOR,
        )
    assert not Caseload.objects.exists()


@pytest.mark.parametrize("urn", [900003, 900099])
def test_a_school_of_another_authority_or_of_none_is_not_given(
    ann: Account, head: Account, urn: int
) -> None:
    with pytest.raises(NotAssignedError, match=f"authority 999 on 31 March 2026: {urn}. Leave"):
        give(ann, head, TODAY, 900001, urn)
    assert not Caseload.objects.exists()


def test_a_permission_of_another_day_is_none_today(ann: Account) -> None:
    """The day of the change is the asker's to choose; the day of the permission is not."""
    cal = people.add_account(
        email="cal@example.org", name="Cal", password=PASSWORD, today=TODAY, by=OPERATOR
    )
    people.give_role(
        account=cal,
        name=RoleName.HEAD_OF_SERVICE,
        authority_code=999,
        starts_on=LATER,
        today=TODAY,
        by=OPERATOR,
    )
    with pytest.raises(NotAllowed):
        give(ann, cal, LATER)
    assert not Caseload.objects.exists()
