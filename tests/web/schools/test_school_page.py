"""A school's public page: what it is, what it was before, what is not certain, its results."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.schools.making import CLOSED, load, school
from tests.web import town
from tests.web.conftest import SignedIn

from fosse.people.models import RoleName

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15


@pytest.fixture(autouse=True)
def the_town() -> None:
    town.everything()


def words(client: Client, urn: int, query: str = "", status: int = 200) -> str:
    response = client.get(f"/schools/{urn}{query}")
    assert response.status_code == status
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)
    assert main
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())
    return re.sub(r" ([.,;])", r"\1", text)


def test_the_first_screen_says_what_it_is_where_and_to_what_it_belongs(client: Client) -> None:
    text = words(client, town.BEDE)
    first = text[: text.index("Published results")]
    assert "A primary school (community school) for ages 4 to 11 in Westgate ward, Ratae." in first
    assert "Open since 1 September 1995." in first
    assert "LAESTAB 999/2101" in first
    assert (
        "It belongs to the cluster North Development Group, as lead school, since 1 September 2007."
        in first
    )


def test_what_it_was_before_and_what_became_of_it(client: Client) -> None:
    text = words(client, town.NEW)
    assert f"It followed School {town.OLD} on 1 September 2012." in text
    assert "It is part of Fosse Way Trust." in text
    old = words(client, town.OLD)
    assert "It closed on 31 August 2012. It had opened on 1 September 1995." in old
    assert f"It was followed by School {town.NEW} on 1 September 2012." in old


def test_on_an_earlier_day_what_came_later_is_not_known(client: Client) -> None:
    text = words(client, town.OLD, "?as_at=2010-03-01")
    assert "was followed" not in text
    assert "Open since 1 September 1995. It closes on 31 August 2012." in text


def test_doubts_are_told_in_words(client: Client) -> None:
    text = words(client, town.UNDATED, "?as_at=2007-09-17")
    assert "Not certain whether open" in text
    assert "What is not certain on 17 September 2007" in text
    assert "No open date published." in text


def test_what_is_not_published_says_so_and_nothing_reads_none(client: Client) -> None:
    blank = (
        "Postcode", "Town", "Easting", "Northing", "PhaseOfEducation (name)", "OpenDate",
        "TypeOfEstablishment (name)", "TypeOfEstablishment (code)", "StatutoryLowAge",
        "NumberOfPupils", "AdministrativeWard (name)",
    )  # fmt: skip
    bare = school(900100, "Bare School", **dict.fromkeys(blank, ""), **CLOSED)
    load([bare], date(2026, 2, 1))
    text = words(client, 900100)
    assert "A school in Ratae." in text
    assert "It has closed; the register does not say when." in text
    assert "Address not published" in text
    assert "No published result of this school" in text
    assert "None" not in text.replace("None is", "")


def test_history_lists_all_that_is_known_with_sources(client: Client) -> None:
    text = words(client, town.NEW)
    history = text[text.index("Through time") :]
    assert "1 September 2012 It opened. Get Information about Schools" in history
    assert f"It followed School {town.OLD}" in history


def test_a_new_name_or_status_is_told_between_the_extracts_that_say_so(client: Client) -> None:
    load([school(town.LONE, "Gorse Hill School", **CLOSED)], date(2026, 2, 1))
    text = words(client, town.LONE)
    assert (
        "between 15 January 2026 and 1 February 2026 Name: Gorse Primary School → Gorse Hill "
        "School. Status: Open → Closed." in text
    )
    assert "Gorse Hill School." not in words(client, town.LONE, "?as_at=2026-01-20")


def test_the_twins_say_day_and_source(client: Client) -> None:
    told = json.loads(client.get(f"/schools/{town.BEDE}.json?as_at=2022-06-01").content)
    assert told["as_at"] == "2022-06-01"
    assert "extract of 1 May 2022" in told["source"]
    assert (told["urn"], told["presence"], told["ward"]) == (town.BEDE, "open", "Westgate")


def test_a_number_that_no_school_has_is_not_found(client: Client) -> None:
    assert "No school with the Unique Reference Number 123456" in words(client, 123456, status=404)


def test_the_longest_name_is_whole(client: Client) -> None:
    page = client.get(f"/schools/{town.LONGEST}").content.decode()
    assert unescape(page).count(town.LONG_NAME) >= 3  # title, heading, breadcrumb


@pytest.mark.parametrize("urn", ["99999999999999999999", "12345", "1000000", "012345"])
def test_what_is_no_number_of_a_school_is_not_found(client: Client, urn: str) -> None:
    for ending in ("", ".csv", "/level"):
        assert client.get(f"/schools/{urn}{ending}").status_code == 404


def test_a_day_too_far_ahead_is_refused_in_words(client: Client) -> None:
    text = words(client, town.BEDE, "?as_at=9999-12-31", status=400)
    assert "more than two years from today" in text
    response = client.get(f"/schools/{town.BEDE}.csv?as_at=9000-01-01")
    assert response.status_code == 400
    assert "more than two years from today" in response.content.decode()


def test_a_special_school_is_called_so(client: Client) -> None:
    text = words(client, town.CEDAR)
    assert "Phase Special" in text
    assert "Not applicable" not in text
    assert json.loads(client.get(f"/schools/{town.CEDAR}.json").content)["phase"] == "Special"


def test_it_leads_those_who_may_see_it_to_the_level(client: Client, signed_in: SignedIn) -> None:
    link = f'href="/schools/{town.BEDE}/level"'
    assert link not in client.get(f"/schools/{town.BEDE}").content.decode()
    for role, leads in ((RoleName.ADVISER, True), (RoleName.INFORMATION_OFFICER, False)):
        page = signed_in(role, town.CODE).get(f"/schools/{town.BEDE}").content.decode()
        assert (link in page) == leads


def test_signed_in_it_asks_the_database_little_too(signed_in: SignedIn, settings) -> None:
    settings.FOSSE_AUTHORITY = town.CODE
    client = signed_in(RoleName.ADVISER, town.CODE)
    client.get(f"/schools/{town.NEW}")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/schools/{town.NEW}")
    assert len(queries) <= MOST_QUERIES, [query["sql"][:90] for query in queries]


def test_it_asks_the_database_little(client: Client) -> None:
    client.get(f"/schools/{town.NEW}")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/schools/{town.NEW}")
    assert len(queries) <= MOST_QUERIES, [query["sql"][:90] for query in queries]
