"""The first page, for an installation of one authority and for one of none."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.furnished import HERE, furnish
from tests.web import town

from fosse.web.home.numbers import numbers

from ..conftest import TODAY

pytestmark = pytest.mark.django_db


def test_it_says_what_is_here_and_leads_there(client: Client, settings) -> None:
    settings.FOSSE_AUTHORITY = HERE
    furnish()
    page = client.get("/").content.decode()
    assert "School improvement in Ratae" in page
    assert "schools open on 31 March 2026</dt><dd>2</dd>" in page
    assert "<dd>420</dd>" in page
    for address in ("/schools", f"/authorities/{HERE}/clusters", "/policy", "/data", "/sign-in"):
        assert f'href="{address}"' in page or f'action="{address}"' in page, address
    assert "My work" not in page


def test_without_an_authority_it_leads_to_all_of_them(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "School improvement in England" in page
    assert 'href="/authorities"' in page


def test_the_numbers_say_what_they_count() -> None:
    furnish()
    found = numbers(HERE, as_at=TODAY)
    assert (found.schools, found.pupils, found.pupils_known, found.clusters) == (2, 420, 2, 1)
    assert found.in_words == "2 primary schools"


def test_schools_that_may_be_closed_are_not_counted_as_open(client: Client, settings) -> None:
    settings.FOSSE_AUTHORITY = town.CODE
    town.schools()
    found = numbers(town.CODE, as_at=date(2007, 9, 17))
    assert (found.schools, found.uncertain) == (6, 1)
    assert (
        found.uncertain_in_words
    ) == "For 1 more school the register does not say whether it is open."
    assert numbers(town.CODE, as_at=TODAY).uncertain_in_words == ""


def test_it_takes_few_queries(client: Client, settings, django_assert_max_num_queries) -> None:
    settings.FOSSE_AUTHORITY = HERE
    furnish()
    with django_assert_max_num_queries(15):
        client.get("/")
