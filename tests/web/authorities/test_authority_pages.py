"""The authorities, and “schools of an authority on a day” with what is uncertain."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.schools.making import load, school
from tests.web import town
from tests.web.conftest import SignedIn

from fosse.people.models import RoleName
from fosse.schools.models import Extract

pytestmark = pytest.mark.django_db

LIST = f"/authorities/{town.CODE}/schools"


def words(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)
    assert main
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def listed(client: Client, query: str = "") -> set[int]:
    page = client.get(f"{LIST}{query}").content.decode()
    table = re.search(r"<table.*?</table>", page, re.S)
    return {int(urn) for urn in re.findall(r'href="/schools/(\d+)', table[0])} if table else set()


@pytest.mark.parametrize("address", ["/authorities", "/schools"])
def test_with_nothing_loaded_it_says_how_to_load(client: Client, address: str) -> None:
    assert "The register is empty." in words(client, address)


class TestAuthorities:
    def test_every_authority_is_listed_with_its_code(self, client: Client) -> None:
        town.schools()
        assert re.search(r"R Ratae 999", words(client, "/authorities"))

    def test_an_authority_says_what_it_has(self, client: Client) -> None:
        town.everything()
        text = words(client, f"/authorities/{town.CODE}")
        assert "7 schools of Ratae are open on 31 March 2026." in text
        assert "2 clusters of schools on record." in text
        assert "No authority with the code 123" in words(client, "/authorities/123", 404)

    def test_an_authority_leads_those_who_may_see_them_to_its_levels(
        self, client: Client, signed_in: SignedIn
    ) -> None:
        town.everything()
        address, link = f"/authorities/{town.CODE}", f'href="/authorities/{town.CODE}/levels"'
        assert link not in client.get(address).content.decode()
        assert link in signed_in(RoleName.ADVISER, town.CODE).get(address).content.decode()

    def test_what_is_no_code_is_not_found(self, client: Client) -> None:
        for code in ("99999999999999999999", "85", "0856"):
            assert client.get(f"/authorities/{code}/clusters").status_code == 404

    def test_the_source_is_what_was_loaded_by_then(self, client: Client) -> None:
        town.everything()
        loaded = Extract.objects.get(dated=date(2026, 1, 15))
        Extract.objects.filter(pk=loaded.pk).update(loaded_at=datetime(2026, 2, 1, tzinfo=UTC))
        Extract.objects.exclude(pk=loaded.pk).update(loaded_at=datetime(2022, 6, 1, tzinfo=UTC))
        assert "extract of 15 January 2026" in words(client, f"/authorities/{town.CODE}")
        then = words(client, f"/authorities/{town.CODE}?known_at=2026-01-20")
        assert "extract of 1 May 2022" in then
        before = words(client, f"/authorities/{town.CODE}?known_at=2020-01-20")
        assert "No extract of Get Information about Schools was loaded by then" in before


class TestSchools:
    @pytest.fixture(autouse=True)
    def the_town(self) -> None:
        town.everything()

    def test_the_schools_of_2007_with_what_is_uncertain(self, client: Client) -> None:
        text = words(client, f"{LIST}?as_at=2007-09-17")
        assert "Schools of Ratae on 17 September 2007" in text
        assert "6 schools of Ratae were open on 17 September 2007." in text
        assert "For 1 more school the register does not say whether it was open" in text
        assert re.search(r"Foxglove Primary School .*? Not certain whether open", text)
        assert "no open date published" in text
        assert listed(client, "?as_at=2007-09-17") >= {town.OLD, town.UNDATED}

    @pytest.mark.parametrize(
        ("query", "urns"),
        [
            ("?presence=closed", {town.OLD}),
            ("?phase=Special", {town.CEDAR}),
            ("?ward=Eastgate", {town.CEDAR}),
            ("?cluster=south-development-group", {town.ALDER, town.CEDAR, town.NEW}),
            ("?cluster=south-development-group&phase=Primary", {town.ALDER, town.NEW}),
            ("?ward=Nowhere&phase=Special", {town.CEDAR}),
        ],
    )
    def test_filters(self, client: Client, query: str, urns: set[int]) -> None:
        assert listed(client, query) == urns

    def test_filters_that_leave_nothing_say_so(self, client: Client) -> None:
        text = words(client, f"{LIST}?presence=closed&phase=Special")
        assert "No school matches" in text
        assert "show all schools" in text

    def test_the_day_stays_when_filters_change(self, client: Client) -> None:
        page = client.get(f"{LIST}?as_at=2007-09-17").content.decode()
        assert '<input type="hidden" name="as_at" value="2007-09-17">' in page
        assert "/schools/900001?as_at=2007-09-17" in page

    def test_the_twin_holds_what_the_filters_let_through(self, client: Client) -> None:
        response = client.get(f"{LIST}.csv?as_at=2007-09-17&presence=uncertain")
        (row,) = csv.DictReader(io.StringIO(response.content.decode()))
        assert (row["urn"], row["presence"]) == (str(town.UNDATED), "uncertain")
        assert row["doubts"].startswith("no open date published")
        assert row["as_at"] == "2007-09-17"

    def test_four_hundred_schools_take_no_more_queries_than_eight(self, client: Client) -> None:
        client.get(LIST)
        with CaptureQueriesContext(connection) as few:
            client.get(LIST)
        load([school(920_000 + n, f"Hazel School {n}") for n in range(400)], date(2026, 2, 1))
        client.get(LIST)
        with CaptureQueriesContext(connection) as many:
            response = client.get(LIST)
        assert response.content.decode().count("Hazel School") >= 400
        assert len(many) <= len(few) <= 20
