"""An officer of one authority reaches nothing of another's by way of their own addresses."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.furnished import CLUSTERS, SCHOOL_ELSEWHERE, furnish

from fosse.assessments.models import Caseload
from fosse.audit.models import Event
from fosse.people import actions
from fosse.people.models import RoleName
from fosse.people.operator import Operator
from fosse.schools.models import Membership, Post
from fosse.web.access_table import ELSEWHERE, HERE

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 31)
TODAY = date(2026, 3, 31)


@pytest.fixture(autouse=True)
def furnished(settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOSSE_TODAY", TODAY.isoformat())
    storage = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": storage}}
    furnish()


@pytest.fixture
def head() -> Client:
    """The head of service of one authority, signed in."""
    account = actions.add_account(
        email="head@example.org",
        name="Head",
        password="three random words",
        today=TODAY,
        by=Operator("tests"),
    )
    actions.give_role(
        account=account,
        name=RoleName.HEAD_OF_SERVICE,
        authority_code=HERE,
        starts_on=date(2020, 1, 1),
        today=TODAY,
        by=Operator("tests"),
    )
    client = Client()
    client.force_login(account)
    return client


def of_theirs() -> list[str]:
    """Addresses under our own authority that name a thing of the other."""
    post = Post.objects.get(authority_id=ELSEWHERE).pk
    membership = Membership.objects.get(group__authority_id=ELSEWHERE).pk
    slug = CLUSTERS[ELSEWHERE].lower()
    cluster = [f"clusters/{slug}/{verb}" for verb in ("appoint", "close", "correct", "rename")]
    return [
        f"/authorities/{HERE}/{path}"
        for path in (
            f"posts/{post}/leave",
            f"posts/{post}/correct",
            f"memberships/{membership}/correct",
            f"memberships/{membership}/role",
            *cluster,
        )
    ]


def test_things_of_another_authority_are_not_found_under_ones_own(head: Client) -> None:
    before = Event.objects.count()
    said = {"reason": "because", "on": "1/3/2026", "never": "on", "name": "Ours now"}
    answers = {
        (address, method): getattr(head, method)(address, said).status_code
        for address in of_theirs()
        for method in ("get", "post")
    }
    assert answers == dict.fromkeys(answers, 404)
    assert Event.objects.count() == before


def test_nobody_is_made_to_look_after_a_school_of_another_authority(head: Client) -> None:
    adviser = head.session["_auth_user_id"]
    said = {"urn": SCHOOL_ELSEWHERE, "adviser": adviser, "reason": "because"}
    head.post(f"/authorities/{HERE}/levels/assign", said)
    assert not Caseload.objects.exists()
