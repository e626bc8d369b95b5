"""The clusters of an authority as a citizen finds them: page, dates, twins."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from tests.web import town

from fosse.schools import imports

pytestmark = pytest.mark.django_db

PAGE = f"/authorities/{town.CODE}/clusters"
NORTH = f"{PAGE}/north-development-group"
MOST_QUERIES = 15


@pytest.fixture(autouse=True)
def the_town() -> None:
    town.everything()


def words(client: Client, address: str, status: int = 200) -> str:
    """The text of a page as it is read."""
    response = client.get(address)
    assert response.status_code == status, address
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)
    assert main
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def test_the_page_answers_the_three_questions_before_any_table(client: Client) -> None:
    text = words(client, PAGE)
    first = text[: text.index("The schools in each cluster")]
    assert "There are 2 clusters in Ratae on 31 March 2026." in first
    assert "5 schools in 2 clusters" in first
    assert re.search(r"North 3 schools? South 3", first)
    assert "Yes, in 1 of the 2 clusters" in first
    assert f"North : employed and paid by {town.AUTHORITY}" in first
    assert "In South the post of co-ordinator is vacant." in first
    assert f"employed and paid by {town.HEADS}" in first


def test_schools_in_no_cluster_and_in_two_are_told(client: Client) -> None:
    text = words(client, PAGE)
    assert "1 school belongs to more than one." in text
    outside = text[text.index("Open schools that are in no cluster") :]
    assert "Gorse Primary School" in outside
    assert "Bede Primary School" not in outside


def test_another_day_has_another_answer(client: Client) -> None:
    text = words(client, f"{PAGE}?as_at=17/9/2009")
    assert "There were 2 clusters in Ratae on 17 September 2009." in text
    assert "In North and South no post of co-ordinator is recorded." in text
    assert town.LONG_NAME not in text[: text.index("Open schools that are in no cluster")]


def test_before_anything_was_recorded_it_says_that(client: Client) -> None:
    text = words(client, f"{PAGE}?as_at=2001-01-01")
    assert "No cluster is recorded in Ratae on 1 January 2001." in text
    assert "No post is recorded for 1 January 2001" in text


def test_as_recorded_on_leaves_out_what_was_recorded_later(client: Client) -> None:
    """The clusters were put on record on 2 February 2026."""
    assert "No cluster is recorded" in words(client, f"{PAGE}?known_at=2026-02-01")
    assert "There are 2 clusters" in words(client, f"{PAGE}?known_at=2026-02-02")


def test_a_day_that_is_none_shows_today_and_says_what_to_do(client: Client) -> None:
    text = words(client, f"{PAGE}?as_at=31/2/2020", status=400)
    assert "“31/2/2020” is not a day. Enter a real date, like 17/9/2007." in text
    assert "There are 2 clusters" in text


def test_every_name_of_a_cluster_leads_to_its_place_in_the_table(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    anchors = set(re.findall(r'href="#([a-z-]+-development-group)"', page))
    assert anchors == {"north-development-group", "south-development-group"}
    assert all(f'id="{anchor}"' in page for anchor in anchors)


def test_a_download_says_its_day_and_source_and_can_be_brought_in_again(client: Client) -> None:
    response = client.get(f"{PAGE}.csv?as_at=2025-09-01")
    assert "2025-09-01" in response["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert len(rows) == 6
    assert {row["as_at"] for row in rows} == {"2025-09-01"}
    assert "Get Information about Schools" in rows[0]["source"]
    assert rows[0]["joined_on"] == "2007-09-01"
    preview = imports.preview("clusters", response.content, authority_code=town.CODE)
    assert (preview.changes, preview.faults) == ((), ())
    posts = client.get(f"/authorities/{town.CODE}/posts.csv").content
    preview = imports.preview("posts", posts, authority_code=town.CODE)
    assert (preview.changes, preview.faults) == ((), ())


def test_the_json_holds_the_answers_and_the_posts(client: Client) -> None:
    told = json.loads(client.get(f"{PAGE}.json").content)
    assert told["as_at"] == "2026-03-31"
    assert told["how_many"].startswith("2 clusters. There are 2 clusters in Ratae")
    assert {post["holder"] for post in told["posts"]} == {"Ada Lovett", "", "Win Ashby"}
    assert {row["cluster"] for row in told["rows"]} == {
        "North Development Group",
        "South Development Group",
    }


def test_the_spreadsheet_opens_and_says_what_it_is(client: Client) -> None:
    book = load_workbook(io.BytesIO(client.get(f"{PAGE}.xlsx").content))
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert about["as at"] == "2026-03-31"
    assert "Yes, in 1 of the 2 clusters" in about["coordinator"]


def test_a_download_of_no_day_is_refused_in_words(client: Client) -> None:
    response = client.get(f"{PAGE}.csv?as_at=<soon>")
    assert response.status_code == 400
    assert "“&lt;soon&gt;” is not a date. Enter it like 17/9/2007" in response.content.decode()


def test_a_special_school_is_called_so_in_the_download(client: Client) -> None:
    rows = json.loads(client.get(f"{PAGE}.json").content)["rows"]
    assert {row["phase"] for row in rows if row["urn"] == town.CEDAR} == {"Special"}


def test_a_cluster_says_who_belongs_since_when_and_who_co_ordinates(client: Client) -> None:
    text = words(client, NORTH)
    assert "North Development Group is a cluster of 3 schools in Ratae." in text
    assert "It was founded on 1 September 2007." in text
    assert "Bede Primary School is the lead school." in text
    assert (
        f"Ada Lovett, 0.6 full-time equivalent: salaried, employed and paid by {town.AUTHORITY}"
        in text
    )
    assert "Agreed by the heads" not in text  # reasons are for officers


def test_a_cluster_before_it_was_founded_says_when_it_was(client: Client) -> None:
    text = words(client, f"{NORTH}?as_at=2001-01-01")
    assert "North Development Group was founded on 1 September 2007, after 1 January 2001." in text


def test_a_cluster_has_twins_with_its_posts(client: Client) -> None:
    told = json.loads(client.get(f"{NORTH}.json").content)
    assert [row["role"] for row in told["rows"]] == ["lead", "member", "member"]
    assert told["posts"][0]["employer"] == town.AUTHORITY


def test_what_is_not_there_is_said_in_words(client: Client) -> None:
    assert "No authority with the code 123" in words(client, "/authorities/123/clusters", 404)
    assert "No cluster “nowhere” of Ratae" in words(client, f"{PAGE}/nowhere", 404)


def test_posts_have_a_page_of_their_own(client: Client) -> None:
    text = words(client, f"/authorities/{town.CODE}/posts")
    assert "Strategic primary lead" in text
    assert "The whole authority" in text


@pytest.mark.parametrize("address", [PAGE, NORTH, f"/authorities/{town.CODE}/posts"])
def test_a_page_asks_the_database_little(client: Client, address: str) -> None:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) <= MOST_QUERIES, [query["sql"][:90] for query in queries]


def test_the_public_sees_no_form(client: Client) -> None:
    assert "Found a cluster" not in words(client, PAGE)
    assert "Move a school" not in words(client, NORTH)
