"""What each kind of person finds under “My work”."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.furnished import HERE, OWN_SCHOOL, furnish
from tests.web.conftest import Person

from fosse.assessments import actions
from fosse.assessments.models import Proposal
from fosse.people.models import RoleName
from fosse.people.operator import Operator

pytestmark = pytest.mark.django_db
POLICY = Path(__file__).resolve().parents[3] / "policies/2026-support-in-proportion-to-need.toml"
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
BY = Operator("tests")


@pytest.fixture(autouse=True)
def furnished(settings: pytest.FixtureRequest) -> None:
    settings.FOSSE_AUTHORITY = HERE
    furnish()


def assess(on: date) -> None:
    actions.run(HERE, as_at=on, policy_text=POLICY.read_text("utf-8"), by=BY, at=AT)


def work(account: object) -> str:
    client = Client()
    client.force_login(account)
    answer = client.get("/work")
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_adviser_without_schools_is_told_who_assigns_them(person: Person) -> None:
    assess(date(2026, 3, 1))
    page = work(person(RoleName.ADVISER, HERE))
    assert "No school is assigned to you yet." in page
    assert "have no adviser yet" not in page  # that is the head of service's to see


def test_before_an_assessment_it_says_what_to_run(person: Person) -> None:
    assert "<code>fosse assess</code>" in work(person(RoleName.ADVISER, HERE))


def test_an_adviser_sees_their_own_schools_and_what_changed(person: Person) -> None:
    adviser = person(RoleName.ADVISER, HERE)
    assess(date(2026, 1, 20))
    assess(date(2026, 3, 1))
    latest = Proposal.objects.filter(run__as_at=date(2026, 3, 1), school_id=OWN_SCHOOL).get()
    latest.level, latest.level_name, latest.rank = "targeted", "Targeted support", 2
    latest.save()
    actions.assign(
        authority_code=HERE, urns=[OWN_SCHOOL], adviser=adviser, on=date(2026, 3, 1),
        today=date(2026, 3, 1), reason="caseloads", by=BY,
    )  # fmt: skip
    page = work(adviser)
    assert "You look after 1 school. Since 20 January 2026, 1 moved to more support" in page
    assert "Abbey Primary School" in page
    assert "More support: was Core" in page
    assert "Castle Primary School" not in page


def charge(person: Person) -> object:
    """An adviser who looks after one school."""
    adviser = person(RoleName.ADVISER, HERE)
    actions.assign(
        authority_code=HERE, urns=[OWN_SCHOOL], adviser=adviser, on=date(2026, 3, 1),
        today=date(2026, 3, 1), reason="caseloads", by=BY,
    )  # fmt: skip
    return adviser


def test_a_school_that_was_not_assessed_before_is_not_said_to_be_the_same(
    person: Person,
) -> None:
    assess(date(2026, 1, 20))
    assess(date(2026, 3, 1))
    adviser = charge(person)
    assert "The same" in work(adviser)
    Proposal.objects.filter(run__as_at=date(2026, 1, 20), school_id=OWN_SCHOOL).delete()
    page = work(adviser)
    assert "Not assessed then" in page
    assert "The same" not in page


def test_levels_of_two_policies_are_not_compared(person: Person) -> None:
    assess(date(2026, 1, 20))
    other = POLICY.read_text("utf-8") + "\n# another policy\n"
    actions.run(HERE, as_at=date(2026, 3, 1), policy_text=other, by=BY, at=AT)
    then = Proposal.objects.get(run__as_at=date(2026, 1, 20), school_id=OWN_SCHOOL)
    then.level_name, then.rank = "Upmost", 3
    then.save()
    page = work(charge(person))
    assert "The policy has changed since the assessment as at 20 January 2026." in page
    assert "Was Upmost, by another policy" in page
    assert "Less support" not in page


def test_where_the_authority_has_no_run_that_of_england_is_shown(person: Person) -> None:
    actions.run(None, as_at=date(2026, 3, 1), policy_text=POLICY.read_text("utf-8"), by=BY, at=AT)
    page = work(charge(person))
    assert "You look after 1 school." in page
    assert "Abbey Primary School" in page
    assert re.search(r"2 schools</a>", page), "and not the third, which is elsewhere"


def test_the_head_of_service_sees_which_schools_nobody_looks_after(person: Person) -> None:
    assess(date(2026, 3, 1))
    page = work(person(RoleName.HEAD_OF_SERVICE, HERE))
    assert "2 schools have no adviser yet" in page
    assert f'href="/authorities/{HERE}/levels?adviser=nobody"' in page


def test_a_headteacher_is_led_to_their_school_and_nowhere_else(person: Person) -> None:
    assess(date(2026, 3, 1))
    page = work(person(RoleName.SCHOOL, HERE, OWN_SCHOOL))
    assert f'href="/schools/{OWN_SCHOOL}/level"' in page
    assert "Castle Primary School" not in page
    assert "/levels" not in page


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (RoleName.CLUSTER_LEAD, "See the clusters"),
        (RoleName.INFORMATION_OFFICER, "Requests for information"),
        (RoleName.ADMINISTRATOR, "fosse account --help"),
    ],
)
def test_the_others_find_what_they_come_for_and_no_level(
    person: Person, role: RoleName, words: str
) -> None:
    assess(date(2026, 3, 1))
    page = work(person(role, HERE))
    assert words in page
    assert "fosse-tag" not in page


def test_an_officer_of_another_authority_sees_nothing_of_ours(person: Person) -> None:
    assess(date(2026, 3, 1))
    assert "Abbey" not in work(person(RoleName.HEAD_OF_SERVICE, 998))


def test_a_desk_of_many_schools_takes_few_queries(
    person: Person, django_assert_max_num_queries
) -> None:
    account = person(RoleName.HEAD_OF_SERVICE, HERE)
    assess(date(2026, 3, 1))
    client = Client()
    client.force_login(account)
    with django_assert_max_num_queries(16):
        client.get("/work")
