"""Finding a school, as somebody does who half remembers its name."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.schools.making import load, school
from tests.web import town

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15


@pytest.fixture(autouse=True)
def the_town() -> None:
    town.schools()


def words(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)
    assert main
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def found(client: Client, query: str) -> list[int]:
    """The schools in the table, in its order."""
    page = client.get(f"/schools?{query}").content.decode()
    table = re.search(r"<table.*?</table>", page, re.S)
    return [int(urn) for urn in re.findall(r'href="/schools/(\d+)', table[0])] if table else []


@pytest.mark.parametrize(
    ("typed", "urn"),
    [
        ("Bede", town.BEDE),
        ("alder prim", town.ALDER),
        ("900004", town.CEDAR),
        ("999/2101", town.BEDE),
        ("ZZ2 2AA", town.ALDER),
        ("zz22aa", town.ALDER),
        ("eastgate", town.CEDAR),
        ("blessed ethelfled", town.LONGEST),
    ],
)
def test_by_name_number_postcode_or_ward(client: Client, typed: str, urn: int) -> None:
    assert found(client, f"q={typed}")[0] == urn


def test_a_misspelt_name_is_met_with_did_you_mean(client: Client) -> None:
    text = words(client, "/schools?q=Foxgluve")
    assert "Did you mean Foxglove Primary School ?" in text
    assert "1 school with a similar name" in text


def test_a_name_spelt_right_is_not(client: Client) -> None:
    assert "Did you mean" not in words(client, "/schools?q=Foxglove")


def test_nothing_typed_says_what_can_be_found(client: Client) -> None:
    text = words(client, "/schools")
    assert "The register holds the schools of 1 authority" in text
    assert "Get Information about Schools, extract of 15 January 2026" in text
    assert not found(client, "")


def test_nothing_found_says_what_to_try(client: Client) -> None:
    text = words(client, "/schools?q=Quetzalcoatl&phase=Primary")
    assert "No school matches “Quetzalcoatl” with these filters on 31 March 2026." in text
    assert "Search without the filters" in text


def test_filters_narrow_and_stand_in_the_address(client: Client) -> None:
    assert set(found(client, "authority=999&presence=closed")) == {town.OLD}
    assert town.CEDAR not in found(client, "q=school&phase=Primary")
    assert len(found(client, "authority=nowhere&q=bede")) == 1


def test_it_is_asked_as_at_a_day(client: Client) -> None:
    assert set(found(client, "authority=999&presence=closed&as_at=2010-01-01")) == set()
    text = words(client, "/schools?q=elder&as_at=2010-01-01")
    assert re.search(r"Elder Infant School .*? Open", text)
    assert re.search(r"Elder Primary Academy .*? Not open yet", text)


def test_what_was_typed_is_shown_as_text(client: Client) -> None:
    page = client.get("/schools", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page


def test_many_are_shown_in_pages(client: Client) -> None:
    many = [school(910_000 + n, f"Hazel Primary School {n}") for n in range(60)]
    load(many, date(2026, 2, 1))
    text = words(client, "/schools?q=hazel")
    assert "60 schools found" in text
    first, last = found(client, "q=hazel"), found(client, "q=hazel&page=3")
    assert (len(first), len(last)) == (25, 10)
    assert found(client, "q=hazel&page=99") == last
    assert found(client, "q=hazel&page=x") == first


def test_the_twins_hold_all_that_was_found(client: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/schools.csv?q=school").content.decode())))
    assert {int(row["urn"]) for row in rows} >= {town.BEDE, town.ALDER, town.CEDAR}
    assert rows[0]["as_at"] == "2026-03-31"
    told = json.loads(client.get("/schools.json?q=cedar").content)
    assert (told["search"], told["found"]) == ("cedar", 1)
    assert told["rows"][0]["phase"] == "Special"
    assert client.get("/schools.csv").content.decode().count("\n") == 1


def test_what_was_recorded_by_a_day_is_neither_offered_nor_read(client: Client) -> None:
    text = words(client, "/schools?q=bede&known_at=2020-01-01")
    assert "recorded" not in text
    assert 'name="known_at"' not in client.get("/schools").content.decode()


def test_a_search_asks_the_database_little(client: Client) -> None:
    client.get("/schools?q=bede")
    with CaptureQueriesContext(connection) as queries:
        client.get("/schools?q=alder&authority=999")
    assert len(queries) <= MOST_QUERIES, [query["sql"][:90] for query in queries]
