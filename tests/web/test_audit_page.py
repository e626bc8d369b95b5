"""Who did what, as an administrator reads it."""

from __future__ import annotations

import json

import pytest
from django.db import transaction
from django.test import Client

from fosse.audit.actions import record
from fosse.people.models import RoleName
from fosse.people.operator import Operator

from .conftest import SignedIn

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def events() -> None:
    with transaction.atomic():
        for number in range(60):
            note("ann", "cluster.founded", number, 999)
        note("ben", "cluster.closed", 7, 999, reason="merged")
        note("cat", "cluster.renamed", 8, 998)
        note("dan", "loaded", 9, None)


def note(by: str, verb: str, number: int, code: int | None, reason: str = "") -> None:
    record(
        by=Operator(by),
        verb=verb,
        noun="cluster",
        noun_id=number,
        authority_code=code,
        reason=reason,
    )


def test_it_shows_the_newest_first_and_the_rest_on_further_pages(signed_in: SignedIn) -> None:
    client = signed_in(RoleName.ADMINISTRATOR)
    first = client.get("/audit").content.decode()
    assert "page 1 of 2" in first
    assert "cluster: closed" in first
    assert 'href="?page=2"' in first
    assert "cluster: closed</td>" not in client.get("/audit?page=2").content.decode()


def test_it_is_filtered_by_person_deed_and_day(signed_in: SignedIn) -> None:
    client = signed_in(RoleName.HEAD_OF_SERVICE)
    assert "1 event<" in client.get("/audit?by_name=ben").content.decode()
    assert "60 events" in client.get("/audit?verb=cluster.founded").content.decode()
    assert "No event fits" in client.get("/audit?to=1/1/2020").content.decode()
    wrong = client.get("/audit?since=tomorrowish").content.decode()
    assert "There is a problem" in wrong
    assert "“tomorrowish” is not a date." in wrong


def test_it_can_be_taken_away_filtered_as_it_is(signed_in: SignedIn) -> None:
    client = signed_in(RoleName.HEAD_OF_SERVICE)
    (row,) = json.loads(client.get("/audit.json?by_name=ben").content)["rows"]
    assert (row["verb"], row["number"], row["reason"]) == ("cluster.closed", "7", "merged")


def test_the_head_of_another_authority_does_not_see_ours(signed_in: SignedIn, settings) -> None:
    settings.FOSSE_AUTHORITY = 999
    assert signed_in(RoleName.HEAD_OF_SERVICE, 999).get("/audit").status_code == 200
    assert signed_in(RoleName.HEAD_OF_SERVICE, 998).get("/audit").status_code == 403


def seen(client: Client) -> set[str]:
    """Who did what the visitor may read of; those who made the accounts of the test left out."""
    rows = json.loads(client.get("/audit.json").content)["rows"]
    names = {row["by"].removeprefix("operator (").removesuffix(")") for row in rows}
    return names & {"ann", "ben", "cat", "dan"}


def test_each_reads_of_their_own_authority_and_administrators_of_the_installation(
    signed_in: SignedIn,
) -> None:
    assert seen(signed_in(RoleName.HEAD_OF_SERVICE, 999)) == {"ann", "ben"}
    assert seen(signed_in(RoleName.HEAD_OF_SERVICE, 998)) == {"cat"}
    assert seen(signed_in(RoleName.ADMINISTRATOR, 998)) == {"cat", "dan"}


def test_the_filters_offer_nothing_of_another_authority(signed_in: SignedIn) -> None:
    page = signed_in(RoleName.HEAD_OF_SERVICE, 999).get("/audit?since=nonsense")
    assert "cluster: renamed" not in page.content.decode()
