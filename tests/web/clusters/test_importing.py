"""Clusters and posts out of a CSV: look first, then all of it or nothing."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web import town

from fosse.audit.models import Event
from fosse.people.models import RoleName
from fosse.schools import actions, facts

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 31)
ADDRESS = f"/authorities/{town.CODE}/clusters/import"
HEADER = "authority,cluster,urn,role,joined_on"
GOOD = f"{HEADER}\n999,West Development Group,900008,lead,2025-09-01\n"


@pytest.fixture(autouse=True)
def the_town() -> None:
    town.everything()


@pytest.fixture
def adviser(signed_in: Any) -> Client:
    client: Client = signed_in(RoleName.ADVISER, town.CODE)
    return client


def upload(client: Client, content: str | bytes, what: str = "clusters") -> str:
    data = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile("groups.csv", data, "text/csv")
    response = client.post(ADDRESS, {"what": what, "file": file, "reason": "The year's list"})
    assert response.status_code == 200
    return response.content.decode()


def text(page: str) -> str:
    main = re.search(r"<main.*?</main>", page, re.S)
    assert main
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def carried(page: str) -> dict[str, str]:
    """The hidden fields that a preview carries along."""
    fields = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page)
    pairs = [(re.search(r'name="(\w+)"', f), re.search(r'value="([^"]*)"', f)) for f in fields]
    return {name[1]: unescape(value[1]) for name, value in pairs if name and value}


def names() -> set[str]:
    return {cluster.name for cluster in facts.clusters_of(town.CODE, as_at=TODAY)}


def test_the_preview_lists_every_change_and_saves_none(adviser: Client) -> None:
    said = text(upload(adviser, GOOD))
    assert "The file makes 2 changes: check them" in said
    assert "Gorse Primary School joins West Development Group as lead" in said
    assert "West Development Group" not in names()


def test_confirmed_it_is_saved_at_once_with_its_reason(adviser: Client) -> None:
    page = upload(adviser, GOOD)
    response = adviser.post(ADDRESS, {**carried(page), "step": "confirm"}, follow=True)
    assert "2 changes of groups.csv saved." in text(response.content.decode())
    assert "West Development Group" in names()
    event = Event.objects.first()
    assert event
    assert (event.verb, event.reason) == ("clusters.imported", "The year's list")


def test_every_fault_is_named_by_its_line_and_nothing_can_be_saved(adviser: Client) -> None:
    page = upload(adviser, f"{HEADER}\n999,West,900008,boss,2025-09-31\n998,East,900001,lead,\n")
    said = text(page)
    assert "nothing can be saved" in said
    assert re.search(r"2 role: “boss” is not one of", said)
    assert re.search(r"2 joined_on: “2025-09-31” is a day that does not exist", said)
    assert re.search(r"3 authority", said)
    assert "Save all of it" not in said
    adviser.post(ADDRESS, {**carried(page), "step": "confirm"})
    assert names() == {"North Development Group", "South Development Group"}


def test_when_the_register_changed_meanwhile_it_is_shown_again(adviser: Client) -> None:
    page = upload(adviser, GOOD)
    actions.found_cluster(
        name="West Development Group", starts_on=date(2024, 9, 1), at=town.RECORDED, **town.HERE
    )
    response = adviser.post(ADDRESS, {**carried(page), "step": "confirm"})
    said = text(response.content.decode())
    assert "The register has changed since you looked." in said
    assert "The file makes 1 change" in said
    west = facts.cluster(town.CODE, "west-development-group", as_at=TODAY)
    assert west
    assert not west.members


def test_a_file_with_nothing_new_says_so(adviser: Client) -> None:
    csv = adviser.get(f"/authorities/{town.CODE}/clusters.csv").content
    assert "The file changes nothing" in text(upload(adviser, csv))


def test_posts_come_in_too_and_a_formula_stays_text(adviser: Client) -> None:
    row = "999,North Development Group,chair,=HYPERLINK(1),no,2025-09-01"
    page = upload(adviser, f"authority,cluster,title,holder,salaried,starts_on\n{row}\n", "posts")
    adviser.post(ADDRESS, {**carried(page), "step": "confirm"})
    csv = adviser.get(f"/authorities/{town.CODE}/posts.csv").content.decode()
    assert "'=HYPERLINK(1)" in csv
    assert ",=HYPERLINK" not in csv


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"PK\x03\x04", "zip or a workbook"), (b"a;b\n1;2\n", "semicolons"), (b"x\n1\n", "lacks")],
)
def test_a_file_that_is_no_such_csv_is_told_what_it_is(
    adviser: Client, content: bytes, words: str
) -> None:
    assert words in text(upload(adviser, content))


def test_no_file_a_large_one_and_one_that_came_along_broken(adviser: Client) -> None:
    said = text(adviser.post(ADDRESS, {"what": "clusters", "reason": "x"}).content.decode())
    assert "There is a problem" in said
    assert "larger than 1 MB" in text(upload(adviser, b"x" * 1_000_001))
    broken = {**carried(upload(adviser, GOOD)), "step": "confirm", "content": "?"}
    assert adviser.post(ADDRESS, broken).status_code == 400


@pytest.mark.parametrize("what", ["clusters", "posts"])
def test_there_is_a_template_to_fill_in(adviser: Client, what: str) -> None:
    response = adviser.get(f"{ADDRESS}/{what}.csv")
    assert response.content.decode().startswith("authority,cluster,")
    assert "attachment" in response["Content-Disposition"]
    assert adviser.get(f"{ADDRESS}/money.csv").status_code == 404
